"""Saves a store as this release makes it: `python -m tests.migrations.make_fixture`.

Run once at each release, when its schema is frozen; later releases have to open the file. Until
then `--replace` renews it after a change of the newest step. Nobody real is in it, and its
passphrase is no secret.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from okeoce_desktop.services.setting_up import USUAL_PLACES, add_places, add_staff
from okeoce_desktop.storage.database import KEY_FILE, STORE_FILE
from okeoce_desktop.storage.drafts import Drafts
from okeoce_desktop.storage.migrations import LATEST
from okeoce_desktop.storage.store import set_up
from sync.contract import (
    BUSINESS,
    CONSENT,
    PARTICIPANT,
    VISIT,
    Business,
    Consent,
    Participant,
    Visit,
)
from tests.helpers.stores import NOW, PASSPHRASE, POST, FakeClock

FIXTURES = Path(__file__).parent / "fixtures"
PEOPLE = 40


def make(target: Path) -> None:
    """Writes a store with something in every table."""
    clock = FakeClock()
    store = set_up(target, POST, PASSPHRASE, label="Meja 1", now=clock)
    add_places(store, USUAL_PLACES)
    add_staff(store, "Petugas Contoh", "petugas", "petugas_depan", "sandi")
    people = []
    with store.capture.act("registration") as act:
        for number in range(PEOPLE):
            person = Participant(id=act.new_id(), full_name=f"Peserta {number}", sex="P")
            act.create(PARTICIPANT, person)
            act.create(
                VISIT,
                Visit(id=act.new_id(), participant_id=person.id, in_at=NOW - number * 60_000),
            )
            people.append(person.id)
        act.create(BUSINESS, Business(id=act.new_id(), participant_id=people[0], name="Kopi"))
        act.create(
            CONSENT,
            Consent(id=act.new_id(), participant_id=people[0], purpose="layanan", given_at=NOW),
        )
    with store.capture.gate.opened(), store.database.transaction():
        store.database.execute("DELETE FROM outbox WHERE kind = ?", (PARTICIPANT.number,))
    clock.forward(60_000)
    with store.capture.act("edit_person") as act:
        act.edit(PARTICIPANT, people[1], {"full_name": "Peserta Satu", "sex": "L"})
        act.delete(PARTICIPANT, people[2])
    Drafts(store.database).save(b"1", "registration", "Setengah", {"full_name": "Setengah"}, NOW)
    store.close()


def main() -> int:
    """Writes the fixture of the present schema; replaces one only when told to."""
    target = FIXTURES / f"release_{LATEST}"
    if "--replace" in sys.argv[1:]:
        shutil.rmtree(target, ignore_errors=True)
    if target.exists():
        sys.stderr.write(f"{target.name} is there already and stays as it is\n")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "store"
        make(made)
        target.mkdir(parents=True)
        for name in (STORE_FILE, KEY_FILE):
            shutil.copyfile(made / name, target / name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
