"""What is taken out of a text before it is searched is harmless, and nothing comes nearer to anything."""

from __future__ import annotations

import pytest

from sitrep.core.private.inert import Inert
from sitrep.core.private.kinds import PrivateKind
from sitrep.site.proof.lessened import Lessened
from sitrep.site.proof.private import OutputSearch

OWN = "https://digest.example.org/"
TAG = "tag:digest.example,2026:"


def lessened(text: str) -> str:
    return Lessened((OWN, TAG), Inert().is_free).of(text)


def found(path: str, text: str) -> set[PrivateKind]:
    return set(OutputSearch(frozenset(), (OWN, TAG)).find(path, text.encode()))


@pytest.mark.parametrize(
    "text",
    [
        f"{OWN}reports/2020-07-01-bridge-reopens/",
        f"  {OWN}data/2020-W27.hxl.csv",
        f"{TAG}report/2020-07-01-bridge-reopens",
        "../../regions/idlib/2/",
        "./#2020-07-01-bridge-reopens-2",
    ],
)
def test_of_an_address_of_the_site_nothing_is_left(text: str) -> None:
    assert lessened(text) == ""


def test_two_texts_that_differ_in_the_address_alone_are_one() -> None:
    one, other = (lessened(f"In week 27. {OWN}reports/{name}/") for name in ("a", "a-longer-id"))
    assert one == other
    assert one.startswith("In week 27.   ")
    assert "https" not in one


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{OWN} or +963 944 555 012", PrivateKind.PHONE),
        ("./ or +963 944 555 012", PrivateKind.PHONE),
        (f"{OWN}reports/?phone=963944555012", PrivateKind.PHONE),
        (f"{OWN}map/#15/33.51384/36.27651", PrivateKind.COORDINATES),
    ],
)
def test_what_begins_as_an_address_of_the_site_is_searched_where_it_is_more(
    text: str, kind: PrivateKind
) -> None:
    assert found("a/index.html", f'<a title="{text}">x</a>') == {kind}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (f"33.51380 {OWN}reports/x/ 36.27651", {PrivateKind.COORDINATES}),
        (f"Read {OWN}reports/a/ at gmail dot com", set()),
    ],
)
def test_an_address_in_a_text_counts_as_blanks(text: str, kinds: set[PrivateKind]) -> None:
    assert found("a/index.html", f"<p>{text}</p>") == kinds


@pytest.mark.parametrize(
    "address",
    ["https://river-wire.example/979", "https://a.example/news/bridge-reopens-after-3-days/"],
)
def test_an_address_of_another_site_that_says_nothing_counts_as_blanks(address: str) -> None:
    assert lessened(f"> {address}") == f"> {' ' * len(address)}"
    assert lessened(f"2020-W27 | {address} | B3 | ") == ""


@pytest.mark.parametrize(
    "address",
    [
        "https://t.me/falcon",
        "https://plus.codes/8g6q",
        "https://a.example/1?phone=944555012",
        "https://a.example/36.12345,37.12345",
        "https://a.example/abcdefghijklmnopqrs",
        "https://xn--a.example/1",
        "https://10.1.2.3/a",
    ],
)
def test_an_address_that_may_lead_to_somebody_stays(address: str) -> None:
    assert lessened(f"> {address}") == f"> {address}"


@pytest.mark.parametrize("place", ["{0} 944555012", "{0}: 944555012", "call {0}, 944555012"])
def test_a_number_near_an_address_is_found_as_far_from_its_label_as_before(place: str) -> None:
    text = place.format("passport https://a.example/1")
    assert found("a/index.html", f"<p>{text}</p>") == found("a/index.html", f"<p>{text}?</p>")


ROWS = ("2020-07-01,Idlib,https://plus.codes/,B3,en", "ahmad,B3,https://wa.me/,a,36.27651")


@pytest.mark.parametrize("row", ROWS)
def test_what_is_found_in_a_file_does_not_depend_on_those_before_it(row: str) -> None:
    data = f"a,b,c,d,e\n{row}\n".encode()
    addresses = "".join(f'<a href="{each}">x</a>\n' for each in row.split(",") if ":" in each)
    search = OutputSearch(frozenset(), (OWN, TAG))
    first = OutputSearch(frozenset(), (OWN, TAG)).find("data/x.csv", data)
    search.find("a/index.html", addresses.encode())
    assert search.find("data/x.csv", data) == first


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ("a,phone,944555012", PrivateKind.PHONE),
        ("a,passport,N 01234567", PrivateKind.IDENTITY),
        ("a,2020-07-01,Telegram,desert_falcon77,2020-07-02", PrivateKind.HANDLE),
        ("x,36.12345,37.12345", PrivateKind.COORDINATES),
        ("شارع النيل,12,x", PrivateKind.HOME),
    ],
)
def test_a_cell_is_seen_with_those_beside_it(cells: str, kind: PrivateKind) -> None:
    assert found("data/x.csv", f"a,b,c\n{cells}\n") == {kind}


def test_of_a_row_what_is_harmless_amid_harmless_cells_goes() -> None:
    row = " | ".join(["2020-W27", "Idlib", "B3", "3", "0944 555 012", "en", "2020-07-01", "true"])
    assert lessened(row) == f"{' ' * 24} | 3 | 0944 555 012 | en"


def test_a_label_comes_no_nearer_to_a_number_when_cells_between_them_go() -> None:
    between = ",".join(["Idlib"] * 12)
    assert found("data/x.csv", f"a\npassport,{between},12345678\n") == set()


@pytest.mark.parametrize("name", ["x.bib", "x.ris"])
def test_a_citation_is_searched_without_the_names_of_its_fields(name: str) -> None:
    line = "  title = {{Call 0944 555 012}}," if name == "x.bib" else "TI  - Call 0944 555 012"
    assert found(f"data/{name}", f"{line}\n") == {PrivateKind.PHONE}
    other = "  phone = {944555012}," if name == "x.bib" else "phone  - 944555012"
    assert found(f"data/{name}", f"{other}\n") == {PrivateKind.PHONE}
