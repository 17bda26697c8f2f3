"""Reading our own "|" tables and writing the register's tab-separated files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

HERE = Path(__file__).parent


def read(name: str, width: int, separator: str = "|") -> Iterator[list[str]]:
    for line in (HERE / name).read_text("utf-8").split("\n"):
        if line.strip() and not line.startswith("#"):
            cells = [cell.strip() for cell in line.split(separator)]
            if len(cells) > width:
                raise SystemExit(f"{name}: {len(cells)} cells where {width} are wanted: {line}")
            yield cells + [""] * (width - len(cells))


def write(path: Path, header: str, rows: Iterable[Sequence[str]]) -> int:
    lines = ["\t".join(row) for row in rows]
    path.write_text("\n".join([header.replace(" ", "\t"), *lines]) + "\n", "utf-8")
    print(f"{path.name}: {len(lines)} rows, {path.stat().st_size / 1e6:.2f} MB")
    return len(lines)


def unique(items: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(item for item in items if item))
