"""The contract: the one definition of every synced kind.

Adding a field is: a new number at the end of its class, a migration, a form, a translation, a test.
Numbers are never reused and versions of the contract only add.
"""

from __future__ import annotations

from collections.abc import Mapping

from sync.contract.desk import Resource, Visit
from sync.contract.fields import Field, FieldSpec, FieldType, Kind, Raw, Row, RowId, UtcMs
from sync.contract.people import Business, Consent, Participant
from sync.contract.work import Conflict, Session, Staff

CONTRACT_VERSION = 1

PARTICIPANT = Kind(1, "participant", Participant)
BUSINESS = Kind(2, "business", Business)
CONSENT = Kind(3, "consent", Consent)
VISIT = Kind(4, "visit", Visit)
RESOURCE = Kind(5, "resource", Resource)
STAFF = Kind(6, "staff", Staff)
SESSION = Kind(7, "session", Session)
CONFLICT = Kind(8, "conflict", Conflict)

KINDS: Mapping[int, Kind] = {
    kind.number: kind
    for kind in (PARTICIPANT, BUSINESS, CONSENT, VISIT, RESOURCE, STAFF, SESSION, CONFLICT)
}
KIND_BY_NAME: Mapping[str, Kind] = {kind.name: kind for kind in KINDS.values()}

REF_SCOPE = 0
"""The scope of master data, which flows down only."""


def scope_of_post(post: str) -> int:
    """The scope number of a post's kecamatan code: `31.74.01` is 317401.

    Raises:
        ValueError: `post` is not of the form NN.NN.NN.
    """
    parts = post.split(".")
    if [len(part) for part in parts] != [2, 2, 2] or not post.replace(".", "").isdigit():
        raise ValueError("a post is written NN.NN.NN")
    return int("".join(parts))


def post_of_scope(scope: int) -> str:
    """The kecamatan code of a scope number: 317401 is `31.74.01`."""
    text = f"{scope:06d}"
    return f"{text[:2]}.{text[2:4]}.{text[4:]}"


__all__ = [
    "BUSINESS",
    "CONFLICT",
    "CONSENT",
    "CONTRACT_VERSION",
    "KINDS",
    "KIND_BY_NAME",
    "PARTICIPANT",
    "REF_SCOPE",
    "RESOURCE",
    "SESSION",
    "STAFF",
    "VISIT",
    "Business",
    "Conflict",
    "Consent",
    "Field",
    "FieldSpec",
    "FieldType",
    "Kind",
    "Participant",
    "Raw",
    "Resource",
    "Row",
    "RowId",
    "Session",
    "Staff",
    "UtcMs",
    "Visit",
    "post_of_scope",
    "scope_of_post",
]
