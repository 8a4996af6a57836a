"""The command as it is really run: started, asked, told to end."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile

import pytest
from click.testing import CliRunner

from runut.lang.pack import Pack
from runut.link.digest import RecordFiler
from runut.present.cli import main
from runut.store.casebook import open_casebook

LONG = 60.0  # seconds that anything may take on a busy machine
NEWS = """TEMARAM — Menteri Perhubungan Raka Sudewa tiba di Lohara pada Selasa (14/5/2031) untuk membahas jalur feri.

"Kami akan membuka jalur itu bulan depan," kata Raka kepada wartawan di dermaga.
"""


@contextmanager
def serving(*args: str, env: dict[str, str] | None = None) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server as a process of its own, and the address that it prints."""
    command = [sys.executable, "-m", "runut", "serve", "--port", "0", *args]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ | (env or {})
    )
    try:
        assert process.stdout
        url = process.stdout.readline().strip()
        if not url:
            pytest.fail(process.communicate(timeout=LONG)[1])
        yield process, url
    finally:
        process.kill()
        process.communicate()


def refused(*args: str) -> str:
    """What is said where nothing can be served."""
    result = CliRunner().invoke(main, ["serve", *args])
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert result.stderr.startswith("runut: ")
    return result.stderr


def get(url: str, **headers: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=LONG) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def articles(url: str) -> int:
    return int(json.loads(get(f"{url}api/home")[1])["articles"])


@pytest.fixture
def own(affair: Path, tmp_path: Path) -> Path:
    """A copy of the casebook of the affair."""
    with open_casebook(affair):
        for path in affair.parent.glob(f"{affair.name}*"):
            copyfile(path, tmp_path / path.name)
    return tmp_path / affair.name


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_it_shows_what_is_added_meanwhile_and_ends_when_told(own: Path, tmp_path: Path, ending: signal.Signals) -> None:
    with serving(str(own)) as (process, url):
        assert url.startswith("http://127.0.0.1:")
        before = articles(url)
        if ending == signal.SIGTERM:
            news = tmp_path / "kabar.txt"
            news.write_text(NEWS, encoding="utf-8")
            assert CliRunner().invoke(main, ["add", str(own), str(news)]).exit_code == 0
            until = time.monotonic() + LONG
            while articles(url) == before and time.monotonic() < until:
                time.sleep(0.2)
            assert articles(url) == before + 1
        lingering = socket.create_connection(("127.0.0.1", int(url.split(":")[2].strip("/"))))
        lingering.sendall(b"GET / HTTP/1.1\r\n")  # a client that never comes to an end
        process.send_signal(ending)
        said, complained = process.communicate(timeout=LONG)
        lingering.close()
    assert (process.returncode, said, complained) == (0, "", "")


def test_elsewhere_a_token_is_needed(affair: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RUNUT_TOKEN", raising=False)
    assert "token" in refused(str(affair), "--host", "0.0.0.0")
    assert "token" in refused(str(affair), "--host", "::")
    assert "token" in refused(str(affair), "--host", "")
    for bad in ("", "two words", "ключ"):
        assert "openssl" in refused(str(affair), "--token", bad)
    empty = tmp_path / "empty"
    empty.touch()
    assert "openssl" in refused(str(affair), "--token-file", str(empty))
    assert "No such file" in refused(str(affair), "--token-file", str(tmp_path / "none"))


def test_the_token_is_taken_from_the_environment_or_a_file(affair: Path, tmp_path: Path) -> None:
    kept = tmp_path / "token"
    kept.write_text("dari-berkas\n")
    with serving(str(affair), "--read-only", env={"RUNUT_TOKEN": "dari-luar"}) as (_, url):
        assert get(url)[0] == 401
        assert get(url, Authorization="Bearer dari-luar")[0] == 200
    with serving(str(affair), "--read-only", "--token-file", str(kept)) as (_, url):
        assert get(url, Authorization="Bearer dari-luar")[0] == 401
        assert get(url, Authorization="Bearer dari-berkas")[0] == 200


def test_on_this_computer_only_its_own_names_are_answered(affair: Path) -> None:
    with serving(str(affair), "--read-only") as (_, url):
        port = url.split(":")[2].strip("/")
        assert get(url)[0] == 200
        assert get(f"http://localhost:{port}/")[0] == 200
        assert get(url, Host="evil.example")[0] == 421


def test_what_cannot_be_served_is_said(affair: Path, own: Path, tmp_path: Path, pack: Pack) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert "choose another --port" in refused(str(affair), "--port", str(taken.getsockname()[1]))
    assert "no such casebook" in refused(str(tmp_path / "none.casebook"), "--port", "0")
    text = tmp_path / "text.casebook"
    text.write_text("words")
    assert "not a casebook" in refused(str(text), "--port", "0")
    with open_casebook(own, create=True) as casebook:
        casebook.refile(RecordFiler(pack), "older")
    assert "without --read-only" in refused(str(own), "--port", "0", "--read-only")


def test_reading_only_needs_no_rights_to_write(affair: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with open_casebook(affair):
            for path in affair.parent.glob(f"{affair.name}*"):
                copyfile(path, folder / path.name)
                (folder / path.name).chmod(0o444)
        folder.chmod(0o555)
        before = sorted(path.name for path in folder.iterdir())
        try:
            with serving(str(folder / affair.name), "--read-only") as (_, url):
                assert articles(url) > 0
        finally:
            folder.chmod(0o755)
        assert sorted(path.name for path in folder.iterdir()) == before or os.geteuid() == 0
