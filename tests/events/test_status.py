import pytest

from dragoman.events.lexicon import load_lexicon
from dragoman.events.scene import Scene
from dragoman.events.status import standing
from dragoman.parse import find_clauses


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


@pytest.mark.parametrize(
    ("text", "kind", "status", "cue"),
    [
        ("Kenya may refuse to withdraw its troops from Somalia.", "RETREAT", "hypothetical", "may"),
        ("Kenya is not able to attack Somalia.", "ASSAULT", "negated", "not"),
        ("Kenya does not think that Chad attacked Somalia.", "ASSAULT", "negated", "not"),
        ("Kenya could not confirm that Chad had attacked Somalia.", "ASSAULT", "hypothetical", "not"),
        ("Kenya made a failed attempt to attack Somalia.", "ASSAULT", "negated", "failed"),
        ("Kenya has yet to attack Somalia.", "ASSAULT", "negated", "yet"),
        ("Kenya no longer attacks Somalia.", "ASSAULT", "negated", "longer"),
        ("Kenya is going to attack Somalia.", "ASSAULT", "future", "going"),
        ("Had Kenya attacked Somalia, Chad would have sent troops.", "ASSAULT", "hypothetical", "Had"),
        ("Once Kenya attacks Somalia, Chad will send troops.", "ASSAULT", "future", "will"),
        ("Did Kenya attack Somalia?", "ASSAULT", "hypothetical", "Did"),
        ("Kenya possibly attacked Somalia.", "ASSAULT", "hypothetical", "possibly"),
        ("Kenya not only attacked Somalia, it also bombed Chad.", "ASSAULT", "asserted", None),
        ("Kenya thwarted an attack by Chad on Somalia.", "ASSAULT", "negated", "thwarted"),
        ("Talks between Kenya and Somalia will resume on Monday.", "CONSULT", "future", "will"),
        ("Kenya believes that Chad attacked Somalia.", "ASSAULT", "asserted", None),
    ],
)
def test_status_weighs_the_governing_word_by_its_own_standing(events, text, kind, status, cue):
    found = [e for e in events(text) if e.type == kind]
    assert [e.status for e in found[:1]] == [status], [(e.type, e.anchor.text, e.status) for e in events(text)]
    assert (found[0].status_cue and found[0].status_cue.text) == cue


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("The ministers may discuss the crisis.", "crisis", "asserted"),
        ("The ministers will carry out the raid.", "raid", "future"),
        ("Parliament rejected the proposal.", "proposal", "asserted"),
        ("The army did not carry out any raid.", "raid", "negated"),
        ("The crowd rallied to demand elections.", "demand", "asserted"),
        ("The crowd rallied to stop the convoy.", "stop", "hypothetical"),
        ("The army had to leave.", "leave", "asserted"),
        ("The army has to leave.", "leave", "hypothetical"),
        ("The brigade was the first to leave.", "leave", "asserted"),
        ("Donors sent money to rebuild the port.", "rebuild", "hypothetical"),
        ("The army did not say why it had left.", "left", "asserted"),
        ("The rebels barely escaped.", "escaped", "asserted"),
        ("The strike will start while envoys are meeting.", "meeting", "asserted"),
        ("The army could break the truce by shelling the port.", "shelling", "hypothetical"),
        ("Rather than surrender, the rebels fled.", "surrender", "negated"),
        ("The talks made little progress.", "progress", "negated"),
        ("The talks made a little progress.", "progress", "asserted"),
        ("The envoy did not find any evidence that the army had attacked the port.", "attacked", "hypothetical"),
        ("The envoy found evidence that the army had attacked the port.", "attacked", "asserted"),
        ("The annual summit is set to open tomorrow.", "summit", "future"),
        ("The treaty leaves the army no money to rebuild.", "rebuild", "negated"),
        ("The premier, who toured the north, is to travel on to the coast.", "travel", "future"),
        ("The aim is to disarm the militia.", "disarm", "hypothetical"),
        ("The envoys will meet at the request of the mediators.", "request", "asserted"),
        ("The army must not shell the port.", "shell", "hypothetical"),
        ("If the army does not leave, the talks end.", "leave", "hypothetical"),
        ("The rebels do not want to leave.", "leave", "hypothetical"),
        ("The council requested that the premier declare an emergency.", "declare", "hypothetical"),
        ("He was the third governor to be impeached.", "impeached", "asserted"),
        ("The accord is subject to ratification.", "ratification", "hypothetical"),
    ],
)
def test_standing_of_a_word(parsed, text, word, status):
    (sentence,) = parsed(text)
    scene = Scene(sentence, find_clauses(sentence), ())
    token = next(t for t in sentence.tokens if t.text == word)
    assert standing(scene, token.i, load_lexicon()).status == status
