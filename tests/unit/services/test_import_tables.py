"""CSV and XLSX as offices make them, and as somebody with bad intentions makes them."""

from __future__ import annotations

import csv
import datetime
import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from okeoce_desktop.domain.areas import Areas
from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.services import import_sheets
from okeoce_desktop.services.import_csv import CsvFile, find_encoding
from okeoce_desktop.services.importing import Imported, import_kind
from okeoce_desktop.storage.rows import Rows
from okeoce_desktop.storage.store import Store
from sync.contract import PARTICIPANT

NIK = "3174014107900001"
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
Import = Callable[..., Imported]


@pytest.fixture
def take(store: Store, areas: Areas, tmp_path: Path) -> Import:
    """Writes bytes into a file of that ending and imports it as participants."""

    def run(content: bytes, ending: str = "csv", kind: str = "participant") -> Imported:
        path = tmp_path / f"masuk.{ending}"
        path.write_bytes(content)
        return import_kind(
            store, kind, path, areas=areas, describe=lambda p: p if isinstance(p, str) else p.code
        )

    return run


def people(store: Store) -> list[Any]:
    return Rows(store.database).select(PARTICIPANT, "1 ORDER BY rid")


def names(store: Store) -> list[str]:
    return [row.full_name for row in people(store)]


def rejects(done: Imported) -> list[dict[str, str]]:
    assert done.rejects_file is not None
    with done.rejects_file.open(encoding="utf-8-sig", newline="", errors="replace") as file:
        return list(csv.DictReader(file))


def sheet(fill: Callable[[Any, Any], None]) -> bytes:
    found = io.BytesIO()
    with xlsxwriter.Workbook(found) as book:
        fill(book, book.add_worksheet())
    return found.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_delimiters_and_encodings(
    store: Store, take: Import, delimiter: str, encoding: str, end: str
) -> None:
    lines = [["nik", "Full Name", "notes"], [NIK, "José Ñandú", 'kata "kutip"; a,b\tc|d']]
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerows(lines)
    done = take(text.getvalue().encode(encoding))
    assert (done.created, done.rejected) == (1, 0)
    (row,) = people(store)
    assert [row.nik, row.full_name, row.notes] == lines[1]


@pytest.mark.parametrize("encoding", ENCODINGS[:-1])
def test_encodings_of_json_lines(store: Store, take: Import, encoding: str) -> None:
    text = '{"full_name": "Zoë"}\n{"full_name": "Siti"}\n'
    assert take(text.encode(encoding), "jsonl").read == 2
    assert sorted(names(store)) == ["Siti", "Zoë"]


def test_a_month_that_does_not_exist_rejects_its_row_only(store: Store, take: Import) -> None:
    done = take(b"full_name,birth_date\nAni,12/31/1990\nBudi,31/12/1990\n")
    assert names(store) == ["Budi"]
    assert [row["kode"] for row in rejects(done)] == ["date_impossible"]


def test_the_hint_of_a_spreadsheet(store: Store, take: Import) -> None:
    assert take(b"sep=;\r\nfull_name;notes\r\nAni;a,b\r\n").created == 1
    assert people(store)[0].notes == "a,b"


def test_an_empty_cell_leaves_alone(store: Store, take: Import) -> None:
    take(f"nik,full_name,notes\n{NIK},Ani,a\n".encode())
    done = take(f"nik,full_name,notes\n{NIK},,\n".encode())
    assert (done.unchanged, people(store)[0].notes) == (1, "a")


def test_lines_in_a_cell_stay(store: Store, take: Import) -> None:
    take(b'full_name,notes\r\nAni,"baris 1\r\nbaris 2"\r\n')
    assert people(store)[0].notes == "baris 1\r\nbaris 2"


def test_a_few_damaged_letters(store: Store, take: Import) -> None:
    done = take("full_name\nÉlan\nÀdi\nŚri\n".encode() + b"rus\xe9ak\nAni\n")
    assert names(store) == ["Élan", "Àdi", "Śri", "Ani"]
    assert [row["kode"] for row in rejects(done)] == ["encoding"]
    assert done.rejects_file is not None
    assert b"rus\xe9ak" in done.rejects_file.read_bytes()  # as it came


