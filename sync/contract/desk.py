"""The desk: visits and the seats and rooms they use."""

from __future__ import annotations

from typing import Annotated

from sync.contract.fields import Field, FieldType, Row, RowId, UtcMs

Text = str | None
Time = UtcMs | None

PURPOSES = ("kerja", "konsultasi", "pelatihan", "perizinan", "rapat", "info", "lain")
CLOSED_BY = ("staf", "otomatis")
REFUSAL_REASONS = ("penuh", "tutup", "belum_terdaftar", "lain")
RESOURCE_KINDS = ("meja", "ruang_rapat", "ruang_kelas", "konsultasi", "layanan", "alat")


class Visit(Row, frozen=True, kw_only=True):
    """Someone was here, or was refused (`refused_reason`); of the post where it happened.

    `out_at` and `closed_by` merge as one: a machine's close never mixes with a clerk's.
    """

    participant_id: Annotated[RowId | None, Field(2, FieldType.REF, subject=True)] = None
    guest_name: Annotated[Text, Field(3, FieldType.TEXT, personal=True, limit=120)] = None
    purpose: Annotated[Text, Field(4, FieldType.CODE, codes=PURPOSES)] = None
    resource_id: Annotated[RowId | None, Field(5, FieldType.REF)] = None
    in_at: Annotated[Time, Field(6, FieldType.TIME)] = None
    out_at: Annotated[Time, Field(7, FieldType.TIME, near="in_at", group="out")] = None
    closed_by: Annotated[Text, Field(8, FieldType.CODE, codes=CLOSED_BY, group="out")] = None
    party_size: Annotated[int | None, Field(9, FieldType.INT)] = None
    refused_reason: Annotated[Text, Field(10, FieldType.CODE, codes=REFUSAL_REASONS)] = None
    notes: Annotated[Text, Field(11, FieldType.TEXT, personal=True, limit=2000)] = None


class Resource(Row, frozen=True, kw_only=True):
    """A seat, a room or a service point of a post. Open hours are minutes after midnight WIB."""

    name: Annotated[Text, Field(2, FieldType.TEXT, limit=60)] = None
    kind: Annotated[Text, Field(3, FieldType.CODE, codes=RESOURCE_KINDS)] = None
    capacity: Annotated[int | None, Field(4, FieldType.INT)] = None
    open_from: Annotated[int | None, Field(5, FieldType.INT)] = None
    open_to: Annotated[int | None, Field(6, FieldType.INT)] = None
    active: Annotated[bool | None, Field(7, FieldType.BOOL)] = None
    position: Annotated[int | None, Field(8, FieldType.INT)] = None
