"""Composition root of head office: which database, which clock, which application."""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
import time
from pathlib import Path
from typing import Any

from sync.protocol import MAX_BODY
from sync.server.devices import Enrolment
from sync.server.errors import BadInputError
from sync.server.exchange import Exchange
from sync.server.server_clock import ServerClock
from sync.server.sqlite_store import SqliteStore
from sync.server.store import EPOCH_BYTES, Store
from sync.server.web import make_pages
from sync.server.wsgi import App

DATABASE_FILE = "head-office.sqlite"
_THREADS = 8
_MAX_HEADERS = 64 * 1024


def now_ms() -> int:
    """The wall clock, UTC ms."""
    return time.time_ns() // 1_000_000


def data_dir(chosen: str | None) -> Path:
    """`chosen`, else OKEOCE_DATA_DIR, else the user's data directory. Not created."""
    found = chosen or os.environ.get("OKEOCE_DATA_DIR")
    if found:
        return Path(found).expanduser().absolute()
    import platformdirs

    return Path(platformdirs.user_data_dir("okeoce-server", appauthor=False))


def open_store(database: str | None, directory: Path, *, create: bool = False) -> Store:
    """Opens the store of `--database`, OKEOCE_DATABASE or the data directory.

    Args:
        create: makes the store if there is none, in a directory that may be missing too.

    Raises:
        BadInputError: there is no store yet, or the address is not understood.
        ServerError: it cannot be opened, see `store.Store`.
    """
    address = database or os.environ.get("OKEOCE_DATABASE") or ""
    if address.startswith(("postgresql://", "postgres://")):
        from sync.server.postgres_store import PostgresStore

        return PostgresStore(address, create=create)
    if "://" in address and not address.startswith("sqlite://"):
        raise BadInputError("Alamat basis data harus postgresql://... atau berkas SQLite.")
    path = Path(address.removeprefix("sqlite://")) if address else directory / DATABASE_FILE
    if create:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Rows of people: for its owner only, also in a directory that others may read. SQLite gives
        # its log the mode of the file.
        path.touch(0o600)
    elif not path.is_file():
        raise missing_store()
    return SqliteStore(path)


def missing_store() -> BadInputError:
    """Says that `init` has to come first."""
    return BadInputError("Pusat belum disiapkan. Jalankan `okeoce-server init`.", "store_missing")


def secret_key(directory: Path) -> bytes:
    """The key that signs session cookies; made at the first call, readable by its owner only."""
    path = directory / "secret.key"
    directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists():
        descriptor, new = tempfile.mkstemp(dir=directory, prefix=".secret-")  # mode 0600
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(32))
            file.flush()
            os.fsync(file.fileno())
        # Whole or not at all, and the first of two that make it wins.
        with contextlib.suppress(FileExistsError):
            os.link(new, path)
        os.unlink(new)
    return path.read_bytes()


def make_app(store: Store, directory: Path, clock: ServerClock | None = None) -> App:
    """The application over an open store; opens an epoch, since it will give out numbers."""
    clock = clock or ServerClock(now_ms)
    store.new_epoch(clock.now(), secrets.token_bytes(EPOCH_BYTES))
    return App(
        Exchange(store, clock, secrets.randbits),
        Enrolment(store, clock.now),
        make_pages(store, clock, secret_key(directory)),
        clock.now,
    )


def make_server(app: App, host: str, port: int, proxy: str) -> Any:
    """A waitress server that listens already; port 0 takes a free one.

    A request from `proxy`, the address of the TLS proxy in front, comes from whom its
    X-Forwarded-For names and by what its X-Forwarded-Proto says; from anybody else these headers
    count for nothing.

    Bodies stay in memory up to the protocol's limit: waitress would otherwise spill rows of
    people into unencrypted temporary files.
    """
    from waitress.server import create_server  # type: ignore[import-untyped]

    return create_server(
        app,
        host=host,
        port=port,
        threads=_THREADS,
        ident=None,
        max_request_body_size=MAX_BODY,
        max_request_header_size=_MAX_HEADERS,
        inbuf_overflow=MAX_BODY + 1,
        trusted_proxy=proxy,
        trusted_proxy_headers={"x-forwarded-for", "x-forwarded-proto"},
        clear_untrusted_proxy_headers=True,
        outbuf_overflow=2 * MAX_BODY,
    )
