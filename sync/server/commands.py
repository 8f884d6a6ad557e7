"""What the commands of `okeoce-server` do: each returns an object, lines to read, an exit code."""

from __future__ import annotations

import gc
import json
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from sync.server.devices import make_code, revoke
from sync.server.errors import BadInputError
from sync.server.export import export_kind
from sync.server.figures import status_lines, status_of
from sync.server.posts import load_posts
from sync.server.service import data_dir, make_app, make_server, now_ms, open_store, secret_key
from sync.server.store import Store
from sync.server.times import iso_time, wib_time
from sync.server.verify import verify_store
from sync.server.web.login import LINK_PATH, make_link

_MOST_PORT = 65_535
Result: TypeAlias = tuple[Mapping[str, Any], Sequence[str], int]

_YOUNG = 100_000
"""Objects after which the collector looks: more than a page makes."""


class Output:
    """Where a command's words go."""

    def __init__(self, as_json: bool) -> None:
        self._as_json = as_json

    def result(self, found: Mapping[str, Any], lines: Sequence[str]) -> None:
        """Prints the result, if there is one: the object with `--json`, else the lines."""
        if not found:
            return
        text = json.dumps(found, ensure_ascii=False) if self._as_json else "\n".join(lines)
        if text:
            sys.stdout.write(text + "\n")
            sys.stdout.flush()


def _with_store(
    work: Callable[[Store], Result], database: str | None, chosen: str | None
) -> Result:
    store = open_store(database, data_dir(chosen))
    try:
        return work(store)
    finally:
        store.close()


def init(_: Output, database: str | None = None, data_dir: str | None = None) -> Result:
    """Creates the store; on one that exists it renews the posts and makes a new link."""
    directory = _directory(data_dir)
    store = open_store(database, directory, create=True)
    try:
        secret_key(directory)
        posts = store.write(load_posts)
        link, expires = store.write(lambda tx: make_link(tx, now_ms()))
    finally:
        store.close()
    path = f"{LINK_PATH}?kunci={link}"
    return (
        {"posts": posts, "admin_link": path, "expires_at": iso_time(expires)},
        [
            f"Siap: {posts} pos.",
            "Tautan masuk administrator, sekali pakai, berlaku sampai"
            f" {wib_time(expires)} (jalankan `okeoce-server serve`, lalu buka alamatnya"
            " ditambah):",
            path,
        ],
        0,
    )


def serve(
    output: Output,
    host: str,
    port: int,
    proxy: str,
    database: str | None = None,
    data_dir: str | None = None,
) -> Result:
    """Serves until SIGTERM or SIGINT; prints one line when it is ready."""
    if not 0 <= port <= _MOST_PORT:  # the system would take another one, without a word
        raise BadInputError(f"Port {port} tidak ada. Pilih 0 sampai {_MOST_PORT}.")
    directory = _directory(data_dir)
    store = open_store(database, directory)
    try:
        server: Any = make_server(make_app(store, directory), host, port, proxy)
    except (OSError, OverflowError) as error:
        store.close()
        raise BadInputError(f"Tidak bisa mendengarkan di {host} port {port}.") from error
    signal.signal(signal.SIGTERM, _stop)
    shown = f"[{host}]" if ":" in host else host
    url = f"http://{shown}:{server.effective_port}"
    output.result({"url": url}, [f"Melayani di {url}"])
    # Rows are in no cycle: walking a page's every 700 of them was a tenth of the time.
    gc.freeze()
    gc.set_threshold(_YOUNG)
    try:
        server.run()
    finally:
        server.close()
        store.close()
    return {}, [], 0


def _stop(*_: object) -> None:
    raise SystemExit(0)


def enrol_code(
    _: Output, post: str, database: str | None = None, data_dir: str | None = None
) -> Result:
    """Makes a one-time code for a post."""

    def work(store: Store) -> Result:
        code, expires, found = store.write(lambda tx: make_code(tx, post, now_ms()))
        return (
            {"code": code, "expires_at": iso_time(expires), "post": found.code, "name": found.name},
            [f"{code}  (pos {found.code} {found.name}, berlaku sampai {wib_time(expires)})"],
            0,
        )

    return _with_store(work, database, data_dir)


def status(_: Output, database: str | None = None, data_dir: str | None = None) -> Result:
    """Posts, devices, figures, digests."""

    def work(store: Store) -> Result:
        found = store.read(lambda tx: status_of(tx, now_ms()))
        return found, status_lines(found), 0

    return _with_store(work, database, data_dir)


def export(
    _: Output, kind: str, file: str, database: str | None = None, data_dir: str | None = None
) -> Result:
    """Writes all rows of a kind to a file."""

    def work(store: Store) -> Result:
        rows = export_kind(store, kind, file)
        return {"kind": kind, "file": file, "rows": rows}, [f"{rows} baris ditulis ke {file}"], 0

    return _with_store(work, database, data_dir)


def revoke_device(
    _: Output, device: str, database: str | None = None, data_dir: str | None = None
) -> Result:
    """Revokes a device at once."""

    def work(store: Store) -> Result:
        found = store.write(lambda tx: revoke(tx, device, now_ms()))
        already = found.revoked_at is not None
        return (
            {"device": found.name, "already_revoked": already},
            [f"Izin perangkat {found.name} {'sudah' if already else 'baru saja'} dicabut."],
            0,
        )

    return _with_store(work, database, data_dir)


def verify(_: Output, database: str | None = None, data_dir: str | None = None) -> Result:
    """Recomputes every row hash and every digest."""

    def work(store: Store) -> Result:
        found = verify_store(store)
        return found.as_json(), found.lines(), 0 if found.is_clean else 6

    return _with_store(work, database, data_dir)


_directory = data_dir

COMMANDS: Mapping[str, Callable[..., Result]] = {
    "init": init,
    "serve": serve,
    "enrol-code": enrol_code,
    "status": status,
    "export": export,
    "revoke": revoke_device,
    "verify": verify,
}
