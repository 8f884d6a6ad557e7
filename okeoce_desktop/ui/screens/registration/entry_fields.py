"""The fields of a registration: names, order, what is empty, what may stand beside them."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from typing import Any

PERSON_FIELDS = (
    "nik",
    "full_name",
    "birth_date",
    "sex",
    "phone",
    "kelurahan_kode",
    "birth_place",
    "ktp_address",
    "education",
    "occupation",
    "kind",
    "email",
    "notes",
)
"""Fields of the contract that the form holds, the main ones first, in the order of the card."""
MAIN_FIELDS = (*PERSON_FIELDS[:6], "has_business", "notice_read")
FORM_ORDER = (*PERSON_FIELDS[:6], "business_name", "notice_read", *PERSON_FIELDS[6:])
"""Every field that can have a finding, from the first to the last."""
EMPTY: Mapping[str, Any] = {
    **dict.fromkeys(PERSON_FIELDS, ""),
    "has_business": None,
    "business_name": "",
    "business_category": "",
    "notice_read": False,
    "whatsapp": False,
}
SEEN_ON_CARD = "sesuai KTP-el"
"""What is stored when a clerk has compared an odd NIK with the card."""


class Remark(enum.Enum):
    """What stands at the right end of a label."""

    NONE = ""
    FORMAT_FINE = "format"
    SEEN_ON_CARD = "card"
    PROPOSED = "proposed"