def test_windows_letters_it_does_not_have(store: Store, take: Import) -> None:
    done = take(b"full_name\nJos\xe9\nRusak\x81\n")
    assert (done.encoding, names(store), done.rejected) == ("windows-1252", ["José"], 1)


def test_missing_columns_are_named(store: Store, take: Import) -> None:
    for content, kind, columns in (
        (b"nama,telepon\nAni,1\n", "participant", "full_name"),
        (b"nik,phone\n3174014107900009,0812345678\n", "participant", "full_name"),
        (b"full_name\nAni\n", "business", "participant_id, name"),
    ):
        with pytest.raises(UserFacingError) as error:
            take(content, kind=kind)
        assert error.value.code is ErrorCode.BAD_FILE
        assert error.value.params["columns"] == columns
    assert people(store) == []
    assert store.database.execute("SELECT count(*) FROM audit").fetchone() == (0,)


def test_without_the_name_known_people_change(store: Store, take: Import) -> None:
    take(f"nik,full_name\n{NIK},Ani\n".encode())
    done = take(f"nik,notes\n{NIK},x\n3174014107900009,y\n".encode())
    assert (done.updated, done.rejected) == (1, 1)


def test_nothing_in_the_file(take: Import) -> None:
    for content in (b"", b"\n", b"\xef\xbb\xbf"):
        with pytest.raises(UserFacingError) as error:
            take(content)
        assert error.value.params["reason"] == "empty"
    assert take(b"full_name\n\n,\n").read == 0


def test_columns_nobody_knows_are_said(take: Import) -> None:
    assert take(b"full_name,Warna\nAni,biru\n").ignored_columns == ("Warna",)


def test_sloppy_rows(store: Store, take: Import) -> None:
    done = take(
        b'full_name,notes\nAni,x\n"Budi"x,y\n,tanpa nama\nA\x07bel,z\nCitra,a,b\n'
        b'"tak tutup,c\nDewi,d\nEko\n'
    )
    assert names(store) == ["Ani", "Dewi", "Eko"]
    assert [row["kode"] for row in rejects(done)] == [
        "quotes",
        "missing",
        "text_control",
        "too_many_cells",
        "quotes",
    ]
    assert [row["baris"] for row in rejects(done)] == ["3", "4", "5", "6", "7"]
    assert done.read == done.created + done.rejected


def test_rejects_keep_the_columns_and_start_no_formula(take: Import) -> None:
    done = take(b"full_name;nik;lain\n=1+1;12;@x\n")
    assert done.rejects_file is not None
    lines = done.rejects_file.read_text("utf-8-sig").splitlines()
    assert lines[0] == "full_name;nik;lain;baris;kode;alasan"
    assert lines[1].startswith("'=1+1;12;'@x;2;nik_length;")
    assert done.rejects_file.name == "masuk.csv.ditolak.csv"


def test_neutralised_cells_come_back(store: Store, take: Import) -> None:
    take(b"full_name,notes\n'=Ani,''=x\nO'Hara,'biasa\n")
    assert [(row.full_name, row.notes) for row in people(store)] == [
        ("=Ani", "'=x"),
        ("O'Hara", "'biasa"),
    ]


def test_guessing_an_encoding(tmp_path: Path) -> None:
    path = tmp_path / "x"
    for content, encoding in (
        (b"abc", "utf-8"),
        ("é".encode(), "utf-8"),
        (b"\xe9", "windows-1252"),
        ("é".encode() * 3 + b"\xe9", "utf-8"),
        ("abc".encode("utf-16-le"), "utf-16-le"),
        ("abc".encode("utf-32"), "utf-32"),
    ):
        path.write_bytes(content)
        assert find_encoding(path) == encoding


def test_a_sheet_with_typed_cells(store: Store, take: Import) -> None:
    def fill(book: Any, page: Any) -> None:
        page.write_row(3, 1, ["nik", "full_name", "birth_date", "has_business", "phone", "notes"])
        page.write_number(4, 1, int(NIK))
        page.write(4, 2, "Ani")
        date = book.add_format({"num_format": "yyyy-mm-dd"})
        page.write_datetime(4, 3, datetime.datetime(1990, 7, 1), date)
        page.write_boolean(4, 4, True)
        page.write_number(4, 5, 81234567890)
        page.write_string(4, 6, "=1+1")
        page.write_number(6, 1, 3174014107900010)
        page.write(6, 2, "Hilang")

    done = take(sheet(fill), "xlsx")
    assert (done.read, done.created, done.rejected) == (2, 1, 1)
    (row,) = people(store)
    assert (row.nik, row.birth_date, row.has_business) == (NIK, datetime.date(1990, 7, 1), True)
    assert (row.phone, row.notes) == ("+6281234567890", "=1+1")
    assert [(row["baris"], row["kode"]) for row in rejects(done)] == [
        ("7", "nik_spreadsheet_number")
    ]


