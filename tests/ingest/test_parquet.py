from __future__ import annotations

from datetime import date

import pytest

from dragoman.ingest import parquet as reading
from dragoman.ingest.expand import Naming, expand
from dragoman.ingest.take import Wanted, take

pyarrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

TEXT = "The foreign ministers of both countries met on Tuesday and agreed to open the border crossing within a month."


def write(path, **columns):
    parquet.write_table(pyarrow.table(columns), path, row_group_size=10)
    return path


def test_rows_of_all_groups_are_read_with_their_days(tmp_path):
    path = write(
        tmp_path / "a.parquet",
        text=[f"{i}: {TEXT}" for i in range(25)],
        published=[date(2024, 5, 1 + i) for i in range(25)],
        other=[[1, 2]] * 25,
    )
    units = list(expand([str(path)]))
    documents = [take(unit, Wanted()).document for unit in units]
    assert [document.published.day for document in documents] == list(range(1, 26))
    assert units[-1].at == "row 25"


def test_columns_of_other_names_are_mapped_and_a_missing_one_is_named(tmp_path):
    path = write(tmp_path / "a.parquet", body=[TEXT])
    (unit,) = expand([str(path)])
    assert unit.refusal.reason == "no column 'text'"
    assert unit.refusal.hint == "it has body; name it with --text-field"
    (unit,) = expand([str(path)], Naming(fields=(("text", "body"),)))
    assert take(unit, Wanted(fields=(("text", "body"),))).document.text == TEXT


@pytest.mark.parametrize("kept", [0.5, 0.99])
def test_a_file_cut_short_is_a_failure(tmp_path, kept):
    path = write(tmp_path / "a.parquet", text=[TEXT] * 100)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * kept)])
    (unit,) = expand([str(path)])
    assert unit.refusal.kind == "broken-archive"


def test_a_column_that_swells_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "MAX_COLUMN_BYTES", 100_000)
    text = "0" * 1_000_000
    table = pyarrow.table({"text": [text, text + "1", text + "2"]})
    parquet.write_table(table, tmp_path / "a.parquet", compression="zstd", use_dictionary=False)
    (unit,) = expand([str(tmp_path / "a.parquet")])
    assert unit.refusal.kind == "bomb"
