"""Each flow in Debian's Chromium: nothing leaves the host, the policy is kept, axe-core finds nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip

PAGES = (
    "/", "/reports", "/d/r-1", "/e/ear1", "/c/car1", "/s/car1?document=r-1", "/claims", "/claims/answered",
    "/claims/matrix", "/explore", "/explore?kind=claim", "/explore?view=series", "/explore?view=timeline",
    "/explore?view=network", "/explore?view=map", "/explore?view=stories", "/search?text=Peru", "/review",
    "/review/history", "/review/agreement", "/api", "/nowhere",
)  # fmt: skip


@pytest.fixture(scope="module")
def chromium() -> Iterator[object]:
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is not here: apt-get install chromium")
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install playwright")
    import pytest_socket

    pytest_socket.enable_socket()
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(FLAGS))
        yield browser
        browser.close()


class Watched:
    """A page that has signed in, and all that went wrong on it."""

    def __init__(self, browser, served, **context):
        self.base, door = served
        self.wrong: list[str] = []
        self.context = browser.new_context(**({"viewport": {"width": 1280, "height": 860}} | context))
        self.page = self.context.new_page()
        self.page.on("request", self._asked)
        self.page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        self.page.on("console", self._told)
        self.go(f"/open?token={door.token}")

    def _asked(self, request):
        if not request.url.startswith((self.base, "data:", "blob:")):
            self.wrong.append(f"left the host: {request.url}")

    def _told(self, message):
        if message.type in ("error", "warning") and "404" not in message.text:
            self.wrong.append(f"console: {message.text}")

    def go(self, path: str):
        self.page.goto(self.base + path)
        return self.page

    def name(self, reviewer: str = "Ines"):
        page = self.go("/review")
        page.get_by_label("Name").fill(reviewer)
        page.get_by_role("button", name="Begin").click()


@pytest.fixture
def watched(chromium, served):
    seen = Watched(chromium, served)
    yield seen
    seen.context.close()
    assert seen.wrong == []


@pytest.mark.model
def test_a_pasted_report_is_read_chosen_and_kept(watched, store):
    page = watched.go("/")
    page.get_by_role("button", name="Try an example").click()
    page.wait_for_function("document.getElementById('text').value.length > 100")
    page.get_by_role("button", name="Read it").click()
    page.wait_for_url("**/d/*", timeout=60_000)
    page.locator(".text .ev", has_text="thanked").click()
    page.locator(".card.chosen").get_by_text("codebook:SUPPORT").first.wait_for()
    assert "#e" in page.url
    page.get_by_role("button", name="Keep in the workspace").click()
    page.wait_for_load_state()
    assert store.documents().total == 4
    assert page.get_by_role("button", name="Keep in the workspace").count() == 0


def test_choosing_in_the_text_opens_the_card_and_layers_switch(watched):
    page = watched.go("/d/r-1")
    page.locator(".text .ev", has_text="shelling").first.click()
    card = page.locator("#e2")
    card.get_by_text("Who says so").wait_for()
    assert card.get_attribute("open") is not None
    page.get_by_label("2 events").uncheck()
    assert not card.is_visible()
    assert page.locator(".tag.e").first.is_hidden()


def test_keys_go_from_item_to_item_and_the_record_follows_the_text(watched):
    page = watched.go("/d/r-1")
    order = page.locator(".card").evaluate_all("cards => cards.map((card) => card.id)")
    for pressed, chosen in (("j", order[0]), ("j", order[1]), ("k", order[0])):
        page.keyboard.press(pressed)
        page.locator(f"#{chosen}.chosen").wait_for()
    page.keyboard.press("Escape")
    assert page.locator(".card.chosen").count() == 0


def test_a_wrong_recipient_is_put_right_by_choosing_and_taken_back(watched, store):
    watched.name()
    page = watched.go("/review?item=ear1&document=r-1")
    page.keyboard.press("e")
    page.get_by_role("button", name="Take away CHL/GOV/Chile").click()
    page.get_by_label("Add to recipients").select_option("PER/GOV/Peru")
    page.locator("[name=recipients]").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert store.reviews()[-1].changes == (("recipients", "PER/GOV/Peru"),)
    with page.expect_navigation():
        page.keyboard.press("z")
    assert store.reviews()[-1].undoes
    page.keyboard.press("n")
    page.keyboard.type("who?")
    page.keyboard.press("Enter")
    with page.expect_navigation():
        page.keyboard.press("u")
    assert (store.reviews()[-1].verdict, store.reviews()[-1].note) == ("unsure", "who?")


def test_an_address_of_characters_shows_them_counting_code_points(watched, store):
    text = store.document("r-1").text
    start = text.index("absurd")
    page = watched.go(f"/d/r-1#c{start}-{start + 6}")
    shown = page.evaluate("[...CSS.highlights.get('cited')].map(String).join()")
    assert shown == "absurd"


def test_filters_go_into_the_address_and_come_back(watched):
    page = watched.go("/explore")
    page.get_by_role("checkbox", name="ASSAULT").check()
    page.wait_for_url("**type=ASSAULT**")
    assert page.locator(".items > li").count() == 3
    page.get_by_role("link", name="Take away type ASSAULT").click()
    page.wait_for_url(lambda url: "ASSAULT" not in url)
    assert page.locator(".items > li").count() == 6


@pytest.mark.parametrize("view", ["series", "network", "map"])
def test_a_chart_can_be_saved_as_picture(watched, view):
    page = watched.go(f"/explore?view={view}")
    page.locator(".chart svg[viewBox]").first.wait_for()
    for kind, magic in (("SVG", b"<svg"), ("PNG", b"\x89PNG")):
        with page.expect_download() as got:
            page.get_by_role("button", name=kind, exact=True).click()
        content = Path(got.value.path()).read_bytes()
        assert content.startswith(magic) and len(content) > 500
        assert b"var(--" not in content
        if kind == "SVG":
            assert b"Dragoman, test" in content and b"Events" in content


def test_the_map_draws_the_country_and_the_place(watched):
    page = watched.go("/explore?view=map")
    page.locator("a[aria-label^='Peru'] path").wait_for(state="attached")
    assert page.locator("circle.c-point").count() == 1


def test_the_ledger_leads_to_the_words_in_the_report(watched):
    page = watched.go("/claims?act=accuse")
    page.locator(".entry", has_text="rejected by").first.locator(".answers a").first.click()
    page.wait_for_url("**/d/**#c*")


def test_review_goes_by_keyboard_with_undo_and_redo(watched, store):
    watched.name()
    page = watched.page
    first = page.locator("[aria-current='true']").get_attribute("href")
    page.keyboard.press("j")
    page.wait_for_url("**item=**")
    assert page.locator("[aria-current='true']").get_attribute("href") != first
    page.keyboard.press("k")
    page.wait_for_url(f"**{first.split('?')[1].split('&')[0]}**")
    with page.expect_navigation():
        page.keyboard.press("x")
    assert [r.verdict for r in store.reviews()] == ["reject"]
    with page.expect_navigation():
        page.keyboard.press("z")
    assert store.reviews()[-1].undoes
    with page.expect_navigation():
        page.keyboard.press("Shift+Z")
    assert store.count(type=("ASSAULT",)) == 2
    with page.expect_navigation():
        page.keyboard.press("1")
    assert store.reviews()[-1].changes == (("status", "negated"),)
    page.keyboard.press("e")
    assert page.locator("#edit").get_attribute("open") is not None
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.get_by_text("leaves a field").is_visible()


def test_keys_can_be_switched_off(watched, store):
    watched.name()
    page = watched.page
    page.get_by_label("Keys on").uncheck()
    assert page.locator("kbd").first.is_hidden()
    page.locator(".what").click()
    page.keyboard.press("x")
    page.wait_for_timeout(200)
    assert not store.reviews()
    watched.go("/review")
    assert "keys-off" in page.locator("body").get_attribute("class")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(chromium, served, scheme, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    # only axe itself, which is injected, needs the policy out of its way
    seen = Watched(
        chromium, served, color_scheme=scheme, viewport={"width": width, "height": 844}, bypass_csp=True,
        reduced_motion="reduce",
    )  # fmt: skip
    seen.name()
    found = []
    options = {
        "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    }
    for path in PAGES:
        page = seen.go(path)
        if "map" in path:
            page.locator(".chart svg[viewBox]").wait_for()
        for violation in axe.Axe().run(page, options=options).response["violations"]:
            nodes = [node["html"][:160] for node in violation["nodes"][:3]]
            found.append(f"{path}: {violation['id']}: {nodes}")
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{path}: wider than {width}")
        if page.evaluate(
            "[...document.querySelectorAll('.chart .scroll')].some((s) => s.scrollWidth > s.clientWidth + 1)"
        ):
            found.append(f"{path}: the chart is clipped")
    seen.context.close()
    assert not found, "\n".join(found)
    assert seen.wrong == []


def test_the_theme_can_be_chosen_and_stays(watched):
    page = watched.go("/")
    page.get_by_role("button", name="Light or dark").click()
    assert page.locator("html").get_attribute("data-theme") == "dark"
    watched.go("/reports")
    assert page.locator("html").get_attribute("data-theme") == "dark"
