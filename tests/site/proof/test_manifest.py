from __future__ import annotations

import shutil
import subprocess

import pytest

from sitrep.core.errors import PublishError
from sitrep.site.proof.manifest import MANIFEST, manifest_text, parse_manifest
from tests.support.sites import Site, files_of


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no manifest\n",
        *(f"{'0' * 64}{rest}\n" for rest in (" a", "  ../a", "  /a", "  a/../../b", "  a\\b")),
    ],
)
def test_what_is_not_a_manifest_is_refused(text: str) -> None:
    with pytest.raises(PublishError, match="here"):
        parse_manifest(text, "here")


def test_a_manifest_is_sorted_and_read_back() -> None:
    digests = {"b/a.html": "1" * 64, "a b": "2" * 64}
    text = manifest_text(digests)
    assert text == f"{'2' * 64}  a b\n{'1' * 64}  b/a.html\n"
    assert parse_manifest(text, "x") == digests


def test_a_site_has_a_manifest_of_all_its_files_that_sha256sum_accepts(invented_site: Site) -> None:
    names = {*files_of(invented_site.output)} - {MANIFEST}
    assert {*parse_manifest(invented_site.text(MANIFEST), MANIFEST)} == names
    program = shutil.which("sha256sum")
    if program:
        command = [program, "--check", "--strict", "--quiet", MANIFEST]
        subprocess.run(command, cwd=invented_site.output, check=True)
