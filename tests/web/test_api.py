from __future__ import annotations

import warnings
from datetime import date

import pytest


def error_of(response):
    body = response.json()
    assert set(body) == {"error"} and set(body["error"]) == {"status", "code", "message", "hint"}, body
    return body["error"]


@pytest.fixture
def api(make_bench):
    bench = make_bench(signed_in=False)
    bench.client.headers.update({"accept": "application/json", "authorization": f"Bearer {bench.door.api_key}"})
    return bench.client


def test_lists_are_paged_to_their_end_without_loss(api):
    seen, after = [], None
    while True:
        page = api.get("/api/v1/events", params={"limit": 4} | ({"after": after} if after else {})).json()
        seen += [(row["document"], row["id"]) for row in page["rows"]]
        assert page["total"] == 6
        after = page["next"]
        if after is None:
            break
    assert len(seen) == len(set(seen)) == 6


def test_rows_carry_parties_sentence_and_source(api):
    row = api.get("/api/v1/events/ear1").json()
    assert row["actors"][0]["code"] == "PER" and row["sentence"].startswith("On Tuesday Peru")
    assert row["title"] == "Peru and Chile" and row["first"] == "2024-05-14"


def test_a_record_is_the_one_the_codec_writes(api, store):
    from dragoman.codec import record_json

    assert api.get("/api/v1/documents/r%2F3%20%C3%A9").json() == record_json(store.record("r/3 é"))


def test_search_series_facets_and_stories_answer(api):
    assert api.get("/api/v1/search", params={"q": "absurd"}).json()["rows"][0]["document"]["id"] == "r-1"
    assert sum(row["count"] for row in api.get("/api/v1/series").json()["rows"]) == 6
    assert {"value": "ASSAULT", "n": 3} in api.get("/api/v1/facets").json()["rows"]
    assert api.get("/api/v1/stories", params={"kind": "claim"}).json()["rows"][0]["tellings"] == 2
    assert api.get("/api/v1/runs").json()[0]["state"] == "finished"


def test_a_review_is_added_and_taken_back(api, store):
    given = {"item": "ebr1", "kind": "event", "document": "r-1", "verdict": "reject", "reviewer": "Ines"}
    made = api.post("/api/v1/reviews", json=given)
    assert made.status_code == 201 and store.count(type=("ASSAULT",)) == 2
    assert api.post(f"/api/v1/reviews/{made.json()['id']}/undo", json={"reviewer": "Ines"}).status_code == 201
    assert store.count(type=("ASSAULT",)) == 3
    assert [row["undoes"] for row in api.get("/api/v1/reviews").json()["rows"]] == [None, made.json()["id"]]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/events?limit=100000", 422), ("/api/v1/events?limit=x", 422), ("/api/v1/events?after=%00", 422),
        ("/api/v1/events?actr=RUS", 422), ("/api/v1/events?since=2024-13", 422), ("/api/v1/events?dyad=RUS", 422),
        ("/api/v1/events/nothing", 404), ("/api/v1/documents/%F0%9F%95%8A", 404), ("/api/v1/nothing", 404),
        ("/api/v1/events?text=%22%22", 200), ("/api/v1/search?q=%22", 200), ("/api/v1/facets?field=nothing", 422),
        ("/api/v1/runs/nothing/failures", 422), ("/api/v1/search?q=" + "x" * 300, 422),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_in_one_shape(api, path, status):
    answer = api.get(path)
    assert answer.status_code in ((status, 422) if status == 200 else (status,)), answer.text
    if answer.status_code >= 400:
        assert error_of(answer)["status"] == answer.status_code


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"\xff", b'{"text": 1}', b'{"text": "x", "more": 1}', b'{"text": "\\ud800"}']
)
def test_a_broken_body_is_the_senders_fault(api, body):
    answer = api.post("/api/v1/read", content=body, headers={"content-type": "application/json"})
    assert 400 <= answer.status_code < 500
    error_of(answer)


@pytest.mark.parametrize("method", ["DELETE", "PUT", "PATCH", "TRACE", "OPTIONS"])
def test_a_wrong_method_is_refused(api, method):
    answer = api.request(method, "/api/v1/events")
    assert answer.status_code == 405
    error_of(answer)


@pytest.mark.model
def test_a_report_is_read(api):
    given = {
        "text": "France condemned Iran on Monday for the attack, officials in Paris said.",
        "published": "2024-05-20",
    }
    record = api.post("/api/v1/read", json=given).json()
    assert record["events"][0]["type"] == "ACCUSE" and record["published"] == date(2024, 5, 20).isoformat()


def test_generated_requests_never_fault_and_errors_have_one_shape(make_bench):
    schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import strategies as st

    bench = make_bench(signed_in=False)
    schema = schemathesis.openapi.from_dict(bench.app.openapi())
    headers = {"authorization": f"Bearer {bench.door.api_key}", "accept": "application/json"}
    from schemathesis import GenerationMode

    calls = 0
    quiet = settings(
        max_examples=12, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck),
        derandomize=True,
    )  # fmt: skip
    for result in schema.get_all_operations():
        operation = result.ok()
        if operation.path.endswith("/read"):
            continue  # the reader has tests of its own

        @quiet
        @given(
            st.one_of(
                operation.as_strategy(generation_mode=GenerationMode.POSITIVE),
                operation.as_strategy(generation_mode=GenerationMode.NEGATIVE),
            )
        )
        def call(case):
            nonlocal calls
            calls += 1
            given = case.as_transport_kwargs(base_url="http://127.0.0.1:8765")
            given["headers"] = {k: v for k, v in (given.get("headers") or {}).items() if k.isascii()} | headers
            given.pop("cookies", None)
            try:
                answer = bench.client.request(
                    given["method"], given["url"], params=given.get("params"), headers=given["headers"],
                    json=given.get("json"), content=given.get("data") if "json" not in given else None,
                )  # fmt: skip
            except (UnicodeEncodeError, TypeError, ValueError) as error:  # httpx refuses what no client could send
                if "httpx" not in str(type(error)) and not isinstance(error, UnicodeEncodeError | TypeError):
                    raise
                return
            assert answer.status_code < 500, answer.text
            if answer.status_code >= 400:
                error_of(answer)

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            call()
    assert calls > 100
