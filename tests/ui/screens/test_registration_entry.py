"""What may be shown of a half-filled form, without a window."""

import datetime

import pytest

from okeoce_desktop.domain.problems import ProblemCode
from okeoce_desktop.ui.screens.registration.entry import PersonEntry
from okeoce_desktop.ui.screens.registration.entry_fields import SEEN_ON_CARD, Remark
from okeoce_desktop.ui.screens.registration.typed import birth_readings, sort_typed
from sync.contract import Business, Participant, RowId
from tests.helpers.desk import TODAY, areas, moment

NIK = "3174015702880003"


@pytest.fixture
def entry() -> PersonEntry:
    return PersonEntry(areas(), lambda: moment("09.42"))


def _code(entry: PersonEntry, field: str) -> ProblemCode | None:
    problem = entry.problem(field)
    return problem.code if problem else None


def test_nothing_is_wrong_before_a_field_is_left(entry: PersonEntry) -> None:
    entry.set("phone", "0812345")
    assert entry.problem("phone") is None
    entry.leave("phone")
    assert _code(entry, "phone") is ProblemCode.PHONE_TOO_SHORT


def test_an_empty_field_is_never_wrong_on_leaving(entry: PersonEntry) -> None:
    entry.leave("full_name")
    assert entry.problem("full_name") is None
    blocks = entry.try_to_save()
    assert [problem.field for problem in blocks] == ["full_name", "notice_read"]
    assert _code(entry, "full_name") is ProblemCode.MISSING


def test_a_shown_finding_stays_until_it_is_mended(entry: PersonEntry) -> None:
    entry.set("phone", "0812345")
    entry.leave("phone")
    entry.set("phone", "08123456")
    assert _code(entry, "phone") is ProblemCode.PHONE_TOO_SHORT
    entry.set("phone", "081234567890")
    assert entry.problem("phone") is None
    # And a field that was fine is left in peace while it is typed again.
    entry.set("phone", "08")
    assert entry.problem("phone") is None


def test_the_nik_fills_in_birth_date_and_sex(entry: PersonEntry) -> None:
    entry.set("nik", NIK)
    assert (entry.get("birth_date"), entry.get("sex")) == ("17-02-1988", "P")
    assert entry.remark("birth_date") is entry.remark("sex") is Remark.PROPOSED
    assert entry.remark("nik") is Remark.FORMAT_FINE


def test_a_proposal_never_replaces_what_was_typed(entry: PersonEntry) -> None:
    entry.set("birth_date", "17-02-1989")
    entry.leave("birth_date")
    entry.set("nik", NIK)
    assert entry.get("birth_date") == "17-02-1989"
    assert _code(entry, "birth_date") is ProblemCode.NIK_BIRTH_DATE_DIFFERS
    assert entry.get("sex") == "P"


def test_a_proposal_goes_with_the_digits_it_came_from(entry: PersonEntry) -> None:
    entry.set("nik", NIK)
    entry.set("nik", NIK[:-1])
    assert (entry.get("birth_date"), entry.get("sex")) == ("", "")
    entry.set("nik", "3174011702880003")
    assert (entry.get("birth_date"), entry.get("sex")) == ("17-02-1988", "L")
    entry.set("sex", "P")
    entry.set("nik", NIK[:-1])
    assert entry.get("sex") == "P"


def test_two_centuries_are_a_question(entry: PersonEntry) -> None:
    entry.set("nik", "3174015702100003")
    assert entry.get("birth_date") == "17-02-10"
    problem = entry.problem("birth_date")
    assert problem is not None
    assert problem.code is ProblemCode.DATE_TWO_DIGIT_YEAR
    assert entry.is_soft(problem)
    entry.set("birth_date", "17-02-2010")
    entry.leave("birth_date")
    assert _code(entry, "birth_date") is ProblemCode.UNDER_AGE


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("02031957", [1957]),
        ("2-3-57", [1957]),
        ("2/3/1957", [1957]),
        ("2 maret 1957", [1957]),
        ("2-3-12", [2012, 1912]),
        ("31-2-1957", []),
        ("besok", []),
    ],
)
def test_birth_dates_are_typed_any_way(text: str, years: list[int]) -> None:
    assert [day.year for day in birth_readings(text, TODAY)] == years


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("3174 0157 0288 0003", "nik", NIK),
        ("317401570288000", "nik", "317401570288000"),
        ("0812-3456-7890", "phone", "0812-3456-7890"),
        ("+62 812 3456 7890", "phone", "+62 812 3456 7890"),
        ("4411", "phone", "4411"),
        ("rina  wulandari", "full_name", "Rina Wulandari"),
        ("RINA WULANDARI", "full_name", "Rina Wulandari"),
        ("nur'aini", "full_name", "Nur'aini"),
        ("Rina binti Wahab", "full_name", "Rina binti Wahab"),
        ("  ", "", ""),
    ],
)
def test_a_typed_text_finds_its_field(text: str, field: str, value: str) -> None:
    assert sort_typed(text) == (field, value)


