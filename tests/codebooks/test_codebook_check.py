from dragoman.codebooks import check_codebook, load_codebook
from dragoman.records import Actor, ActorMention, Event, Span, Step

CODEBOOK = """
name: Test
types:
  - type: GIVE
    quad: 2
    definition: Something is given.
    modes: {arms: Weapons are given.}
    triggers: [{id: give, verb: [give]}]
    examples:
      - text: Chad gave Niger rifles.
        events: [{anchor: gave, actors: [TCD], recipients: [NER], mode: arms}]
    counterexamples: [The keeper gave a shout.]
"""


def mention(code: str) -> ActorMention:
    actor = Actor(code=code, sector="GOV", name=code)
    return ActorMention(span=Span(start=0, end=1, text="x"), sentence=0, head=0, kind="name", actor=actor)


def gift(*, mode: str | None = "arms", recipient: str = "NER", anchor: str = "gave") -> Event:
    return Event(
        id="e1", type="GIVE", quad=2, mode=mode, anchor=Span(start=0, end=len(anchor), text=anchor), sentence=0,
        trigger=0, actors=(mention("TCD"),), recipients=(mention(recipient),), status="asserted", confidence=0.8,
        steps=(Step(by="codebook:GIVE/give", saw="gave"),),
    )  # fmt: skip


def findings(tmp_path, on_example: list[Event], on_counterexample: list[Event]):
    file = tmp_path / "mine.yaml"
    file.write_text(CODEBOOK, encoding="utf-8")
    read = {"Chad gave Niger rifles.": on_example, "The keeper gave a shout.": on_counterexample}
    return check_codebook(load_codebook(file), read.__getitem__)


def test_a_codebook_that_does_what_it_says_has_no_findings(tmp_path):
    assert findings(tmp_path, [gift()], []) == ()


def test_a_missed_example_is_found(tmp_path):
    (finding,) = findings(tmp_path, [], [])
    assert finding.problem == "missed" and "gave" in finding.why


def test_a_wrong_role_and_mode_are_named(tmp_path):
    (finding,) = findings(tmp_path, [gift(mode=None, recipient="MLI")], [])
    assert finding.problem == "wrong"
    assert finding.why.startswith("recipients, mode differ")
    assert finding.rules == ("codebook:GIVE/give",)


def test_one_event_too_many_is_found(tmp_path):
    (finding,) = findings(tmp_path, [gift(), gift(anchor="handed")], [])
    assert finding.problem == "invented"


def test_a_pattern_that_matches_a_counterexample_is_found(tmp_path):
    (finding,) = findings(tmp_path, [gift()], [gift()])
    assert finding.problem == "matches-counterexample"
    assert finding.rules == ("codebook:GIVE/give",)
