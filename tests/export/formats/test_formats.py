"""Each format is read back by a reader of its own."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import DiskFullError, InputError
from dragoman.export.formats import EXPORTERS, Choices, Telling, Written, export_records
from dragoman.export.formats.codes import columns, dictionary, state_codes
from dragoman.export.rows import COLUMNS
from dragoman.records import Actor, ActorMention, Document, Event, Place, Record, Span, Step

Export = Callable[..., Written]
FOLDERS = ("csv", "parquet", "brat")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def export(record: Record, out: Path) -> Export:
    def run(format: str, *records: Record, **choices: object) -> Written:
        return export_records(records or (record,), format, out, Choices(**choices))  # type: ignore[arg-type]

    return run


def named(words: str, text: str, code: str, name: str, sector: str = "GOV") -> ActorMention:
    start = text.index(words)
    actor = Actor(code=code, sector=sector, name=name)
    return ActorMention(
        span=Span(start=start, end=start + len(words), text=words), sentence=0, head=0, kind="name", actor=actor
    )


@pytest.fixture
def talks() -> Record:
    """A mutual act of three, one of them no state, in a country."""
    text = "Kenya, Uganda and the “Lake Union” met in Rwanda\nand agreed\ton nothing."
    people = (
        named("Kenya", text, "KEN", "Kenya"),
        named("Uganda", text, "UGA", "Uganda"),
        named("Lake Union", text, "IGO", "Lake Union"),
    )
    start = text.index("Rwanda")
    rwanda = Place(
        text="Rwanda", start=start, end=start + 6, name="Rwanda", country="RWA", lat=-2.0, lon=30.0, precision="country"
    )
    met = Event(
        id="ev-met", type="CONSULT", quad=1, mode="multilateral", mutual=True, sentence=0, trigger=8, actors=people,
        recipients=(),
        anchor=Span(start=text.index("met"), end=text.index("met") + 3, text="met"), status="asserted", place=rwanda,
        cameo=("036", "040"), confidence=0.9, steps=(Step(by="rule", saw="met"),),
    )  # fmt: skip
    document = Document(
        id="a/b?c", text=text, published=date(2024, 2, 29), title='Talks & "more" 100%', outlet="The Lake\tPost",
        url="https://example.org/a?b=1",
    )  # fmt: skip
    return Record(document=document, events=(met,))


def test_gdelt_has_61_columns_without_header_and_a_row_each_pair(export: Export, out: Path, talks: Record) -> None:
    written = export("gdelt", talks)
    rows = [line.split("\t") for line in out.read_text(encoding="utf-8").splitlines()]
    assert [len(row) for row in rows] == [61, 61, 61]
    assert written.rows == {"events": 3}
    first = dict(zip(columns("gdelt"), rows[0], strict=True))
    assert (first["SQLDATE"], first["MonthYear"], first["Year"]) == ("20240229", "202402", "2024")
    assert (first["Actor1Code"], first["Actor2CountryCode"]) == ("KENGOV", "UGA")
    assert dict(zip(columns("gdelt"), rows[1], strict=True))["Actor2Code"] == "IGOGOV"
    assert len({row[0] for row in rows}) == 3


def test_those_who_condemn_somebody_together_are_no_pair(export: Export, talks: Record) -> None:
    side_by_side = replace(talks, events=(replace(talks.events[0], mutual=False),))
    assert export("icews", side_by_side).left_out == {"with one end": 3}


def test_gdelt_leaves_an_ambiguous_cameo_code_and_a_countrys_pin_empty(
    export: Export, out: Path, talks: Record
) -> None:
    export("gdelt", talks)
    row = dict(zip(columns("gdelt"), out.read_text(encoding="utf-8").splitlines()[0].split("\t"), strict=True))
    assert (row["EventCode"], row["EventRootCode"], row["QuadClass"]) == ("", "", "1")
    assert (row["ActionGeo_Type"], row["ActionGeo_CountryCode"], row["ActionGeo_Lat"]) == ("1", "RW", "")


@pytest.mark.parametrize("format", ["gdelt", "polecat", "icews"])
def test_what_is_not_asserted_is_left_out_and_counted(export: Export, format: str) -> None:
    assert export(format).left_out == {"negated": 1}


@pytest.mark.parametrize(("format", "width"), [("polecat", 40), ("icews", 20)])
def test_tables_with_a_header_read_back(export: Export, out: Path, format: str, width: int) -> None:
    export(format)
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    assert tuple(rows[0]) == columns(format)
    assert len(rows[0]) == width
    assert len(rows) == 1


def test_polecat_says_none_for_what_is_missing(export: Export, out: Path) -> None:
    export("polecat")
    with out.open(encoding="utf-8", newline="") as file:
        row = next(csv.DictReader(file, delimiter="\t"))
    assert (row["Event Type"], row["Event Mode"], row["Event Date"]) == ("ACCUSE", "allege", "2024-05-14")
    assert (row["Actor Country"], row["Actor COW"], row["Recipient COW"]) == ("PER", "135", "155")
    assert (row["Contexts"], row["Placename"]) == ("None", "None")


def test_icews_leaves_out_acts_with_one_end(export: Export, talks: Record) -> None:
    alone = replace(talks, events=(replace(talks.events[0], actors=talks.events[0].actors[:1]),))
    assert export("icews", alone).left_out == {"with one end": 1}


def test_csv_has_a_dictionary_of_every_column(export: Export, out: Path) -> None:
    assert export("csv").rows == {"documents": 1, "events": 2, "claims": 2, "positions": 1, "participants": 7}
    with (out / "dictionary.csv").open(encoding="utf-8", newline="") as file:
        told = [(row["table"], row["column"]) for row in csv.DictReader(file)]
    assert told == [(table, name) for table, names in COLUMNS.items() for name in names]
    with (out / "events.csv").open(encoding="utf-8", newline="") as file:
        assert [row["status"] for row in csv.DictReader(file)] == ["negated", "asserted"]


def test_a_cell_that_a_spreadsheet_would_run_is_disarmed(export: Export, out: Path, record: Record) -> None:
    export("csv", replace(record, document=replace(record.document, title="=HYPERLINK(1)")))
    with (out / "documents.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.DictReader(file))["title"] == "'=HYPERLINK(1)"


def test_parquet_is_read_by_duckdb_with_days_as_days(export: Export, out: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    export("parquet")
    found = duckdb.sql(f"select id, first, quad from '{out}/events.parquet' where first is not null").fetchall()
    assert found == [("ev-aa11", date(2024, 5, 14), 3)]


def test_parquet_has_its_columns_also_when_empty(export: Export, out: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    export("parquet", Record(document=Document(id="x", text="")))
    assert pq.read_table(out / "claims.parquet").column_names == list(COLUMNS["claims"])


def test_geojson_is_read_by_shapely_and_a_country_is_no_pin(
    export: Export, out: Path, talks: Record, record: Record
) -> None:
    shapely = pytest.importorskip("shapely.geometry")
    written = export("geojson", record, talks)
    features = json.loads(out.read_text(encoding="utf-8"))["features"]
    shapes = [shapely.shape(f["geometry"]) for f in features if f["geometry"]]
    assert [(shape.x, shape.y) for shape in shapes] == [(-70.25, -18.01)]
    assert written.rows == {"events": 3, "with coordinates": 1}
    assert features[-1]["properties"]["country"] == "RWA"


@pytest.mark.parametrize(("format", "reader"), [("gexf", "read_gexf"), ("graphml", "read_graphml")])
def test_networks_are_read_by_networkx(
    export: Export, out: Path, format: str, reader: str, record: Record, talks: Record
) -> None:
    networkx = pytest.importorskip("networkx")
    export(format, record, talks)
    graph = getattr(networkx, reader)(out)
    assert graph.number_of_edges() == 4
    assert graph.edges["PER", "CHL"]["verbal_conflict"] == 1
    assert graph.nodes["IGO:Lake Union"]["label"] == "Lake Union"


def test_web_annotations_point_by_quote_and_by_position(export: Export, out: Path, record: Record) -> None:
    export("webannotation")
    page = json.loads(out.read_text(encoding="utf-8"))
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    text = record.document.text
    for item in page["items"]:
        quote, position = item["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
    assert len({item["id"] for item in page["items"]}) == len(page["items"]) == 5


def test_brat_spans_are_the_texts_words_in_fragments_that_cross_no_line(
    export: Export, out: Path, talks: Record
) -> None:
    crossing = Span(
        start=talks.document.text.index("Rwanda"), end=len(talks.document.text), text=talks.document.text[42:]
    )
    export("brat", replace(talks, events=(replace(talks.events[0], anchor=crossing),)))
    (notes,) = out.glob("*.ann")
    text = notes.with_suffix(".txt").read_text(encoding="utf-8")
    assert text == talks.document.text
    bound = [line.split("\t") for line in notes.read_text(encoding="utf-8").splitlines() if line.startswith("T")]
    for _, where, *words in bound:
        pieces = [piece.split() for piece in where.split(" ", 1)[1].split(";")]
        assert "\t".join(words) == " ".join(text[int(start) : int(end)] for start, end in pieces)
    assert ";" in next(where for _, where, *_ in bound if where.startswith("CONSULT"))


def test_brat_events_name_spans_that_are_there(export: Export, out: Path) -> None:
    export("brat")
    lines = (out / "report-1.ann").read_text(encoding="utf-8").splitlines()
    spans = {line.split("\t")[0] for line in lines if line.startswith("T")}
    used = {end.split(":")[1] for line in lines if line.startswith("E") for end in line.split("\t")[1].split()}
    assert used <= spans
    assert any(line.split("\t")[1] == "Status E1 negated" for line in lines if line.startswith("A"))


def test_followthemoney_takes_every_entity(export: Export, out: Path, record: Record, talks: Record) -> None:
    ftm = pytest.importorskip("followthemoney")
    export("ftm", record, talks)
    entities = [ftm.model.get_proxy(json.loads(line)) for line in out.read_text(encoding="utf-8").splitlines()]
    assert len({entity.id for entity in entities}) == len(entities)
    accuse = next(entity for entity in entities if entity.first("keywords") in ("ACCUSE", "allege"))
    assert accuse.get("startDate") == ["2024-05-14"]
    known = {entity.id for entity in entities}
    assert set(accuse.get("involved")) <= known
    for entity in entities:
        entity.schema.validate(entity.to_dict())


def test_bibtex_reads_back_with_odd_titles(export: Export, out: Path, record: Record, talks: Record) -> None:
    bibtexparser = pytest.importorskip("bibtexparser")
    export("bibtex", record, talks, talks)
    library = bibtexparser.parse_string(out.read_text(encoding="utf-8"))
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == ["wire20240516peru", "lake20240229talks", "lake20240229talks_2"]
    assert library.entries[1]["title"] == r'{Talks \& "more" 100\%}'
    assert library.entries[1]["month"].lower().startswith("feb")


def test_json_lines_read_back_as_the_same_records(export: Export, out: Path, record: Record) -> None:
    from dragoman.codec import read_records

    export("jsonl")
    (read,) = read_records(out)
    assert (read.document, read.events) == (record.document, record.events)


def test_a_story_is_counted_by_its_first_telling(export: Export, record: Record) -> None:
    again = {("report-1", "ev-aa11"): Telling(story="s1", mentions=2, articles=2, outlets=2, first=False)}
    assert export("gdelt", tellings=again, once=True).left_out == {"negated": 1, "told again": 1}
    assert export("gdelt", tellings=again).rows == {"events": 1}


def test_one_a_day_counts_a_pairs_acts_of_a_type_once(export: Export, record: Record) -> None:
    other = replace(record, document=replace(record.document, id="report-2"))
    assert export("gdelt", record, other, one_a_day=True).left_out == {"negated": 2, "again that day": 1}


def test_an_unknown_format_is_answered_with_those_there_are(export: Export) -> None:
    with pytest.raises(InputError, match="geojson"):
        export("xlsx")


@pytest.mark.parametrize("format", sorted(EXPORTERS))
def test_an_export_that_breaks_off_leaves_nothing_and_keeps_the_old(
    export: Export, out: Path, format: str, record: Record
) -> None:
    def broken() -> object:
        yield record
        raise OSError(28, "No space left on device")

    if format not in FOLDERS:
        out.write_text("old", encoding="utf-8")
    with pytest.raises(DiskFullError, match="disk"):
        export_records(broken(), format, out)  # type: ignore[arg-type]
    assert [path.name for path in out.parent.iterdir()] == ([] if format in FOLDERS else ["out"])
    assert format in FOLDERS or out.read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("format", sorted(EXPORTERS))
def test_an_empty_record_exports(export: Export, format: str) -> None:
    export(format, Record(document=Document(id="x", text="")))


@pytest.mark.parametrize("format", FOLDERS)
def test_a_folder_that_holds_something_is_refused(export: Export, out: Path, format: str) -> None:
    out.mkdir()
    (out / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="not an empty folder"):
        export(format)
    assert os.listdir(out) == ["mine.txt"]  # noqa: PTH208


def test_the_dictionary_names_our_columns_in_their_order() -> None:
    assert {table: tuple(column.name for column in found) for table, found in dictionary().items()} == COLUMNS


def test_state_codes_differ_where_the_systems_do() -> None:
    germany = state_codes()["DEU"]
    assert (germany.iso2, germany.fips, germany.cow) == ("DE", "GM", "255")
