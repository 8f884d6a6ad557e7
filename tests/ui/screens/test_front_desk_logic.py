"""The plain parts of the front desk: search, capacity, words, scanner. No window."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from okeoce_desktop.domain.entities import PersonHit, Place, VisitRow
from okeoce_desktop.services.front_desk import Suggestion
from okeoce_desktop.ui.screens.front_desk import words
from okeoce_desktop.ui.screens.front_desk.capacity import Group, summarise
from okeoce_desktop.ui.screens.front_desk.finder import Finder, Found, Hits
from okeoce_desktop.ui.screens.front_desk.scan_guard import Burst
from sync.contract import RowId
from tests.helpers.desk import moment


def hit(number: int) -> PersonHit:
    return PersonHit(RowId(bytes([number])), f"Orang {number}", None, None, None, False)


class FakeDesk:
    """Box, outcome and store of a finder: answers wait until the test gives them."""

    def __init__(self) -> None:
        self.text = ""
        self.asked: list[tuple[str, Callable[[Hits], None]]] = []
        self.said: list[object] = []
        self.listed: list[str] | None = None
        self.finder = Finder(lambda text, answer: self.asked.append((text, answer)), self, self)

    def type(self, text: str) -> None:
        self.text = text
        self.finder.edited(text)

    def answer(self, text: str, *hits: PersonHit) -> None:
        for asked, answer in self.asked:
            if asked == text:
                answer(hits)

    def typed(self) -> str:
        return self.text

    def in_use(self) -> bool:
        return True

    def show_hits(self, _text: str, hits: Hits) -> None:
        self.listed = [each.full_name for each in hits]

    def close_hits(self) -> None:
        self.listed = None

    def person_found(self, person: RowId) -> None:
        self.said.append(person)

    def nobody_found(self, text: str) -> None:
        self.said.append(text)

    def search_goes_on(self) -> None: ...


def test_every_keystroke_lists_and_one_hit_waits_for_enter() -> None:
    desk = FakeDesk()
    desk.type("r")
    desk.answer("r", hit(1), hit(2))
    assert desk.listed == ["Orang 1", "Orang 2"]
    desk.type("ri")
    desk.answer("ri", hit(1))
    assert desk.listed == ["Orang 1"]
    assert desk.said == []
    desk.finder.entered("ri")
    assert desk.said == [hit(1).id]


def test_enter_before_the_answer_acts_on_the_answer_of_that_text() -> None:
    desk = FakeDesk()
    desk.type("317401")
    desk.finder.entered("317401")
    assert desk.said == []
    desk.answer("317401", hit(1))
    assert desk.said == [hit(1).id]


def test_a_late_answer_of_an_earlier_text_changes_nothing() -> None:
    desk = FakeDesk()
    desk.type("rina")
    desk.type("rina w")
    desk.finder.entered("rina w")
    desk.answer("rina", hit(1))
    assert (desk.said, desk.listed) == ([], None)
    desk.answer("rina w", hit(2))
    assert desk.said == [hit(2).id]


def test_typing_on_after_enter_takes_the_enter_back() -> None:
    desk = FakeDesk()
    desk.type("rin")
    desk.finder.entered("rin")
    desk.type("rina")
    desk.answer("rin", hit(1))
    desk.answer("rina", hit(2))
    assert desk.said == []
    assert desk.listed == ["Orang 2"]


def test_a_row_left_from_an_earlier_text_counts_as_enter_only() -> None:
    desk = FakeDesk()
    desk.type("rina")
    desk.answer("rina", hit(1), hit(2))
    desk.type("rini")
    desk.finder.picked(Found("rina", hit(1).id))
    assert desk.said == []
    desk.answer("rini", hit(3))
    assert desk.said == [hit(3).id]


def test_several_hits_wait_for_a_choice_and_none_says_so() -> None:
    desk = FakeDesk()
    desk.type("r")
    desk.finder.entered("r")
    desk.answer("r", hit(1), hit(2))
    assert desk.said == []
    assert desk.listed == ["Orang 1", "Orang 2"]
    desk.type("rq")
    desk.answer("rq")
    assert desk.said == ["rq"]
    assert desk.listed == []


def test_an_emptied_box_forgets_what_was_asked() -> None:
    desk = FakeDesk()
    desk.type("r")
    desk.type("")
    desk.answer("r", hit(1))
    assert (desk.said, desk.listed) == ([], None)


def place(kind: str, name: str, capacity: int, used: int) -> Place:
    return Place(RowId(name.encode()), name, kind, capacity, used)


def test_capacity_counts_seats_but_meeting_rooms_as_rooms() -> None:
    places = [
        place("meja", "Meja 1", 1, 1),
        place("meja", "Meja 2", 1, 0),
        place("ruang_rapat", "Ruang rapat A", 8, 3),
        place("ruang_rapat", "Ruang rapat B", 8, 0),
        place("konsultasi", "Ruang konsultasi 1", 1, 2),
        place("layanan", "Meja layanan", 6, 1),
    ]
    assert summarise(places) == [
        Group("meja", 1, 2, "1 kosong"),
        Group("ruang_rapat", 1, 2, "B kosong"),
        Group("konsultasi", 1, 1, "Penuh"),
    ]


def test_a_post_without_places_has_no_groups() -> None:
    assert summarise([]) == []


def visit(**changes: object) -> VisitRow:
    values: dict[str, object] = {
        "id": RowId(b"v"),
        "participant_id": RowId(b"p"),
        "name": "Rina",
        "business": None,
        "purpose": "konsultasi",
        "place": None,
        "in_at": moment("09.00"),
        "out_at": None,
        "closed_by": None,
        "party_size": 1,
        "refused_reason": None,
    }
    return VisitRow(**{**values, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "Konsultasi, antre"),
        ({"place": "Ruang konsultasi 1"}, "Konsultasi, Ruang konsultasi 1"),
        ({"purpose": "lain"}, "Lainnya, Tanpa tempat"),
        ({"out_at": moment("11.06")}, "Keluar, 2 j 6 mnt"),
        ({"out_at": moment("16.00"), "closed_by": "otomatis"}, "Ditutup otomatis, 7 j"),
    ],
)
def test_what_somebody_did_last(changes: dict[str, object], said: str) -> None:
    assert words.recent_words(visit(**changes)) == said


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ((), ""),
        (("phone",), "Nomor HP belum ada."),
        (("nik", "phone"), "Nomor HP dan NIK belum ada."),
        (("nik", "phone", "sex"), "Nomor HP dan 2 isian lain belum ada."),
    ],
)
def test_what_a_record_lacks(missing: tuple[str, ...], said: str) -> None:
    assert words.missing_words(missing) == said


def test_where_to_in_words() -> None:
    assert words.suggestion_words(Suggestion(place("meja", "Meja 4", 1, 0))) == "Meja 4"
    queue = Suggestion(None, 1, "konsultasi")
    assert words.suggestion_words(queue) == "Konsultasi penuh, masuk antrean nomor 1"
    assert words.suggestion_words(Suggestion(None)) == "Tanpa tempat"


def test_a_visit_of_another_day_shows_its_day() -> None:
    now = moment("09.42")
    assert words.in_words(moment("09.10"), now) == "09.10"
    assert words.in_words(moment("09.10", days_ago=5), now) == "19 Nov"


class FakeSeconds:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_that_ends_with_enter_is_a_scan() -> None:
    clock = FakeSeconds()
    burst = Burst(clock)
    kept = []
    for letter in "317401A700012X":
        clock.now += 0.01
        kept.append(burst.key(letter))
    assert kept[:3] == [False] * 3
    assert all(kept[3:])
    assert burst.enter() == "317401A700012X"
    assert burst.enter() == ""


def test_fingers_are_no_scanner() -> None:
    clock = FakeSeconds()
    burst = Burst(clock)
    for letter in "1234567890":
        clock.now += 0.12
        assert not burst.key(letter)
    assert burst.enter() == ""
