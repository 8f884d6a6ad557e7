"""The checks of a business, for the form and for an imported row."""

import datetime
import re
from collections.abc import Mapping

from okeoce_desktop.domain.areas import Areas
from okeoce_desktop.domain.codes import BusinessCategory
from okeoce_desktop.domain.participant_rules import check_kelurahan
from okeoce_desktop.domain.problems import Level, ProblemCode
from okeoce_desktop.domain.reading import Examined, Reader
from sync.contract import BUSINESS

NIB_DIGITS = 13
"""NIB as issued by OSS: 13 digits without structure."""
NPWP_DIGITS = (15, 16)
"""15 digits, or 16 since PMK 112/2022: the NIK of a resident, or 0 and the old 15."""
MOST_RUPIAH = 10**13
"""More a month than any business of this programme; catches a slipped thousands separator."""
_SEPARATORS = re.compile(r"[\s./_\u2010-\u2015\u2212-]+")


def examine_business(
    raw: Mapping[str, object], *, areas: Areas, today: datetime.date, partial: bool = False
) -> Examined:
    """Return the typed values of `raw` and everything wrong or odd about them.

    `raw` uses the contract's field names; other keys are ignored. `sales_month` is whole rupiah.
    `partial` is for a row that changes a known business: the name and the owner may then be
    absent. `today` is the WIB date.
    """
    reader = Reader(raw, BUSINESS)
    reader.uuid("id", level=Level.WARN)
    owner = reader.uuid("participant_id")
    name = reader.text("name", trim=True)
    for field, value in (("participant_id", owner), ("name", name)):
        required = not (partial and field not in raw)
        if value is None and required and not any(p.field == field for p in reader.problems):
            reader.block(ProblemCode.MISSING, field)
    reader.code("category", BusinessCategory)
    reader.date("started_on", not_after=today)
    check_kelurahan(reader, areas)
    reader.number("sales_month", least=0, most=MOST_RUPIAH)
    _read_digits(reader, "nib", (NIB_DIGITS,), ProblemCode.NIB_FORMAT)
    _read_digits(reader, "npwp", NPWP_DIGITS, ProblemCode.NPWP_FORMAT)
    return reader.examined()


def _read_digits(
    reader: Reader, field: str, lengths: tuple[int, ...], problem: ProblemCode
) -> None:
    text = reader.raw_text(field)
    if text is None:
        return
    digits = _SEPARATORS.sub("", text)
    if not digits:
        reader.values[field] = None
    elif len(digits) in lengths and digits.isascii() and digits.isdigit():
        reader.values[field] = digits
    else:
        reader.block(problem, field, digits=sum(map(str.isdigit, digits)))
