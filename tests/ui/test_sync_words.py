"""What the sync's state is called."""

from okeoce_desktop.errors import ErrorCode
from okeoce_desktop.services.sync_loop import SyncStatus
from okeoce_desktop.ui.sync_words import sync_words


def test_nothing_is_counted_before_it_is_known() -> None:
    assert sync_words(SyncStatus()).rest == ""
    assert sync_words(SyncStatus(held=36)).rest == "36 tersimpan di komputer ini"


def test_away_with_nothing_to_send_is_no_count() -> None:
    away = SyncStatus(enrolled=True, error=ErrorCode.UNREACHABLE)
    assert (sync_words(away).text, sync_words(away).rest) == ("Luring", "tidak ada yang menunggu")
