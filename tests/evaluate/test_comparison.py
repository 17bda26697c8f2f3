from __future__ import annotations

import copy
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import InputError
from dragoman.evaluate import compare, load_annotations, score_table
from dragoman.evaluate.annotations import Annotations, annotations_of

TEXT = "Peru accused Chile. Chile denied it. Peru and Chile met."


def person(code: str, name: str = "X") -> dict[str, Any]:
    return {"text": name, "start": 0, "end": 1, "code": code, "sector": "GOV", "name": name}


def event(words: str, type: str, actors: str, recipients: str = "", **more: Any) -> dict[str, Any]:
    at = TEXT.index(words)
    return {
        "id": words, "type": type, "mode": None, "anchor": {"start": at, "end": at + len(words), "text": words},
        "actors": [person(code) for code in actors.split()], "recipients": [person(c) for c in recipients.split()],
        "date": None, "place": None, "status": "asserted", "attributed_to": None, **more,
    }  # fmt: skip


def claim(words: str, source: str = "PER", **more: Any) -> dict[str, Any]:
    at = TEXT.index(words)
    span = {"start": at, "end": at + len(words), "text": words}
    return {
        "id": words, "sources": [person(source)], "cue": span, "content": span, "form": "direct", "act": "assert",
        "challenged": False, **more,
    }  # fmt: skip


def position(words: str, holder: str, stance: str, **more: Any) -> dict[str, Any]:
    at = TEXT.index(words)
    return {
        "holders": [person(holder)], "stance": stance, "object": {"kind": "claim", "text": "it", "owner": "PER"},
        "anchor": {"start": at, "end": at + len(words), "text": words}, "reason": None, **more,
    }  # fmt: skip


def document(**layers: list[dict[str, Any]]) -> dict[str, Annotations]:
    record = {"id": "d", "text": TEXT, "events": [], "claims": [], "positions": [], **layers}
    return {"d": annotations_of(record, where="test")}


def test_an_event_is_right_by_sentence_type_and_actors() -> None:
    gold = document(events=[event("accused", "ACCUSE", "PER", "CHL")])
    same = compare(gold, document(events=[event("accused", "ACCUSE", "PER", "CHL")])).counts
    assert [same[level].f1 for level in ("typed", "quad", "dyad")] == [1, 1, 1]
    turned = compare(gold, document(events=[event("accused", "REQUEST", "CHL", "PER")])).counts
    assert [turned[level].f1 for level in ("typed", "quad", "dyad")] == [0, 0, 0]
    quad = compare(gold, document(events=[event("accused", "REQUEST", "PER", "CHL")])).counts
    assert (quad["typed"].f1, quad["quad"].f1, quad["dyad"].f1) == (0, 1, 0)
    elsewhere = compare(gold, document(events=[event("denied", "ACCUSE", "PER", "CHL")])).counts
    assert elsewhere["typed"].right == 0


def test_a_mutual_act_is_the_same_whoever_is_named_first() -> None:
    gold = document(events=[event("met", "CONSULT", "PER CHL")])
    assert compare(gold, document(events=[event("met", "CONSULT", "CHL PER")])).counts["dyad"].f1 == 1


def test_an_optional_event_is_neither_asked_for_nor_wrong() -> None:
    gold = document(events=[event("accused", "ACCUSE", "PER", "CHL", optional=True)])
    for given in ([], [event("accused", "ACCUSE", "PER", "CHL")]):
        count = compare(gold, document(events=given)).counts["dyad"]
        assert (count.right, count.given, count.asked) == (0, 0, 0)


def test_either_dyad_is_allowed_and_both_are_asked_for() -> None:
    gold = document(
        events=[event("met", "CONSULT", "PER", "CHL", both=[["CHL", "PER"]], either=[["PER", "CHL"], ["PER", "-"]])]
    )
    count = compare(gold, document(events=[event("met", "CONSULT", "PER")])).counts["dyad"]
    assert (count.right, count.given, count.asked) == (0, 0, 1)


