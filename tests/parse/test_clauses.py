import pytest

from dragoman.parse import find_clauses


def arguments(parsed, text, lemma):
    """Subjects and objects, in words, of the predicate with this lemma."""
    for sentence in parsed(text):
        for clause in find_clauses(sentence):
            if clause.lemma == lemma:
                words = [t.text for t in sentence.tokens]
                return [words[i] for i in clause.subjects], [words[i] for i in clause.objects]
    raise AssertionError(f"no predicate {lemma!r} in {text!r}")


@pytest.mark.parametrize(
    ("text", "lemma", "subjects", "objects"),
    [
        ("Police arrested two ministers.", "arrest", ["Police"], ["ministers"]),
        ("Two ministers were arrested by police.", "arrest", ["police"], ["ministers"]),
        ("A truce brokered by Qatar was signed.", "broker", ["Qatar"], ["truce"]),
        ("Troops entering the port were shelled.", "enter", ["Troops"], ["port"]),
        ("Both Chad and Mali refused the offer.", "refuse", ["Chad", "Mali"], ["offer"]),
        ("Oman urged Iran to free the sailors.", "free", ["Iran"], ["sailors"]),
        ("Oman promised Iran to free the sailors.", "free", ["Oman"], ["sailors"]),
        ("Iran agreed to withdraw its advisers.", "withdraw", ["Iran"], ["advisers"]),
        ("The envoy called on Kenya to reopen the border.", "reopen", ["Kenya"], ["border"]),
        ("Norway blamed Sudan for shelling the camp.", "shell", ["Sudan"], ["camp"]),
        ("After meeting the king, Petro flew home.", "meet", ["Petro"], ["king"]),
        (
            "Peru tabled a draft, which both Chile and its neighbours have rejected.",
            "reject",
            ["Chile", "neighbours"],
            ["draft"],
        ),
        ("The pact that Seoul signed expired.", "sign", ["Seoul"], ["pact"]),
        ("Rebels looted and burned the depot.", "loot", ["Rebels"], ["depot"]),
        ("Ghana, the former colony, called for calm and asked Togo to help.", "call", ["Ghana"], []),
        ("He was detained and later deported.", "deport", [], ["He"]),
        ("Seoul urged Tokyo to release the crew and asked Manila to help.", "ask", ["Seoul"], ["Manila"]),
        ("Kabul was handed weapons by Delhi.", "hand", ["Delhi"], ["weapons"]),
    ],
)
def test_deep_subjects_and_objects(parsed, text, lemma, subjects, objects):
    assert arguments(parsed, text, lemma) == (subjects, objects)


@pytest.mark.parametrize(
    ("text", "lemma", "cue"),
    [
        ("Egypt has not signed the treaty.", "sign", "not"),
        ("Neither side offered a proposal.", "offer", "Neither"),
        ("No country recognised the vote.", "recognise", "No"),
        ("Ghana offered no troops.", "offer", "no"),
        ("They left without signing the text.", "sign", "without"),
        ("Serbia never attacked or occupied the town.", "attack", "never"),
    ],
)
def test_negation_and_its_word(parsed, text, lemma, cue):
    for sentence in parsed(text):
        for clause in find_clauses(sentence):
            if clause.lemma == lemma:
                assert clause.negation is not None
                assert sentence.tokens[clause.negation].text == cue
                return
    raise AssertionError(text)


def test_affirmed_clause_has_no_negation(parsed):
    (sentence,) = parsed("Egypt has signed the treaty.")
    assert all(clause.negation is None for clause in find_clauses(sentence))


def test_obliques_keep_their_preposition(parsed):
    (sentence,) = parsed("Xi met with Modi and Lula in Kazan.")
    (clause,) = find_clauses(sentence)
    words = [t.text for t in sentence.tokens]
    assert [(p, words[i]) for p, i in clause.obliques] == [("with", "Modi"), ("with", "Lula"), ("in", "Kazan")]


def test_a_purpose_is_the_subjects(parsed):
    (sentence,) = parsed("Peru phoned Chile to complain about the dam.")
    (complaint,) = [c for c in find_clauses(sentence) if c.lemma == "complain"]
    assert [sentence.tokens[i].text for i in complaint.subjects] == ["Peru"]


def test_what_somebody_is_urged_to_do_is_theirs(parsed):
    (sentence,) = parsed("Peru urged Chile to leave the island.")
    (leaving,) = [c for c in find_clauses(sentence) if c.lemma == "leave"]
    assert [sentence.tokens[i].text for i in leaving.subjects] == ["Chile"]


def test_a_receiver_before_the_gift_is_no_modifier(parsed):
    (sentence,) = parsed("France has promised to sell Armenia air-defence missiles.")
    (sale,) = [c for c in find_clauses(sentence) if c.lemma == "sell"]
    assert [sentence.tokens[i].text for i in sale.indirect] == ["Armenia"]
