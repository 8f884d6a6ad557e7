"""People and what belongs to them: participant, business, consent.

Field lists and codes: the programme's registration form and UU 27/2022 art. 20-24 (consent per
purpose, provable, with the version of the notice that was read).
"""

from __future__ import annotations

import datetime
from typing import Annotated

from sync.contract.fields import Field, FieldType, Row, RowId, UtcMs

Text = str | None
Date = datetime.date | None
Time = UtcMs | None

SEXES = ("L", "P")
PARTICIPANT_KINDS = ("pencari_kerja", "wirausaha_pemula", "naik_kelas")
INTAKES = ("datang", "acara", "daring", "impor")
PARTICIPANT_STATUSES = ("draf", "aktif", "pindah", "nonaktif")
CATEGORIES = (
    "kuliner",
    "fesyen",
    "kriya",
    "jasa",
    "dagang",
    "pertanian_kota",
    "digital",
    "lain",
)
CONSENT_PURPOSES = ("layanan", "whatsapp", "foto", "mitra")
CONSENT_BASES = ("tugas_publik", "persetujuan")
CONSENT_METHODS = ("lisan", "tanda_tangan", "pindaian")
CONSENT_ANSWERS = ("setuju", "tolak")


class Participant(Row, frozen=True, kw_only=True):
    """A person known to a post. Only `full_name` is required; the rest may come later.

    NIK, birth date and sex merge as one group: they are read off one card.
    """

    member_no: Annotated[Text, Field(2, FieldType.TEXT, limit=24)] = None
    nik: Annotated[
        Text, Field(3, FieldType.DIGITS, personal=True, review=True, group="identity", limit=16)
    ] = None
    full_name: Annotated[Text, Field(4, FieldType.TEXT, personal=True, review=True, limit=120)] = (
        None
    )
    sex: Annotated[
        Text,
        Field(5, FieldType.CODE, personal=True, review=True, group="identity", codes=("L", "P")),
    ] = None
    birth_place: Annotated[Text, Field(6, FieldType.TEXT, personal=True, limit=80)] = None
    birth_date: Annotated[
        Date, Field(7, FieldType.DATE, personal=True, review=True, group="identity")
    ] = None
    phone: Annotated[Text, Field(8, FieldType.DIGITS, personal=True, review=True, limit=20)] = None
    email: Annotated[Text, Field(9, FieldType.TEXT, personal=True, limit=120)] = None
    ktp_address: Annotated[Text, Field(10, FieldType.TEXT, personal=True, limit=300)] = None
    kelurahan_kode: Annotated[Text, Field(11, FieldType.CODE, limit=13)] = None
    education: Annotated[Text, Field(12, FieldType.CODE, personal=True, limit=60)] = None
    occupation: Annotated[Text, Field(13, FieldType.TEXT, personal=True, limit=80)] = None
    kind: Annotated[Text, Field(14, FieldType.CODE, codes=PARTICIPANT_KINDS)] = None
    intake: Annotated[Text, Field(15, FieldType.CODE, codes=INTAKES)] = None
    registered_on: Annotated[Date, Field(16, FieldType.DATE)] = None
    consent_at: Annotated[Time, Field(17, FieldType.TIME, near="registered_on")] = None
    status: Annotated[Text, Field(18, FieldType.CODE, codes=PARTICIPANT_STATUSES)] = None
    notes: Annotated[Text, Field(19, FieldType.TEXT, personal=True, limit=4000)] = None
    home_post: Annotated[Text, Field(20, FieldType.CODE, limit=8)] = None
    nik_override: Annotated[Text, Field(21, FieldType.TEXT, limit=120)] = None
    has_business: Annotated[bool | None, Field(22, FieldType.BOOL)] = None


class Business(Row, frozen=True, kw_only=True):
    """A participant's business.

    Monthly sales are whole rupiah, and specific personal data (UU 27/2022 art. 4(2)).
    """

    participant_id: Annotated[RowId | None, Field(2, FieldType.REF, subject=True)] = None
    name: Annotated[Text, Field(3, FieldType.TEXT, personal=True, review=True, limit=120)] = None
    category: Annotated[Text, Field(4, FieldType.CODE, codes=CATEGORIES)] = None
    started_on: Annotated[Date, Field(5, FieldType.DATE)] = None
    kelurahan_kode: Annotated[Text, Field(6, FieldType.CODE, limit=13)] = None
    sales_month: Annotated[int | None, Field(7, FieldType.INT, personal=True)] = None
    nib: Annotated[Text, Field(8, FieldType.DIGITS, personal=True, review=True, limit=13)] = None
    npwp: Annotated[Text, Field(9, FieldType.DIGITS, personal=True, review=True, limit=20)] = None


class Consent(Row, frozen=True, kw_only=True):
    """One answer to one purpose: which notice was read, when, how, and whether it was withdrawn."""

    participant_id: Annotated[RowId | None, Field(2, FieldType.REF, subject=True)] = None
    purpose: Annotated[Text, Field(3, FieldType.CODE, codes=CONSENT_PURPOSES)] = None
    basis: Annotated[Text, Field(4, FieldType.CODE, codes=CONSENT_BASES)] = None
    notice_version: Annotated[int | None, Field(5, FieldType.INT)] = None
    given_at: Annotated[Time, Field(6, FieldType.TIME)] = None
    method: Annotated[Text, Field(7, FieldType.CODE, codes=CONSENT_METHODS)] = None
    withdrawn_at: Annotated[Time, Field(8, FieldType.TIME, near="given_at")] = None
    answer: Annotated[Text, Field(9, FieldType.CODE, codes=CONSENT_ANSWERS)] = None
