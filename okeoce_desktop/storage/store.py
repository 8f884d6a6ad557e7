"""The opened store: one writing connection and everything that works on it."""

from __future__ import annotations

import contextlib
import secrets
import time
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from okeoce_desktop.domain.member_no import device_characters, format_member_no
from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.storage.capture import Capture
from okeoce_desktop.storage.continuity import Continuity, awake_clock
from okeoce_desktop.storage.database import Database, create_store, open_store
from okeoce_desktop.storage.gate import Gate
from okeoce_desktop.storage.meta import Meta
from sync.clock import Clock, Run
from sync.contract import RowId, scope_of_post

if TYPE_CHECKING:
    from okeoce_desktop.storage.sync_store import SyncStore

DEVICE_BYTES = 16
_MEMBER_MARK = "member_mark"


def _mark(meta: Meta) -> str:
    return device_characters(meta.get(_MEMBER_MARK) or meta.get("device")[:8])


def renew_member_mark(meta: Meta) -> None:
    """Gives this device other characters in member numbers, in the transaction that is open.

    For a store from a backup, which does not know the numbers that were given out after it.
    """
    before = _mark(meta)
    while _mark(meta) == before:
        meta.set(_MEMBER_MARK, secrets.token_bytes(8))


def wall_clock() -> int:
    """UTC milliseconds."""
    return time.time_ns() // 1_000_000


class Store:
    """The store of one post on this computer.

    Args:
        database: the writing connection.
        now: wall clock, UTC ms.
        awake: how long this machine has been awake, ms; None when `now` is no machine's clock and
            nothing can be told from it.

    Belongs to the thread that writes.
    """

    def __init__(
        self,
        database: Database,
        now: Callable[[], int] = wall_clock,
        awake: Callable[[], int] | None = None,
    ) -> None:
        self.database = database
        self.meta = Meta(database.execute)
        post = self.meta.get("post")
        if post is None:
            raise UserFacingError(ErrorCode.STORE_DAMAGED, missing="post")
        self.post: str = post
        self.device: bytes = self.meta.get("device")
        self.device_label: str = self.meta.get("device_label", "")
        clock = Clock(now, self.meta.get("rank", 0))
        self._now = now
        self.capture = Capture(
            database,
            Gate(database),
            clock,
            self._draw_run,
            Continuity(now, awake or (awake_clock if now is wall_clock else now)),
            scope_of_post(post),
            self.device_label,
        )

    def _draw_run(self) -> Run:
        return Run(secrets.randbits, self._now)

    @cached_property
    def sync(self) -> SyncStore:
        """The store as a sync sees it; its modules come with the first use."""
        from okeoce_desktop.storage.sync_store import SyncStore

        return SyncStore(self.capture, self._draw_run)

    def now(self) -> int:
        """Wall clock, UTC ms."""
        return self._now()

    def change_person(self, person: RowId | None) -> None:
        """Somebody else works here from now on: what they change carries another run."""
        self.capture.new_run(self._draw_run(), person)

    def next_member_no(self) -> str:
        """A member number nobody else makes; call it inside the act that uses it."""
        mark = _mark(self.meta)
        counter = int(self.meta.get("member_counter", 0))
        is_taken = True
        while is_taken:
            counter += 1
            number = format_member_no(self.post, mark, counter)
            is_taken = self.database.execute(
                "SELECT 1 FROM participant WHERE member_no = ?", (number,)
            ).fetchone()
        self.meta.set("member_counter", counter)
        return number

    def close(self) -> None:
        """Empties the write-ahead log and closes the file.

        A full disk, or somebody who reads at this moment, only leaves the log in place: what was
        saved stands in it, and the next opening goes on from there.
        """
        with contextlib.suppress(UserFacingError):
            self.database.checkpoint(full=True)
        self.database.close()


def set_up(
    directory: Path,
    post: str,
    passphrase: str | None,
    *,
    label: str = "",
    device: bytes | None = None,
    now: Callable[[], int] = wall_clock,
) -> Store:
    """Makes the encrypted store of a post.

    Args:
        post: kecamatan code, known to be one of the 44.
        label: what people call this computer.
        device: the random bytes this computer was enrolled with; None draws them.

    Raises:
        UserFacingError: STORE_EXISTS, PASSPHRASE_MISSING, DISK_FULL.
    """
    facts = {
        "post": post,
        "device": device or secrets.token_bytes(DEVICE_BYTES),
        "device_label": label,
        "created_at": now(),
    }
    return Store(create_store(directory, passphrase, facts), now)


def open_existing(
    directory: Path,
    passphrase: Callable[[], str | None],
    now: Callable[[], int] = wall_clock,
) -> Store:
    """Opens the store of this computer; errors as `open_store`."""
    return Store(open_store(directory, passphrase), now)
