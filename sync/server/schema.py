"""The tables of head office as numbered migrations, in one text for both databases.

A migration is never edited after a release; the next one is added below. `{int}`, `{bytes}` and
`{record}` stand for what the two databases write differently. Every key of what an exchange
touches starts with the scope, so the tables can be partitioned by it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sync.server.errors import StoreNewerError

SQLITE: Mapping[str, str] = {
    "int": "INTEGER",
    "bytes": "BLOB",
    # The rowid is scope << 40 | seq: reading a page is a range of the table itself, and the only
    # index a new row has to enter is the one over the ids.
    "record": "rid INTEGER PRIMARY KEY, scope INTEGER NOT NULL",
    "record_key": "",
    "tail": " STRICT",
    "keyed": " STRICT, WITHOUT ROWID",
}
POSTGRES: Mapping[str, str] = {
    "int": "BIGINT",
    "bytes": "BYTEA",
    "record": "scope BIGINT NOT NULL, seq BIGINT NOT NULL",
    "record_key": ", PRIMARY KEY (scope, seq)",
    "tail": "",
    "keyed": "",
}

MIGRATIONS: Sequence[Sequence[str]] = (
    (
        "CREATE TABLE post (scope {int} PRIMARY KEY, code TEXT NOT NULL, name TEXT NOT NULL,"
        " city_code TEXT NOT NULL, city_name TEXT NOT NULL){tail}",
        # head: the highest number given out; at: when, by the server's clock.
        "CREATE TABLE scope_head (scope {int} PRIMARY KEY, head {int} NOT NULL,"
        " at {int} NOT NULL){tail}",
        "CREATE TABLE epoch (ord {int} PRIMARY KEY, id {bytes} NOT NULL UNIQUE,"
        " identity TEXT NOT NULL, opened_at {int} NOT NULL){tail}",
        # last: the highest number of the scope that was given out in that epoch.
        "CREATE TABLE epoch_span (scope {int} NOT NULL, ord {int} NOT NULL, last {int} NOT NULL,"
        " PRIMARY KEY (scope, ord)){keyed}",
        "CREATE TABLE record ({record}, kind {int} NOT NULL, id {bytes} NOT NULL,"
        " rank {int} NOT NULL, run {int} NOT NULL, number {int} NOT NULL, exceptions {bytes},"
        " subjects {bytes} NOT NULL, hash {bytes} NOT NULL, body {bytes} NOT NULL{record_key})"
        "{tail}",
        "CREATE UNIQUE INDEX record_id ON record (scope, kind, id)",
        # live: rows that are not deleted; total: sum of the row hashes modulo 2^128.
        "CREATE TABLE digest (scope {int} NOT NULL, kind {int} NOT NULL, count {int} NOT NULL,"
        " live {int} NOT NULL, total {bytes} NOT NULL, PRIMARY KEY (scope, kind)){keyed}",
        "CREATE TABLE settled (scope {int} NOT NULL, run {int} NOT NULL, first {int} NOT NULL,"
        " last {int} NOT NULL, PRIMARY KEY (scope, run, first)){keyed}",
        "CREATE TABLE history (scope {int} NOT NULL, kind {int} NOT NULL, id {bytes} NOT NULL,"
        " field {int} NOT NULL, rank {int} NOT NULL, run {int} NOT NULL, number {int} NOT NULL,"
        " value {bytes} NOT NULL, at {int} NOT NULL,"
        " PRIMARY KEY (scope, kind, id, field, run, number)){keyed}",
        # Names settled in a field that do not stand there any more: a name that comes again and
        # neither stands nor is here belongs to another change, of a copy in the same run.
        "CREATE TABLE past (scope {int} NOT NULL, kind {int} NOT NULL, id {bytes} NOT NULL,"
        " field {int} NOT NULL, run {int} NOT NULL, number {int} NOT NULL,"
        " PRIMARY KEY (scope, kind, id, field, run, number)){keyed}",
        # Copies of what was parked or came from a revoked device. key: hash of the content, so
        # that a device which tries again does not fill the disk.
        "CREATE TABLE quarantine (scope {int} NOT NULL, key {bytes} NOT NULL,"
        " device {int} NOT NULL, code {int} NOT NULL, kind {int} NOT NULL,"
        " run {int} NOT NULL, number {int} NOT NULL, body {bytes} NOT NULL,"
        " at {int} NOT NULL, resolved_at {int},"
        " PRIMARY KEY (scope, key)){tail}",
        "CREATE INDEX quarantine_open ON quarantine (scope, run, number) WHERE resolved_at IS NULL",
        "CREATE TABLE device (id {int} PRIMARY KEY, scope {int} NOT NULL,"
        " name TEXT NOT NULL UNIQUE, label TEXT NOT NULL, made_id {bytes} NOT NULL,"
        " token_hash {bytes} NOT NULL UNIQUE, enrolled_at {int} NOT NULL, revoked_at {int},"
        " last_seen {int}, held {int} NOT NULL,"
        " complete_through {int} NOT NULL, contract {int} NOT NULL,"
        " clock_offset {int} NOT NULL){tail}",
        "CREATE INDEX device_scope ON device (scope)",
        "CREATE TABLE enrol_code (code_hash {bytes} PRIMARY KEY, scope {int} NOT NULL,"
        " made_at {int} NOT NULL, expires_at {int} NOT NULL, used_by {bytes}){tail}",
        "CREATE TABLE login_link (hash {bytes} PRIMARY KEY, expires_at {int} NOT NULL,"
        " used_at {int}){tail}",
    ),
)

VERSION = len(MIGRATIONS)


def statements(words: Mapping[str, str], since: int) -> list[tuple[int, list[str]]]:
    """The migrations after version `since`, each with its number, in one database's words."""
    return [
        (number, [text.format_map(words) for text in migration])
        for number, migration in enumerate(MIGRATIONS, start=1)
        if number > since
    ]


def migrate(execute: Callable[[str], Any], version: int, words: Mapping[str, str]) -> None:
    """Brings a database from `version` to the newest; the caller's transaction holds it all.

    Raises:
        StoreNewerError: the database is newer than this program; nothing was done.
    """
    if version > VERSION:
        raise StoreNewerError(
            f"Basis data ini dari versi lebih baru (skema {version}, program ini {VERSION})."
            " Perbarui okeoce-server, lalu coba lagi."
        )
    for number, texts in statements(words, version):
        for text in texts:
            execute(text)
        execute(f"UPDATE schema_version SET version = {number}")
