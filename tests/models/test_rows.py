from __future__ import annotations

import pytest

from dragoman.errors import InputError
from dragoman.models import locate_pair, read_pairs

SENTENCE = "Peru accused Chile of spying."


def parties(text: str) -> list[tuple[str | None, str | None]]:
    return [
        (p.actor and p.sentence[slice(*p.actor)], p.recipient and p.sentence[slice(*p.recipient)])
        for p in read_pairs(text, name="t.tsv")
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"sentence\tsource\ttarget\n{SENTENCE}\tPeru\tChile\n",
        f"\ufeffTarget\tid\tSENTENCE\t Source \nChile\t7\t{SENTENCE}\tPeru",
        f"sentence\tsource\ttarget\r\n{SENTENCE}\tPeru\tChile\r\n\r\n",
        f'sentence\tsource\ttarget\n"{SENTENCE}"\t"Peru"\tChile\n',
    ],
)
def test_columns_are_found_by_name(text: str) -> None:
    assert parties(text) == [("Peru", "Chile")]


def test_quoted_cells_keep_their_quotation_marks() -> None:
    text = 'sentence\tsource\ttarget\n"Peru called Chile ""mad""."\tPeru\tChile\n'
    assert read_pairs(text, name="t.tsv")[0].sentence == 'Peru called Chile "mad".'


def test_a_quotation_mark_never_closed_swallows_no_rows() -> None:
    text = f'sentence\tsource\ttarget\n"We accuse Chile, Peru said\tPeru\tChile\n{SENTENCE}\tPeru\tChile\n'
    pairs = read_pairs(text, name="t.tsv")
    assert [pair.sentence for pair in pairs] == ['"We accuse Chile, Peru said', SENTENCE]


def test_signs_that_look_like_line_ends_end_no_row() -> None:
    text = "sentence\tsource\ttarget\nPeru\u2028 accused\x0c Chile\u0085.\tPeru\tChile\n"
    assert parties(text) == [("Peru", "Chile")]


def test_a_party_the_sentence_does_not_name_is_still_a_row() -> None:
    assert parties(f"sentence\tsource\ttarget\n{SENTENCE}\tPeru\ta recipient\n{SENTENCE}\t\tChile\n") == [
        ("Peru", None),
        (None, "Chile"),
    ]


@pytest.mark.parametrize(
    ("sentence", "source", "target", "actor", "recipient"),
    [
        ("Chileans said Chile blamed Peru.", "Chile", "Peru", (14, 19), (27, 31)),
        ("Peru and Peru met.", "Peru", "Peru", (0, 4), (9, 13)),
        ("U.S. officials sued the U.S. again.", "U.S. officials", "U.S.", (0, 14), (24, 28)),
        ("PERU  accused chile.", "Peru", "Chile", (0, 4), (14, 19)),
        ("The army of Chile shot at Chile (it said).", "Chile", "The army of Chile", (26, 31), (0, 17)),
    ],
)
def test_parties_are_found_as_whole_words_apart(
    sentence: str, source: str, target: str, actor: tuple[int, int], recipient: tuple[int, int]
) -> None:
    pair = locate_pair(sentence, source, target)
    assert (pair.actor, pair.recipient) == (actor, recipient)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "t.tsv is empty"),
        ("\n\n", "t.tsv is empty"),
        ("sentence,source,target\na,b,c\n", "no column 'sentence', 'source', 'target'"),
        ("sentence\tsource\nPeru\tPeru\n", "no column 'target'"),
        (f"sentence\tsource\ttarget\n{SENTENCE}\tPeru\tChile\n{SENTENCE}\n", "t.tsv line 3: 1 of 3 cells"),
    ],
)
def test_a_table_of_another_shape_is_refused_with_its_place(text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_pairs(text, name="t.tsv")


def test_a_header_alone_has_no_pairs() -> None:
    assert read_pairs("sentence\tsource\ttarget\n", name="t.tsv") == []
