from dragoman.records import Actor, ActorMention, Claim, Span


def claim(text, source, cue, content):
    def span(words):
        start = text.index(words)
        return Span(start=start, end=start + len(words), text=words)

    actor = Actor(code=source[:3].upper(), sector="GOV", name=source)
    mention = ActorMention(span=span(source), sentence=0, head=0, kind="name", actor=actor)
    return Claim(
        id="c1", sources=(mention,), cue=span(cue), content=span(content), form="indirect", act="assert",
        sentence=0, confidence=0.9, steps=(),
    )  # fmt: skip


def sides(found):
    return [({m.actor.code for m in e.actors}, {m.actor.code for m in e.recipients}) for e in found]


def test_an_act_told_by_its_own_doer_is_his_when_it_is_told_again(events):
    text = "Kenya said troops of Kenya bombed Somalia. The bombing was brief."
    found = events(text, (claim(text, "Kenya", "said", "troops of Kenya bombed Somalia"),))
    assert sides(e for e in found if e.type == "ASSAULT") == [({"KEN"}, {"SOM"})] * 2


def test_an_act_told_by_another_is_nobodys_when_it_is_told_again(events):
    text = "Peru said troops of Kenya bombed Somalia. The bombing was brief."
    found = events(text, (claim(text, "Peru", "said", "troops of Kenya bombed Somalia"),))
    assert sides(e for e in found if e.type == "ASSAULT") == [({"KEN"}, {"SOM"}), (set(), {"SOM"})]


def test_who_speaks_of_talks_with_another_is_the_other_side(events):
    text = "Peru said talks with Chile would resume on Friday."
    found = events(text, (claim(text, "Peru", "said", "talks with Chile would resume on Friday"),))
    assert sides(e for e in found if e.type == "CONSULT") == [({"PER", "CHL"}, set())]