def test_the_sheet_with_our_columns_is_taken(store: Store, take: Import) -> None:
    def fill(book: Any, page: Any) -> None:
        page.write(0, 0, "Petunjuk")
        book.add_worksheet().write_column(0, 0, ["full_name", "Ani"])

    assert take(sheet(fill), "xlsx").created == 1


@pytest.mark.parametrize("content", [b"", b"PK", b"bukan tabel", b"\x00" * 500])
def test_what_is_no_sheet(take: Import, content: bytes) -> None:
    with pytest.raises(UserFacingError) as error:
        take(content, "xlsx")
    assert error.value.code is ErrorCode.BAD_FILE


def test_a_sheet_of_far_corners(take: Import) -> None:
    def fill(_: Any, page: Any) -> None:
        page.write(0, 0, "full_name")
        page.write(1_048_575, 16_383, "x")

    with pytest.raises(UserFacingError) as error:
        take(sheet(fill), "xlsx")
    assert error.value.params["reason"] == "too_large"


def _bomb(lie: bool) -> bytes:
    """A sheet that unpacks to a gigabyte; its directory may say that it is small."""
    honest = sheet(lambda _, page: page.write(0, 0, "full_name"))
    found = io.BytesIO()
    name = "xl/worksheets/sheet1.xml"
    with (
        zipfile.ZipFile(io.BytesIO(honest)) as old,
        zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        with new.open(name, "w", force_zip64=True) as out:
            block = b" " * (1 << 20)
            for _ in range(500):
                out.write(block)
    data = found.getvalue()
    if lie:
        size = (500 << 20).to_bytes(4, "little")
        data = data.replace(size, (5000).to_bytes(4, "little"))
    return data


@pytest.mark.parametrize("lie", [False, True])
def test_a_sheet_that_unpacks_to_half_a_gigabyte(take: Import, lie: bool) -> None:
    content = _bomb(lie)
    assert len(content) < 4 << 20
    with pytest.raises(UserFacingError) as error:
        take(content, "xlsx")
    assert error.value.code is ErrorCode.BAD_FILE


def test_a_file_of_broken_quotes_takes_no_longer_a_row_than_another(tmp_path: Path) -> None:
    path = tmp_path / "kutip.csv"
    path.write_text("full_name,nik\n" + '"Siti"x,1\n' * 60_000)
    began = time.process_time()
    assert (
        sum(record.fault == "quotes" for record in CsvFile(path, PARTICIPANT).records()) == 60_000
    )
    assert time.process_time() - began < 5


def test_a_small_sheet_whose_cells_share_one_long_text(store: Store, take: Import) -> None:
    def fill(rows: int) -> Callable[[Any, Any], None]:
        return lambda _, page: page.write_column(0, 0, ["full_name", *["a" * 32_000] * rows])

    content = sheet(fill(20_000))
    assert len(content) < 1 << 20
    with pytest.raises(UserFacingError) as error:
        take(content, "xlsx")
    assert error.value.params["reason"] == "too_large"
    assert take(sheet(fill(100)), "xlsx").rejected == 100


def test_the_sizes_of_shared_texts_are_counted_across_chunks(
    take: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_sheets, "_CHUNK", 700)
    monkeypatch.setattr(import_sheets, "MOST_TEXT", 310_000)  # small chunks: much counts twice
    texts = ["full_name", *[f"{number} " + "a" * 1_000 for number in range(150)]]
    assert take(sheet(lambda _, page: page.write_column(0, 0, texts)), "xlsx").read == 150
    texts += [texts[1]] * 50
    with pytest.raises(UserFacingError) as error:
        take(sheet(lambda _, page: page.write_column(0, 0, texts)), "xlsx")
    assert error.value.params["reason"] == "too_large"
