"""Who works where, and what two people changed at once: staff, session, conflict."""

from __future__ import annotations

from typing import Annotated

from sync.contract.fields import Field, FieldType, Row, RowId, UtcMs

Text = str | None
Time = UtcMs | None

ROLES = (
    "petugas_depan",
    "pendamping",
    "kasatpel",
    "admin_perangkat",
    "petugas_pdp",
)


class Staff(Row, frozen=True, kw_only=True):
    """An account of a post. `password_hash` is an argon2id string (RFC 9106), never a password."""

    full_name: Annotated[Text, Field(2, FieldType.TEXT, personal=True, limit=120)] = None
    username: Annotated[Text, Field(3, FieldType.TEXT, limit=60)] = None
    role: Annotated[Text, Field(4, FieldType.CODE, codes=ROLES)] = None
    password_hash: Annotated[Text, Field(5, FieldType.TEXT)] = None
    active: Annotated[bool | None, Field(6, FieldType.BOOL)] = None


class Session(Row, frozen=True, kw_only=True):
    """One run of one app by one member of staff.

    Every field version names its run, so this row says who set a field, and on which device,
    without a column for it anywhere else.
    """

    run: Annotated[int | None, Field(2, FieldType.INT)] = None
    device: Annotated[Text, Field(3, FieldType.TEXT, limit=80)] = None
    staff_id: Annotated[RowId | None, Field(4, FieldType.REF)] = None
    started_at: Annotated[Time, Field(5, FieldType.TIME)] = None


class Conflict(Row, frozen=True, kw_only=True):
    """Two people edited one field at once: both values, as msgpack, with the names that set them.

    Made by head office; its id is made of row, field and both names, so it exists once however
    often the losing change arrives.
    """

    row_kind: Annotated[int | None, Field(2, FieldType.INT)] = None
    row_id: Annotated[RowId | None, Field(3, FieldType.REF)] = None
    subject_id: Annotated[RowId | None, Field(4, FieldType.REF, subject=True)] = None
    field_number: Annotated[int | None, Field(5, FieldType.INT)] = None
    kept: Annotated[bytes | None, Field(6, FieldType.BYTES, personal=True)] = None
    kept_run: Annotated[int | None, Field(7, FieldType.INT)] = None
    kept_number: Annotated[int | None, Field(8, FieldType.INT)] = None
    lost: Annotated[bytes | None, Field(9, FieldType.BYTES, personal=True)] = None
    lost_run: Annotated[int | None, Field(10, FieldType.INT)] = None
    lost_number: Annotated[int | None, Field(11, FieldType.INT)] = None
    found_at: Annotated[Time, Field(12, FieldType.TIME)] = None
    decided_at: Annotated[Time, Field(13, FieldType.TIME, near="found_at")] = None
