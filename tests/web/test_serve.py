"""The command itself, as a process."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import urllib.error
import urllib.request

import pytest
import pytest_socket

from dragoman.cli.app import run


@pytest.fixture
def port(request) -> int:
    pytest_socket.enable_socket()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def test_serve_prints_a_link_that_opens_the_workbench(workspace, port):
    command = [sys.executable, "-m", "dragoman", "serve", str(workspace), "--no-browser", "--port", str(port)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONUNBUFFERED": "1"}
    ) as served:
        try:
            link = re.search(r"http://127\.0\.0\.1:\d+/open\?token=\S+", served.stdout.readline())[0]
            base = link.split("/open")[0]
            opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
            page = _patiently(lambda: opener.open(link, timeout=5)).read().decode()
            assert "Peru and Chile" in page
            with pytest.raises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(base, timeout=5)
            assert refused.value.code == 401
        finally:
            served.terminate()
            served.wait(10)


def _patiently(call):
    import time

    for _ in range(150):
        try:
            return call()
        except urllib.error.URLError as error:
            if isinstance(error, urllib.error.HTTPError):
                raise
            time.sleep(0.1)
    raise AssertionError("nobody listens")


def test_public_wants_a_password_that_is_long_enough(workspace, monkeypatch, capsys):
    monkeypatch.setenv("DRAGOMAN_PASSWORD", "short")
    assert run(["serve", str(workspace), "--public"]) == 2
    assert "10 at least" in capsys.readouterr().err


def test_a_basemap_that_is_not_there_is_said(workspace, tmp_path, capsys):
    assert run(["serve", str(workspace), "--basemap", str(tmp_path / "no.json")]) == 2
    assert "no such file" in capsys.readouterr().err
