from __future__ import annotations

import json

import pytest

from sitrep.core.markdown.forms import PARAGRAPH, Form, FormKind, form_record, read_form


@pytest.mark.parametrize(
    "form",
    [
        PARAGRAPH,
        Form(FormKind.HEADING, 3),
        Form(FormKind.ITEM, 2, "4.", goes_on=True),
        Form(FormKind.ROW, cells=("Aden", ""), heads=("Zone", "Hurt")),
    ],
    ids=str,
)
def test_a_form_comes_back_from_its_record(form: Form) -> None:
    assert read_form(json.loads(json.dumps(form_record(form)))) == form


def test_no_record_is_a_paragraph() -> None:
    assert read_form(None) == PARAGRAPH


@pytest.mark.parametrize("record", ["item", 3, {}, {"kind": "verse"}])
def test_any_other_value_is_refused(record: object) -> None:
    with pytest.raises(ValueError, match=r"not a|is not"):
        read_form(record)
