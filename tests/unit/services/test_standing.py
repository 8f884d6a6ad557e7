"""What `okeoce status` says, beside the open store."""

from __future__ import annotations

from okeoce_desktop.services.standing import read_standing
from okeoce_desktop.storage.store import Store
from sync.contract import PARTICIPANT, Participant, scope_of_post
from tests.helpers import stores


def test_an_empty_post(store: Store) -> None:
    found = read_standing(store.database)
    assert (found["post"], found["device_label"], found["device"]) == (stores.POST, "Meja 1", "")
    assert (found["pending"], found["parked"], found["conflicts"]) == (0, 0, 0)
    assert (found["last_sync"], found["digests"]) == (None, {})


def test_counts_leave_out_the_deleted(store: Store) -> None:
    reader = store.database.reader()
    with store.capture.act("registration") as act:
        rows = [Participant(id=act.new_id(), full_name="A") for _ in range(3)]
        for row in rows:
            act.create(PARTICIPANT, row)
        act.delete(PARTICIPANT, rows[0].id)
    found = read_standing(reader)
    reader.close()
    counts = found["counts"]
    assert isinstance(counts, dict)
    assert counts["participant"] == 2
    assert found["pending"] == 5  # three people, their session, one deletion


def test_digests_are_hexadecimal(store: Store) -> None:
    with store.database.transaction():
        store.meta.set("contact", 1_700_000_000_000)
        store.database.execute(
            "INSERT INTO digest VALUES (?, 1, 2, ?)", (scope_of_post(stores.POST), bytes(16))
        )
    found = read_standing(store.database)
    assert found["digests"] == {"participant": {"count": 2, "sum": "0" * 32}}
    assert found["last_sync"] == "2023-11-14T22:13:20Z"
    assert len(bytes.fromhex(str(found["fingerprint"]))) == 8
