"""Records in the formats of the field, one small file a format.

`base`        what a format is, how its file is written whole, stories and one-a-day counting
`pairs`       an act as who-to-whom pairs, for formats that know one actor and one recipient
`codes`       other people's names for columns and states
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from dragoman.errors import InputError
from dragoman.export.formats import bibtex, brat, ftm, gdelt, geojson, icews, lines, network, polecat, tables, web
from dragoman.export.formats.base import Choices, Exporter, Telling, Written
from dragoman.records import Record

EXPORTERS: Mapping[str, Exporter] = {
    exporter.name: exporter
    for exporter in (
        lines.JSONL, tables.CSV, tables.PARQUET, gdelt.GDELT, polecat.POLECAT, icews.ICEWS, geojson.GEOJSON,
        network.GEXF, network.GRAPHML, web.WEB_ANNOTATION, brat.BRAT, ftm.FTM, bibtex.BIBTEX,
    )
}  # fmt: skip
"""Every format by its name."""


def export_records(records: Iterable[Record], format: str, output: Path, choices: Choices | None = None) -> Written:
    """Writes records in a format of the field.

    Args:
        records: the records; they are taken one at a time.
        format: one of `EXPORTERS`.
        output: the file; of "csv", "parquet" and "brat" the folder. It appears whole or not at all.
        choices: stories, and whether each is counted once a day.

    Returns:
        The rows written, and what the format has no place for, counted by its reason.

    Raises:
        InputError: no such format, it needs an extra, or the output can't be written.
        DiskFullError: the disk is full; nothing is left under `output`'s name.
    """
    exporter = EXPORTERS.get(format)
    if exporter is None:
        raise InputError(f"no format '{format}'", hint=f"one of {', '.join(EXPORTERS)}")
    return exporter.write(records, output, choices or Choices())


__all__ = ["EXPORTERS", "Choices", "Exporter", "Telling", "Written", "export_records"]
