from __future__ import annotations

import re

import pytest

from dragoman.web.door import TRIES, Door


def error_of(response):
    body = response.json()
    assert set(body) == {"error"} and set(body["error"]) == {"status", "code", "message", "hint"}
    assert body["error"]["status"] == response.status_code
    return body["error"]


def test_nothing_but_the_entrance_answers_before_the_link_was_opened(make_bench):
    bench = make_bench(signed_in=False)
    for path in (
        "/",
        "/reports",
        "/d/r-1",
        "/e/ear1",
        "/explore",
        "/api/v1/events",
        "/api/v1/openapi.json",
        "/part/runs",
    ):
        assert bench.client.get(path).status_code == 401, path
    assert bench.client.get("/static/workbench.css").status_code == 200


def test_a_link_works_once_and_the_next_one_is_told(make_bench):
    told = []
    door = Door(told=told.append)
    bench = make_bench(door=door, signed_in=False)
    first = door.token
    assert bench.client.get(f"/open?token={first}", follow_redirects=False).status_code == 303
    assert told == [door.token] and door.token != first
    bench.client.cookies.clear()
    assert bench.client.get(f"/open?token={first}").status_code == 403
    assert bench.client.get(f"/open?token={told[0]}").status_code == 200


def test_the_link_leads_to_no_other_host(make_bench):
    door = Door()
    bench = make_bench(door=door, signed_in=False)
    for target in ("//evil.example", "https://evil.example", "/\\evil.example"):
        answer = bench.client.get("/open", params={"token": door.token, "next": target}, follow_redirects=False)
        assert answer.headers["location"] == "/"


@pytest.mark.parametrize(
    "host", ["evil.example:8765", "127.0.0.1:80", "127.0.0.1", "", "127.0.0.1:8765@evil", "192.168.1.4:8765"]
)
def test_another_host_name_is_refused(bench, host):
    answer = bench.client.get("/api/v1/events", headers={"host": host})
    assert answer.status_code == 421
    assert error_of(answer)["code"] == "wrong-host"


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "cors"},
    ],
)
def test_a_page_of_another_site_is_refused(bench, headers):
    assert bench.client.get("/api/v1/events", headers=headers).status_code == 403
    assert (
        bench.client.post("/settings", data={"reviewer": "x", "write_token": bench.token}, headers=headers).status_code
        == 403
    )


def test_a_plain_link_from_elsewhere_is_followed(bench):
    headers = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    assert bench.client.get("/d/r-1", headers=headers).status_code == 200


def test_every_route_that_writes_wants_the_sessions_own_token(bench):
    stranger = bench.door.write_token("another session")
    routes = [r for r in _routes(bench.app) if r.methods - {"GET", "HEAD"} and r.path != "/signin"]
    assert len(routes) >= 9
    for route in routes:
        path = re.sub(r"\{[^}]+\}", "x", route.path)
        for token in ({}, {"x-write-token": stranger}, {"x-write-token": "é".encode()}):
            answer = bench.client.post(path, headers=token)
            assert answer.status_code == 403, (path, token, answer.text[:200])


def _routes(app):
    from fastapi.routing import iter_route_contexts

    return [c for c in iter_route_contexts(app.routes) if getattr(c, "methods", None)]


def test_a_script_with_the_key_needs_no_token_and_a_wrong_key_is_refused(make_bench):
    bench = make_bench(signed_in=False)
    good = {"authorization": f"Bearer {bench.door.api_key}"}
    assert bench.client.get("/api/v1/events", headers=good).status_code == 200
    given = {"item": "ear1", "kind": "event", "document": "r-1", "verdict": "accept", "reviewer": "Ines"}
    assert bench.client.post("/api/v1/reviews", json=given, headers=good).status_code == 201
    assert bench.client.get("/api/v1/events", headers={"authorization": "Bearer nope"}).status_code == 401


def test_a_request_over_the_limit_is_refused_before_it_is_read(make_bench):
    bench = make_bench(max_body=1000)
    answer = bench.post("/read", text="x" * 2000)
    assert answer.status_code == 413


def test_read_only_refuses_reviews_and_keeping_but_reads(make_bench):
    bench = make_bench(readonly=True)
    assert bench.post("/review", item="ear1", document="r-1", kind="event", verdict="accept").status_code == 403
    assert bench.post("/keep", document="r-1").status_code == 403
    assert bench.client.get("/review").status_code == 200
    assert not bench.store.reviews()


def test_public_asks_for_the_password_and_pauses_after_wrong_ones(make_bench):
    from argon2 import PasswordHasher

    now = [0.0]
    hashed = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("correct horse")
    door = Door(password_hash=hashed, clock=lambda: now[0])
    bench = make_bench(door=door, signed_in=False, public=True, password_hash=hashed)
    assert bench.client.get("/signin").status_code == 200
    for _ in range(TRIES):
        assert bench.client.post("/signin", data={"password": "wrong"}).status_code == 403
    assert bench.client.post("/signin", data={"password": "correct horse"}).status_code == 429
    now[0] = 61.0
    page = bench.client.post("/signin", data={"password": "correct horse"})
    assert page.status_code == 200 and "This workbench is public" in page.text
    assert bench.client.get("/", headers={"host": "192.168.1.4:8765"}).status_code == 200
    assert bench.client.get("/", headers={"host": "rebound.example:8765"}).status_code == 421


def test_signing_out_ends_the_session(bench):
    bench.post("/signout")
    assert bench.client.get("/").status_code == 401


def test_every_answer_carries_the_policy_and_no_page_has_script_or_style_of_its_own(bench):
    for path in (
        "/",
        "/d/r-1",
        "/explore?view=series",
        "/explore?view=map",
        "/review",
        "/api",
        "/nowhere",
        "/static/workbench.js",
    ):
        answer = bench.client.get(path)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy
        assert answer.headers["x-frame-options"] == "DENY"
        if "html" in answer.headers["content-type"]:
            assert not re.search(
                r"<style|<[^>]*\s(?:style|on\w+)=|<script(?! src=| type=\"application/json\")", answer.text
            ), path


def test_a_named_host_is_answered_behind_a_server_with_tls(make_bench):
    bench = make_bench(names=("bench.example",))
    session = bench.client.cookies["dragoman-8765"]
    headers = {"host": "bench.example", "cookie": f"dragoman-8765={session}", "origin": "https://bench.example"}
    form = {"reviewer": "Ines", "write_token": bench.token}
    assert bench.client.post("/settings", data=form, headers=headers, follow_redirects=False).status_code == 303
    wrong = headers | {"origin": "https://other.example"}
    assert bench.client.post("/settings", data=form, headers=wrong).status_code == 403
