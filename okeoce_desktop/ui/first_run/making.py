"""Making the post a person described in the wizard; plain Python, on a worker's thread."""

from __future__ import annotations

import errno
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from okeoce_desktop.errors import ErrorCode, UserFacingError

if TYPE_CHECKING:
    from okeoce_desktop.domain.areas import Areas
    from okeoce_desktop.storage.store import Store
    from sync.contract import RowId

OF_OFFICE = frozenset(
    {
        ErrorCode.BAD_ADDRESS,
        ErrorCode.UNREACHABLE,
        ErrorCode.TLS,
        ErrorCode.SERVER_ERROR,
        ErrorCode.RATE_LIMITED,
        ErrorCode.CODE_EXPIRED,
        ErrorCode.CODE_INVALID,
        ErrorCode.FORBIDDEN_SCOPE,
        ErrorCode.PROTOCOL_TOO_OLD,
    }
)
OF_CODE = (ErrorCode.CODE_EXPIRED, ErrorCode.CODE_INVALID, ErrorCode.FORBIDDEN_SCOPE)


@dataclass(frozen=True, slots=True)
class Plan:
    """What the wizard was told.

    Attributes:
        passphrase: None leaves the key to the system's keyring.
        server, code: empty when head office comes later.
    """

    post: str
    label: str
    full_name: str
    username: str
    role: str
    password: str
    passphrase: str | None
    server: str = ""
    code: str = ""


class PostMaker:
    """Makes store, account and enrolment one after the other; a second try goes on from there.

    Belongs to one worker's thread until `store` is handed to the desk.
    """

    def __init__(self, directory: Path, areas: Areas) -> None:
        self._directory, self._areas = directory, areas
        self.store: Store | None = None
        self.account: RowId | None = None
        self._enrolled = False

    def make(self, plan: Plan, say: Callable[[str], None]) -> None:
        """Does what is not done yet.

        Args:
            say: hears "store", "account" or "office" before each step.

        Raises:
            UserFacingError: as `create_post`, `enrol` and `keep_enrolment`; what was made stays.
        """
        from okeoce_desktop.services import setting_up

        if self.store is None:
            say("store")
            self.store = self._create(plan)
        if self.account is None:
            say("account")
            self.account = setting_up.add_staff(
                self.store, plan.full_name, plan.username, plan.role, plan.password
            )
        if plan.server and not self._enrolled:
            say("office")
            reply = setting_up.enrol(
                plan.server, plan.code, self.store.device_label, self.store.device
            )
            setting_up.keep_enrolment(self.store, plan.server, reply)
            self._enrolled = True
        if not plan.server:
            # Head office was tried and then left for later: the places it would have sent.
            setting_up.settle_places(self.store)
        self._log_in(plan)

    def _log_in(self, plan: Plan) -> None:
        """Who sets the computer up works there from the first change on."""
        from okeoce_desktop.services.staff import StaffAccounts

        assert self.store is not None
        staff = StaffAccounts(self.store)
        for account, _hash in staff.find(plan.username)[:1]:
            staff.log_in(account)

    def _create(self, plan: Plan) -> Store:
        from okeoce_desktop.services.setting_up import USUAL_PLACES, create_post

        places = () if plan.server else USUAL_PLACES
        try:
            return create_post(
                self._directory,
                plan.post,
                self._areas,
                plan.passphrase,
                label=plan.label,
                places=places,
            )
        except OSError as error:
            full = error.errno in (errno.ENOSPC, errno.EDQUOT)
            code = ErrorCode.DISK_FULL if full else ErrorCode.FILE_NOT_WRITABLE
            raise UserFacingError(code, file=str(self._directory)) from error

    def close(self) -> None:
        """Closes a store that no desk took over."""
        if self.store is not None:
            self.store.close()
            self.store = None


def keeps_secrets() -> bool:
    """Whether this computer has a keyring; slow to find out."""
    from okeoce_desktop.storage.keys import has_keyring

    return has_keyring()
