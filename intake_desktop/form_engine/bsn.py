"""The burgerservicenummer: nine digits that pass the elfproef; zeros in front belong to it."""

from __future__ import annotations

import re

from intake_desktop.form_engine.refusals import no_bsn

_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def read(text: str) -> str:
    """Nine digits; spaces and dots are left out, eight digits get a zero in front. Raises AnswerRefused.

    Source: Wet algemene bepalingen burgerservicenummer; the elfproef as in zrm-intake.md, section 4.
    """
    digits = re.sub(r"[\s.-]", "", text)
    if not re.fullmatch(r"[0-9]{8,9}", digits):
        raise no_bsn("Een BSN heeft negen cijfers.")
    number = digits.zfill(9)
    if number == "000000000" or sum(w * int(d) for w, d in zip(_WEIGHTS, number, strict=True)) % 11:
        raise no_bsn()
    return number
