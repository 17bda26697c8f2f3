"""Files, standard input and addresses as bytes, within limits; bytes as text."""

from __future__ import annotations

import codecs
import difflib
import re
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import EmptyError, EncodingError, InputError, TooLargeError

MAX_BYTES = 16_000_000
"""Bytes of a file that holds one report, markup and all."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KINDS_BY_FIRST_BYTES = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x1f\x8b", "gzip data"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def open_file(path: Path) -> BinaryIO:
    """Opens a file for reading bytes, or raises an `InputError` that says why not."""
    if path.is_dir():
        raise InputError(f"{path} is a directory, not a file", hint=f"name its files: {path}/*.txt")
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise InputError(f"{path}: no such file", hint=_near(path)) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise InputError(f"{path}: can't be read: {reason}") from None


def read_stream(stream: BinaryIO, *, name: str, size: int = 0) -> bytes:
    """Reads a stream to its end.

    Args:
        stream: where to read.
        name: what to call it in messages.
        size: bytes it is known to hold; 0 when unknown.

    Returns:
        Its bytes.

    Raises:
        TooLargeError: it holds more than `MAX_BYTES`.
    """
    content = stream.read(MAX_BYTES + 1) if size <= MAX_BYTES else b""
    if size > MAX_BYTES or len(content) > MAX_BYTES:
        found = f"has {size / 1e6:,.0f} MB" if size else f"has over {MAX_BYTES / 1e6:.0f} MB"
        raise TooLargeError(
            f"{name} {found}; a report may have {MAX_BYTES / 1e6:.0f} MB",
            hint="give one report at a time, or many as JSON Lines",
        )
    return content


def decode_text(content: bytes, *, name: str, encoding: str | None = None) -> str:
    """Turns bytes into text. Line ends and everything else stay; a byte order mark goes.

    Args:
        content: the bytes.
        name: what to call them in messages.
        encoding: their encoding; UTF-8, or what a byte order mark says, when None.

    Returns:
        The text.

    Raises:
        EmptyError: nothing but blanks.
        EncodingError: not in that encoding, or no text at all.
        InputError: another kind of file, or no such encoding.
    """
    if not content.strip():
        raise EmptyError(f"{name} is empty", hint="a report needs at least a sentence")
    for first, kind in _KINDS_BY_FIRST_BYTES:
        if content.startswith(first):
            raise InputError(f"{name} is {kind}, not text", hint="save the report as plain text or HTML")
    chosen = encoding or next((codec for mark, codec in _MARKS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(chosen)
    except LookupError:
        raise InputError(f"no encoding is called {chosen!r}", hint="try utf-8, windows-1252, utf-16, gb18030") from None
    except UnicodeDecodeError as error:
        raise _not_decoded(content, error, name=name, asked=encoding) from None
    _check_is_text(text, content, name=name)
    return text.removeprefix("\ufeff")


def _not_decoded(content: bytes, error: UnicodeDecodeError, *, name: str, asked: str | None) -> EncodingError:
    number = content.count(b"\n", 0, error.start) + 1
    line = f" (line {number})" if b"\n" in content[:-1] else ""
    found = f"byte 0x{content[error.start]:02X} at offset {error.start:,}{line}"
    if asked is None and _looks_binary(content):
        return EncodingError(f"{name} is not text: {found}", hint="save the report as plain text or HTML")
    hint = f"{asked} may be wrong: try another --encoding" if asked else "say which: --encoding windows-1252"
    return EncodingError(f"{name}: {found} is not {error.encoding.upper()}", hint=hint)


def _looks_binary(content: bytes) -> bool:
    head = content[:8192]
    return sum(byte < 9 or 13 < byte < 32 for byte in head) * 20 > len(head)


def _check_is_text(text: str, content: bytes, *, name: str) -> None:
    head = text[:8192]
    if len(_CONTROL.findall(head)) * 20 <= len(head):
        return
    if b"\x00" in (content[1:2], content[:1]) and content[:8192].count(0) * 3 > len(content[:8192]):
        wide = "utf-16-le" if content[1:2] == b"\x00" else "utf-16-be"
        raise EncodingError(f"{name} looks like UTF-16 without a byte order mark", hint=f"--encoding {wide}")
    raise EncodingError(f"{name} is not text: it is full of control characters", hint="save it as plain text or HTML")


def _near(path: Path) -> str | None:
    """What to try for a path that is not there: a file with nearly the same name."""
    folder = path.parent
    if not folder.is_dir():
        return f"there is no folder {folder}"
    names = [entry.name for entry in folder.iterdir()]
    close = difflib.get_close_matches(path.name, names, n=1, cutoff=0.8)
    return f"did you mean {folder / close[0]}?" if close else None
