from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from sitrep.content.tree import Content
from sitrep.core.errors import BuildError, OutputError
from sitrep.core.regions import Regions
from sitrep.site.proof.manifest import MANIFEST
from sitrep.site.proof.prove import BuildClaims, Prover
from sitrep.site.settings import SiteSettings
from tests.support.site.feeds import SITE
from tests.support.site.sites import build_site
from tests.support.trees import tree

CONTENT = Content((), Regions((), frozenset()), (), (), (), ())


def proved(folder: Path) -> None:
    claims = BuildClaims(SiteSettings(folder / "content", folder / "theme", SITE, False), CONTENT)
    Prover(folder / "output.building", "output", claims).conclude((), claims)


def test_what_is_safe_gets_a_manifest(tmp_path: Path) -> None:
    (tmp_path / "output.building").mkdir()
    (tmp_path / "output.building/robots.txt").write_text("User-agent: *\n")
    proved(tmp_path)
    assert (tmp_path / "output.building" / MANIFEST).read_text().endswith("  robots.txt\n")


def test_everything_wrong_is_said_at_once_by_the_name_the_site_is_to_have_and_there_is_no_manifest(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "output.building"
    folder.mkdir()
    (folder / "a.js").write_text("x")
    (folder / "b.png").symlink_to(tmp_path)
    (folder / "robots.txt").write_text(f"# {tmp_path}/content\n")
    with pytest.raises(OutputError) as caught:
        proved(tmp_path)
    assert [fault.file for fault in caught.value.faults] == [
        f"output/{name}" for name in ("a.js", "b.png", "robots.txt")
    ]
    assert not (folder / MANIFEST).exists()


def test_two_builds_of_the_same_content_have_the_same_manifest(tmp_path: Path) -> None:
    one = build_site(tmp_path / "one", tree()).text(MANIFEST)
    assert build_site(tmp_path / "two", tree()).text(MANIFEST) == one


def prover(folder: Path) -> tuple[Prover, BuildClaims]:
    claims = BuildClaims(SiteSettings(folder / "content", folder / "theme", SITE, False), CONTENT)
    (folder / "output.building").mkdir(exist_ok=True)
    return Prover(folder / "output.building", "output", claims), claims


FILES = [
    ("a/index.html", b"<p>Call +963 944 555 012</p>"),
    ("b/index.html", b"<p>Call +963 944 555 012</p>"),
    ("c/index.html", b"<p>The road is open.</p><iframe>"),
    ("d/index.html", b"<td>Telegram</td>\n<td>noor_2004</td>"),
    ("robots.txt", b"User-agent: *\n"),
]


def test_an_inspection_follows_from_the_file_alone_and_can_be_kept(tmp_path: Path) -> None:
    alone = {path: prover(tmp_path)[0].inspect(path, data) for path, data in FILES}
    for files in (FILES, FILES[::-1]):
        assert {each.path: each for each in prover(tmp_path)[0].inspect_each(files)} == alone
    assert pickle.loads(pickle.dumps(alone)) == alone
    assert [alone[path].is_clean for path, _ in FILES] == [False] * 4 + [True]
    assert [bool(alone[path].private) for path, _ in FILES] == [True, True, False, True, False]


def test_what_was_inspected_is_believed_and_every_other_file_is_read(tmp_path: Path) -> None:
    search, claims = prover(tmp_path)
    folder = tmp_path / "output.building"
    for path, data in FILES[2:]:
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(data)
    known = search.inspect("robots.txt", FILES[4][1])
    with pytest.raises(BuildError, match=r"d/index\.html"):
        search.conclude([known], claims)
    told = search.inspect("d/index.html", b"<p>Nothing.</p>")
    with pytest.raises(OutputError) as caught:
        search.conclude([known, told], claims)
    assert {fault.file for fault in caught.value.faults} == {"output/c/index.html"}
    safe = search.inspect("c/index.html", b"<p>Nothing.</p>")
    gone = search.inspect("gone/index.html", b"<p>Nothing.</p>")
    search.conclude([known, told, safe, gone], claims)
    assert (folder / MANIFEST).read_text() == "".join(
        f"{each.sha256}  {each.path}\n" for each in (safe, told, known)
    )


def test_an_inspection_depends_on_what_the_settings_publish_and_not_on_the_lines_of_the_content(
    tmp_path: Path,
) -> None:
    one, claims = prover(tmp_path)
    more = replace(claims, content=replace(CONTENT, searched=frozenset({"One more line."})))
    other = replace(
        claims, settings=replace(claims.settings, site=replace(SITE, sender="desk@example.org"))
    )
    folder = tmp_path / "output.building"
    assert Prover(folder, "output", more).digest_parts == one.digest_parts
    assert Prover(folder, "output", other).digest_parts != one.digest_parts
