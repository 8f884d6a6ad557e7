"""The checks of a visit, for the desk and for an imported row, and its automatic close.

A visit says that somebody was here, or was turned away (`refused_reason`): unmet demand is
counted. Forgetting the check-out is normal with two people at a desk, so visits are closed at
closing time and marked `otomatis`; durations stay honest.
"""

from collections.abc import Mapping

from okeoce_desktop.domain import dates
from okeoce_desktop.domain.codes import ClosedBy, Purpose, RefusedReason
from okeoce_desktop.domain.problems import Level, ProblemCode
from okeoce_desktop.domain.reading import Examined, Reader
from sync.contract import VISIT

LEAST_PARTY = 1
MOST_PARTY = 500
_HOUR_MS = 3_600_000
LONG_VISIT_MS = 24 * _HOUR_MS


def examine_visit(raw: Mapping[str, object], *, now_ms: int, partial: bool = False) -> Examined:
    """Return the typed values of `raw` and everything wrong or odd about them.

    `raw` uses the contract's field names; other keys are ignored. Times are UTC milliseconds.
    `partial` is for a row that changes a known visit: what it does not name is not missed. Whoever
    merges it checks the whole visit again, because its times may contradict each other only then.
    """
    reader = Reader(raw, VISIT)
    reader.uuid("id", level=Level.WARN)
    participant = reader.uuid("participant_id")
    guest = reader.text("guest_name", trim=True)
    party = reader.number("party_size", least=LEAST_PARTY, most=MOST_PARTY)
    reader.code("purpose", Purpose)
    reader.uuid("resource_id")
    in_ms = reader.time("in_at", now_ms=now_ms)
    out_ms = reader.time("out_at", now_ms=now_ms)
    closed_by = reader.code("closed_by", ClosedBy)
    refused = reader.code("refused_reason", RefusedReason)
    reader.text("notes", lines=True)

    if not partial:
        blocked = {problem.field for problem in reader.problems}
        nobody = participant is None and guest is None and party is None
        if nobody and not blocked & {"participant_id", "guest_name", "party_size"}:
            reader.block(ProblemCode.VISITOR_MISSING, "guest_name")
        if in_ms is None and "in_at" not in blocked:
            reader.block(ProblemCode.MISSING, "in_at")
        if closed_by is not None and out_ms is None and "out_at" not in blocked:
            reader.report(ProblemCode.VISIT_CLOSED_BY_WITHOUT_OUT, Level.WARN, "closed_by")
    if refused is not None and out_ms is not None:
        reader.report(ProblemCode.VISIT_REFUSED_BUT_CLOSED, Level.WARN, "out_at")
    if in_ms is not None and out_ms is not None:
        _check_times(reader, in_ms, out_ms)
    return reader.examined()


def close_due_ms(in_ms: int, hours: dates.OpeningHours) -> int:
    """Return when a visit that began at `in_ms` is to be closed by the app, in UTC milliseconds.

    At closing time of its WIB day; a visit that began after closing (an evening event) at the
    midnight that ends the day.
    """
    day = dates.wib_date(in_ms)
    closing = dates.closing_ms(day, hours)
    return closing if in_ms < closing else dates.day_end_ms(day)


def automatic_out_ms(in_ms: int, hours: dates.OpeningHours) -> int:
    """Return the `out_at` of an automatic close, in UTC milliseconds.

    Closing time; for a visit that began after it the time it began: nobody saw how long it was,
    and no hours are invented.
    """
    return max(in_ms, dates.closing_ms(dates.wib_date(in_ms), hours))


def _check_times(reader: Reader, in_ms: int, out_ms: int) -> None:
    if out_ms < in_ms:
        reader.block(ProblemCode.VISIT_OUT_BEFORE_IN, "out_at", in_at=in_ms, out_at=out_ms)
    elif out_ms - in_ms > LONG_VISIT_MS:
        hours = (out_ms - in_ms) // _HOUR_MS
        reader.report(ProblemCode.VISIT_LONG, Level.WARN, "out_at", hours=hours)
