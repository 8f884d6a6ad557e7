"""Who works here: logging in and out with a password, and the audit lines of it.

Accounts are rows of the post like any other, so they work without a network. Wrong passwords are
counted in the store, so that starting the program again does not forget them.
"""

from __future__ import annotations

import logging
from enum import Enum

import msgspec

from okeoce_desktop.errors import UserFacingError
from okeoce_desktop.services.passwords import password_fits
from okeoce_desktop.services.workers import Runner
from okeoce_desktop.storage.audit import Audit
from okeoce_desktop.storage.rows import Rows
from okeoce_desktop.storage.store import Store
from sync.contract import STAFF, RowId

TRIES = 5
PAUSE_MS = 60_000
_LONGEST_PAUSE_MS = 16 * PAUSE_MS
_WRONG = "wrong_passwords"
_LAST = "last_login"
_log = logging.getLogger(__name__)

# What a name nobody has is checked against: the answer must take as long as for a real one.
_NOBODY = (
    "$argon2id$v=19$m=65536,t=2,p=1$A9JRdjZXgZ+GFRwSXH+prg"
    "$bCB1ZPuat2xTTkb16LMjb7126AaPbnsO42SvJF06IrM"
)


class Account(msgspec.Struct, frozen=True):
    """An account that may log in; `role` is a code of the contract."""

    id: RowId
    full_name: str
    username: str
    role: str


class Refusal(Enum):
    """Why a login did not succeed."""

    WRONG = "wrong"
    PAUSED = "paused"


class LoginResult(msgspec.Struct, frozen=True):
    """`account` when the password fits; else how many tries are left, or how long the pause is."""

    account: Account | None = None
    refusal: Refusal | None = None
    tries_left: int = 0
    wait_ms: int = 0


class StaffAccounts:
    """The accounts of one post. Belongs to the thread that writes."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._rows = Rows(store.database)

    def accounts(self) -> list[Account]:
        """Those who may log in, by name."""
        where = "deleted_at IS NULL AND active = 1 AND password_hash IS NOT NULL"
        found = self._rows.select(STAFF, f"{where} ORDER BY full_name, username")
        return [
            Account(row.id, row.full_name or "", row.username or "", row.role or "")
            for row in found
        ]

    def last(self) -> Account | None:
        """Who logged in last on this computer, if that account still may; else the only one."""
        wanted, accounts = self._store.meta.get(_LAST), self.accounts()
        if len(accounts) == 1:
            return accounts[0]
        return next((one for one in accounts if one.id == wanted), None)

    def find(self, username: str) -> list[tuple[Account, str]]:
        """The accounts of a user name with their password hashes: two offices may have given one
        name to two people.
        """
        wanted = username.strip().lower()
        return [
            (account, str(self._rows.get(STAFF, account.id).password_hash))
            for account in self.accounts()
            if account.username.lower() == wanted
        ]

    def pause_ms(self, username: str) -> int:
        """How long this name has to wait before the next try."""
        _count, until = self._wrong().get(_key(username), (0, 0))
        # A clock set back must not lock anybody out for longer than the longest pause.
        return min(max(0, until - self._store.now()), _LONGEST_PAUSE_MS)

    def note_wrong(self, username: str) -> LoginResult:
        """Counts a wrong password; every fifth brings a pause, each twice as long as the last."""
        wrong = self._wrong()
        count = wrong.get(_key(username), (0, 0))[0] + 1
        wait = 0
        if count % TRIES == 0:
            wait = min(PAUSE_MS * 2 ** (count // TRIES - 1), _LONGEST_PAUSE_MS)
        wrong[_key(username)] = (count, self._store.now() + wait)
        with self._store.database.transaction():
            self._store.meta.set(_WRONG, wrong)
            if wait:
                self._write_line("login_paused")
        if wait:
            return LoginResult(refusal=Refusal.PAUSED, wait_ms=wait)
        return LoginResult(refusal=Refusal.WRONG, tries_left=TRIES - count % TRIES)

    def log_in(self, account: Account) -> None:
        """Somebody works here from now on: another run, so that their changes carry them.

        The account that is already at work keeps its run: it only unlocked.
        """
        before = self._store.capture.person
        if before is not None and before != account.id:
            self.note("logout")
        if before != account.id:
            self._store.change_person(account.id)
        wrong = self._wrong()
        wrong.pop(_key(account.username), None)
        try:
            with self._store.database.transaction():
                self._store.meta.set(_LAST, account.id)
                self._store.meta.set(_WRONG, wrong)
                self._write_line("unlock" if before == account.id else "login")
        except UserFacingError as error:
            # A full disk must not keep people from looking something up.
            _log.warning("login was not noted: %s", error.code)

    def note(self, action: str) -> None:
        """Writes an audit line of the person who works here."""
        try:
            with self._store.database.transaction():
                self._write_line(action)
        except UserFacingError as error:
            _log.warning("%s was not noted: %s", action, error.code)

    def _write_line(self, action: str) -> None:
        capture = self._store.capture
        audit = Audit(self._store.database.execute)
        audit.write(self._store.now(), capture.run.run, capture.person, action, None, None, 0)

    def _wrong(self) -> dict[str, tuple[int, int]]:
        found: dict[str, tuple[int, int]] = self._store.meta.get(_WRONG, {})
        return found


def _key(username: str) -> str:
    return username.strip().lower()[:60]


def try_login(
    writer: Runner,
    staff: StaffAccounts,
    username: str,
    password: str,
    only: RowId | None = None,
) -> LoginResult:
    """Checks a password, slow on purpose: on a thread of its own, never the writer's or the UI's.

    Args:
        writer: runs what touches the store.
        only: the one account that may come in (to unlock), None for any of that name.
    """
    wait = writer.call(lambda: staff.pause_ms(username))
    if wait:
        return LoginResult(refusal=Refusal.PAUSED, wait_ms=wait)
    found = writer.call(lambda: staff.find(username))
    allowed = [each for each in found if only in (None, each[0].id)]
    fitting = [account for account, stored in allowed if password_fits(stored, password)]
    if not allowed:
        password_fits(_NOBODY, password)
    if not fitting:
        return writer.call(lambda: staff.note_wrong(username))
    writer.call(lambda: staff.log_in(fitting[0]))
    return LoginResult(account=fitting[0])
