"""Invented people: repeatable, plausible, of the promised size, and nobody's."""

import datetime
import itertools
import json
from pathlib import Path

import pytest

from okeoce_desktop.demo_people import OPENING_HOURS, DemoPeople, Record
from okeoce_desktop.domain import dates, nik
from okeoce_desktop.domain.areas import Areas, load_areas
from okeoce_desktop.domain.business_rules import examine_business
from okeoce_desktop.domain.codes import Purpose
from okeoce_desktop.domain.participant_rules import examine_participant
from okeoce_desktop.domain.problems import Level
from okeoce_desktop.domain.visit_rules import examine_visit

TODAY = datetime.date(2026, 11, 24)
NOW_MS = dates.from_wib(TODAY, datetime.time(11, 30))
SEED = Path(__file__).parents[2] / "resources" / "seed" / "areas.json"


@pytest.fixture(scope="module")
def areas() -> Areas:
    return load_areas(SEED.read_bytes())


def make(areas: Areas, **options: object) -> DemoPeople:
    settings = {"post": "31.74.01", "seed": 7, "today": TODAY} | options
    return DemoPeople(areas, **settings)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def people(areas: Areas) -> list[Record]:
    return list(make(areas).participants(2000))


def mean_size(records: list[Record]) -> float:
    texts = (json.dumps(record, separators=(",", ":"), ensure_ascii=False) for record in records)
    return sum(len(text.encode()) for text in texts) / len(records)


def test_the_same_seed_gives_the_same_people(areas: Areas, people: list[Record]) -> None:
    assert list(make(areas).participants(2000)) == people
    assert list(make(areas, seed=8).participants(2000)) != people


def test_people_pass_the_checks_of_the_form(areas: Areas, people: list[Record]) -> None:
    for person in people:
        examined = examine_participant(person, areas=areas, today=TODAY, now_ms=NOW_MS)
        assert all(problem.level is Level.INFO for problem in examined.problems), person
        assert examined.values.keys() == person.keys()


def test_nobody_is_there_twice_and_nobody_is_real(people: list[Record]) -> None:
    for field in ("id", "nik"):
        assert len({person[field] for person in people}) == len(people)
    assert all(str(person["nik"])[12] == "9" for person in people)
    phones = [str(person["phone"]) for person in people if "phone" in person]
    assert all(phone[6] == "0" for phone in phones)
    mails = [str(person["email"]) for person in people if "email" in person]
    assert mails
    assert all(mail.endswith(".example") for mail in mails)


def test_people_are_as_varied_as_a_city(people: list[Record]) -> None:
    names = [str(person["full_name"]) for person in people]
    assert len(set(names)) > 1200
    assert any(" " not in name for name in names)
    assert any(name.startswith(("H. ", "Hj. ")) for name in names)
    assert any(name.startswith(("Ni ", "I ")) for name in names)
    women = sum(person["sex"] == "P" for person in people) / len(people)
    assert 0.65 < women < 0.75
    elsewhere = sum(not str(person["nik"]).startswith("31") for person in people)
    assert 0.2 < elsewhere / len(people) < 0.4
    assert 0.9 < sum("phone" in person for person in people) / len(people) < 1


def test_the_nik_says_what_the_record_says(people: list[Record]) -> None:
    for person in people:
        proposal = nik.propose(str(person["nik"]), today=TODAY)
        assert proposal is not None
        born = datetime.date.fromisoformat(str(person["birth_date"]))
        assert born in proposal.birth_dates
        assert proposal.sex == person["sex"]


def test_the_sizes_are_those_of_the_benchmarks(areas: Areas, people: list[Record]) -> None:
    assert 410 < mean_size(people) < 450
    visits = make(areas).visits([str(p["id"]) for p in people], count=4000, days=50)
    assert 220 < mean_size(list(visits)) < 250


def test_registrations_come_in_order_and_belong_to_the_post(
    areas: Areas, people: list[Record]
) -> None:
    days = [str(person["registered_on"]) for person in people]
    assert days == sorted(days)
    own = {area.code for area in areas.kelurahan_of("31.74.01")}
    assert {person["kelurahan_kode"] for person in people} == own
    assert {person["home_post"] for person in people} == {"31.74.01"}


def test_ids_and_member_numbers_can_be_left_to_the_app(areas: Areas) -> None:
    generator = make(areas, ids=False)
    people = list(generator.participants(50))
    assert not any("id" in person or "member_no" in person for person in people)
    visits = list(generator.visits(["x"], count=20, days=3))
    assert not any("id" in visit for visit in visits)
    numbered = list(make(areas, member_numbers=True).participants(50))
    assert len({person["member_no"] for person in numbered}) == 50


def test_visits_pass_the_checks_and_keep_opening_hours(areas: Areas) -> None:
    people = ["0192f0c5-0000-8000-8000-000000000001"]
    visits = list(make(areas).visits(people, count=3001, days=40))
    assert len(visits) == 3001
    for visit in visits:
        examined = examine_visit(visit, now_ms=NOW_MS + 86_400_000)
        assert examined.problems == [], visit
        began = dates.to_wib(examined.values["in_at"])  # type: ignore[arg-type]
        assert OPENING_HOURS.opens <= began.time() < OPENING_HOURS.closes
        assert began.isoweekday() != 7
    starts = [str(visit["in_at"]) for visit in visits]
    assert starts == sorted(starts)
    assert len({start[:10] for start in starts}) == 40
    assert {visit["purpose"] for visit in visits} == set(Purpose)
    kinds = {
        "guests": sum("guest_name" in visit for visit in visits),
        "refused": sum("refused_reason" in visit for visit in visits),
        "automatic": sum(visit.get("closed_by") == "otomatis" for visit in visits),
    }
    assert all(0 < count < 1500 for count in kinds.values()), kinds


def test_visits_of_this_morning_are_partly_still_open(areas: Areas) -> None:
    visits = list(make(areas).visits(["x"], count=60, days=1, now_ms=NOW_MS))
    assert all(dates.parse_utc(str(visit["in_at"])) < NOW_MS for visit in visits)  # type: ignore[operator]
    still_here = [v for v in visits if "out_at" not in v and "refused_reason" not in v]
    assert 0 < len(still_here) < 60
    gone = [v for v in visits if "out_at" in v]
    assert all(dates.parse_utc(str(visit["out_at"])) <= NOW_MS for visit in gone)  # type: ignore[operator]


def test_businesses_belong_to_people_and_pass_the_checks(
    areas: Areas, people: list[Record]
) -> None:
    businesses = list(make(areas).businesses(people))
    owners = {person["id"] for person in people}
    assert 0.3 < len(businesses) / len(people) < 0.7
    for business in businesses:
        examined = examine_business(business, areas=areas, today=TODAY)
        assert examined.problems == [], business
        assert business["participant_id"] in owners


def test_people_are_made_one_at_a_time(areas: Areas) -> None:
    first = list(itertools.islice(make(areas).participants(1_000), 3))
    assert len(first) == 3


def test_an_unknown_post_is_refused(areas: Areas) -> None:
    with pytest.raises(ValueError, match="no such post"):
        make(areas, post="31.74.99")
