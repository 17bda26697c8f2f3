from __future__ import annotations

import json
from datetime import date

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.codec import (
    decode_failure,
    decode_record,
    encode_failure,
    encode_record,
    read_records,
    record_json,
    record_schema,
)
from dragoman.errors import InputError
from dragoman.records import (
    Actor,
    ActorMention,
    Claim,
    Dateline,
    DateRange,
    Document,
    Event,
    Failure,
    Place,
    PlaceMention,
    Position,
    PositionObject,
    Record,
    Span,
    Step,
    TimeMention,
)

TEXT = "SEOUL (AP) — On Tuesday Seoul accused Pyongyang of shelling the island. Pyongyang rejected the charge."
STEP = Step(by="codebook:ACCUSE/accuse-of", saw="accused X of Y", score=0.123456)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words), text=words)


def mention(words: str, code: str) -> ActorMention:
    actor = Actor(code=code, sector="GOV", name=words, wikidata="Q884")
    return ActorMention(span=span(words), sentence=0, head=3, kind="name", actor=actor, steps=(STEP,))


SEOUL, PYONGYANG = mention("Seoul", "KOR"), mention("Pyongyang", "PRK")
DAY = DateRange(first=date(2024, 5, 14), last=date(2024, 5, 14), text="Tuesday", start=16, end=23)
PLACE_AT = span("the island")
PLACE = Place(
    text="the island", start=PLACE_AT.start, end=PLACE_AT.end, name="Yeonpyeong", country="KOR", lat=37.66, lon=125.7
)
RECORD = Record(
    document=Document(
        id="d1",
        text=TEXT,
        published=date(2024, 5, 16),
        published_source="given",
        dateline=Dateline(span=span("SEOUL (AP) —"), place="SEOUL", day=None, agency="AP"),
    ),
    events=(
        Event(
            id="e1", type="ACCUSE", quad=3, mode="allege", anchor=span("accused"), sentence=0, trigger=8,
            actors=(SEOUL,), recipients=(PYONGYANG,), status="asserted", date=DAY, place=PLACE, confidence=0.912345,
            steps=(STEP,),
        ),
    ),
    claims=(
        Claim(
            id="c1", sources=(SEOUL,), cue=span("accused"), content=span("Pyongyang of shelling the island"),
            form="indirect", act="accuse", sentence=0, challenged=True, challenged_by=span("rejected"),
            addressees=(PYONGYANG,), confidence=0.9, steps=(),
        ),
    ),
    positions=(
        Position(
            id="p1", holders=(PYONGYANG,), stance="reject", anchor=span("rejected"), sentence=1, confidence=0.8,
            object=PositionObject(
                kind="claim", text="the charge", start=TEXT.index("the charge"), end=TEXT.index("the charge") + 10,
                owner="KOR", claim="c1",
            ), steps=(),
        ),
    ),
    mentions=(SEOUL, PYONGYANG),
    times=(
        TimeMention(
            span=span("Tuesday"), sentence=0, head=2, kind="DATE", value="2024-05-14", range=DAY, steps=(STEP,)
        ),
    ),
    places=(PlaceMention(span=PLACE_AT, sentence=0, head=12, place=PLACE),),
    notes=("a note",),
)  # fmt: skip
HAND_WRITTEN = {
    "id": "d1",
    "text": TEXT,
    "events": [
        {
            "id": "e1",
            "type": "ACCUSE",
            "mode": None,
            "anchor": {"text": "accused", "start": span("accused").start, "end": span("accused").end, "occ": 1},
            "actors": [],
            "recipients": [],
            "date": {"first": "2024-05-14", "last": "2024-05-14", "text": "Tuesday"},
            "place": {"text": "the island", "country": "KOR"},
            "status": "asserted",
            "attributed_to": None,
            "optional": True,
            "contested": ["date"],
        }
    ],
    "claims": [],
    "positions": [],
}


def test_a_record_is_one_line_with_the_names_of_the_contract():
    line = encode_record(RECORD)
    assert "\n" not in line
    found = json.loads(line)
    assert list(found) == [
        "id", "published", "published_source", "title", "outlet", "url", "dateline", "text", "events", "claims",
        "positions", "notes",
    ]  # fmt: skip
    event = found["events"][0]
    assert event["actors"][0] | {"steps": []} == {
        "start": SEOUL.span.start, "end": SEOUL.span.end, "text": "Seoul", "code": "KOR", "sector": "GOV",
        "name": "Seoul", "wikidata": "Q884", "kind": "name", "sentence": 0, "head": 3, "steps": [],
    }  # fmt: skip
    assert event["date"]["first"] == "2024-05-14"
    assert (event["confidence"], event["steps"][0]["score"]) == (0.9123, 0.1235)


@pytest.mark.parametrize("layers", [False, True])
def test_what_is_read_back_writes_the_same_line(layers):
    line = encode_record(RECORD, layers=layers)
    assert encode_record(decode_record(line), layers=layers) == line


def test_mentions_times_and_places_are_written_when_asked_for():
    assert "mentions" not in record_json(RECORD)
    found = record_json(RECORD, layers=True)
    assert [len(found[name]) for name in ("mentions", "times", "places")] == [2, 1, 1]
    back = decode_record(found)
    assert (back.mentions[0].actor, back.times[0].range, back.places[0].place) == (SEOUL.actor, DAY, PLACE)


