import pytest


@pytest.mark.parametrize(
    ("text", "kind", "status", "cue"),
    [
        ("Kenya attacked Somalia.", "ASSAULT", "asserted", None),
        ("Kenya has not attacked Somalia.", "ASSAULT", "negated", "not"),
        ("Kenya never attacked Somalia.", "ASSAULT", "negated", "never"),
        ("Neither Kenya nor Chad attacked Somalia.", "ASSAULT", "negated", "Neither"),
        ("Kenya will attack Somalia.", "ASSAULT", "future", "will"),
        ("Kenya may attack Somalia.", "ASSAULT", "hypothetical", "may"),
        ("If Kenya attacks Somalia, Chad will send troops.", "ASSAULT", "hypothetical", "If"),
        ("Kenya refused to withdraw its troops from Somalia.", "RETREAT", "negated", "refused"),
        ("Kenya failed to withdraw its troops from Somalia.", "RETREAT", "negated", "failed"),
        ("Kenya agreed to withdraw its troops from Somalia.", "RETREAT", "future", "agreed"),
        ("Kenya urged Somalia to release the sailors.", "RETREAT", "hypothetical", "urged"),
        ("Kenya began withdrawing its troops from Somalia.", "RETREAT", "asserted", None),
        ("Kenya denied that Chad had attacked Somalia.", "ASSAULT", "negated", "denied"),
        ("Kenya announced that Chad had attacked Somalia.", "ASSAULT", "asserted", None),
        ("Kenya said Chad would attack Somalia.", "ASSAULT", "future", "would"),
        ("Kenya condemned the attack by Chad on Somalia.", "ASSAULT", "asserted", None),
        ("Kenya planned an attack on Somalia.", "ASSAULT", "future", "planned"),
        ("Kenya will hold talks with Somalia.", "CONSULT", "future", "will"),
        ("Kenya did not hold talks with Somalia.", "CONSULT", "negated", "not"),
        ("A planned visit by Kenya to Somalia was on the agenda.", "CONSULT", "future", "planned"),
    ],
)
def test_status_and_the_word_that_tells_it(events, text, kind, status, cue):
    found = [e for e in events(text) if e.type == kind]
    assert [e.status for e in found[:1]] == [status], [(e.type, e.anchor.text, e.status) for e in events(text)]
    assert (found[0].status_cue and found[0].status_cue.text) == cue


def test_what_the_main_clause_plans_says_nothing_of_a_finite_clause_with_its_own_subject(events):
    text = "The border should be opened, and Peru condemned Chile."
    (accuse,) = [e for e in events(text) if e.type == "ACCUSE"]
    assert accuse.status == "asserted"
