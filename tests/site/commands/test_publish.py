from __future__ import annotations

from pathlib import Path

import pytest

from sitrep.core.errors import PublishError
from sitrep.site.commands.publish import MANIFEST, copy_site
from sitrep.site.output import STYLESHEET
from tests.support.hub import Hub
from tests.support.site.sites import files_of, run_site
from tests.support.trees import tree, write

SITE = {
    STYLESHEET: "a{}",
    "index.html": "front",
    "editions/2020-W27/index.html": "week",
    "feed.xml": "<rss/>",
}


def published(folder: Path) -> dict[str, bytes]:
    """What lies there, without the list that publishing keeps of it."""
    return {name: data for name, data in files_of(folder).items() if name != MANIFEST}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return write(tmp_path / "output", SITE)


def test_a_new_folder_gets_the_whole_site_what_pages_need_before_the_pages(
    output: Path, tmp_path: Path
) -> None:
    changes = copy_site(output, tmp_path / "www" / "digest")
    assert published(tmp_path / "www" / "digest") == files_of(output)
    assert changes.written == (STYLESHEET, "editions/2020-W27/index.html", "feed.xml", "index.html")


def test_what_is_the_same_is_left_alone(output: Path, tmp_path: Path) -> None:
    target = tmp_path / "www"
    copy_site(output, target)
    before = (target / "index.html").stat().st_mtime_ns
    (output / "feed.xml").write_text("<rss>x</rss>", "utf-8")
    assert copy_site(output, target).written == ("feed.xml",)
    assert (target / "index.html").stat().st_mtime_ns == before
    assert copy_site(output, target).written == ()


def test_what_is_gone_goes_and_so_does_its_empty_folder(output: Path, tmp_path: Path) -> None:
    target = tmp_path / "www"
    copy_site(output, target)
    (output / "editions/2020-W27/index.html").unlink()
    assert copy_site(output, target).removed == ("editions/2020-W27/index.html",)
    assert not (target / "editions").exists()


def test_what_a_cut_left_half_written_goes(output: Path, tmp_path: Path) -> None:
    target = tmp_path / "www"
    copy_site(output, target)
    (target / "index.html.sitrep-half").write_text("fro", "utf-8")
    copy_site(output, target)
    assert published(target) == files_of(output)


def test_other_files_beside_the_site_are_kept(output: Path, tmp_path: Path) -> None:
    target = tmp_path / "www"
    copy_site(output, target)
    write(target, {"CNAME": "digest.example.org", ".well-known/security.txt": "Contact: x"})
    (output / "feed.xml").unlink()
    assert copy_site(output, target).removed == ("feed.xml",)
    assert {"CNAME", ".well-known/security.txt"} <= published(target).keys()


def test_a_first_copy_goes_beside_what_a_host_keeps_in_a_checkout(
    output: Path, tmp_path: Path
) -> None:
    kept = {
        ".git/HEAD": "ref: refs/heads/pages",
        ".nojekyll": "",
        ".gitignore": "*.tmp",
        "CNAME": "digest.example.org",
        "README.md": "The digest.",
        ".well-known/security.txt": "Contact: x",
    }
    target = write(tmp_path / "www", kept)
    copy_site(output, target)
    (output / "feed.xml").unlink()
    copy_site(output, target)
    found = files_of(target)
    assert {name: found[name].decode() for name in kept} == kept
    assert "feed.xml" not in found
    assert "index.html" in found


def test_a_file_that_is_in_the_way_is_named_and_stays(output: Path, tmp_path: Path) -> None:
    target = write(tmp_path / "www", {".git/HEAD": "x", "index.html": "<p>Mine."})
    with pytest.raises(PublishError, match=r"not part of the site, index\.html for one"):
        copy_site(output, target)
    write(output, {"CNAME": "new.example.org"})
    own = write(tmp_path / "own", {"CNAME": "old.example.org"})
    with pytest.raises(PublishError, match="CNAME for one"):
        copy_site(output, own)
    assert files_of(own) == {"CNAME": b"old.example.org"}


def test_a_first_copy_that_was_cut_can_be_repeated(output: Path, tmp_path: Path) -> None:
    target = write(tmp_path / "www", {MANIFEST: "index.html\n", "index.html.sitrep-half": "fro"})
    copy_site(output, target)
    assert published(target) == files_of(output)


def test_a_site_of_a_likeness_to_ours_is_not_touched(output: Path, tmp_path: Path) -> None:
    other = write(tmp_path / "www", {STYLESHEET: "a{}", "photos.jpg": "x"})
    with pytest.raises(PublishError, match="holds files that are not part"):
        copy_site(output, other)


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    write(tmp_path / "content", tree())
    write(tmp_path, {"file": "x"})
    done = run_site(tmp_path, "publish", "--to", "file/www")
    assert done.returncode == 1
    assert "file/www cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_of_something_else_is_not_touched(output: Path, tmp_path: Path) -> None:
    other = write(tmp_path / "www", {"thesis.tex": "x"})
    with pytest.raises(PublishError, match="holds files that are not part"):
        copy_site(output, other)
    assert files_of(other) == {"thesis.tex": b"x"}


@pytest.mark.parametrize("where", ["output", "output/www", "."])
def test_the_site_is_not_copied_into_itself(output: Path, tmp_path: Path, where: str) -> None:
    with pytest.raises(PublishError, match="must not contain each other"):
        copy_site(output, (tmp_path / where).resolve())


def test_without_a_site_nothing_is_copied(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="Build it first"):
        copy_site(tmp_path / "output", tmp_path / "www")


def test_publishing_copies_the_site_and_pings_the_hub_for_its_feeds(
    tmp_path: Path, hub: Hub
) -> None:
    write(
        tmp_path / "content",
        {**tree(), "editions/2020-W27.md": "---\nannounced: 2020-07-07\n---\n"},
    )
    done = run_site(tmp_path, "publish", "--to", "www", hub=hub.address)
    assert done.returncode == 0, done.stderr
    assert published(tmp_path / "www") == files_of(tmp_path / "output")
    pinged = [value for form in hub.pings for key, value in form if key == "hub.url"]
    assert "http://localhost:8000/feed.xml" in pinged
    assert "http://localhost:8000/feeds/regions/idlib.atom" in pinged
    assert len(pinged) == len(set(pinged))


def test_a_build_never_pings_the_hub(tmp_path: Path, hub: Hub) -> None:
    write(tmp_path / "content", tree())
    assert run_site(tmp_path, "build", hub=hub.address).returncode == 0
    assert hub.pings == []


def test_without_a_hub_nobody_is_pinged_and_the_output_says_so(tmp_path: Path) -> None:
    write(tmp_path / "content", tree())
    done = run_site(tmp_path, "publish", "--ping")
    assert done.returncode == 0
    assert "No WebSub hub is set" in done.stdout


def test_a_hub_that_fails_leaves_the_site_online_and_fails_the_task(tmp_path: Path) -> None:
    write(tmp_path / "content", tree())
    done = run_site(tmp_path, "publish", "--to", "www", hub="http://127.0.0.1:1/")
    assert done.returncode == 1
    assert "cannot be reached" in done.stderr
    assert (tmp_path / "www" / "index.html").is_file()


def test_faults_in_the_content_put_nothing_online(tmp_path: Path) -> None:
    write(tmp_path / "content", {**tree(), "stray.txt": "x"})
    assert run_site(tmp_path, "publish", "--to", "www").returncode == 1
    assert not (tmp_path / "www").exists()
