"""Invented people and visits: the same seed gives the same data.

For the demonstration post, tests and benchmarks. Nobody real is in it: NIKs carry serials from
9000, which no office reaches for one birth date and area; phone numbers begin with 0 after the
operator's code, where none is issued; mail addresses end in a reserved domain (RFC 2606).
"""

import datetime
import itertools
import random
import uuid
from collections.abc import Iterator, Mapping, Sequence

from okeoce_desktop.demo_stocks import (
    EDUCATION,
    NOTES,
    OCCUPATIONS,
    OPERATORS,
    PLACES,
    TRADES,
    VISIT_NOTES,
    invent_address,
    invent_name,
)
from okeoce_desktop.domain import dates, member_no
from okeoce_desktop.domain.areas import Areas
from okeoce_desktop.domain.codes import (
    ClosedBy,
    Intake,
    ParticipantKind,
    ParticipantStatus,
    Purpose,
    RefusedReason,
)

Record = dict[str, str | int]

OPENING_HOURS = dates.OpeningHours(datetime.time(8), datetime.time(16))
_DEVICE = bytes(range(1, 9))
_PURPOSE_WEIGHTS = {
    Purpose.KERJA: 42,
    Purpose.KONSULTASI: 18,
    Purpose.PELATIHAN: 16,
    Purpose.PERIZINAN: 9,
    Purpose.RAPAT: 7,
    Purpose.INFO: 6,
    Purpose.LAIN: 2,
}
_MINUTE_MS = 60_000