def test_an_odd_nik_is_lifted_by_the_card(entry: PersonEntry) -> None:
    entry.set("full_name", "Siti Nurhaliza")
    entry.set("notice_read", True)
    entry.set("nik", "3174013102880003")
    entry.leave("nik")
    assert _code(entry, "nik") is ProblemCode.NIK_DATE
    assert entry.wants_card()
    assert [problem.field for problem in entry.try_to_save()] == ["nik"]
    entry.confirm_card()
    assert not entry.wants_card()
    assert entry.try_to_save() == []
    assert entry.remark("nik") is Remark.SEEN_ON_CARD
    assert entry.form()["nik_override"] == SEEN_ON_CARD
    entry.set("nik", "3174013202880003")
    assert entry.form()["nik_override"] is None


def test_a_wrong_length_is_not_lifted_by_the_card(entry: PersonEntry) -> None:
    entry.set("nik", "317401")
    entry.leave("nik")
    entry.confirm_card()
    assert _code(entry, "nik") is ProblemCode.NIK_LENGTH


def test_a_known_nik_stops_at_once(entry: PersonEntry) -> None:
    entry.set("nik", NIK)
    entry.nik_is_known_as("Siti Nurhaliza")
    assert _code(entry, "nik") is ProblemCode.NIK_KNOWN
    assert "nik" in [problem.field for problem in entry.try_to_save()]
    entry.set("nik", "3174015702880004")
    assert _code(entry, "nik") is not ProblemCode.NIK_KNOWN


def test_a_named_business_answers_the_question(entry: PersonEntry) -> None:
    entry.set("business_name", "Kebaya Siti")
    assert entry.get("has_business") is True


def test_main_fields_are_counted_when_they_can_be_saved(entry: PersonEntry) -> None:
    assert entry.filled() == (0, 8)
    entry.set("nik", NIK)
    entry.set("full_name", "Siti Nurhaliza")
    entry.set("has_business", False)
    assert entry.filled() == (5, 8)
    entry.set("phone", "0812345")
    assert entry.filled() == (5, 8)
    entry.set("notice_read", True)
    assert entry.filled() == (6, 8)


def test_a_draft_brings_everything_back(entry: PersonEntry) -> None:
    entry.set("nik", "3174013102880003")
    entry.leave("nik")
    entry.confirm_card()
    entry.set("phone", "0812345")
    entry.leave("phone")
    entry.set("whatsapp", True)
    entry.dismissed.add(b"1" * 16)
    other = PersonEntry(areas(), lambda: moment("09.42"))
    other.take_draft(entry.to_draft())
    assert other.form() == entry.form()
    assert _code(other, "phone") is ProblemCode.PHONE_TOO_SHORT
    assert other.get("whatsapp") is True
    assert other.dismissed == {b"1" * 16}
    assert other.remark("nik") is Remark.SEEN_ON_CARD


def test_a_draft_of_another_version_is_taken_as_far_as_it_goes(entry: PersonEntry) -> None:
    body = entry.to_draft()
    body["values"] = {"full_name": "Siti", "shoe_size": "38"}
    entry.take_draft(body)
    assert entry.get("full_name") == "Siti"
    assert entry.get("phone") == ""


def test_somebody_known_is_given_back_as_stored() -> None:
    entry = PersonEntry(areas(), lambda: moment("09.42"), asks_consent=False)
    person = Participant(
        id=RowId(b"p" * 16),
        full_name=" Siti  Nurhaliza",
        nik=NIK,
        birth_date=datetime.date(1988, 2, 17),
        phone="+6281200001111",
        notes="baris satu\nbaris dua",
        kelurahan_kode="32.76.05.1001",
    )
    business = Business(id=RowId(b"b" * 16), name="Kebaya Siti", category="fesyen")
    entry.show(person, business)
    assert entry.text("phone") == "0812-0000-1111"
    assert entry.text("birth_date") == "17-02-1988"
    assert entry.get("has_business") is True
    form = entry.form()
    for field in ("full_name", "nik", "birth_date", "phone", "notes", "kelurahan_kode", "email"):
        assert form[field] == getattr(person, field)
    entry.set("phone", "0813-0000-2222")
    assert entry.form()["phone"] == "0813-0000-2222"
    assert entry.try_to_save() == []


def test_a_draft_keeps_when_the_notice_was_read_and_by_whom() -> None:
    times = iter([moment("09.42"), moment("10.30")])
    entry = PersonEntry(areas(), lambda: next(times))
    entry._values["notice_read"] = True
    entry.note_notice("Dewi Anggraini")
    later = PersonEntry(areas(), lambda: moment("10.30"))
    later.take_draft(entry.to_draft())
    later.note_notice("Bayu Pratama")
    assert later.notice == (moment("09.42"), "Dewi Anggraini")
    later._values["notice_read"] = False
    later.note_notice("Bayu Pratama")
    assert later.notice is None
