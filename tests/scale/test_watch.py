from __future__ import annotations

import json

import pytest
from feed_server import Clock, Site, running

from dragoman.ingest import polite as asking
from dragoman.ingest.expand import expand
from dragoman.ingest.polite import Polite
from dragoman.ingest.take import Wanted, take
from dragoman.scale.feeds_toml import FeedToWatch
from dragoman.scale.watch import STATE, Watch, inbox_of

pytestmark = pytest.mark.enable_socket


@pytest.fixture
def site():
    with running() as found:
        yield found


@pytest.fixture
def clock() -> Clock:
    return Clock()


def watch(site: Site, folder, clock: Clock, *paths: str, robots: bool = False, **options) -> Watch:
    feeds = tuple(FeedToWatch(url=site.address + path, every=600, **options) for path in paths)
    return Watch(feeds, folder, Polite(delay=1.0, robots=robots, now=clock, sleep=clock.sleep))


def texts(folder) -> list[str]:
    taken = [take(unit, Wanted()) for unit in expand([str(inbox_of(folder))])]
    return [one.document.text.split(".")[0] if one.document else one.rows[0].reason for one in taken]


def test_new_entries_go_into_the_inbox_with_their_pages(site, clock, tmp_path):
    site.feed("/rss", [1, 2])
    (look,) = watch(site, tmp_path, clock, "/rss").looks()
    assert (look.new, look.fault) == (2, "")
    (first, second) = (take(unit, Wanted()).document for unit in expand([str(inbox_of(tmp_path))]))
    assert first.text.endswith("the talks are to go on in the spring.")
    assert (first.title, first.outlet, first.published.isoformat()) == ("Border 1", "Wire", "2024-05-21")
    assert (second.url, second.published_source) == (f"{site.address}/2.html", "field")


def test_only_what_is_new_is_taken_the_next_time_also_after_a_restart(site, clock, tmp_path):
    site.feed("/rss", [1, 2])
    list(watch(site, tmp_path, clock, "/rss").looks())
    site.feed("/rss", [1, 2, 3])
    assert list(watch(site, tmp_path, clock, "/rss").looks()) == []  # not due yet
    clock.now += 600
    (look,) = watch(site, tmp_path, clock, "/rss").looks()
    assert look.new == 1
    assert len(texts(tmp_path)) == 3
    assert site.paths().count("/1.html") == 1


def test_a_feed_that_has_not_changed_is_not_sent_again(site, clock, tmp_path):
    site.feed("/rss", [1], ETag='"v1"', **{"Last-Modified": "Tue, 21 May 2024 10:00:00 GMT"})
    found = watch(site, tmp_path, clock, "/rss")
    list(found.looks())
    clock.now += 600
    (look,) = found.looks()
    assert (look.new, look.fault) == (0, "")
    path, headers = site.asked[-1]
    assert (path, headers["If-None-Match"]) == ("/rss", '"v1"')
    assert headers["If-Modified-Since"] == "Tue, 21 May 2024 10:00:00 GMT"
    assert headers["User-Agent"].startswith("dragoman/")


def test_there_is_a_pause_between_two_requests_to_one_host(site, clock, tmp_path):
    site.feed("/rss", [1, 2, 3])
    list(watch(site, tmp_path, clock, "/rss").looks())
    assert clock.slept == [1.0, 1.0, 1.0]


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        ((200, {}, "hang"), "no answer within"),
        ((200, {}, "drip"), "not all there within"),
        ((302, {}, "redirect"), "sent on more than 5 times"),
        ((200, {"Content-Type": "image/png"}, b"\x89PNG\r\n\x00\x00" * 50), "is not an RSS or Atom feed"),
        ((200, {"Content-Type": "text/html"}, b"<html><body>moved</body></html>"), "is not an RSS or Atom feed"),
        ((200, {}, b""), "is not an RSS or Atom feed"),
        ((500, {}, b"oh no"), "the site answered 500"),
        ((404, {}, b""), "the site answered 404"),
    ],
)
def test_a_feed_that_misbehaves_is_a_fault_and_the_others_are_read(site, clock, tmp_path, monkeypatch, answer, fault):
    monkeypatch.setattr(asking, "TIMEOUT", 0.3)
    monkeypatch.setattr(asking, "DEADLINE", 0.5)
    site.answers["/bad"] = answer
    site.feed("/rss", [1])
    bad, good = watch(site, tmp_path, clock, "/bad", "/rss").looks()
    assert fault in bad.fault
    assert good.new == 1


def test_a_feed_that_fails_is_asked_less_and_less_often(site, clock, tmp_path):
    site.answers["/bad"] = (500, {}, b"")
    found = watch(site, tmp_path, clock, "/bad")
    waits = []
    for _ in range(9):
        list(found.looks())
        waits.append(round(found.next_due() - clock.now))
        clock.now = found.next_due()
    assert waits[:4] == [1200, 2400, 4800, 9600]
    assert waits[-1] == 86_400
    site.feed("/bad", [1])
    (look,) = found.looks()
    assert look.new == 1
    assert found.next_due() == clock.now + 600


@pytest.mark.parametrize(
    ("header", "wait"), [("7200", 7200), ("Tue, 21 May 2099 00:00:00 GMT", 86_400), ("soon", 1200)]
)
def test_a_site_that_asks_for_patience_gets_it(site, clock, tmp_path, header, wait):
    site.answers["/busy"] = (429, {"Retry-After": header}, b"")
    found = watch(site, tmp_path, clock, "/busy")
    list(found.looks())
    assert round(found.next_due() - clock.now) == wait


def test_robots_are_kept_out_where_the_site_says_so(site, clock, tmp_path):
    site.answers["/robots.txt"] = (
        200,
        {"Content-Type": "text/plain"},
        b"User-agent: *\nDisallow: /2.html\nCrawl-delay: 5\n",
    )
    site.feed("/rss", [1, 2])
    (look,) = watch(site, tmp_path, clock, "/rss", robots=True).looks()
    assert look.new == 2
    assert "/2.html" not in site.paths()
    assert site.paths().count("/robots.txt") == 1
    assert max(clock.slept) == 5.0
    assert "robots.txt keeps readers like us out" in texts(tmp_path)[1]


def test_a_page_that_is_late_is_asked_for_again_then_given_up_and_counted(site, clock, tmp_path):
    site.feed("/rss", [1, 2], ETag='"v1"')
    site.answers["/2.html"] = (503, {}, b"")
    found = watch(site, tmp_path, clock, "/rss")
    new = []
    for _ in range(4):
        new += [look.new for look in found.looks()]
        clock.now += 600
    assert new == [1, 0, 1, 0]
    assert site.paths().count("/2.html") == 3
    assert "the site answered 503" in texts(tmp_path)[1]


def test_the_words_of_the_feed_itself_are_taken_where_pages_are_not_wanted(site, clock, tmp_path):
    site.feed("/rss", [1])
    list(watch(site, tmp_path, clock, "/rss", pages=False).looks())
    assert site.paths() == ["/rss"]
    assert texts(tmp_path)[0].startswith("The foreign ministers")


def test_what_is_kept_of_a_watch_is_plain_to_read_and_damage_is_told(site, clock, tmp_path):
    from dragoman.errors import InputError

    site.feed("/rss", [1])
    list(watch(site, tmp_path, clock, "/rss").looks())
    kept = json.loads((tmp_path / STATE).read_text())
    assert kept[f"{site.address}/rss"]["keys"] == ["g1"]
    (tmp_path / STATE).write_text("{broken")
    with pytest.raises(InputError, match="is damaged"):
        watch(site, tmp_path, clock, "/rss")
