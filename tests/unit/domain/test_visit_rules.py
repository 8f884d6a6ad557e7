"""Visits: times, party, guests, refusals, and the automatic close."""

import datetime

import pytest

from okeoce_desktop.domain.dates import OpeningHours, format_utc, parse_utc
from okeoce_desktop.domain.problems import Level, ProblemCode
from okeoce_desktop.domain.reading import Examined
from okeoce_desktop.domain.visit_rules import automatic_out_ms, close_due_ms, examine_visit

NOW_MS = 1_795_488_120_000  # 24-11-2026 09.42 WIB
PERSON = "0192f0c5-0000-8000-8000-000000000001"
BASE = {"participant_id": PERSON, "purpose": "kerja", "in_at": "2026-11-24T01:00:00Z"}
HOURS = OpeningHours(datetime.time(8), datetime.time(16))


def examine(partial: bool = False, **raw: object) -> Examined:
    return examine_visit(raw, now_ms=NOW_MS, partial=partial)


def found(examined: Examined) -> list[tuple[str, ProblemCode, Level]]:
    return [(p.field, p.code, p.level) for p in examined.problems]


def ms(text: str) -> int:
    value = parse_utc(text)
    assert value is not None
    return value


def test_a_whole_visit_passes() -> None:
    raw = BASE | {
        "out_at": "2026-11-24T02:37:00Z",
        "closed_by": "staf",
        "party_size": "3",
        "resource_id": PERSON,
        "notes": "dua tamu",
    }
    examined = examine(**raw)
    assert examined.problems == []
    assert examined.values == raw | {
        "in_at": ms("2026-11-24T01:00:00Z"),
        "out_at": ms("2026-11-24T02:37:00Z"),
        "party_size": 3,
    }


@pytest.mark.parametrize(
    ("field", "value", "code", "level"),
    [
        ("out_at", "2026-11-24T00:59:59Z", ProblemCode.VISIT_OUT_BEFORE_IN, Level.BLOCK),
        ("out_at", "2026-11-24T08:00", ProblemCode.TIME_UNREADABLE, Level.BLOCK),
        ("party_size", 0, ProblemCode.NUMBER_RANGE, Level.BLOCK),
        ("party_size", 501, ProblemCode.NUMBER_RANGE, Level.BLOCK),
        ("party_size", "banyak", ProblemCode.NUMBER_UNREADABLE, Level.BLOCK),
        ("party_size", 2.5, ProblemCode.NUMBER_UNREADABLE, Level.BLOCK),
        ("purpose", "main", ProblemCode.CODE_UNKNOWN, Level.BLOCK),
        ("closed_by", "sistem", ProblemCode.CODE_UNKNOWN, Level.BLOCK),
        ("closed_by", "staf", ProblemCode.VISIT_CLOSED_BY_WITHOUT_OUT, Level.WARN),
        ("refused_reason", "malas", ProblemCode.CODE_UNKNOWN, Level.BLOCK),
        ("participant_id", "317401", ProblemCode.ID_NOT_UUID, Level.BLOCK),
        ("in_at", None, ProblemCode.MISSING, Level.BLOCK),
        ("in_at", "2026-11-24T03:00:00Z", ProblemCode.TIME_IN_FUTURE, Level.WARN),
        ("guest_name", "a\x00", ProblemCode.TEXT_CONTROL, Level.BLOCK),
    ],
)
def test_each_finding(field: str, value: object, code: ProblemCode, level: Level) -> None:
    assert found(examine(**(BASE | {field: value}))) == [(field, code, level)]


@pytest.mark.parametrize("size", [1, 500, "500", 500.0])
def test_the_outermost_parties_pass(size: object) -> None:
    assert examine(**(BASE | {"party_size": size})).problems == []


def test_the_contradiction_carries_both_times() -> None:
    (problem,) = examine(**(BASE | {"out_at": "2026-11-24T00:15:00Z"})).problems
    assert problem.params == {
        "in_at": ms("2026-11-24T01:00:00Z"),
        "out_at": ms("2026-11-24T00:15:00Z"),
    }


def test_a_visit_of_no_length_passes_and_a_very_long_one_warns() -> None:
    assert examine(**(BASE | {"out_at": BASE["in_at"]})).problems == []
    long = examine(**(BASE | {"in_at": "2026-11-22T01:00:00Z", "out_at": "2026-11-23T02:30:00Z"}))
    assert found(long) == [("out_at", ProblemCode.VISIT_LONG, Level.WARN)]


@pytest.mark.parametrize("visitor", [{"guest_name": "Pak Surya"}, {"party_size": 12}])
def test_a_guest_needs_a_name_or_a_count(visitor: dict[str, object]) -> None:
    base = {"purpose": "info", "in_at": BASE["in_at"]}
    assert examine(**base, **visitor).problems == []
    assert found(examine(**base)) == [("guest_name", ProblemCode.VISITOR_MISSING, Level.BLOCK)]
    empty = examine(**base, **dict.fromkeys(visitor, ""))
    assert found(empty) == [("guest_name", ProblemCode.VISITOR_MISSING, Level.BLOCK)]


@pytest.mark.parametrize("reason", ["penuh", "tutup", "belum_terdaftar", "lain"])
def test_a_refusal_is_a_visit_without_a_way_out(reason: str) -> None:
    refusal = {"guest_name": "Tamu", "in_at": BASE["in_at"], "refused_reason": reason}
    assert examine(**refusal).problems == []
    closed = examine(**refusal, out_at="2026-11-24T01:10:00Z")
    assert found(closed) == [("out_at", ProblemCode.VISIT_REFUSED_BUT_CLOSED, Level.WARN)]


def test_a_change_need_not_repeat_the_visitor() -> None:
    changed = examine(partial=True, out_at="2026-11-24T02:00:00Z", closed_by="staf")
    assert changed.problems == []


@pytest.mark.parametrize(
    ("in_at", "due", "out_at"),
    [
        ("2026-11-24T01:00:00Z", "2026-11-24T09:00:00Z", "2026-11-24T09:00:00Z"),
        # Before seven in the morning the day in Jakarta is already the next one in UTC.
        ("2026-11-23T23:30:00Z", "2026-11-24T09:00:00Z", "2026-11-24T09:00:00Z"),
        # An evening event: closed at midnight, with no invented hours.
        ("2026-11-24T12:00:00Z", "2026-11-24T17:00:00Z", "2026-11-24T12:00:00Z"),
        ("2026-11-24T09:00:00Z", "2026-11-24T17:00:00Z", "2026-11-24T09:00:00Z"),
    ],
)
def test_the_automatic_close(in_at: str, due: str, out_at: str) -> None:
    assert format_utc(close_due_ms(ms(in_at), HOURS)) == due
    assert format_utc(automatic_out_ms(ms(in_at), HOURS)) == out_at
