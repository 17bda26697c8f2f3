import time
from pathlib import Path

import pytest

from dragoman.codebooks import ANYTHING, load_codebook, new_codebook
from dragoman.errors import CodebookError

MINIMAL = """
name: Test
sets:
  arms: [rifle, "@heavy"]
  heavy: [tank]
types:
  - type: GIVE
    quad: 2
    definition: Something is given.
    modes: {arms: Weapons are given.}
    triggers:
      - id: give
        verb: [give]
        object: ["@arms"]
        with: {to: "*"}
        roles: {actor: [subject], recipient: [to, indirect]}
"""


@pytest.fixture
def write(tmp_path):
    def _write(text: str) -> Path:
        file = tmp_path / "mine.yaml"
        file.write_text(text, encoding="utf-8")
        return file

    return _write


def refusal(write, text: str) -> str:
    with pytest.raises(CodebookError) as error:
        load_codebook(write(text))
    return str(error.value)


def test_the_shipped_codebook_has_plovers_types_quads_and_examples():
    codebook = load_codebook()
    quads = {name: kind.quad for name, kind in codebook.types.items()}
    assert quads == {
        "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2, "REQUEST": 3,
        "ACCUSE": 3, "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
    }  # fmt: skip
    for kind in codebook.types.values():
        assert len(kind.examples) >= 6 and len(kind.counterexamples) >= 6, kind.name
        assert kind.definition and kind.triggers


def test_the_shipped_codebook_loads_fast():
    best = min(_seconds(load_codebook) for _ in range(3))
    assert best < 0.5


def _seconds(act) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def test_word_sets_are_put_in_place(write):
    (trigger,) = load_codebook(write(MINIMAL)).verbs["give"]
    assert trigger.object == {"rifle", "tank"}
    assert trigger.with_ == {"to": ANYTHING}
    assert trigger.rule == "codebook:GIVE/give"


def test_a_verb_without_roles_takes_subject_and_object(write):
    text = MINIMAL.replace("        roles: {actor: [subject], recipient: [to, indirect]}\n", "")
    (trigger,) = load_codebook(write(text)).verbs["give"]
    assert (trigger.actor, trigger.recipient) == (("subject",), ("object",))


def test_the_trigger_with_more_conditions_comes_first(write):
    plain = "      - id: plain\n        verb: [give]\n        confidence: 0.99\n      - id: give\n"
    codebook = load_codebook(write(MINIMAL.replace("      - id: give\n", plain)))
    assert [t.id for t in codebook.verbs["give"]] == ["give", "plain"]


def test_on_off_and_no_are_words(write):
    text = MINIMAL.replace("[give]", "[give, no, on]").replace("[to, indirect]", "[on, off]")
    codebook = load_codebook(write(text))
    assert codebook.verbs["no"][0].recipient == ("on", "off")


def test_a_stop_is_a_trigger_of_type_none(write):
    text = MINIMAL + "stops:\n  - id: give-way\n    verb: [give]\n    object: [way]\n    with: {to: [car]}\n"
    stop = load_codebook(write(text)).stops[0]
    assert stop.type == "NONE"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("quad: 2", "quad: 5", ["quad is 5", "line 8"]),
        ("object: [", "objekt: [", ["unknown key 'objekt'", "did you mean 'object'", "line 14"]),
        ("[subject]", "[subjct]", ["unknown role 'subjct'", "did you mean 'subject'"]),
        ('object: ["@arms"]', 'object: ["@armz"]', ["no word set '@armz'", "did you mean 'arms'"]),
        ("[tank]", '[tank, "@arms"]', ["holds itself"]),
        ("with: {to:", "with: {tu:", ["'tu' is no preposition"]),
        ("with: {to:", "mode: armes\n        with: {to:", ["unknown mode 'armes'", "did you mean 'arms'"]),
        ("with: {to:", "status: futur\n        with: {to:", ["unknown status 'futur'", "did you mean 'future'"]),
        ("with: {to:", "needs: all\n        with: {to:", ["needs is 'all'"]),
        ("with: {to:", "confidence: 7\n        with: {to:", ["confidence is 7"]),
        ("with: {to:", "mutual: maybe\n        with: {to:", ["mutual is 'maybe'"]),
        ("        verb: [give]\n", "", ["needs `verb:` or `noun:`"]),
        ("name: Test", "name: 3", ["'name' must be text"]),
        ("type: GIVE", "typ: GIVE", ["unknown key 'typ'", "did you mean 'type'"]),
        ("definition: Something is given.", "definition:", ["'definition' must be text"]),
        ("[rifle,", "[3,", ["3 is not a word"]),
    ],
)
def test_a_broken_rule_is_refused_with_place_and_remedy(write, old, new, words):
    assert old in MINIMAL
    message = refusal(write, MINIMAL.replace(old, new, 1))
    assert message.startswith("mine.yaml")
    for word in words:
        assert word in message


def test_an_id_used_twice_is_refused(write):
    assert "used twice" in refusal(write, MINIMAL + "      - id: give\n        verb: [hand]\n")


def test_a_type_defined_twice_is_refused(write):
    again = MINIMAL[MINIMAL.index("  - type: GIVE") :]
    assert "defined twice" in refusal(write, MINIMAL + again)


def test_a_codebook_without_types_is_refused(write):
    assert "no types" in refusal(write, "name: Empty\ntypes: []\n")


def test_a_file_that_the_index_names_must_be_there(write):
    assert "no file 'give.yaml'" in refusal(write, "name: Test\ntypes: [give.yaml]\n")


def test_what_is_not_yaml_is_refused_with_its_line(write):
    assert "mine.yaml line 3" in refusal(write, "name: Test\ntypes: [a, b\n")


def test_a_key_given_twice_is_refused_with_its_line(write):
    again = MINIMAL.replace("        with: {to:", "        object: [bow]\n        with: {to:")
    assert "mine.yaml line 15: 'object' stands twice" in refusal(write, again)


def test_what_is_not_utf8_is_refused(tmp_path):
    (tmp_path / "mine.yaml").write_bytes(b"name: \xff\n")
    with pytest.raises(CodebookError, match="UTF-8"):
        load_codebook(tmp_path / "mine.yaml")


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(CodebookError, match="no such file"):
        load_codebook(tmp_path / "none.yaml")


def test_a_new_codebook_loads_and_is_never_overwritten(tmp_path):
    file = new_codebook(tmp_path / "mine.yaml")
    assert "TREATY-ACT" in load_codebook(file).types
    with pytest.raises(CodebookError, match="there already"):
        new_codebook(file)


LEARNING = MINIMAL + (
    "    examples: [{text: A gave B a rifle.}, {text: A gave C a tank.}, {text: B gave C a tank.}]\n"
    "    counterexamples: [A met B., A thanked B., A left B.]\n"
)


def test_a_codebook_learns_from_examples_only_where_it_says_so(write):
    assert not load_codebook(write(LEARNING)).learns
    assert load_codebook(write("learn: examples" + LEARNING)).learns
    assert not load_codebook().learns


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("learn: everything" + LEARNING, "learn is 'everything'"),
        ("learn: examples" + LEARNING.replace("A met B., ", ""), "needs 3 counterexamples"),
        ("learn: examples" + LEARNING.replace("{text: A gave B a rifle.}, ", ""), "no type has enough examples"),
    ],
)
def test_too_little_to_learn_from_is_refused_with_its_place(write, text, said):
    message = refusal(write, text)
    assert said in message
    assert "(learn)" in message
