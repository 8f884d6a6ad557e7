"""Registering a person: who may already be here, and one transaction for all that is known."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from okeoce_desktop.domain import dates
from okeoce_desktop.domain.areas import Areas
from okeoce_desktop.domain.changes import ChangeSet
from okeoce_desktop.domain.codes import Intake, ParticipantStatus
from okeoce_desktop.domain.duplicates import Candidate, Match, find_matches
from okeoce_desktop.domain.participant_rules import examine_participant
from okeoce_desktop.domain.problems import blocking
from okeoce_desktop.domain.reading import Examined
from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.services.people import refuse_known_nik
from okeoce_desktop.storage.candidates import CandidateReader
from okeoce_desktop.storage.drafts import Drafts
from okeoce_desktop.storage.store import Store
from sync.contract import BUSINESS, CONSENT, PARTICIPANT, Business, Consent, Participant, RowId

NOTICE_VERSION = 1
FORM = "registration"


@dataclass(frozen=True, slots=True)
class ConsentAnswer:
    """What a person answered to one purpose.

    Attributes:
        basis: `tugas_publik` for the service itself, `persetujuan` for what may be refused.
        method: `lisan`, `tanda_tangan` or `pindaian`.
    """

    purpose: str
    basis: str
    agreed: bool
    method: str = "lisan"


@dataclass(frozen=True, slots=True)
class Registered:
    """A person who was just registered."""

    id: RowId
    member_no: str
    changed: ChangeSet


def examine(form: Mapping[str, object], areas: Areas, now: int) -> Examined:
    """Checks a registration form; pure, may be called on any thread.

    Args:
        form: texts and values by the contract's field names.
        now: UTC ms.
    """
    today = dates.wib_date(now)
    return examine_participant(form, areas=areas, today=today, now_ms=now)


class Registration:
    """Registers people in one store. Belongs to the thread that writes."""

    def __init__(self, store: Store, areas: Areas) -> None:
        self._store = store
        self._areas = areas
        self.drafts = Drafts(store.database)

    def register(
        self,
        form: Mapping[str, object],
        consents: Sequence[ConsentAnswer],
        *,
        business_name: str | None = None,
        category: str | None = None,
        has_business: bool | None = False,
        draft: bytes | None = None,
        given_at: int | None = None,
    ) -> Registered:
        """Writes person, consents and business together; drops the draft with them.

        Args:
            business_name: None without a business, "" for one that has no name yet.
            has_business: the answer where there is no business; None if it was not asked.
            given_at: when the notice was read and answered, UTC ms; None for now.

        Raises:
            UserFacingError: INVALID_ENTRY, with the fields that block; with `reason` `nik_known`
                when somebody at this post is registered with the NIK.
        """
        now = self._store.now()
        answered = now if given_at is None else given_at
        found = examine(form, self._areas, now)
        blocks = blocking(found.problems)
        if blocks:
            raise UserFacingError(
                ErrorCode.INVALID_ENTRY, fields=sorted({problem.field for problem in blocks})
            )
        values = {n: v for n, v in found.values.items() if n in PARTICIPANT.by_name}
        refuse_known_nik(self._store.database, values.get("nik"))
        today = dates.wib_date(now)
        served = any(answer.purpose == "layanan" and answer.agreed for answer in consents)
        with self._store.capture.act("registration") as act:
            person_id = act.new_id()
            member_no = self._store.next_member_no()
            defaults: dict[str, Any] = {
                "intake": Intake.DATANG.value,
                "registered_on": today,
                "status": ParticipantStatus.AKTIF.value,
                "home_post": self._store.post,
                "has_business": business_name is not None or has_business,
                "consent_at": answered if served else None,
            }
            person = Participant(id=person_id, **{**defaults, **values, "member_no": member_no})
            act.create(PARTICIPANT, person)
            for answer in consents:
                act.create(CONSENT, _consent(act.new_id(), person_id, answer, answered))
            if business_name is not None:
                business = Business(
                    id=act.new_id(),
                    participant_id=person_id,
                    name=business_name.strip() or None,
                    category=category,
                )
                act.create(BUSINESS, business)
            if draft is not None:
                self.drafts.drop(draft)
        return Registered(person_id, member_no, act.changed)


def _consent(row_id: RowId, person: RowId, answer: ConsentAnswer, given_at: int) -> Consent:
    return Consent(
        id=row_id,
        participant_id=person,
        purpose=answer.purpose,
        basis=answer.basis,
        notice_version=NOTICE_VERSION,
        given_at=given_at,
        method=answer.method,
        answer="setuju" if answer.agreed else "tolak",
    )


class Lookalikes:
    """People who may be the one at the desk. Belongs to the reading thread."""

    def __init__(self, reader: CandidateReader) -> None:
        self._reader = reader

    def find(
        self,
        *,
        full_name: str,
        nik: str | None = None,
        birth_date: datetime.date | None = None,
        phone: str | None = None,
        sex: str | None = None,
    ) -> list[Match]:
        """The likely duplicates, closest first, each with its evidence; keys are row ids."""
        person = Candidate("form", full_name, nik, birth_date, phone, sex)
        others = self._reader.candidates(
            full_name=full_name, nik=nik, birth_date=birth_date, phone=phone
        )
        return find_matches(person, others)
