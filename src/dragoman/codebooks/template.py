"""A codebook of one's own to start from."""

from __future__ import annotations

from pathlib import Path

from dragoman.errors import CodebookError

TEMPLATE = Path(__file__).parent.parent / "data" / "codebooks" / "template.yaml"


def new_codebook(path: Path) -> Path:
    """Writes a small codebook that works as it is, with comments that say how to change it.

    Args:
        path: the file to write.

    Returns:
        The file.

    Raises:
        CodebookError: there is a file already, or it cannot be written.
    """
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(TEMPLATE.read_text(encoding="utf-8"))
    except FileExistsError:
        raise CodebookError(f"{path} is there already", hint="name another file, or move this one away") from None
    except OSError as error:
        raise CodebookError(f"{path} cannot be written: {error.strerror}") from error
    return path
