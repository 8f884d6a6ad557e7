"""Import: what goes in, what changes, what is rejected, and that nothing is half done."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from okeoce_desktop.domain.areas import Areas
from okeoce_desktop.domain.problems import Problem
from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.services.importing import Imported, import_kind, import_secret
from okeoce_desktop.storage.rows import Rows
from okeoce_desktop.storage.self_check import RowCheck, outbox_faults
from okeoce_desktop.storage.store import Store
from sync.clock import id_text
from sync.contract import KIND_BY_NAME, PARTICIPANT, VISIT, RowId
from tests.helpers import stores
from tests.helpers.stores import FakeClock

ID = "0d4f2f0a-6c1b-4a53-9a4e-0a1b2c3d4e5f"
NIK = "3174014107900001"
Import = Callable[..., Imported]


def describe(problem: Problem | str) -> str:
    return problem if isinstance(problem, str) else str(problem.code)


@pytest.fixture
def take(store: Store, areas: Areas, tmp_path: Path) -> Import:
    """Writes records into a JSONL file and imports it."""

    def run(kind: str, *records: Any, **options: Any) -> Imported:
        path = tmp_path / "masuk.jsonl"
        lines = [r if isinstance(r, bytes) else json.dumps(r).encode() for r in records]
        path.write_bytes(b"\n".join(lines) + b"\n")
        return import_kind(store, kind, path, areas=areas, describe=describe, **options)

    return run


def figures(done: Imported) -> tuple[int, int, int, int, int]:
    found = (done.read, done.created, done.updated, done.unchanged, done.rejected)
    assert found[0] == sum(found[1:])
    return found


def rows(store: Store, kind: str = "participant") -> list[Any]:
    return Rows(store.database).select(KIND_BY_NAME[kind], "1 ORDER BY rid")


def reasons(done: Imported) -> list[list[str]]:
    assert done.rejects_file is not None
    return [json.loads(line)["kode"] for line in done.rejects_file.read_text().splitlines()]


def test_a_name_is_enough(store: Store, take: Import) -> None:
    assert figures(take("participant", {"full_name": "Ani"})) == (1, 1, 0, 0, 0)
    (row,) = rows(store)
    assert (row.full_name, row.home_post, row.nik, row.member_no) == ("Ani", "31.74.01", None, None)


def test_a_long_import_moves_its_log_into_the_file(store: Store, take: Import) -> None:
    people = [{"full_name": f"Orang ke {number}"} for number in range(600)]
    take("participant", *people, part_rows=10)
    log = store.database.path.with_name(store.database.path.name + "-wal")
    assert log.stat().st_size < 2_000_000  # 3.9 million bytes when it is never moved


def test_the_same_file_again_changes_nothing(store: Store, take: Import) -> None:
    people = [{"full_name": "Ani", "nik": NIK}, {"full_name": "Budi"}, {"full_name": "Budi"}]
    assert figures(take("participant", *people)) == (3, 3, 0, 0, 0)
    assert figures(take("participant", *people)) == (3, 0, 0, 3, 0)
    assert len(rows(store)) == 3


def test_two_computers_of_a_post_make_the_same_rows(
    store: Store, areas: Areas, template: Path, tmp_path: Path, take: Import
) -> None:
    people = [{"full_name": "Budi"}, {"full_name": "Budi"}, {"full_name": "Ani", "nik": NIK}]
    take("participant", *people)
    secret = import_secret(store)
    other_directory = stores.copy_store(template, tmp_path / "other")
    for other in stores.opened(other_directory, FakeClock()):
        with other.database.transaction():
            other.meta.set("import_secret", secret)
        import_kind(other, "participant", tmp_path / "masuk.jsonl", areas=areas, describe=describe)
        assert {row.id for row in rows(other)} == {row.id for row in rows(store)}
    assert len({row.id for row in rows(store)}) == 3
    assert all(uuid.UUID(bytes=row.id).version == 8 for row in rows(store))


def test_ids_of_another_post_differ(store: Store, template: Path, tmp_path: Path) -> None:
    other_directory = stores.copy_store(template, tmp_path / "other")
    for other in stores.opened(other_directory, FakeClock()):
        assert import_secret(other) != import_secret(store)
        assert import_secret(other) == import_secret(other)


def test_an_id_in_the_file_is_kept(store: Store, take: Import) -> None:
    take("participant", {"id": ID.upper(), "full_name": "Ani"})
    assert id_text(rows(store)[0].id) == ID


def test_an_id_that_is_no_uuid_is_left_out(store: Store, take: Import) -> None:
    done = take("participant", {"id": "12", "full_name": "Ani"})
    assert (figures(done), done.warnings) == ((1, 1, 0, 0, 0), 1)


def test_a_known_id_sets_only_what_the_row_has(store: Store, take: Import) -> None:
    take("participant", {"id": ID, "full_name": "Ani", "notes": "a", "phone": "081234567890"})
    done = take("participant", {"id": ID, "notes": None, "occupation": "Penjahit"})
    assert figures(done) == (1, 0, 1, 0, 0)
    (row,) = rows(store)
    assert (row.full_name, row.notes, row.occupation) == ("Ani", None, "Penjahit")
    assert row.phone == "+6281234567890"


def test_a_known_nik_is_the_same_person(store: Store, take: Import) -> None:
    take("participant", {"full_name": "Ani", "nik": NIK})
    assert figures(take("participant", {"nik": NIK, "notes": "b"})) == (1, 0, 1, 0, 0)
    assert figures(take("participant", {"id": ID, "nik": NIK, "notes": "c"})) == (1, 0, 1, 0, 0)
    (row,) = rows(store)
    assert (row.full_name, row.notes) == ("Ani", "c")


def test_a_nik_twice_in_one_file_is_one_person(store: Store, take: Import) -> None:
    done = take(
        "participant",
        {"full_name": "Ani", "nik": NIK},
        {"nik": NIK, "notes": "lanjutan"},
        {"full_name": "Ani", "nik": NIK},
    )
    assert figures(done) == (3, 1, 1, 1, 0)
    (row,) = rows(store)
    assert (row.full_name, row.notes) == ("Ani", "lanjutan")


def test_a_known_id_with_the_nik_of_somebody_else_is_rejected(store: Store, take: Import) -> None:
    other = "3174014107900002"
    take("participant", {"full_name": "Ani", "nik": NIK}, {"id": ID, "full_name": "Budi"})
    done = take("participant", {"id": ID, "nik": NIK, "notes": "x"}, {"id": ID, "nik": other})
    assert figures(done) == (2, 0, 1, 0, 1)
    assert reasons(done) == [["nik_known"]]
    ani, budi = rows(store)
    assert (ani.nik, budi.nik, budi.notes) == (NIK, other, None)


def test_in_one_file_a_known_id_gets_no_nik_of_another_row(store: Store, take: Import) -> None:
    done = take(
        "participant",
        {"full_name": "Ani", "nik": NIK},
        {"id": ID, "full_name": "Budi"},
        {"id": ID, "nik": NIK},
        {"nik": NIK, "notes": "Ani"},
    )
    assert figures(done) == (4, 2, 1, 0, 1)
    assert [(row.nik, row.notes) for row in rows(store)] == [(NIK, "Ani"), (None, None)]


def test_a_nik_given_up_in_a_file_is_free_for_another(store: Store, take: Import) -> None:
    done = take(
        "participant",
        {"id": ID, "full_name": "Ani", "nik": NIK},
        {"id": ID, "nik": "3174014107900002"},
        {"full_name": "Budi", "nik": NIK},
    )
    assert figures(done) == (3, 2, 1, 0, 0)
    assert [row.nik for row in rows(store)] == ["3174014107900002", NIK]


def test_a_row_that_cannot_stand_alone(store: Store, take: Import) -> None:
    done = take("participant", {"nik": NIK, "notes": "siapa?"}, {"id": ID, "full_name": None})
    assert figures(done) == (2, 0, 0, 0, 2)
    assert reasons(done) == [["missing"], ["missing"]]
    take("participant", {"id": ID, "full_name": "Ani"})
    assert reasons(take("participant", {"id": ID, "full_name": ""})) == [["missing"]]


def test_a_deleted_row_is_not_brought_back(store: Store, take: Import) -> None:
    take("participant", {"id": ID, "full_name": "Ani"})
    with store.capture.act("delete") as act:
        act.delete(PARTICIPANT, RowId(uuid.UUID(ID).bytes))
    done = take("participant", {"id": ID, "full_name": "Ani"})
    assert reasons(done) == [["deleted"]]


def test_warnings_do_not_reject(store: Store, take: Import) -> None:
    done = take("participant", {"full_name": "Ani", "nik": "9999994107900001", "email": "ani"})
    assert figures(done) == (1, 1, 0, 0, 0)
    assert done.warnings >= 2


def test_lines_that_are_no_records(take: Import) -> None:
    done = take(
        "participant",
        b"{rusak",
        b"[1]",
        b'"teks"',
        b'{"full_name": "\xff"}',
        b'{"full_name": ["a"]}',
        b'{"full_name": true}',
        b"",
        b"   ",
        {"full_name": "Ani"},
    )
    assert figures(done) == (7, 1, 0, 0, 6)
    assert [codes[0] for codes in reasons(done)] == [
        "not_json",
        "not_an_object",
        "not_an_object",
        "encoding",
        "not_a_value",
        "not_a_value",
    ]


def test_rejected_rows_stand_with_their_line_and_all_reasons(take: Import) -> None:
    done = take("participant", {"full_name": "Ani"}, {"nik": "12", "birth_date": "31-02-1990"})
    assert done.rejects_file is not None
    assert done.rejects_file.name == "masuk.jsonl.ditolak.jsonl"
    (line,) = done.rejects_file.read_text().splitlines()
    found = json.loads(line)
    assert (found["nik"], found["baris"]) == ("12", 2)
    assert set(found["kode"]) == {"missing", "nik_length", "date_impossible"}
    assert "nik: nik_length" in found["alasan"]


def test_mended_rejects_come_in(store: Store, take: Import, areas: Areas) -> None:
    done = take("participant", {"full_name": "Ani", "nik": "12"})
    assert done.rejects_file is not None
    mended = done.rejects_file.read_text().replace('"12"', f'"{NIK}"')
    done.rejects_file.write_text(mended)
    again = import_kind(store, "participant", done.rejects_file, areas=areas, describe=describe)
    assert figures(again) == (1, 1, 0, 0, 0)


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "'=1+1",
        "عمر \u200fحسن",
        "😀 𠀀 𝒜",
        "  spasi  ",
        "a\nb\tc",
        "José Ñandú",
        "„x“ <b>&amp;",
    ],
)
def test_text_stays_letter_for_letter(store: Store, take: Import, text: str) -> None:
    assert figures(take("participant", {"full_name": "Ani", "notes": text})) == (1, 1, 0, 0, 0)
    assert rows(store)[0].notes == text


def test_a_cell_of_ten_megabytes_is_rejected_whole(take: Import) -> None:
    done = take("participant", {"full_name": "x" * 10_000_000}, {"full_name": "Ani"})
    assert figures(done) == (2, 1, 0, 0, 1)
    assert done.rejects_file is not None
    assert done.rejects_file.stat().st_size > 10_000_000


@pytest.mark.parametrize(
    ("nik", "stored"),
    [
        (3174014107900001, NIK),
        (3174014107900001.0, NIK),
        ("3174014107900001.0", NIK),
        ("3.174014107900001E+15", NIK),
        ("3174 0141 0790 0001", NIK),
        (3174014107900010.0, None),
        ("3.17401E+15", None),
        (3.17401e15, None),
        (9174014107900001.0, None),
    ],
)
def test_a_nik_that_a_spreadsheet_touched(
    store: Store, take: Import, nik: object, stored: str | None
) -> None:
    done = take("participant", {"full_name": "Ani", "nik": nik})
    if stored is None:
        assert reasons(done) == [["nik_spreadsheet_number"]]
    else:
        assert rows(store)[0].nik == stored


def test_a_part_is_whole_or_not_there(store: Store, take: Import) -> None:
    people = [{"full_name": f"Peserta {n}"} for n in range(25)]
    parts: list[int] = []

    def interrupt(done: int) -> None:
        parts.append(done)
        if len(parts) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take("participant", *people, part_rows=10, progress=interrupt)
    assert len(rows(store)) == 20
    assert figures(take("participant", *people, part_rows=10)) == (25, 5, 0, 20, 0)


def test_stopped_by_a_person(store: Store, take: Import) -> None:
    people = [{"full_name": f"Peserta {n}"} for n in range(25)]
    done = take("participant", *people, part_rows=10, stop=lambda: True)
    assert (done.stopped, done.created) == (True, 10)


def test_an_interrupt_leaves_no_file_behind(take: Import, tmp_path: Path) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take("participant", {"nik": "1"}, progress=interrupt)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["masuk.jsonl"]


def test_the_store_is_sound_afterwards(store: Store, take: Import) -> None:
    take(
        "participant", {"id": ID, "full_name": "Ani"}, *[{"full_name": f"P {n}"} for n in range(9)]
    )
    take("participant", {"id": ID, "full_name": "Ani W."})
    rows_found = RowCheck(store.database)
    assert (rows_found.bad, rows_found.digest_differences()) == ({}, [])
    assert list(outbox_faults(store.database)) == []
    audit = store.database.execute("SELECT action, rows FROM audit").fetchall()
    assert audit == [("import", 10), ("import", 1)]


def test_writing_happens_where_it_is_told_to(store: Store, take: Import) -> None:
    jobs: list[object] = []

    def call(job: Callable[[], object]) -> object:
        jobs.append(job)
        return job()

    take("participant", {"full_name": "Ani"}, call=call)
    assert len(jobs) == 2  # the secret and one part


def test_the_other_kinds(store: Store, take: Import) -> None:
    take("participant", {"id": ID, "full_name": "Ani", "has_business": "ya"})
    assert rows(store)[0].has_business is True
    business = {"participant_id": ID, "name": "Kopi", "category": "kuliner", "sales_month": 5}
    assert figures(take("business", business, {"name": "Tanpa"})) == (2, 1, 0, 0, 1)
    given = {"participant_id": ID, "purpose": "layanan", "given_at": "2026-01-02T03:04:05Z"}
    assert figures(take("consent", {**given, "answer": "setuju"}, {"purpose": "x"}))[1:] == (
        1, 0, 0, 1,
    )  # fmt: skip
    seat = {"name": "Meja 9", "kind": "meja", "capacity": 1, "active": True, "open_from": 480}
    done = take("resource", seat, {**seat, "open_to": 60}, {**seat, "active": "mungkin"})
    assert figures(done) == (3, 1, 0, 0, 2)
    assert rows(store, "resource")[0].active is True


def test_visits_and_their_times(store: Store, take: Import) -> None:
    visit = {"id": ID, "guest_name": "Tamu", "in_at": "2026-01-02T03:00:00Z"}
    assert figures(take("visit", visit, {"in_at": "2026-01-02T03:00:00"})) == (2, 1, 0, 0, 1)
    assert figures(take("visit", {"id": ID, "out_at": "2026-01-02T04:00:00Z"})) == (1, 0, 1, 0, 0)
    early = take("visit", {"id": ID, "out_at": "2026-01-02T02:00:00Z"})
    assert reasons(early) == [["visit_out_before_in"]]
    (row,) = Rows(store.database).select(VISIT, "1")
    assert row.out_at - row.in_at == 3_600_000


def test_two_equal_guests_are_two_visits(store: Store, take: Import) -> None:
    visit = {"guest_name": "Tamu", "in_at": "2026-01-02T03:00:00Z"}
    assert figures(take("visit", visit, visit)) == (2, 2, 0, 0, 0)
    assert figures(take("visit", visit, visit)) == (2, 0, 0, 2, 0)


def test_kinds_that_nobody_imports(take: Import) -> None:
    for kind in ("staff", "session", "x"):
        with pytest.raises(UserFacingError) as error:
            take(kind, {})
        assert error.value.code is ErrorCode.UNKNOWN_KIND


def test_a_file_of_another_kind(store: Store, areas: Areas, tmp_path: Path) -> None:
    for name in ("a.txt", "tidak-ada.jsonl", "tidak-ada.csv", "tidak-ada.xlsx"):
        with pytest.raises(UserFacingError) as error:
            import_kind(store, "visit", tmp_path / name, areas=areas, describe=describe)
        assert error.value.code is ErrorCode.BAD_FILE
