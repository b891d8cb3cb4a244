"""A site is compared with what was built: in a folder, and as a host on loopback serves it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from sitrep.core.errors import PublishError
from sitrep.site.commands import verify as module
from sitrep.site.commands.verify import Comparison, verdict_lines, verify
from sitrep.site.hosts.host_files import EVERYWHERE
from sitrep.site.policy import policy_of
from sitrep.site.proof.manifest import MANIFEST, manifest_text
from tests.support.sites import Site, run_site
from tests.support.trees import tree, write

FILES = {
    "index.html": b"<h1>Front",
    "about/index.html": b"<h1>About",
    "search/index.html": b"<h1>Search",
    "feeds/a b.rss": b"<rss/>",
    "theme/style.css": b"p {}",
    "_headers": b"/*\n",
    "404.html": b"<h1>Nothing",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small site with its manifest."""
    site = tmp_path / "site"
    for name, data in FILES.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(data)
    (site / MANIFEST).write_text(
        manifest_text({name: sha256(data).hexdigest() for name, data in FILES.items()})
    )
    return site


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PAUSE", 0.0)


def checked(where: object, against: str | None = None) -> Comparison:
    return verify(str(where), against, lambda _done, _total: None)


class Host(SimpleHTTPRequestHandler):
    """A host that sends what lies in a folder, with headers if it is one that can."""

    sends: Callable[[str], dict[str, str]] = staticmethod(lambda _name: {})
    busy: dict[str, int] = {}  # noqa: RUF012  # what is left to refuse

    def do_GET(self) -> None:
        left = self.busy.get(self.path, 0)
        if left:
            self.busy[self.path] = left - 1
            self.send_error(503)
        else:
            super().do_GET()

    def end_headers(self) -> None:
        name = self.path.removeprefix("/") + ("index.html" if self.path.endswith("/") else "")
        for header, value in self.sends(name).items():
            self.send_header(header, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def hosted(folder: Path, handler: type[Host] = Host) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


# Folders


def test_a_folder_as_it_was_built_is_whole(folder: Path) -> None:
    assert checked(folder) == Comparison(same=len(FILES))


def test_what_differs_is_missing_or_was_added_is_named(folder: Path) -> None:
    (folder / "index.html").write_bytes(b"<h1>Other")
    (folder / "404.html").unlink()
    (folder / "more.html").write_bytes(b"")
    (folder / ".sitrep-published").write_bytes(b"")
    verdict = checked(folder)
    assert (verdict.differing, verdict.missing, verdict.extra) == (
        ("index.html",),
        ("404.html",),
        ("more.html",),
    )
    assert not verdict.is_whole
    assert [*verdict_lines(verdict)] == [
        "index.html differs",
        "404.html is missing",
        "more.html is not in the manifest",
    ]


def test_a_dead_link_is_a_difference(folder: Path) -> None:
    data = b'<a href="nowhere/">there</a>'
    (folder / "index.html").write_bytes(data)
    (folder / MANIFEST).write_text(manifest_text({"index.html": sha256(data).hexdigest()}))
    for name in FILES.keys() - {"index.html"}:
        (folder / name).unlink()
    verdict = checked(folder)
    assert (verdict.is_whole, verdict.differences) == (False, 1)
    assert [*verdict_lines(verdict)] == [
        "index.html links to nowhere/, which does not exist",
    ]


def test_a_link_in_the_place_of_a_file_differs(folder: Path) -> None:
    (folder / "index.html").rename(folder.parent / "index.html")
    (folder / "index.html").symlink_to(folder.parent / "index.html")
    assert checked(folder).differing == ("index.html",)


def test_a_site_with_a_forged_manifest_is_seen_by_that_of_the_build(
    folder: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own.sha256"
    own.write_bytes((folder / MANIFEST).read_bytes())
    (folder / "index.html").write_bytes(b"forged")
    forged = {**FILES, "index.html": b"forged"}
    (folder / MANIFEST).write_text(
        manifest_text({name: sha256(data).hexdigest() for name, data in forged.items()})
    )
    assert checked(folder).is_whole
    assert checked(folder, str(own)).differing == ("index.html",)


def test_a_place_without_a_manifest_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="cannot be read"):
        checked(tmp_path / "nowhere")


# Hosts


def test_a_host_that_sends_what_was_built_is_whole_without_headers_too(folder: Path) -> None:
    with hosted(folder) as address:
        verdict = checked(address)
    assert verdict.is_whole
    assert verdict.same == len(FILES) - 1  # _headers is read by hosts and not sent
    assert "Content-Security-Policy" in verdict.lacking_headers
    assert ["does not send" in line for line in verdict_lines(verdict)] == [True]


def test_what_a_host_sends_otherwise_or_not_is_named(folder: Path, tmp_path: Path) -> None:
    (folder / "about/index.html").write_bytes(b"<h1>About<script>")
    (folder / "theme/style.css").unlink()
    with hosted(folder) as address:
        verdict = checked(address, str(folder))
    assert (verdict.differing, verdict.missing) == (("about/index.html",), ("theme/style.css",))


def test_a_host_that_sends_our_headers_is_whole_and_one_that_changes_them_is_not(
    folder: Path,
) -> None:
    def ours(name: str) -> dict[str, str]:
        return {"Content-Security-Policy": policy_of(name).header, **dict(EVERYWHERE)}

    class Good(Host):
        sends = staticmethod(ours)

    class Bad(Host):
        sends = staticmethod(lambda name: {**ours(name), "Referrer-Policy": "unsafe-url"})

    with hosted(folder, Good) as address:
        verdict = checked(address)
    assert verdict == Comparison(same=len(FILES) - 1)
    with hosted(folder, Bad) as address:
        verdict = checked(address)
    assert verdict.wrong_headers == ("Referrer-Policy of 404.html",)
    assert not verdict.is_whole


def test_a_busy_host_gets_a_second_request(folder: Path) -> None:
    class Busy(Host):
        busy = {"/about/": 2, "/theme/style.css": 1}  # noqa: RUF012

    with hosted(folder, Busy) as address:
        assert checked(address).is_whole


def test_a_redirect_to_another_host_is_not_followed(folder: Path) -> None:
    class Moved(Host):
        def do_GET(self) -> None:
            if self.path == "/about/":
                self.send_response(302)
                self.send_header("Location", "http://127.0.0.2:9/about/")
                self.send_header("Content-Length", "0")
                self.end_headers()
            else:
                super().do_GET()

    with hosted(folder, Moved) as address:
        assert checked(address).missing == ("about/index.html",)


def test_a_host_that_cannot_be_reached_is_an_error(folder: Path) -> None:
    with pytest.raises(PublishError, match="cannot be read"):
        checked("http://127.0.0.1:9/", str(folder))


def test_a_host_without_a_manifest_is_an_error(folder: Path) -> None:
    (folder / MANIFEST).unlink()
    with hosted(folder) as address, pytest.raises(PublishError, match="--against"):
        checked(address)


@pytest.mark.parametrize("name", ["invented_site"])
def test_a_built_site_is_whole_where_it_lies_and_where_it_is_served(
    request: pytest.FixtureRequest, name: str
) -> None:
    site: Site = request.getfixturevalue(name)
    assert checked(site.output).is_whole
    with hosted(site.output) as address:
        assert checked(address, str(site.output)).is_whole


def test_the_command_says_what_differs_and_ends_with_1(tmp_path: Path) -> None:
    write(tmp_path / "content", tree())
    assert run_site(tmp_path, "build").returncode == 0
    whole = run_site(tmp_path, "verify", "output")
    assert (whole.returncode, "everything is as built" in whole.stdout) == (0, True)
    (tmp_path / "output/index.html").write_text("other")
    changed = run_site(tmp_path, "verify", "output")
    assert changed.returncode == 1
    assert "index.html differs" in changed.stdout
    assert "1 difference." in changed.stdout
    nothing = run_site(tmp_path, "verify", "nowhere")
    assert nothing.returncode == 1
    assert "nowhere" in nothing.stderr
