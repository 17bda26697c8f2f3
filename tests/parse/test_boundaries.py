import pytest

from dragoman.parse.boundaries import sentence_starts


def cut(words):
    starts = sentence_starts(words.split())
    found, part = [], []
    for word, start in zip(words.split(), starts, strict=True):
        if start and part:
            found.append(" ".join(part))
            part = []
        part.append(word)
    return [*found, " ".join(part)]


@pytest.mark.parametrize(
    ("words", "sentences"),
    [
        ("He left . She stayed .", ["He left .", "She stayed ."]),
        ("Gen. Diallo spoke .", ["Gen. Diallo spoke ."]),
        ("The U.S. Navy sailed .", ["The U.S. Navy sailed ."]),
        ("He left the U.S. The navy sailed .", ["He left the U.S.", "The navy sailed ."]),
        ('" We fled . They came , " he said .', ['" We fled .', 'They came , " he said .']),
        ('" No . " He left .', ['" No . "', "He left ."]),
        ('He left . " Go , " they said .', ["He left .", '" Go , " they said .']),
        ("( It rained . ) He left .", ["( It rained . )", "He left ."]),
        ("It cost 3.5 million .", ["It cost 3.5 million ."]),
        ('" Why ? " asked Sall .', ['" Why ? " asked Sall .']),
        ("J. B. Diop left .", ["J. B. Diop left ."]),
    ],
)
def test_sentences_begin_where_a_reader_says(words, sentences):
    assert cut(words) == sentences


def test_no_words_give_no_starts():
    assert sentence_starts([]) == []
