"""Acts told by a user's examples: who stands where comes from the clauses, what it is from the examples."""

import pytest

from dragoman.codebooks import load_codebook
from dragoman.errors import CodebookError
from dragoman.events import add_by_example, find_events, teach
from dragoman.models import load_event_model
from dragoman.parse import find_clauses
from dragoman.records import Document

from countries import mentions  # isort: skip

MINE = """
name: Loans
learn: examples
types:
  - type: LEND
    quad: 2
    definition: A party lends another money.
    triggers:
      - {id: lend, verb: [lend], roles: {actor: [subject], recipient: [indirect, to]}}
    examples:
      - {text: Japan gave Nepal a loan for a railway., events: [{anchor: gave, actors: [JPN], recipients: [NPL]}]}
      - {text: Qatar granted Yemen a new line of credit., events: [{anchor: granted, actors: [QAT], recipients: [YEM]}]}
      - {text: Norway extended a soft loan to Ghana., events: [{anchor: extended, actors: [NOR], recipients: [GHA]}]}
      - {text: India financed the debt of Togo., events: [{anchor: financed, actors: [IND], recipients: [TGO]}]}
    counterexamples:
      - Kenya bombed Somalia on Friday.
      - Sweden thanked Denmark for its support.
      - Peru expelled the ambassador of Chile.
      - Cuba urged Haiti to close the crossing.
      - Bolivia accused Peru of smuggling.
      - Chad sent Somalia blankets and tents.
      - Denmark met with Norway in the capital.
"""


@pytest.fixture(scope="session")
def model():
    return load_event_model()


@pytest.fixture
def code(parsed, model, tmp_path):
    """The events of a text by a codebook's triggers and examples."""

    def read(text):
        sentences = parsed(text)
        return sentences, {s.index: find_clauses(s) for s in sentences}, mentions(sentences)

    def find(text, content=MINE):
        file = tmp_path / "mine.yaml"
        file.write_text(content, encoding="utf-8")
        codebook = load_codebook(file)
        coder = teach(codebook, read, model)
        document, (sentences, clauses, actors) = Document(id="t", text=text), read(text)
        events = find_events(document, sentences, clauses, actors, (), codebook)
        return add_by_example(document, sentences, clauses, actors, (), events, codebook, coder)

    return find


def told(events):
    return [(e.type, [m.actor.code for m in e.actors], [m.actor.code for m in e.recipients]) for e in events]


def test_an_act_no_trigger_names_is_told_by_the_examples(code):
    (event,) = code("Kenya offered Togo a loan of two million dollars.")
    assert told([event]) == [("LEND", ["KEN"], ["TGO"])]
    step = event.steps[0]
    assert step.by == "examples:LEND"
    assert event.anchor.text == "offered"
    assert "as in “" in step.saw
    assert "events@" in step.saw
    assert 0 < step.score <= 1


def test_triggers_decide_first(code):
    (event,) = code("Kenya lent Togo two million dollars.")
    assert event.steps[0].by == "codebook:LEND/lend"


@pytest.mark.parametrize(
    "text", ["Kenya shelled a base of Somalia.", "Chile condemned Peru for the march.", "The rain fell on the hills."]
)
def test_other_acts_stay_uncoded(code, text):
    assert code(text) == ()


def test_whether_it_happened_is_read_as_for_triggers(code):
    (event,) = code("Kenya will grant Togo a credit of two million dollars.")
    assert event.status == "future"


def test_examples_without_actors_around_a_verb_are_refused(code):
    content = MINE.split("    triggers:")[0] + (
        "    examples: [{text: Rain fell., events: []}, {text: It snowed.}, {text: Hail hit.}]\n"
        "    counterexamples: [It thawed., It froze., It rained.]\n"
    )
    with pytest.raises(CodebookError, match="nothing to learn"):
        code("Kenya lent Togo two million dollars.", content)
