from __future__ import annotations

import pytest


def test_home_counts_the_workspace_and_lists_its_reports(bench):
    page = bench.client.get("/").text
    assert "Peru and Chile" in page and "finished" in page
    assert page.count('href="/d/') == 3


def test_hostile_titles_texts_and_addresses_are_only_text(bench):
    for path in (
        "/",
        "/reports",
        "/d/r%2F3%20%C3%A9",
        "/e/ear3",
        "/explore",
        "/claims",
        "/review",
        "/search?text=Peru",
    ):
        page = bench.client.get(path)
        assert page.status_code == 200, path
        assert "<img src=x" not in page.text and "<script>alert" not in page.text, path
        assert "javascript:alert" not in page.text, path
    assert "&lt;script&gt;alert(2)" in bench.client.get("/d/r%2F3%20%C3%A9").text


def test_the_reader_marks_the_text_and_links_the_source(bench):
    page = bench.client.get("/d/r-1").text
    assert 'href="https://example.org/a?b=1&amp;c=2"' in page
    assert 'id="e1"' in page and 'id="c2"' in page and 'id="p1"' in page
    assert 'class="claim' in page and 'data-start="0"' in page


def test_a_card_holds_reasons_other_tellings_and_who_takes_sides(bench):
    part = bench.client.get(
        "/part/item", params={"document": "r-1", "item": "car1"}, headers={"hx-request-type": "partial"}
    ).text
    assert "codebook:ACCUSE/accuse-of" in part
    assert "Also told by" in part and "Again" in part
    assert "rejects" in part


@pytest.mark.parametrize("path", ["/e/ear1", "/e/ear1?document=r-1", "/c/car1", "/p/par1"])
def test_every_item_has_an_address_with_its_citation(bench, path):
    page = bench.client.get(path)
    assert page.status_code == 200
    assert "@article{peru2024" in page.text
    assert f"http://127.0.0.1:8765{path.split('?')[0]}" in page.text


def test_a_story_shows_every_telling(bench):
    page = bench.client.get("/s/car1", params={"document": "r-1"}).text
    assert "2 tellings" in page and page.count('<li class="k-claim"') == 2


def test_filters_narrow_and_stand_in_the_page(bench):
    page = bench.client.get("/explore?type=ASSAULT&dyad=CHL>PER").text
    assert "3 events" in page and "ACCUSE</span>" not in page.split("found")[-1].split("<ul")[-1]
    assert "dragoman events -w test" in page and "--type ASSAULT" in page
    assert 'aria-label="Take away type ASSAULT"' in page


def test_an_unknown_filter_is_refused_with_what_there_is(bench):
    page = bench.client.get("/explore?actr=RUS")
    assert page.status_code == 422 and "Did you mean" in page.text


@pytest.mark.parametrize("view", ["series", "timeline", "network", "map"])
def test_each_chart_has_its_picture_table_file_and_command(bench, view):
    page = bench.client.get(f"/explore?view={view}").text
    assert 'data-download="svg"' in page and 'data-download="png"' in page and f"/explore.csv?view={view}" in page
    assert "<table>" in page and "dragoman " in page
    assert ("<svg viewBox" in page.split("data-chart", 1)[1]) or view == "map"
    saved = bench.client.get(f"/explore.csv?view={view}")
    assert saved.status_code == 200 and len(saved.text.splitlines()) > 1


def test_a_country_is_an_area_and_a_place_in_it_a_point(bench):
    page = bench.client.get("/explore?view=map").text
    assert '"countries": {"PER"' in page and '"lat": -18.01' in page


def test_a_cell_that_would_be_a_formula_is_saved_as_words():
    from dragoman.web.tables import Table

    assert Table(columns=("a",), rows=[("=1+1",), ("@x",), (-2,)]).to_csv().split("\r\n")[1:4] == ["'=1+1", "'@x", "-2"]


def test_the_ledger_says_who_repeats_and_rejects_a_claim_and_what_stands_against_it(bench):
    page = bench.client.get("/claims?act=accuse").text
    for words in ("reported again", "rejected by", "against it"):
        assert words in page


def test_answered_claims_have_a_page_of_their_own(bench):
    page = bench.client.get("/claims/answered").text
    assert page.count('<article class="entry') >= 3 and "rejected by" in page


def test_the_matrix_counts_rejections_by_pair(bench):
    page = bench.client.get("/claims/matrix").text
    assert "−3" in page and "actor=CHL&amp;recipient=PER" in page


def test_search_marks_the_words_it_found(bench):
    page = bench.client.get("/search?text=absurd").text
    assert "<mark>absurd</mark>" in page


def test_an_empty_workspace_says_what_to_do(tmp_path):
    from starlette.testclient import TestClient

    from dragoman.store import init_workspace, open_store
    from dragoman.web import Settings, create_app
    from dragoman.web.door import Door

    with open_store(init_workspace(tmp_path / "empty")) as store:
        door = Door()
        client = TestClient(create_app(store, Settings(), door), base_url="http://127.0.0.1:8765")
        client.headers["accept"] = "text/html"
        client.get(f"/open?token={door.token}")
        for path in (
            "/",
            "/reports",
            "/claims",
            "/claims/matrix",
            "/explore",
            "/explore?view=map",
            "/explore?view=stories",
        ):
            page = client.get(path)
            assert page.status_code == 200 and 'class="empty' in page.text, path


def test_sides_taken_can_be_narrowed_and_lead_to_their_words(bench):
    page = bench.client.get("/claims/matrix").text
    assert "3 positions" in page and 'title="Chile on Peru"' in page
    may = bench.client.get("/claims/matrix?stance=reject&since=2024-05&until=2024-05&recipient=Peru").text
    assert "1 position<" in may and "<mark>rejected</mark>" in may
    assert "No side fits" in bench.client.get("/claims/matrix?stance=endorse").text


def test_a_claim_stands_in_its_sentence(bench):
    page = bench.client.get("/claims?act=accuse").text
    assert '<span class="said">shelling Tacna</span>' in page


def test_what_a_chart_counts_is_what_its_links_list(bench):
    page = bench.client.get("/explore?view=series").text
    assert 'href="/explore?status=asserted&amp;since=' in page


def test_a_narrow_page_gets_narrow_charts(bench):
    for view in ("series", "timeline", "network"):
        assert 'viewBox="0 0 960' in bench.client.get(f"/explore?view={view}").text
    bench.client.cookies.set("narrow", "1")
    for view in ("series", "timeline", "network"):
        assert 'viewBox="0 0 380' in bench.client.get(f"/explore?view={view}").text
