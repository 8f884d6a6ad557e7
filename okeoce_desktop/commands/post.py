"""Commands about the post on this computer: set-up, enrolment, status."""

from __future__ import annotations

import contextlib
import secrets
from pathlib import Path

from okeoce_desktop.atomic_file import write_whole
from okeoce_desktop.commands import Outcome
from okeoce_desktop.commands.opening import (
    new_passphrase,
    opened_reader,
    opened_store,
    store_directory,
)
from okeoce_desktop.domain.areas import normalise_code
from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.services.area_tables import read_areas
from okeoce_desktop.services.setting_up import create_post, enrol, keep_enrolment
from okeoce_desktop.services.standing import read_standing
from okeoce_desktop.services.whole_files import write_errors
from okeoce_desktop.storage.database import KEY_FILE, STORE_FILE, discard_unfinished
from okeoce_desktop.storage.keys import has_keyring
from okeoce_desktop.storage.store import DEVICE_BYTES, Store

_ENROLLING = "okeoce.enrolling"


def set_up_post(directory: str | None, *, post: str, label: str) -> Outcome:
    """Creates the store of a post that has no head office yet."""
    folder = store_directory(directory)
    areas = read_areas()
    code = normalise_code(post)
    if code not in areas.kecamatan:
        raise UserFacingError(ErrorCode.UNKNOWN_POST, post=post[:20])
    _refuse_second(folder)
    phrase = new_passphrase()
    with write_errors(folder):
        create_post(folder, code, areas, phrase, label=label).close()
    return Outcome({"post": code, "name": areas.kecamatan[code].name, "data_dir": str(folder)})


def enrol_device(directory: str | None, *, server: str, code: str, label: str) -> Outcome:
    """Enrols this computer, creating its store first if there is none.

    The code works once, so what can be foreseen is tried before it is spent. Should the answer get
    lost or the store not be made after all, it works again from the same directory.
    """
    folder = store_directory(directory)
    if (folder / STORE_FILE).exists():
        with opened_store(directory) as store:
            reply = enrol(server, code, label or store.device_label, store.device)
            keep_enrolment(store, server, reply)
            return _enrolled(store, created=False)
    _refuse_second(folder)
    phrase = new_passphrase()
    if phrase is None and not has_keyring():
        raise UserFacingError(ErrorCode.PASSPHRASE_MISSING)
    _try_to_write(folder)
    areas = read_areas()
    device = _device_to_be(folder)
    reply = enrol(server, code, label, device)
    store = create_post(folder, reply.post, areas, phrase, label=label, places=(), device=device)
    try:
        (folder / _ENROLLING).unlink()
        keep_enrolment(store, server, reply)
        return _enrolled(store, created=True)
    finally:
        store.close()


def _enrolled(store: Store, *, created: bool) -> Outcome:
    return Outcome(
        {
            "post": store.post,
            "device": store.meta.get("server_device"),
            "server": store.meta.get("server_url"),
            "created": created,
        }
    )


def show_status(directory: str | None) -> Outcome:
    """What this post holds and what waits; works beside the open window."""
    with opened_reader(directory) as database:
        return Outcome(read_standing(database))


def _refuse_second(folder: Path) -> None:
    """Before anybody is asked for a passphrase."""
    discard_unfinished(folder)
    if (folder / STORE_FILE).exists() or (folder / KEY_FILE).exists():
        raise UserFacingError(ErrorCode.STORE_EXISTS)


def _device_to_be(folder: Path) -> bytes:
    """By what head office knows this computer again: drawn once, until a store keeps it."""
    file = folder / _ENROLLING
    with write_errors(file):
        if file.exists() and len(found := file.read_bytes()) == DEVICE_BYTES:
            return found
        device = secrets.token_bytes(DEVICE_BYTES)
        write_whole(file, device)
    return device


def _try_to_write(folder: Path) -> None:
    probe = folder / ".okeoce-probe"
    with write_errors(folder):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            probe.write_bytes(bytes(1 << 20))  # an empty store takes about half of it
        finally:
            with contextlib.suppress(OSError):
                probe.unlink(missing_ok=True)
