"""One sync of a store at a time, and digests that another program changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.storage.store import Store
from okeoce_desktop.storage.sync_lock import only_sync
from tests.helpers import stores
from tests.helpers.stores import FakeClock


def test_a_second_sync_is_refused_and_the_next_is_not(tmp_path: Path) -> None:
    with only_sync(tmp_path), pytest.raises(UserFacingError) as error, only_sync(tmp_path):
        pass
    assert error.value.code is ErrorCode.STORE_LOCKED
    with only_sync(tmp_path):
        pass


def test_digests_of_another_program_are_seen(
    store: Store, directory: Path, clock: FakeClock
) -> None:
    scope = store.capture.scope
    empty = store.sync.fingerprint(scope)
    for other in stores.opened(directory, clock):
        with other.database.transaction():
            other.database.execute("INSERT INTO digest VALUES (?, 1, 1, ?)", (scope, bytes(16)))
    assert store.sync.fingerprint(scope) != empty
