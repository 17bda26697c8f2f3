"""What can go wrong, as a tree.

DragomanError
├── InputError       the user's text, file or setting (exit code 2)
│   ├── LanguageError    the text is not English
│   ├── TooLargeError    the text is over a stated limit
│   ├── EmptyError       there is no text
│   ├── EncodingError    the bytes are no text in the encoding they are read in
│   └── ArchiveError     a compressed or packed file is cut short, damaged, or swells beyond a limit
├── CodebookError    a codebook or lexicon file breaks its own rules (exit code 2)
├── RegisterError    an actors file is refused (exit code 2)
├── GazetteerError   a gazetteer file is refused (exit code 2)
├── ModelError       a model file is missing or differs from its card (exit code 1)
├── StoreError       a workspace is missing, damaged, newer than this version, or closed to writing (exit code 2)
├── DiskFullError    a disk has no room; what was done is kept (exit code 2)
└── CountError       read + failed + skipped is not what was given: a fault of ours (exit code 1)
"""

from __future__ import annotations


class DragomanError(Exception):
    """Base of every error this library raises on purpose.

    Args:
        message: what was found, where, and what was wanted, in one line.
        hint: what to try next; None where nothing helps.
    """

    exit_code = 1

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})" if self.hint else self.message


class InputError(DragomanError):
    """The given text, file, address or setting can't be used."""

    exit_code = 2


class LanguageError(InputError):
    """The text is not in a language Dragoman reads."""


class TooLargeError(InputError):
    """The text is larger than a stated limit."""


class EmptyError(InputError):
    """There is no text."""


class EncodingError(InputError):
    """The bytes are no text in the encoding they are read in."""


class ArchiveError(InputError):
    """A compressed or packed file is cut short, damaged, or swells beyond a limit.

    Args:
        swells: True for a bomb: unpacked, it is beyond the limits of size and ratio.
    """

    def __init__(self, message: str, *, hint: str | None = None, swells: bool = False) -> None:
        super().__init__(message, hint=hint)
        self.swells = swells


class CodebookError(DragomanError):
    """A codebook or lexicon file breaks its own rules."""

    exit_code = 2


class RegisterError(DragomanError):
    """An actors file is refused; nothing of it was loaded."""

    exit_code = 2


class GazetteerError(DragomanError):
    """A gazetteer file is refused; the old one stays in place."""

    exit_code = 2


class ModelError(DragomanError):
    """A model file is missing or differs from its card."""


class StoreError(DragomanError):
    """A workspace or database can't be used as it is: missing, damaged, newer than this version, closed to writing."""

    exit_code = 2


class DiskFullError(DragomanError):
    """A disk has no room left; what was done before is kept."""

    exit_code = 2


class CountError(DragomanError):
    """Read, failed and skipped reports do not add up to those given."""
