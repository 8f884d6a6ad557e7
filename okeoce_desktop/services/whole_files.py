"""Files that appear whole or not at all, and the errors of writing them."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from okeoce_desktop.errors import ErrorCode, UserFacingError

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@contextlib.contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """Gives a temporary file beside `path` that takes its name when the block ends well.

    Readable by its owner only: what this app writes is somebody's data.

    Raises:
        UserFacingError: FILE_NOT_WRITABLE or DISK_FULL; then `path` is as it was.
    """
    with write_errors(path):
        descriptor, name = tempfile.mkstemp(prefix=".okeoce-", dir=path.absolute().parent)
        os.close(descriptor)
        temporary = Path(name)
        try:
            yield temporary
            with temporary.open("rb+") as file:
                os.fsync(file.fileno())
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


@contextlib.contextmanager
def write_errors(path: Path) -> Iterator[None]:
    """Turns what the machine says about writing `path` into errors a person is told about."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise UserFacingError(ErrorCode.DISK_FULL, file=path.name) from error
        raise UserFacingError(ErrorCode.FILE_NOT_WRITABLE, file=path.name) from error
