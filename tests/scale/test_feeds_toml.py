from __future__ import annotations

import pytest

from dragoman.errors import InputError
from dragoman.scale.feeds_toml import EXAMPLE, load_watch_list


def write(tmp_path, text: str):
    path = tmp_path / "feeds.toml"
    path.write_text(text)
    return path


def test_the_example_is_read(tmp_path):
    found = load_watch_list(write(tmp_path, EXAMPLE))
    (feed,) = found.feeds
    assert (feed.url, feed.outlet, feed.every, feed.pages) == (
        "https://example.org/rss.xml", "Example News", 1800.0, True,
    )  # fmt: skip


def test_a_feed_may_have_its_own_pace(tmp_path):
    text = (
        'every = "2h"\ndelay = 5\n[[feed]]\nurl = "https://e.org/a"\n[[feed]]\nurl = "https://e.org/b"\nevery = "10m"\n'
    )
    found = load_watch_list(write(tmp_path, text))
    assert [feed.every for feed in found.feeds] == [7200.0, 600.0]
    assert found.delay == 5.0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "names no feed"),
        ("feed = [", "is not TOML"),
        ('evry = "1h"\n', r"unknown key 'evry' \(did you mean 'every'"),
        ('[[feed]]\nurl = "ftp://e.org"\n', "feed 1: no address: 'ftp://e.org'"),
        ('[[feed]]\nurl = "https://e.org"\nevery = "often"\n', "'often' is no time"),
        ('[[feed]]\nurl = "https://e.org"\nname = "x"\n', "unknown key 'name'"),
    ],
)
def test_what_is_wrong_is_named(tmp_path, text, message):
    with pytest.raises(InputError, match=message):
        load_watch_list(write(tmp_path, text))


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(InputError, match="can't be read: No such file"):
        load_watch_list(tmp_path / "none.toml")
