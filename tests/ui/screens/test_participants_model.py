"""The list model: Qt's contract, pages read one at a time, nothing read on the UI thread."""

from __future__ import annotations

import datetime
from array import array
from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from okeoce_desktop.domain.entities import HistoryLine, ListedPerson
from okeoce_desktop.ui.screens.participants.model import PAGE, Page, PeopleModel
from okeoce_desktop.ui.screens.participants.words import history_line
from okeoce_desktop.ui.widgets.table_model import Column
from sync.contract import RowId

TODAY = datetime.date(2026, 11, 24)


def someone(rid: int, name: str = "") -> ListedPerson:
    return ListedPerson(
        id=RowId(rid.to_bytes(16, "big")),
        full_name=name or f"Orang {rid}",
        member_no="317401-A-00231-4",
        nik="3174015702889001",
        kelurahan_kode="31.74.01.1001",
        phone="+6281200110001",
        status="aktif",
        registered_on=datetime.date(2025, 3, 9),
        last_visit=1_795_487_000_000,
        state="menunggu" if rid % 2 else "",
    )


class FakeReader:
    """Keeps what was asked for until the test answers."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []
        self._waiting: list[tuple[list[int], Callable[[Page], None]]] = []

    def fetch(self, rids: Sequence[int], done: Callable[[Page], None]) -> None:
        self.asked.append(list(rids))
        self._waiting.append((list(rids), done))

    def answer(self, name: str = "") -> None:
        rids, done = self._waiting.pop(0)
        done({rid: someone(rid, name) for rid in rids})

    def answer_all(self) -> None:
        while self._waiting:
            self.answer()

    @property
    def busy(self) -> int:
        return len(self._waiting)


@pytest.fixture
def reader() -> FakeReader:
    return FakeReader()


@pytest.fixture
def model(qapp: object, reader: FakeReader) -> PeopleModel:
    return PeopleModel(reader.fetch, lambda code: f"Kel. {code[-4:]}", lambda: TODAY)


def column(model: PeopleModel, name: str) -> Column:
    return next(each for each in model.columns if each.name == name)


def name_of(model: PeopleModel, row: int) -> str:
    return model.cell(row, column(model, "name")).text


def test_passes_qts_tester_in_every_state(
    model: PeopleModel, reader: FakeReader, qtmodeltester: object
) -> None:
    qtmodeltester.check(model)  # type: ignore[attr-defined]
    model.set_order(array("q", range(300)))
    qtmodeltester.check(model)  # type: ignore[attr-defined]
    reader.answer_all()
    qtmodeltester.check(model)  # type: ignore[attr-defined]
    model.set_order(array("q", range(50, 90)))
    qtmodeltester.check(model)  # type: ignore[attr-defined]


def test_a_person_is_shown_as_the_clerk_reads_it(model: PeopleModel, reader: FakeReader) -> None:
    model.set_order(array("q", [4, 5]))
    name_of(model, 0)
    reader.answer_all()
    texts = {each.name: model.cell(0, each) for each in model.columns}
    assert (texts["name"].text, texts["name"].second) == ("Orang 4", "317401-A-00231-4")
    assert texts["nik"].text == "317401••••••9001"
    assert texts["kelurahan"].text == "Kel. 1001"
    assert texts["phone"].text == "0812-0011-0001"
    assert (texts["registered"].text, texts["registered"].second) == ("Mar 2025", "")
    assert (texts["last_visit"].text, texts["last_visit"].second) == ("24 Nov", "")
    assert texts["state"].icon == ""
    waiting = model.cell(1, column(model, "state"))
    assert (waiting.icon, waiting.text) == ("clock", "Menunggu dikirim")
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Orang 4, 317401-A-00231-4"


def test_what_is_not_known_is_a_dash(model: PeopleModel, reader: FakeReader) -> None:
    bare = ListedPerson(RowId(b"x" * 16), "Rina", *[None] * 7, state="")
    model = PeopleModel(lambda _rids, done: done({1: bare}), str, lambda: TODAY)
    model.set_order(array("q", [1]))
    name_of(model, 0)
    for name in ("nik", "kelurahan", "phone", "registered", "last_visit"):
        assert model.cell(0, column(model, name)).text == "–"


def test_one_page_is_read_at_a_time_then_its_neighbours(
    model: PeopleModel, reader: FakeReader
) -> None:
    model.set_order(array("q", range(1000, 3000)))
    assert model.cell(700, column(model, "name")).pending
    assert model.cell(701, column(model, "nik")).pending
    assert reader.asked == [list(range(1000 + 5 * PAGE, 1000 + 6 * PAGE))]
    reader.answer()
    assert name_of(model, 700) == "Orang 1700"
    reader.answer_all()
    pages = [(rids[0] - 1000) // PAGE for rids in reader.asked]
    assert pages == [5, 6, 4]


def test_scrolling_past_reads_only_where_it_stops(model: PeopleModel, reader: FakeReader) -> None:
    model.set_order(array("q", range(100_000)))
    for row in range(0, 90_000, PAGE):
        name_of(model, row)
    assert len(reader.asked) == 1
    reader.answer()
    reader.answer()
    assert [rids[0] // PAGE for rids in reader.asked[:2]] == [0, 90_000 // PAGE]


def test_a_new_order_keeps_what_is_known_in_sight(model: PeopleModel, reader: FakeReader) -> None:
    model.set_order(array("q", range(10)))
    name_of(model, 0)
    reader.answer_all()
    assert model.set_order(array("q", reversed(range(10))))
    assert name_of(model, 0) == "Orang 9"
    assert reader.busy == 1
    reader.answer("Nama baru")
    assert name_of(model, 0) == "Nama baru"


def test_the_same_order_resets_nothing_but_is_read_again(
    model: PeopleModel, reader: FakeReader, qtbot: QtBot
) -> None:
    model.set_order(array("q", range(10)))
    name_of(model, 0)
    reader.answer_all()
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        assert not model.set_order(array("q", range(10)))
    assert name_of(model, 3) == "Orang 3"
    reader.answer("Baru")
    assert name_of(model, 3) == "Baru"


def test_a_late_answer_to_an_earlier_order_is_dropped(
    model: PeopleModel, reader: FakeReader
) -> None:
    model.set_order(array("q", range(10)))
    name_of(model, 0)
    model.set_order(array("q", range(20, 30)))
    name_of(model, 0)
    reader.answer("Lama")
    assert model.cell(0, column(model, "name")).pending
    reader.answer()
    assert name_of(model, 0) == "Orang 20"


def test_memory_stays_bounded(model: PeopleModel, reader: FakeReader) -> None:
    model.set_order(array("q", range(200_000)))
    for row in range(0, 200_000, PAGE):
        name_of(model, row)
        reader.answer_all()
    known = sum(model.person(row) is not None for row in range(200_000))
    assert known < 60 * PAGE
    assert model.order.itemsize * len(model.order) == 1_600_000


def test_a_withdrawn_consent_is_not_told_as_one_given(qapp: object) -> None:
    told = [
        history_line(HistoryLine(at=0, what=what, detail="foto", new="setuju"), TODAY, str).text
        for what in ("withdrawn", "consent")
    ]
    assert told == ["Mencabut persetujuan pemakaian foto", "Setuju pemakaian foto"]
