from __future__ import annotations

import dataclasses
from io import StringIO

import pytest
from rich.console import Console

from dragoman.export.terminal import record_view
from dragoman.records import Document, Record, Span


def shown(record: Record, *, width: int = 80, unicode: bool = True, color: bool = False) -> str:
    console = Console(file=StringIO(), width=width, force_terminal=color, color_system="truecolor" if color else None)
    with console.capture() as captured:
        console.print(record_view(record, width=width, unicode=unicode))
    return captured.get()


def test_layers_are_told_apart_without_colour(record: Record) -> None:
    text = shown(record)
    assert "accusedᵉ¹" in text
    assert "ᶜ¹‹shellingᵉ² Tacna›" in text
    assert "rejectedᵖ¹" in text


def test_tables_hold_every_item(record: Record) -> None:
    text = shown(record)
    assert "△ ACCUSE" in text
    assert "Peru\u00a0PER → Chile" in text
    assert "2024-05-14" in text
    assert "no" in text and "c1 says" in text
    assert "challenged" in text
    assert "(PER, c1)" in " ".join(text.replace("it favours Lima", "").split())
    assert "it favours Lima" in text


@pytest.mark.parametrize("width", [80, 60, 200])
def test_nothing_is_wider_than_the_terminal(record: Record, width: int) -> None:
    assert max(len(line.rstrip()) for line in shown(record, width=width).splitlines()) <= width


def test_a_poor_terminal_gets_ascii(record: Record) -> None:
    text = shown(record, unicode=False)
    assert "accused[e1]" in text
    assert "[c1]<shelling[e2] Tacna>" in text
    assert not set("ᵉ‹→△") & set(text)


def test_acts_and_positions_are_underlined(record: Record) -> None:
    text = shown(record, color=True)
    assert "\x1b[1;3;4;38;2;230;159;0maccused" in text
    assert "\x1b[21mrejected" in text


def test_escape_sequences_in_a_report_do_not_reach_the_terminal(record: Record) -> None:
    text = "\x1b[31mred \x9b2J \x07bell"
    hostile = Record(document=Document(id="\x1b]0;x\x07", text=text, title="\x1b[5m"), notes=("\x1b[1m",))
    assert not set("\x1b\x9b\x07") & set(shown(hostile))


def test_an_empty_record_says_so() -> None:
    assert "Nothing found" in shown(Record(document=Document(id="x", text="Rain fell.")))


def test_paragraphs_are_parted_and_wrapped_lines_joined(record: Record) -> None:
    wrapped = "\n".join(["word " * 13 + "end"] * 8) + "\n\nNext one."
    document = dataclasses.replace(record.document, text=wrapped)
    lines = [line.rstrip() for line in shown(Record(document=document), width=300).splitlines()]
    assert lines[lines.index("Next one.") - 1] == ""
    assert any(line.startswith("word") and "end word" in line for line in lines)


def test_crossing_spans_keep_every_character(record: Record) -> None:
    event = dataclasses.replace(record.events[0], anchor=Span(start=40, end=60, text=record.document.text[40:60]))
    text = shown(dataclasses.replace(record, events=(event,)), width=200)
    assert "Tacna" in text and "Gen. Soto" in text