class DemoPeople:
    """A stream of invented records for one post.

    Records are plain dicts with the field names of files (design, section 6); what a person lacks
    is left out. With `ids` every record has a random UUID4, without, the app makes them; so with
    `member_numbers`. `today` is a WIB date.
    """

    def __init__(
        self,
        areas: Areas,
        *,
        post: str,
        seed: int,
        today: datetime.date,
        ids: bool = True,
        member_numbers: bool = False,
    ) -> None:
        self._random = random.Random(seed)
        self._post = post
        self._today = today
        self._ids = ids
        self._member_numbers = member_numbers
        self._device = member_no.device_characters(_DEVICE)
        self._counter = itertools.count(1)
        self._niks: set[str] = set()
        self._kelurahan = [area.code for area in areas.kelurahan_of(post)]
        if not self._kelurahan:
            raise ValueError(f"no such post: {post}")
        self._near = [code.replace(".", "") for code in areas.kecamatan]
        self._far = sorted(areas.nik_prefixes)

    def participants(self, count: int) -> Iterator[Record]:
        """Yield `count` people, in the order of their registration over the last two years."""
        # Until yesterday: nobody of the demonstration has agreed to anything later today.
        days = self._random.choices(range(1, 731), k=count)
        for days_ago in sorted(days, reverse=True):
            yield self._participant(self._today - datetime.timedelta(days=days_ago))

    def businesses(self, participants: Sequence[Mapping[str, str | int]]) -> Iterator[Record]:
        """Yield the businesses of those given people who have one, about four in ten."""
        rng = self._random
        for person in participants:
            if person.get("kind") == ParticipantKind.PENCARI_KERJA or rng.random() < 0.3:
                continue
            category = rng.choices(tuple(TRADES), weights=(52, 14, 8, 10, 9, 2, 3, 2))[0]
            record = self._record()
            if "id" in person:
                record["participant_id"] = person["id"]
            record["name"] = (
                f"{rng.choice(TRADES[category])} {str(person['full_name']).split()[-1]}"
            )
            record["category"] = category.value
            record["started_on"] = self._days_ago(30, 3000).isoformat()
            record["kelurahan_kode"] = rng.choice(self._kelurahan)
            record["sales_month"] = rng.randrange(5, 300) * 100_000
            if rng.random() < 0.3:
                record["nib"] = f"{rng.randrange(10**13):013d}"
            yield record

    def visits(
        self,
        participant_ids: Sequence[str],
        *,
        count: int,
        days: int,
        now_ms: int | None = None,
    ) -> Iterator[Record]:
        """Yield `count` visits over the last `days` working days, today included, oldest first.

        Times are ISO 8601, UTC. Guests, refusals and automatic closes occur as at a real desk.
        With `now_ms` today's visits begin before it, and those not over by then are still open.
        """
        rng = self._random
        working = self._working_days(days)
        starts: list[int] = []
        for index, day in enumerate(working):
            share = count * (index + 1) // len(working) - count * index // len(working)
            opens = dates.from_wib(day, OPENING_HOURS.opens)
            closes = dates.closing_ms(day, OPENING_HOURS)
            if now_ms is not None:
                closes = min(closes, max(now_ms, opens + _MINUTE_MS))
            starts += sorted(rng.randrange(opens, closes, 1000) for _ in range(share))
        for in_ms in starts:
            yield self._visit(participant_ids, in_ms, now_ms)

    def _participant(self, registered_on: datetime.date) -> Record:
        rng = self._random
        woman = rng.random() < 0.7  # about 70 % of the registrants were women (March 2018)
        born = self._days_ago(17 * 366, 68 * 365)
        record = self._record()
        if self._member_numbers:
            record["member_no"] = member_no.format_member_no(
                self._post, self._device, next(self._counter)
            )
        name = invent_name(rng, woman=woman)
        record["nik"] = self._nik(born, woman)
        record["full_name"] = name
        record["sex"] = "P" if woman else "L"
        record["birth_place"] = rng.choice(PLACES)
        record["birth_date"] = born.isoformat()
        if rng.random() < 0.96:
            record["phone"] = f"+62{rng.choice(OPERATORS)}0{rng.randrange(10**7):07d}"
        if rng.random() < 0.25:
            record["email"] = f"{_mailbox(name)}{born.year % 100:02d}@surel.example"
        if rng.random() < 0.55:
            record["ktp_address"] = invent_address(rng)
        record["kelurahan_kode"] = rng.choice(self._kelurahan)
        if rng.random() < 0.6:
            record["education"] = rng.choice(EDUCATION)
        if rng.random() < 0.7:
            record["occupation"] = rng.choice(OCCUPATIONS)
        record["kind"] = rng.choices(tuple(ParticipantKind), weights=(25, 50, 25))[0].value
        record["intake"] = rng.choices(tuple(Intake), weights=(60, 20, 15, 5))[0].value
        record["registered_on"] = registered_on.isoformat()
        seconds = rng.randrange(8 * 3600, 16 * 3600)
        record["consent_at"] = dates.format_utc(
            dates.from_wib(registered_on, datetime.time(0)) + seconds * 1000
        )
        record["status"] = rng.choices(tuple(ParticipantStatus), weights=(2, 90, 3, 5))[0].value
        if rng.random() < 0.15:
            record["notes"] = rng.choice(NOTES)
        record["home_post"] = self._post
        return record

    def _visit(self, participant_ids: Sequence[str], in_ms: int, now_ms: int | None) -> Record:
        rng = self._random
        record = self._record()
        chance = rng.random()
        if chance < 0.03 or not participant_ids:
            record["guest_name"] = invent_name(rng, woman=rng.random() < 0.6)
        else:
            record["participant_id"] = rng.choice(participant_ids)
        record["purpose"] = rng.choices(
            tuple(_PURPOSE_WEIGHTS), weights=tuple(_PURPOSE_WEIGHTS.values())
        )[0].value
        record["party_size"] = rng.choice((1, 1, 1, 1, 1, 1, 1, 2, 3))
        if rng.random() < 0.35:
            record["notes"] = rng.choice(VISIT_NOTES)
        record["in_at"] = dates.format_utc(in_ms)
        if chance > 0.985:
            record["refused_reason"] = rng.choice(tuple(RefusedReason)).value
            return record
        closing = dates.closing_ms(dates.wib_date(in_ms), OPENING_HOURS)
        out_ms = in_ms + rng.randrange(5 * 60, 180 * 60) * 1000
        forgotten = rng.random() < 0.08 or out_ms > closing
        out_ms = closing if forgotten else out_ms
        if now_ms is None or out_ms <= now_ms:
            record["out_at"] = dates.format_utc(out_ms)
            record["closed_by"] = (ClosedBy.OTOMATIS if forgotten else ClosedBy.STAF).value
        return record

    def _record(self) -> Record:
        if not self._ids:
            return {}
        return {"id": str(uuid.UUID(int=self._random.getrandbits(128), version=4))}

    def _nik(self, born: datetime.date, woman: bool) -> str:
        rng = self._random
        day = born.day + (40 if woman else 0)
        while True:
            prefix = rng.choice(self._near if rng.random() < 0.7 else self._far)
            serial = rng.randrange(9000, 10000)
            nik = f"{prefix}{day:02d}{born.month:02d}{born.year % 100:02d}{serial}"
            if nik not in self._niks:
                self._niks.add(nik)
                return nik

    def _days_ago(self, least: int, most: int) -> datetime.date:
        return self._today - datetime.timedelta(days=self._random.randrange(least, most))

    def _working_days(self, count: int) -> list[datetime.date]:
        """Return the last `count` days without Sundays, oldest first; the last one is today."""
        found = [self._today]
        day = self._today
        while len(found) < count:
            day -= datetime.timedelta(days=1)
            if day.isoweekday() != 7:
                found.append(day)
        return found[::-1]


def _mailbox(name: str) -> str:
    return "".join(
        character for character in name.lower() if character.isascii() and character.isalpha()
    )
