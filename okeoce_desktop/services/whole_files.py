"""Files that appear whole or not at all, and the errors of writing them."""

from __future__ import annotations

import atexit
import contextlib
import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from okeoce_desktop.atomic_file import put_in_place
from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.file_lock import lock_file

_SPACE, _NOTE = ".okeoce-", "okeoce.unfinished-"
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@contextlib.contextmanager
def written_whole(path: Path, *, noted_in: Path | None = None) -> Iterator[Path]:
    """Gives a temporary file beside `path` that takes its name when the block ends well.

    It is readable by its owner only, since what this app writes is somebody's data, and stands in a
    folder of its own, for whatever else the work needs: the folder goes however the work ends, and
    with the program when that ends first.

    Args:
        noted_in: the folder where `remove_unfinished` is to look should the power fail.

    Raises:
        UserFacingError: FILE_NOT_WRITABLE or DISK_FULL; then `path` is as it was.
    """
    with write_errors(path), _own_folder(path.absolute().parent, noted_in) as space:
        temporary = space / "file"
        temporary.touch(0o600)
        yield temporary
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        put_in_place(temporary, path.absolute())


@contextlib.contextmanager
def _own_folder(folder: Path, noted_in: Path | None) -> Iterator[Path]:
    space = folder / (_SPACE + secrets.token_hex(8))
    remove = partial(shutil.rmtree, space, ignore_errors=True)
    with contextlib.nullcontext() if noted_in is None else _noted(space, noted_in):
        space.mkdir(0o700)
        atexit.register(remove)
        try:
            yield space
        finally:
            remove()
            atexit.unregister(remove)


@contextlib.contextmanager
def _noted(space: Path, folder: Path) -> Iterator[None]:
    """A note that names `space`, locked as long as somebody is at work there."""
    note = folder / (_NOTE + secrets.token_hex(8))
    try:
        with note.open("xb") as file:
            lock_file(file)
            file.write(os.fsencode(space))
            file.flush()
            os.fsync(file.fileno())
            yield
    finally:
        note.unlink(missing_ok=True)


def remove_unfinished(folder: Path) -> None:
    """Removes what `written_whole` could not finish nor remove; `folder` is where it was noted."""
    for note in folder.glob(_NOTE + "*"):
        with contextlib.suppress(OSError):  # somebody is at work there
            with note.open("rb+") as file:
                lock_file(file)
                space = Path(os.fsdecode(file.read()))
            if not space.parent.exists():
                continue  # on a stick that is not plugged in
            if space.name.startswith(_SPACE):
                shutil.rmtree(space, ignore_errors=True)
            note.unlink()


@contextlib.contextmanager
def write_errors(path: Path) -> Iterator[None]:
    """Turns what the machine says about writing `path` into errors a person is told about."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise UserFacingError(ErrorCode.DISK_FULL, file=path.name) from error
        raise UserFacingError(ErrorCode.FILE_NOT_WRITABLE, file=path.name) from error