def test_the_schema_is_valid_and_describes_the_output():
    schema = record_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    validator.validate(record_json(RECORD, layers=True))
    validator.validate(HAND_WRITTEN)
    assert not validator.is_valid(HAND_WRITTEN | {"events": [{"id": "e1"}]})
    assert "Shape" not in json.dumps(schema)


def test_a_hand_written_record_may_leave_out_what_the_contract_does_not_name():
    (event,) = decode_record(HAND_WRITTEN).events
    assert (event.quad, event.sentence, event.place.start, event.date.start, event.confidence) == (0, -1, -1, -1, 1.0)
    written = record_json(decode_record(HAND_WRITTEN))["events"][0]
    assert (written["sentence"], written["place"]["start"]) == (None, None)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda d: d.update(event=[]), "unknown key 'event' (did you mean 'events'?)"),
        (lambda d: d["events"][0].update(recipient=[]), "'events[0].recipient' (did you mean 'recipients'?)"),
        (lambda d: d["events"][0]["anchor"].update(ofset=1), "unknown key 'events[0].anchor.ofset'"),
        (lambda d: d["events"][0].update(status="maybe"), "'maybe' - at `events[0].status`"),
        (lambda d: d["events"][0].pop("type"), "missing required field `type`"),
        (lambda d: d["events"][0]["anchor"].update(start=3), "events[0].anchor: [3, 37) reads"),
        (lambda d: d["events"][0]["anchor"].update(start=9, end=3, text=""), "events[0].anchor: [9, 3)"),
        (lambda d: d["events"][0]["anchor"].update(start=-1), "anchor.start"),
        (lambda d: d["events"][0]["date"].update(first="2024-02-31"), "events[0].date.first"),
        (lambda d: d.update(text=7), "text"),
    ],
)  # fmt: skip
def test_a_slip_of_the_pen_is_named_with_its_place(change, message):
    written = json.loads(json.dumps(HAND_WRITTEN))
    change(written)
    with pytest.raises(InputError) as refused:
        decode_record(written, where="gold.jsonl line 3")
    assert str(refused.value).startswith("gold.jsonl line 3: ")
    assert message in str(refused.value)


@pytest.mark.parametrize("line", ["{", "[]", "7", b"\xff", ""])
def test_what_is_no_record_is_refused(line):
    with pytest.raises(InputError, match=r"gold\.json is not"):
        decode_record(line, where="gold.json")


def test_files_folders_and_lines_are_read(tmp_path):
    line = encode_record(RECORD)
    (tmp_path / "b.json").write_text(json.dumps(json.loads(line), indent=1), encoding="utf-8")
    (tmp_path / "a.json").write_text(f"[{line}, {line}]", encoding="utf-8")
    (tmp_path / "c.jsonl").write_text(f"{line}\n\n{line}\n", encoding="utf-8")
    assert len(list(read_records(tmp_path))) == 3
    assert len(list(read_records(tmp_path / "c.jsonl"))) == 2


def test_a_broken_line_is_named_by_its_number(tmp_path):
    path = tmp_path / "c.jsonl"
    path.write_text(f"{encode_record(RECORD)}\n\n{{\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"c\.jsonl line 3 is not JSON"):
        list(read_records(path))
    with pytest.raises(InputError, match="can't be read"):
        list(read_records(tmp_path / "missing.jsonl"))


def test_a_failure_is_a_line_too():
    assert json.loads(encode_failure(Failure(source="a line 1", reason="no text"))) == {
        "source": "a line 1",
        "reason": "no text",
        "hint": None,
        "kind": "unreadable",
        "at": "",
    }


def test_a_failure_comes_back_as_it_was_written():
    failure = Failure(source="a", reason="no text", hint="give one", kind="empty", at="line 3")
    assert decode_failure(encode_failure(failure)) == failure


@pytest.mark.parametrize("line", ["[]", "{", '{"source": "a"}', '{"source": "a", "reason": "b", "raeson": "c"}'])
def test_what_is_no_failure_is_refused(line):
    with pytest.raises(InputError):
        decode_failure(line)


@st.composite
def texts_with_spans(draw):
    odd = st.sampled_from(
        ["👩‍👩‍👧", "e\u0301", "שלום", "\u202e", "\r\n", "\x00", "\u2028", "𝔸", "\ufeff", "“", "a", " "]
    )
    text = draw(st.lists(odd | st.text(max_size=3), min_size=1).map("".join).filter(bool))
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start, len(text)))


@given(texts_with_spans())
def test_spans_hold_over_odd_unicode(found):
    text, start, end = found
    quote = Span(start=start, end=end, text=text[start:end])
    mention = ActorMention(
        span=quote, sentence=0, head=0, kind="name", actor=Actor(code="UNK", sector="UNK", name=quote.text)
    )
    back = decode_record(encode_record(Record(document=Document(id="x", text=text), mentions=(mention,)), layers=True))
    read = back.mentions[0].span
    assert back.document.text[read.start : read.end] == read.text == quote.text
    assert back.document.text == text


@pytest.mark.shared
def test_gold_records_are_read_and_fit_the_schema(shared):
    validator = jsonschema.Draft202012Validator(record_schema())
    for path in sorted((shared / "gold").glob("*.json")):
        validator.validate(json.loads(path.read_text(encoding="utf-8")))
        (record,) = read_records(path)
        line = encode_record(record)
        validator.validate(json.loads(line))
        assert encode_record(decode_record(line)) == line
