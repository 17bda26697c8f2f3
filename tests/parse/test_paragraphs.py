from hypothesis import given
from hypothesis import strategies as st

from dragoman.parse.paragraphs import split_paragraphs


def pieces(text):
    return [text[p.start : p.end] for p in split_paragraphs(text)]


def test_blank_lines_part_paragraphs():
    assert pieces("One.\n\nTwo.\r\n\r\nThree.") == ["One.", "Two.", "Three."]


def test_single_breaks_part_paragraphs_of_an_unwrapped_text():
    assert pieces("One.\nTwo.") == ["One.", "Two."]


def test_wrapped_lines_stay_together():
    line = "The minister said on Friday that the border would stay closed and\n"
    text = line * 5 + "then left.\n\nNext one."
    assert len(pieces(text)) == 2


def test_short_line_without_a_stop_is_a_heading():
    heading, body = split_paragraphs("Envoys meet in Doha\n\nThey met on Friday.")
    assert heading.heading and not body.heading


@given(st.text(alphabet=st.sampled_from('aZ é\u0301😀א \t\n\r\x00\u2028.”“"')))
def test_paragraphs_never_overlap_and_never_start_or_end_blank(text):
    last = 0
    for p in split_paragraphs(text):
        assert last <= p.start < p.end
        assert not text[p.start].isspace() and not text[p.end - 1].isspace()
        last = p.end
