from __future__ import annotations

import pytest

from sitrep.ingest.read.letters.labels import known_encoding


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("ISO-8859-1", "cp1252"),
        ("us-ascii", "cp1252"),
        ("iso-8859-9", "cp1254"),
        ("gb2312", "gb18030"),
        ("GBK", "gb18030"),
        ("Shift_JIS", "cp932"),
        ("x-sjis", "cp932"),
        ("euc-kr", "cp949"),
        ("ks_c_5601-1987", "cp949"),
        ("big5", "big5hkscs"),
        ("windows-874", "cp874"),
        ("TIS-620", "cp874"),
        ("x-mac-cyrillic", "mac-cyrillic"),
        ("iso-8859-8-i", "iso8859-8"),
        ("x-cp1251", "cp1251"),
        ("utf8", "utf-8"),
        ("utf-16", None),
        ("base64", None),
        ("rot13", None),
        ("no-such", None),
        ("a\0b", None),
        ("", None),
    ],
)
def test_a_label_is_read_as_browsers_read_it(label: str, codec: str | None) -> None:
    assert known_encoding(label) == codec
