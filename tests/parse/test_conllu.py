from dragoman.parse.conllu import read_conllu, write_conllu


def test_written_parse_reads_back_the_same(parsed):
    text = "Moscow’s envoy met U.S. officials.\n\nHe left."
    sentences = parsed(text)
    assert len(sentences) == 2
    assert read_conllu(write_conllu({text: sentences})) == {text: sentences}
