"""Logging in: who, how often, and what is noted of it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from okeoce_desktop.services import staff as staff_module
from okeoce_desktop.services.setting_up import add_staff
from okeoce_desktop.services.staff import (
    PAUSE_MS,
    Account,
    Refusal,
    StaffAccounts,
    try_login,
)
from okeoce_desktop.services.workers import Urgency
from okeoce_desktop.storage.audit import Audit
from okeoce_desktop.storage.store import Store
from sync.contract import SESSION, STAFF
from tests.helpers.stores import FakeClock, copy_store, make_template, opened

T = TypeVar("T")
PASSWORD = "kata sandi dewi"


class FakeRunner:
    """Runs everything at once on the calling thread."""

    def submit(
        self,
        job: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
        *,
        urgency: Urgency = Urgency.DESK,
    ) -> None:
        raise NotImplementedError

    def call(self, job: Callable[[], T], *, urgency: Urgency = Urgency.DESK) -> T:
        return job()


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = make_template(tmp_path_factory.mktemp("staff") / "store")
    for store in opened(directory, FakeClock()):
        add_staff(store, "Dewi Anggraini", "Dewi", "petugas_depan", PASSWORD)
        add_staff(store, "Bayu Pratama", "bayu", "kasatpel", "kata sandi bayu")
    return directory


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def store(template: Path, tmp_path: Path, clock: FakeClock) -> Iterator[Store]:
    yield from opened(copy_store(template, tmp_path / "store"), clock)


@pytest.fixture
def accounts(store: Store) -> StaffAccounts:
    return StaffAccounts(store)


def audit(store: Store) -> list[str]:
    return [row[0] for row in store.database.execute("SELECT action FROM audit ORDER BY seq")]


def account_of(accounts: StaffAccounts, username: str) -> Account:
    ((found, _hash),) = accounts.find(username)
    return found


def test_the_right_password_logs_in_and_is_noted(store: Store, accounts: StaffAccounts) -> None:
    before = store.capture.run.run
    result = try_login(FakeRunner(), accounts, " DEWI ", PASSWORD)
    assert result.account == account_of(accounts, "dewi")
    assert store.capture.person == result.account.id
    assert store.capture.run.run != before
    assert audit(store)[-1] == "login"
    assert accounts.last() == result.account


def test_what_is_changed_afterwards_carries_the_person(
    store: Store, accounts: StaffAccounts
) -> None:
    result = try_login(FakeRunner(), accounts, "dewi", PASSWORD)
    assert result.account is not None
    add_staff(store, "Citra", "citra", "pendamping", "kata sandi citra")
    rows = store.database.execute(
        f"SELECT staff_id FROM {SESSION.name} WHERE run = ?", (store.capture.run.run,)
    ).fetchall()
    assert [bytes(row[0]) for row in rows] == [result.account.id]


def test_unlocking_keeps_the_run(store: Store, accounts: StaffAccounts) -> None:
    try_login(FakeRunner(), accounts, "dewi", PASSWORD)
    run = store.capture.run.run
    try_login(FakeRunner(), accounts, "dewi", PASSWORD)
    assert store.capture.run.run == run
    assert audit(store)[-1] == "unlock"


def test_switching_notes_who_left(store: Store, accounts: StaffAccounts) -> None:
    try_login(FakeRunner(), accounts, "dewi", PASSWORD)
    try_login(FakeRunner(), accounts, "bayu", "kata sandi bayu")
    assert audit(store)[-2:] == ["logout", "login"]
    lines = store.database.execute("SELECT staff FROM audit ORDER BY seq DESC LIMIT 2").fetchall()
    assert [bytes(line[0]) for line in lines] == [
        account_of(accounts, "bayu").id,
        account_of(accounts, "dewi").id,
    ]


def test_the_audit_chain_stays_whole(store: Store, accounts: StaffAccounts) -> None:
    try_login(FakeRunner(), accounts, "dewi", PASSWORD)
    accounts.note("lock")
    assert Audit(store.database.execute).broken_at() is None


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """No password fits, without the time argon2id takes."""
    monkeypatch.setattr(staff_module, "password_fits", lambda _stored, typed: typed == PASSWORD)


@pytest.mark.usefixtures("quick")
def test_five_tries_then_a_pause(accounts: StaffAccounts, clock: FakeClock) -> None:
    left = [try_login(FakeRunner(), accounts, "dewi", "salah").tries_left for _ in range(4)]
    assert left == [4, 3, 2, 1]
    fifth = try_login(FakeRunner(), accounts, "dewi", "salah")
    assert (fifth.refusal, fifth.wait_ms) == (Refusal.PAUSED, PAUSE_MS)
    # During the pause even the right password waits.
    assert try_login(FakeRunner(), accounts, "dewi", PASSWORD).refusal is Refusal.PAUSED
    clock.forward(PAUSE_MS)
    assert try_login(FakeRunner(), accounts, "dewi", PASSWORD).account is not None
    assert try_login(FakeRunner(), accounts, "dewi", "salah").tries_left == 4


@pytest.mark.usefixtures("quick")
def test_pauses_grow_and_outlive_the_program(
    store: Store, accounts: StaffAccounts, clock: FakeClock
) -> None:
    for _ in range(5):
        try_login(FakeRunner(), accounts, "dewi", "salah")
    again = StaffAccounts(store)
    assert again.pause_ms("dewi") == PAUSE_MS
    clock.forward(PAUSE_MS)
    for _ in range(4):
        try_login(FakeRunner(), again, "dewi", "salah")
    assert try_login(FakeRunner(), again, "dewi", "salah").wait_ms == 2 * PAUSE_MS


@pytest.mark.usefixtures("quick")
def test_a_clock_set_back_locks_nobody_out_for_long(
    accounts: StaffAccounts, clock: FakeClock
) -> None:
    for _ in range(5):
        try_login(FakeRunner(), accounts, "dewi", "salah")
    clock.forward(-365 * 86_400_000)
    assert accounts.pause_ms("dewi") <= 16 * PAUSE_MS


@pytest.mark.usefixtures("quick")
def test_one_persons_pause_is_not_anothers(accounts: StaffAccounts) -> None:
    for _ in range(5):
        try_login(FakeRunner(), accounts, "dewi", "salah")
    assert accounts.pause_ms("bayu") == 0


@pytest.mark.parametrize("username", ["siapa", "", "dewi' OR 1=1 --"])
def test_an_unknown_name_is_refused_like_a_wrong_password(
    accounts: StaffAccounts, username: str
) -> None:
    result = try_login(FakeRunner(), accounts, username, PASSWORD)
    assert result.account is None
    assert (result.refusal, result.tries_left) == (Refusal.WRONG, 4)


def test_an_account_taken_out_of_use_cannot_log_in(store: Store, accounts: StaffAccounts) -> None:
    dewi = account_of(accounts, "dewi")
    with store.capture.act("edit_staff") as act:
        act.edit(STAFF, dewi.id, {"active": False})
    assert [one.username for one in accounts.accounts()] == ["bayu"]
    assert try_login(FakeRunner(), accounts, "dewi", PASSWORD).account is None


def test_two_of_one_name_come_in_each_by_their_password(
    store: Store, accounts: StaffAccounts
) -> None:
    dewi = account_of(accounts, "dewi")
    add_staff(store, "Dewi Lestari", "dewi", "pendamping", "kata sandi lestari")
    first = try_login(FakeRunner(), accounts, "dewi", PASSWORD).account
    second = try_login(FakeRunner(), accounts, "dewi", "kata sandi lestari").account
    assert first is not None
    assert second is not None
    assert (first.id, second.full_name) == (dewi.id, "Dewi Lestari")
    # The screen that one of them locked opens to that one only.
    locked = try_login(FakeRunner(), accounts, "dewi", "kata sandi lestari", only=dewi.id)
    assert locked.refusal is Refusal.WRONG
    unlocked = try_login(FakeRunner(), accounts, "dewi", PASSWORD, only=dewi.id)
    assert unlocked.account == dewi


def test_the_hash_for_nobody_is_a_real_one() -> None:
    from nacl import pwhash

    assert not staff_module.password_fits(staff_module._NOBODY, PASSWORD)
    with pytest.raises(Exception, match="Wrong password"):
        pwhash.verify(staff_module._NOBODY.encode(), b"salah")
