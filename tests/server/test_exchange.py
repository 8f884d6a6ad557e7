"""The rules of one exchange: marks, pages, parking, left-out rows, ledger, plans, faults."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from sync.batch import Batch, batch_from_wire
from sync.codec import MalformedError
from sync.contract import CONFLICT, PARTICIPANT, REF_SCOPE, STAFF, VISIT, Staff
from sync.contract.fields import RowId
from sync.protocol import MAX_BODY, ErrorCode, ParkedCode, Reply, ScopeAsk, Status, pack, unpack
from sync.server.devices import (
    Enrolment,
    code_hash,
    make_code,
    new_code,
    normal_code,
    revoke,
    token_hash,
)
from sync.server.errors import RefusalError, StoreFullError
from sync.server.exchange import Exchange
from sync.server.sql import EPOCH_LIMIT, HEAD_AND_TALLIES, RELEASE, SETTLED, SqlTransaction
from sync.server.sqlite_store import SqliteStore
from sync.server.store import Record, Transaction
from tests.helpers.office import START, Laptop, Office

HOUR = 3_600_000


def people(laptop: Laptop, count: int, **fields: object) -> Batch:
    width = PARTICIPANT.width
    rows = [[None] * 3 + [f"Orang {n}"] + [None] * (width - 4) for n in range(count)]
    for name, value in fields.items():
        for row in rows:
            row[PARTICIPANT.by_name[name].number - 1] = value  # type: ignore[call-overload]
    return laptop.rows(PARTICIPANT, rows)


# Marks


def test_an_unknown_epoch_voids_the_mark_and_merges_nothing(office: Office) -> None:
    one = office.laptop()
    one.send([people(one, 3)])
    one.epoch = b"elsewhen"
    reply = one.send([people(one, 2)])
    assert reply.status == Status.VOID_MARK
    assert reply.page is None
    assert office.count("record") == 3
    assert office.count("settled") == 1


def test_a_head_beyond_its_epoch_voids_the_mark(office: Office) -> None:
    one = office.laptop()
    one.send([people(one, 3)])
    one.head += 1
    assert one.send().status == Status.VOID_MARK
    one.head -= 1
    one.high += 1
    assert one.send().status == Status.VOID_MARK


def test_an_epochs_span_ends_where_the_next_begins(office: Office) -> None:
    one, two = office.laptop(), office.laptop()
    one.send([people(one, 3)])
    old = (one.epoch, one.low, one.high, one.head)
    office.start()
    two.send([people(two, 4)])  # numbers 4 to 7 belong to the second epoch
    assert one.send().status == Status.OK
    one.epoch, one.low, one.high, one.head = old
    one.head = 4  # nobody was ever told 4 in the first epoch
    assert one.send().status == Status.VOID_MARK
    two.settle_down()
    two.head = 7
    assert two.send().status == Status.OK


def test_a_restored_backup_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "office.sqlite"
    store = SqliteStore(path)
    office = Office(store)
    one = office.laptop()
    one.send([people(one, 9)])
    with sqlite3.connect(path) as source, sqlite3.connect(tmp_path / "backup") as target:
        source.backup(target)
    source.close()
    target.close()
    one.send([people(one, 1)])
    store.close()

    restored = SqliteStore(tmp_path / "backup")
    office.store = restored
    office.start()
    assert one.send().status == Status.VOID_MARK
    restored.close()


@pytest.mark.postgres
def test_another_timeline_opens_an_epoch(
    office: Office, database: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if database is None:
        pytest.skip("SQLite has no timeline")
    from sync.server.postgres_store import PostgresTransaction

    one = office.laptop()
    first = one.send([people(one, 2)]).epoch
    assert one.send([people(one, 2)]).epoch == first
    monkeypatch.setattr(PostgresTransaction, "identity", lambda _: "7 00000002")
    second = one.send([people(one, 2)]).epoch
    assert second != first
    one.head = 5
    one.epoch = first
    assert one.send().status == Status.VOID_MARK


# Pages


def test_the_first_download_brings_the_newest_first_then_goes_down(office: Office) -> None:
    one, two = office.laptop(), office.laptop()
    one.send([people(one, 25)])
    seen = []
    for _ in range(3):
        page = two.send(want=10).page
        assert page is not None
        seen.append((page.low, page.high, page.count))
    assert seen == [(15, 25, 10), (5, 15, 10), (0, 5, 5)]
    assert two.send(want=10).page is None


def test_an_extension_upwards_comes_before_one_downwards(office: Office) -> None:
    one, two = office.laptop(), office.laptop()
    one.send([people(one, 25)])
    two.send(want=10)
    one.send([people(one, 25)])
    pages = [two.send(want=10).page for _ in range(4)]
    assert [(p.low, p.high) for p in pages if p] == [(25, 35), (35, 45), (45, 50), (5, 15)]
    two.settle_down()


def test_a_page_is_bounded_in_bytes_but_holds_one_row(office: Office) -> None:
    one, two = office.laptop(), office.laptop()
    for _ in range(5):
        one.send([people(one, 12, notes="n" * 60_000)])
    page = two.send().page
    assert page is not None
    assert 25 <= page.count < 40
    assert len(pack(two.send(lose_reply=True))) < MAX_BODY
    two.settle_down()
    assert len(two.of_kind(PARTICIPANT)) == 60


def test_scopes_are_answered_in_order_and_the_first_gets_the_page(office: Office) -> None:
    one = office.laptop()
    ref = Laptop(office, REF_SCOPE, "", "")

    def seed(tx: Transaction) -> None:
        tx.lock(REF_SCOPE)
        batch = people(ref, 1)
        tx.insert(
            REF_SCOPE,
            [Record(1, 1, batch.ids[0], 9, 9, 9, None, b"\0", b"\1" * 16, b"\x90")],
        )
        tx.set_head(REF_SCOPE, 1, START)

    office.store.write(seed)
    one.send([people(one, 3)])
    scopes = [ScopeAsk(one.scope, 0, 3, 3), ScopeAsk(REF_SCOPE, 0, 0, 0)]
    request = one.request(scopes=scopes)
    reply = office.exchange.handle(one.token, request)
    assert [said.scope for said in reply.scopes] == [one.scope, REF_SCOPE]
    assert [said.answers for said in reply.scopes] == [3, 0]
    assert reply.page is not None
    assert reply.page.scope == REF_SCOPE
    again = office.exchange.handle(one.token, one.request([people(one, 1)], scopes=scopes[::-1]))
    assert again.page is not None
    assert again.page.scope == REF_SCOPE  # it was asked for first
    office.store.write(lambda tx: tx.run("DELETE FROM record WHERE scope = ?", (REF_SCOPE,)))


def test_a_page_mixes_kinds_and_widths(office: Office) -> None:
    one, two = office.laptop(), office.laptop()
    narrow = people(one, 2)
    narrow.columns = narrow.columns[:4]
    one.send([people(one, 2), narrow, one.rows(VISIT, [[None] * VISIT.width] * 2)])
    reply = two.send()
    assert reply.page is not None
    assert [len(batch_from_wire(wire)) for wire in reply.page.batches] == [2, 2, 2]
    two.settle_down()


def test_rows_in_many_gaps_still_come_whole(office: Office) -> None:
    one, two = office.laptop(), office.laptop()
    batch = people(one, 80)
    one.send([batch])
    two.settle_down()
    for row_id in batch.ids[::2]:  # every second row changes under the feet of the first
        two.send(patches=[two.edit(PARTICIPANT, row_id, {"notes": "dua"})])
    patches = [one.edit(PARTICIPANT, row_id, {"phone": "+628120"}) for row_id in batch.ids]
    reply = one.send(patches=patches)
    assert reply.page is not None
    assert reply.page.count == 40  # not those that nobody else had touched
    one.settle_down()
    two.settle_down()
    assert {one.value(PARTICIPANT, row_id, "notes") for row_id in batch.ids[::2]} == {"dua"}


# What is sent again, and what does not come back


def test_a_page_sent_again_changes_nothing_and_is_not_echoed(office: Office) -> None:
    one = office.laptop()
    batch = people(one, 50)
    one.send([batch], lose_reply=True)
    reply = one.send([batch])
    assert reply.scopes[0].head == 50
    assert reply.rows == []
    assert reply.page is not None
    assert reply.page.count == 0
    one.settle_down()


def test_a_page_known_in_part_is_merged(office: Office) -> None:
    one = office.laptop()
    first, more = people(one, 10), people(one, 10)
    one.send([first], lose_reply=True)
    both = Batch(
        1, [*first.ids, *more.ids],
        [[*a, *b] for a, b in zip(first.columns, more.columns, strict=True)],
        [*first.ranks, *more.ranks], [*first.runs, *more.runs], [*first.numbers, *more.numbers],
        subjects=(0,),
    )  # fmt: skip
    one.send([both])
    assert office.count("record") == 20
    one.settle_down()


def test_known_ids_under_fresh_names_are_merged_not_doubled(office: Office) -> None:
    one, two = office.laptop(), office.laptop()
    mine = people(one, 5)
    one.send([mine])
    office.clock.pass_time(1000)
    theirs = people(two, 5)
    theirs.ids = mine.ids  # both imported the same file
    two.send([theirs])
    assert office.count("record") == 5
    assert office.count("history") == 0  # the same values: nothing was lost
    two.settle_down()
    one.settle_down()


def test_settled_names_are_kept_as_ranges(office: Office) -> None:
    one = office.laptop()
    for _ in range(5):
        one.send([people(one, 100)])
    found = office.store.read(lambda tx: tx.run("SELECT first, last FROM settled"))
    assert [tuple(row) for row in found] == [(1, 500)]


def test_a_run_of_which_more_is_settled_is_told_only_at_the_devices_last_page(
    office: Office,
) -> None:
    one = office.laptop()
    pages = [people(one, 10) for _ in range(3)]
    for page in pages:
        one.send([page], lose_reply=True, held=20)
    assert one.send([pages[0]], held=20).run == 0
    assert one.send([pages[1]], held=0).run == one.run.run
    assert one.send([pages[2]], held=0).run == 0


# Parking


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("full_name", 7, ParkedCode.MALFORMED),
        ("birth_date", "1990-01-01", ParkedCode.MALFORMED),
        ("nik", b"3174", ParkedCode.MALFORMED),
        ("notes", "é" * 32_769, ParkedCode.TOO_LARGE),
    ],
)
def test_only_the_bad_row_is_parked(office: Office, field: str, value: Any, code: int) -> None:
    one = office.laptop()
    batch = people(one, 3)
    number = PARTICIPANT.by_name[field].number
    columns = [list(column) for column in batch.columns]
    columns[number - 1][1] = value
    batch.columns = columns
    reply = one.send([batch])
    assert [(p.run, p.number, p.code) for p in reply.parked] == [
        (batch.runs[1], batch.numbers[1], code)
    ]
    assert office.count("record") == 2
    one.send([batch])  # tried again: still one copy
    assert office.count("quarantine") == 1
    columns[number - 1][1] = None
    assert one.send([batch]).parked == []  # corrected under the same name
    assert office.count("record") == 3
    resolved = office.store.read(
        lambda tx: tx.run("SELECT count(*) FROM quarantine WHERE resolved_at IS NULL")
    )
    assert resolved[0][0] == 0
    one.settle_down()


def test_text_of_exactly_the_limit_is_taken(office: Office) -> None:
    one = office.laptop()
    assert one.send([people(one, 1, notes="é" * 32_768)]).parked == []


def test_a_row_over_a_mebibyte_is_parked(office: Office) -> None:
    one = office.laptop()
    wide = Batch(99, one.run.new_ids(1), [["x" * 60_000] for _ in range(20)], *_version(one))
    assert [p.code for p in one.send([wide]).parked] == [ParkedCode.TOO_LARGE]


def test_a_few_bytes_that_unpack_to_gigabytes_are_refused(office: Office) -> None:
    one = office.laptop()
    wide = people(one, 4000, notes="x" * 50_000)
    assert len(pack(one.request([wide]))) < 200_000
    with pytest.raises(MalformedError):
        one.send([wide])
    assert office.count("record") == 0


def _version(laptop: Laptop) -> tuple[list[int], list[int], list[int]]:
    rank, run, number = laptop.version()
    return [rank], [run], [number]


def test_what_a_post_may_not_write(office: Office) -> None:
    one = office.laptop()
    item = Batch(CONFLICT.number, one.run.new_ids(1), [[None]] * CONFLICT.width, *_version(one))
    assert [p.code for p in one.send([item]).parked] == [ParkedCode.FORBIDDEN_KIND]
    edit = one.edit(CONFLICT, RowId(b"\x05" * 16), {"kept": b"x"}, base=(1, 1))
    assert [p.code for p in one.send(patches=[edit]).parked] == [ParkedCode.FORBIDDEN_FIELD]
    scoped = people(one, 1)
    scoped.exceptions = {0: {0: (9, 9, 9)}}
    assert {p.code for p in one.send([scoped]).parked} == {ParkedCode.FORBIDDEN_FIELD}
    account = Staff(id=RowId(bytes(16)), username="rina")
    assert one.send([one.rows(STAFF, [STAFF.to_raw(account)])]).parked == []
    assert office.count("record") == 1


@pytest.mark.parametrize(
    "exceptions", [{200: (9, 9, 9)}, {4: (0, 0, 0)}, {4: (0, 5, 5)}, {4: (5, 0, 0)}]
)
def test_impossible_versions_are_parked(
    office: Office, exceptions: dict[int, tuple[int, int, int]]
) -> None:
    one = office.laptop()
    batch = people(one, 1)
    batch.exceptions = {0: exceptions}
    with suppress(MalformedError):  # a field beyond the limit is no batch at all
        assert {p.code for p in one.send([batch]).parked} == {ParkedCode.MALFORMED}
    assert office.count("record") == 0


# Devices


def test_scopes_of_others_and_nonsense_are_refused(office: Office) -> None:
    one = office.laptop()
    for scopes, code in [
        ([ScopeAsk(317402, 0, 0, 0)], ErrorCode.FORBIDDEN_SCOPE),
    ]:
        with pytest.raises(RefusalError) as refused:
            one.send(scopes=scopes)
        assert (refused.value.status, refused.value.code) == (403, code)
    for nonsense in (
        {"scopes": [ScopeAsk(one.scope, 5, 2, 0)]},
        {"scopes": [ScopeAsk(one.scope, 0, 0, 0)] * 2},
        {"scopes": [ScopeAsk(one.scope, -1, 0, 0)]},
        {"now": (1 << 64) - 1},
        {"held": -1},
    ):
        with pytest.raises(MalformedError):
            one.send(**nonsense)
    request = replace(one.request(), batches=[[1, 2, 3]])
    with pytest.raises(MalformedError):
        office.exchange.handle(one.token, request)


def test_the_ledger_says_who_holds_what(office: Office) -> None:
    one = office.laptop()
    one.offset = -2 * HOUR
    one.send([people(one, 1)], held=229, complete_through=START - 5, contract=3)

    def ledger() -> tuple[Any, ...]:
        device = office.store.read(lambda tx: tx.device_by_token(token_hash(one.token)))
        assert device is not None
        return (
            device.last_seen, device.held, device.complete_through, device.contract,
            device.clock_offset,
        )  # fmt: skip

    assert ledger() == (START, 229, START - 5, 3, -2 * HOUR)
    office.clock.pass_time(1000)
    one.send(held=229, complete_through=START - 5, contract=3)
    assert ledger()[0] == START  # nothing new, a second later: not written again
    one.send(held=0, complete_through=START, contract=3)
    assert ledger() == (START + 1000, 0, START, 3, -2 * HOUR)


def test_a_revoked_device_is_refused_at_once(office: Office) -> None:
    one, two = office.laptop(), office.laptop()
    one.send([people(one, 1)])
    office.revoke(one)
    for _ in range(2):
        with pytest.raises(RefusalError) as refused:
            one.send([people(one, 1)])
        assert refused.value.code == ErrorCode.REVOKED
    assert office.count("quarantine") == 2
    assert office.count("record") == 1
    assert two.send().status == Status.OK


def test_a_device_revoked_while_its_request_is_read_is_refused(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = office.laptop()
    admit = Exchange._admit

    def admit_slowly(self: Exchange, *arguments: Any) -> Any:
        office.revoke(one)
        return admit(self, *arguments)

    monkeypatch.setattr(Exchange, "_admit", admit_slowly)
    with pytest.raises(RefusalError) as refused:
        one.send([people(one, 1)])
    assert refused.value.code == ErrorCode.REVOKED
    assert office.count("record") == 0


def test_codes_are_for_people_once_and_for_a_while(office: Office) -> None:
    code = new_code()
    assert normal_code(code) == code
    assert normal_code(f" {code.lower().replace('-', ' ')} ") == code
    assert normal_code("oil0-1111") == "0110-1111"
    assert code_hash(code.lower()) == code_hash(code)
    from sync.protocol import EnrolRequest

    enrolment = Enrolment(office.store, office.clock)

    def enrol(code: str, device: bytes, address: str = "a") -> str:
        try:
            return enrolment.handle(EnrolRequest(code, "x\x00\n", device), address).device
        except RefusalError as error:
            return error.code

    first, expires, _ = office.store.write(lambda tx: make_code(tx, "31.74.01", office.clock()))
    assert enrol(first, b"one") == "31.74.01-1"
    assert enrol(first, b"two") == ErrorCode.CODE_INVALID
    assert enrol(first, b"one") == "31.74.01-1"
    office.store.write(lambda tx: revoke(tx, "31.74.01-1", office.clock()))
    assert enrol(first, b"one") == ErrorCode.CODE_INVALID  # the code is no way back in
    late = office.store.write(lambda tx: make_code(tx, "31.74.01", office.clock()))[0]
    office.clock.set_wall(expires + 1)
    assert enrol(late, b"two") == ErrorCode.CODE_EXPIRED
    for _ in range(12):
        last = enrol("0000-0000", b"two", "b")
    assert last == ErrorCode.BUSY
    assert enrol("0000-0000", b"two", "c") == ErrorCode.CODE_INVALID
    office.clock.pass_time(11 * 60 * 1000)
    assert enrol("0000-0000", b"two", "b") == ErrorCode.CODE_INVALID


# Faults and plans


def test_a_full_disk_leaves_nothing_half_done(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "office.sqlite")
    office = Office(store)
    one = office.laptop()
    one.send([people(one, 100)])
    pages = store.write(lambda tx: tx.run("PRAGMA page_count"))[0][0]
    store._writer.execute(f"PRAGMA max_page_count = {pages + 4}")
    batch = people(one, 1000)
    for _ in range(2):
        with pytest.raises(StoreFullError):
            one.send([batch])
    assert office.count("record") == 100
    assert one.send().status == Status.OK  # reading goes on
    office.assert_sound()
    store._writer.execute("PRAGMA max_page_count = 1000000")
    one.send([batch])
    assert office.count("record") == 1100
    office.assert_sound()
    store.close()


def test_damage_is_found_by_verify(tmp_path: Path) -> None:
    from sync.server.verify import verify_store

    store = SqliteStore(tmp_path / "office.sqlite")
    office = Office(store)
    one = office.laptop()
    batch = people(one, 3)
    one.send([batch])
    store.write(lambda tx: tx.run("UPDATE record SET rank = rank + 1 WHERE id = ?", batch.ids[:1]))
    found = verify_store(store)
    assert found.damaged == [f"31.74.01 participant {batch.ids[0].hex()}"]
    assert found.differing == []
    store.close()


@contextmanager
def _explained(tx: SqlTransaction) -> Iterator[list[str]]:
    """Collects the plans of the statements that are run."""
    plans: list[str] = []
    run = type(tx).run

    def explain(self: SqlTransaction, sql: str, parameters: Any = ()) -> Any:
        if sql.startswith("SELECT"):
            word = "EXPLAIN QUERY PLAN" if "Sqlite" in type(self).__name__ else "EXPLAIN"
            plans.append("\n".join(str(row[-1]) for row in run(self, f"{word} {sql}", parameters)))
        return run(self, sql, parameters)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(tx), "run", explain)
        yield plans


def test_every_statement_of_the_exchange_uses_an_index(office: Office) -> None:
    one = office.laptop()
    for _ in range(5):
        one.send([people(one, 1000)], want=0)
    other = office.laptop("31.74.02")
    other.send([people(other, 1000)])
    ids = list(one.confirmed)[:50]

    def work(tx: Any) -> list[str]:
        with _explained(tx) as plans:
            tx.last_numbered(one.scope)
            tx.head_and_tallies(one.scope)
            tx.tallies(one.scope)
            tx.settled(one.scope, [one.run.run])
            tx.epoch()
            tx.epoch_limit(one.epoch, one.scope)
            tx.device_by_token(token_hash(one.token))
            tx.has_quarantine(one.scope)
            if "Postgres" in type(tx).__name__:
                tx.run("SET LOCAL enable_seqscan = off")  # tables of a few rows fit one page
                tx.known(one.scope, 1, [row_id for _, row_id in ids])
                tx.page(one.scope, 100, 5000, 100, 1 << 20, newest=False)
                tx.page(one.scope, 0, 5000, 100, 1 << 20, newest=True)
            else:
                from sync.server.sqlite_store import _SELECT

                tx.run(f"{_SELECT} WHERE scope = ? AND kind = ? AND id IN (?, ?)",
                       (one.scope, 1, *[row_id for _, row_id in ids[:2]]))  # fmt: skip
                tx.run(f"{_SELECT} WHERE rid > ? AND rid <= ? ORDER BY rid DESC LIMIT 9", (1, 2))
            return plans

    small = {"epoch", "device", "post", "scope_head", "digest", "epoch_span"}
    for plan in office.store.read(work):
        for line in plan.splitlines():
            assert "TEMP B-TREE" not in line, plan
            if line.startswith("SCAN") or "Seq Scan" in line:
                assert any(name in line for name in small), plan
            assert "Seq Scan on record" not in line, plan
    assert RELEASE
    assert SETTLED
    assert EPOCH_LIMIT
    assert HEAD_AND_TALLIES


def test_a_reply_survives_its_own_bytes(office: Office) -> None:
    one, two = office.laptop(), office.laptop()
    one.send([people(one, 30)])
    reply = office.exchange.handle(two.token, two.request())
    assert unpack(Reply, pack(reply)) == reply


def test_an_edit_of_an_edit_in_one_request(office: Office) -> None:
    one = office.laptop()
    batch = people(one, 2)
    patch = one.edit(PARTICIPANT, batch.ids[0], {"notes": "langsung"}, base=(0, 0))
    patch.changes = [replace(patch.changes[0], base=(batch.runs[0], batch.numbers[0]))]
    reply = one.send([batch], [patch])
    assert reply.page is not None
    assert reply.page.count == 0
    one.settle_down()
    assert one.value(PARTICIPANT, batch.ids[0], "notes") == "langsung"
