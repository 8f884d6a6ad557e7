"""Opening the store beside the import of Qt. Plain Python; nothing here touches a widget."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

# Before the thread starts: it and the main one import parts of this package, whose own module
# imports them, too. Python calls that a deadlock and lets one of the imports fail.
import sync.contract  # noqa: F401
from okeoce_desktop.environment import given_passphrase
from okeoce_desktop.errors import ErrorCode, UserFacingError

if TYPE_CHECKING:
    from okeoce_desktop.domain.areas import Areas
    from okeoce_desktop.storage.store import Store

_log = logging.getLogger(__name__)


class Step(Enum):
    """What the window has to do next."""

    DESK = "desk"
    SET_UP = "set_up"
    UNLOCK = "unlock"
    TROUBLE = "trouble"


class Opened(msgspec.Struct, frozen=True):
    """What opening came to. With DESK there is a store; with TROUBLE and perhaps UNLOCK an error.

    Attributes:
        must_log_in: the post has accounts, so somebody has to log in.
    """

    step: Step
    store: Store | None = None
    areas: Areas | None = None
    must_log_in: bool = False
    error: UserFacingError | None = None


def open_post(directory: Path, passphrase: str | None) -> Opened:
    """Opens the store of this computer; takes long with a passphrase, so never on the UI thread."""
    from okeoce_desktop.storage.database import (
        KEY_FILE,
        STORE_FILE,
        discard_unfinished,
        translated,
    )

    try:
        discard_unfinished(directory)
        if not (directory / STORE_FILE).exists():
            if (directory / KEY_FILE).exists():
                raise UserFacingError(ErrorCode.STORE_DAMAGED, file=STORE_FILE)
            return Opened(Step.SET_UP, areas=_areas())
        with translated():
            return _open(directory, passphrase)
    except UserFacingError as error:
        waits = error.code in (ErrorCode.PASSPHRASE_MISSING, ErrorCode.PASSPHRASE_WRONG)
        if waits and _has_passphrase(directory / KEY_FILE):
            wrong = error.code is ErrorCode.PASSPHRASE_WRONG
            return Opened(Step.UNLOCK, error=error if wrong else None)
        return Opened(Step.TROUBLE, error=error)
    except Exception as error:
        _log.exception("the store did not open")
        found = UserFacingError(ErrorCode.INTERNAL)
        found.__cause__ = error
        return Opened(Step.TROUBLE, error=found)


def _open(directory: Path, passphrase: str | None) -> Opened:
    from okeoce_desktop.services.setting_up import settle_places
    from okeoce_desktop.services.staff import StaffAccounts
    from okeoce_desktop.storage.store import open_existing

    store = open_existing(directory, lambda: passphrase)
    try:
        if store.meta.get("token") is None:
            # A set-up that was to enrol and never did.
            settle_places(store)
        return Opened(Step.DESK, store, _areas(), bool(StaffAccounts(store).accounts()))
    except BaseException:
        store.database.close()
        raise


def _has_passphrase(key_file: Path) -> bool:
    from okeoce_desktop.storage.keys import read_wrap

    try:
        return read_wrap(key_file) == "passphrase"
    except UserFacingError:
        return False


def _areas() -> Areas:
    from okeoce_desktop.services.area_tables import read_areas

    return read_areas()


class Opening:
    """Opens the store on a thread of its own, begun before Qt is imported."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._done = threading.Event()
        self._lock = threading.Lock()
        self._heard: Callable[[Opened], None] | None = None
        self._opened: Opened | None = None
        threading.Thread(target=self._run, name="opening", daemon=True).start()

    def wait(self, seconds: float) -> Opened | None:
        """What it came to, or None when it takes longer than that."""
        self._done.wait(seconds)
        return self._opened

    def tell(self, heard: Callable[[Opened], None]) -> None:
        """Calls `heard` once it is done, on the opening thread or, when it is, at once."""
        with self._lock:
            self._heard = heard
            opened = self._opened
        if opened is not None:
            heard(opened)

    def _run(self) -> None:
        opened = open_post(self._directory, given_passphrase())
        with self._lock:
            self._opened = opened
            heard = self._heard
        self._done.set()
        if heard is not None:
            heard(opened)