def test_contested_fields_are_not_compared() -> None:
    ours = document(events=[event("accused", "ACCUSE", "PER", "CHL", status="negated")])
    gold = document(events=[event("accused", "ACCUSE", "PER", "CHL")])
    assert compare(gold, ours).accuracies["status"] == (0, 1)
    gold = document(events=[event("accused", "ACCUSE", "PER", "CHL", contested=["status"])])
    assert "status" not in compare(gold, ours).accuracies


def test_claims_pair_by_half_their_words_and_count_their_source() -> None:
    gold = document(claims=[claim("Peru and Chile met")])
    counts = compare(gold, document(claims=[claim("Chile met", source="CHL")])).counts
    assert (counts["claim"].right, counts["claim+source"].right) == (1, 0)
    assert compare(gold, document(claims=[claim("met")])).counts["claim"].right == 0


def test_positions_count_by_sentence_holder_and_stance() -> None:
    gold = document(positions=[position("denied", "CHL", "reject")])
    assert compare(gold, document(positions=[position("denied", "CHL", "reject")])).counts["position"].f1 == 1
    assert compare(gold, document(positions=[position("denied", "CHL", "dispute")])).counts["position"].f1 == 0


def test_a_document_not_predicted_counts_as_empty() -> None:
    count = compare(document(events=[event("met", "CONSULT", "PER")]), {}).counts["typed"]
    assert (count.right, count.given, count.asked) == (0, 0, 1)


def test_predictions_for_other_documents_are_refused() -> None:
    with pytest.raises(InputError, match="paired by id"):
        compare(document(), {"other": document()["d"]})


def test_another_text_under_the_same_id_is_refused() -> None:
    other = {"d": Annotations(id="d", text="Other.", breaks=(0,))}
    with pytest.raises(InputError, match="differs from the gold text"):
        compare(document(), other)


@pytest.mark.shared
@pytest.mark.parametrize("seed", range(6))
def test_figures_equal_those_of_the_shared_scorer(shared: Path, tmp_path: Path, seed: int) -> None:
    gold = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((shared / "gold").glob("*.json"))]
    predicted = tmp_path / "predicted.jsonl"
    chance = random.Random(seed)
    predicted.write_text("\n".join(json.dumps(_worsened(d, chance)) for d in gold if chance.random() < 0.9), "utf-8")
    scorer = [sys.executable, str(shared / "eval" / "score.py"), str(shared / "gold"), str(predicted)]
    theirs = subprocess.run(scorer, capture_output=True, text=True, check=True).stdout
    ours = score_table(compare(load_annotations(shared / "gold"), load_annotations(predicted)))
    # accuracies come in the order in which the scorer met them: the lines must be the same, their order not
    assert sorted(theirs.strip("\n").splitlines()) == sorted(ours.splitlines())


def _worsened(record: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    record = copy.deepcopy(record)
    for e in record["events"]:
        if chance.random() < 0.2:
            e["type"] = chance.choice(["ACCUSE", "AID", "CONSULT", "NONE"])
        if chance.random() < 0.2:
            e["actors"], e["recipients"] = e["recipients"], e["actors"]
        for field, value in (("status", "future"), ("place", None), ("attributed_to", None), ("date", None)):
            if chance.random() < 0.2:
                e[field] = value
    for c in record["claims"]:
        content = c["content"]
        if chance.random() < 0.3:
            content["end"] = max(content["start"], content["end"] - chance.randint(0, 40))
        if chance.random() < 0.2:
            c["sources"], c["act"], c["challenged"] = c["sources"][:1], "deny", not c["challenged"]
    for q in record["positions"]:
        if chance.random() < 0.3:
            q["stance"] = "neutral"
    for layer in ("events", "claims", "positions"):
        kept = [x for x in record[layer] if chance.random() < 0.8]
        record[layer] = kept + [x for x in record[layer] if chance.random() < 0.1]
    return record
