"""Setting up a post on this computer, and enrolling it at head office."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from okeoce_desktop.domain.areas import Areas
from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.services.passwords import hash_password
from okeoce_desktop.storage.store import Store, set_up, wall_clock
from sync.clock import id_of_digest
from sync.contract import RESOURCE, STAFF, Resource, RowId, Staff

if TYPE_CHECKING:
    from sync.protocol import EnrolReply

OPEN_FROM, OPEN_TO = 8 * 60, 16 * 60
_PLACES_WANTED = "places_wanted"


class PlacePlan(msgspec.Struct, frozen=True):
    """So many equal places: `{n}` in the name is replaced by the number of each."""

    kind: str
    name: str
    count: int
    capacity: int


USUAL_PLACES: Sequence[PlacePlan] = (
    PlacePlan("meja", "Meja {n}", 20, 1),
    PlacePlan("ruang_rapat", "Ruang rapat {n}", 2, 8),
    PlacePlan("ruang_kelas", "Ruang kelas", 1, 30),
    PlacePlan("konsultasi", "Ruang konsultasi {n}", 2, 1),
    PlacePlan("layanan", "Meja layanan", 1, 6),
)
"""What a post begins with (5 to 20 seats and 1 to 3 rooms are usual); the supervisor edits it."""


def create_post(
    directory: Path,
    post: str,
    areas: Areas,
    passphrase: str | None,
    *,
    label: str = "",
    places: Sequence[PlacePlan] = USUAL_PLACES,
    device: bytes | None = None,
    now: Callable[[], int] = wall_clock,
) -> Store:
    """Makes the store of a post, with its seats and rooms.

    Args:
        post: kecamatan code.
        label: what people call this computer.
        places: empty for a computer that gets them from head office.
        device: the random bytes it was enrolled with; None draws them.

    Raises:
        UserFacingError: UNKNOWN_POST, STORE_EXISTS, PASSPHRASE_MISSING, DISK_FULL.
    """
    if post not in areas.kecamatan:
        raise UserFacingError(ErrorCode.UNKNOWN_POST, post=post)
    store = set_up(directory, post, passphrase, label=label, device=device, now=now)
    if places:
        add_places(store, places)
    else:
        with store.database.transaction():
            store.meta.set(_PLACES_WANTED, True)
    return store


def settle_places(store: Store) -> bool:
    """Makes the usual places of a post that head office turned out to have none for.

    For a store made at enrolment, once it holds what head office has; afterwards it does nothing.

    Returns:
        Whether it made them.
    """
    if not store.meta.get(_PLACES_WANTED, False):
        return False
    is_bare = store.database.execute("SELECT 1 FROM resource LIMIT 1").fetchone() is None
    if is_bare:
        add_places(store, USUAL_PLACES)
    with store.database.transaction():
        store.meta.set(_PLACES_WANTED, False)
    return is_bare


def add_places(store: Store, places: Sequence[PlacePlan]) -> None:
    """Adds seats and rooms to a post.

    Their ids follow from the post, so that two computers set up before either has met head office
    make the same rows and not everything twice.
    """
    position = 0
    with store.capture.act("add_places", undoable=False) as act:
        for plan in places:
            for n in range(1, plan.count + 1):
                position += 1
                letter = chr(ord("A") + n - 1) if plan.kind == "ruang_rapat" else str(n)
                act.create(
                    RESOURCE,
                    Resource(
                        id=_place_id(store.post, plan.kind, n),
                        name=plan.name.format(n=letter),
                        kind=plan.kind,
                        capacity=plan.capacity,
                        open_from=OPEN_FROM,
                        open_to=OPEN_TO,
                        active=True,
                        position=position,
                    ),
                )


def _place_id(post: str, kind: str, number: int) -> RowId:
    key = f"{post} {kind} {number}".encode()
    return id_of_digest(blake2b(key, digest_size=16, person=b"place").digest())


def add_staff(store: Store, full_name: str, username: str, role: str, password: str) -> RowId:
    """Adds an account to the post and returns its id."""
    with store.capture.act("add_staff", undoable=False) as act:
        row_id = act.new_id()
        act.create(
            STAFF,
            Staff(
                id=row_id,
                full_name=full_name.strip(),
                username=username.strip().lower(),
                role=role,
                password_hash=hash_password(password),
                active=True,
            ),
        )
    return row_id


def enrol(url: str, code: str, label: str, device: bytes) -> EnrolReply:
    """Trades a one-time code for this device's token at head office. Talks to the network.

    Raises:
        UserFacingError: BAD_ADDRESS, UNREACHABLE, TLS, CODE_INVALID, CODE_EXPIRED, RATE_LIMITED.
    """
    from okeoce_desktop.services.sync_errors import translated
    from sync.client.transport import InsecureAddressError, Transport
    from sync.protocol import EnrolRequest

    try:
        transport = Transport(url)
    except InsecureAddressError as error:
        raise UserFacingError(ErrorCode.BAD_ADDRESS) from error
    try:
        with translated():
            return transport.enrol(EnrolRequest(code.strip().upper(), label, device))
    finally:
        transport.close()


def keep_enrolment(store: Store, url: str, reply: EnrolReply) -> None:
    """Writes an enrolment into the store it was made for.

    Raises:
        UserFacingError: FORBIDDEN_SCOPE when the code belongs to another post.
    """
    if reply.post != store.post:
        raise UserFacingError(ErrorCode.FORBIDDEN_SCOPE, post=reply.post)
    with store.database.transaction():
        store.meta.set("server_url", url)
        store.meta.set("token", reply.token)
        store.meta.set("server_device", reply.device)
