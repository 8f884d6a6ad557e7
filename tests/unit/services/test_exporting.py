"""Export: whole files, readable elsewhere, that come back as they went."""

from __future__ import annotations

import csv
import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from okeoce_desktop.domain.areas import Areas
from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.services.exporting import StoppedError, export_kind, note_export
from okeoce_desktop.services.importing import import_kind
from okeoce_desktop.storage.store import Store
from sync.clock import id_text
from sync.contract import BUSINESS, PARTICIPANT, STAFF, Business, Participant, Staff

NOTES = ("=1+1", "'=1+1", "@x", "biasa", "a\nb", None)


@pytest.fixture
def people(store: Store) -> list[Participant]:
    with store.capture.act("import") as act:
        found = [
            Participant(
                id=act.new_id(),
                full_name=f"Peserta {at}",
                notes=notes,
                phone="+6281234567890",
                birth_date=datetime.date(1990, 7, 1),
                consent_at=1_700_000_000_000,
                has_business=at % 2 == 0,
            )
            for at, notes in enumerate(NOTES)
        ]
        for row in found:
            act.create(PARTICIPANT, row)
        gone = Participant(id=act.new_id(), full_name="Terhapus")
        act.create(PARTICIPANT, gone)
        act.delete(PARTICIPANT, gone.id)
    return found


def read(path: Path) -> list[dict[str, Any]]:
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))
    names, *rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    return [dict(zip(map(str, names), row, strict=True)) for row in rows]


@pytest.mark.parametrize("ending", ["csv", "jsonl", "xlsx"])
def test_every_value_in_its_readable_form(
    store: Store, people: list[Participant], tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"keluar.{ending}"
    assert export_kind(store.database, "participant", path) == len(people)
    rows = read(path)
    assert [row["full_name"] for row in rows] == [row.full_name for row in people]
    first = rows[0]
    assert first["id"] == id_text(people[0].id)
    assert (first["birth_date"], first["consent_at"]) == ("1990-07-01", "2023-11-14T22:13:20Z")
    assert str(first["has_business"]).lower() == "true"
    assert "deleted_at" not in first


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_no_cell_starts_a_formula(
    store: Store, people: list[Participant], tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"keluar.{ending}"
    export_kind(store.database, "participant", path)
    cells = [str(cell) for row in read(path) for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_json_is_verbatim(store: Store, people: list[Participant], tmp_path: Path) -> None:
    export_kind(store.database, "participant", tmp_path / "x.jsonl")
    assert tuple(row["notes"] for row in read(tmp_path / "x.jsonl")) == NOTES


@pytest.mark.parametrize("ending", ["csv", "jsonl", "xlsx"])
def test_it_comes_back_unchanged(
    store: Store, people: list[Participant], tmp_path: Path, areas: Areas, ending: str
) -> None:
    path = tmp_path / f"keluar.{ending}"
    export_kind(store.database, "participant", path)
    done = import_kind(store, "participant", path, areas=areas, describe=str)
    assert (done.read, done.unchanged) == (len(people), len(people))


def test_other_kinds_and_no_password(store: Store, tmp_path: Path) -> None:
    with store.capture.act("x") as act:
        owner = act.new_id()
        act.create(BUSINESS, Business(id=act.new_id(), participant_id=owner, sales_month=5_000_000))
        act.create(STAFF, Staff(id=act.new_id(), full_name="A", password_hash="$argon2id$rahasia"))
    export_kind(store.database, "business", tmp_path / "b.jsonl")
    (business,) = read(tmp_path / "b.jsonl")
    assert (business["participant_id"], business["sales_month"]) == (id_text(owner), 5_000_000)
    export_kind(store.database, "staff", tmp_path / "s.csv")
    assert "argon2" not in (tmp_path / "s.csv").read_text()
    assert export_kind(store.database, "session", tmp_path / "s.xlsx") == 1


@pytest.mark.parametrize("ending", ["csv", "jsonl", "xlsx"])
def test_a_file_is_whole_or_not_there(
    store: Store, people: list[Participant], tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"x.{ending}"
    path.write_text("lama")

    def refuse(_: int) -> None:
        raise UserFacingError(ErrorCode.DISK_FULL)

    with pytest.raises(UserFacingError):
        export_kind(store.database, "participant", path, before_visible=refuse)
    with pytest.raises(StoppedError):
        export_kind(store.database, "participant", path, stop=lambda: True)
    assert path.read_text() == "lama"
    assert {found.name for found in tmp_path.iterdir()} == {"store", path.name}
    assert not list(store.database.path.parent.glob("okeoce.unfinished*"))


def test_the_audit_line(store: Store) -> None:
    note_export(store, "visit", 7)
    assert store.database.execute("SELECT action, kind, rows FROM audit").fetchall() == [
        ("export", 4, 7)
    ]


def test_what_cannot_be_written(store: Store, tmp_path: Path) -> None:
    for kind, name, code in (
        ("x", "x.csv", ErrorCode.UNKNOWN_KIND),
        ("visit", "x.pdf", ErrorCode.BAD_FILE),
        ("visit", "tidak/ada/x.csv", ErrorCode.FILE_NOT_WRITABLE),
    ):
        with pytest.raises(UserFacingError) as error:
            export_kind(store.database, kind, tmp_path / name)
        assert error.value.code is code


def test_a_reading_connection_is_enough(
    store: Store, people: list[Participant], tmp_path: Path
) -> None:
    reader = store.database.reader()
    try:
        assert export_kind(reader, "participant", tmp_path / "x.csv") == len(people)
    finally:
        reader.close()
