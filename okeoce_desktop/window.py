"""`okeoce` without a command: the window, from the first import to the exit code.

The store is opened on a thread of its own while most of Qt is being imported, so this module
imports nothing before it has to.

`OKEOCE_QUIT_AT_FIRST_FRAME=1` closes the window as soon as its first frame is painted, for
benchmarks of the start. `OKEOCE_PASSPHRASE` opens a store whose key is wrapped by a passphrase.
"""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

from okeoce_desktop import paths
from okeoce_desktop.environment import can_open_window
from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.ui.qt_import import import_qt

if TYPE_CHECKING:
    from okeoce_desktop.app import Desktop
    from okeoce_desktop.domain.areas import Areas
    from okeoce_desktop.faults import FaultWatch
    from okeoce_desktop.settings import SettingsFile
    from okeoce_desktop.storage.store import Store
    from okeoce_desktop.ui.context import Person
    from okeoce_desktop.ui.first_run.opening import Opening
    from okeoce_desktop.ui.shell.main_window import MainWindow


def run(data_dir: str | Path | None = None) -> int:
    """Opens the window of a store and returns the exit code once it is closed.

    A second window of the same store brings the first to the front instead, and returns 0.

    Raises:
        UserFacingError: STORE_LOCKED when another window holds the store and does not answer;
            BAD_USAGE where no window can be shown.
    """
    if not can_open_window():
        raise UserFacingError(ErrorCode.BAD_USAGE, detail="no display")
    from okeoce_desktop.ui.single_instance import call_first
    from okeoce_desktop.window_lock import claim_window

    # Nothing made during the start is garbage; the collector would look at all of it several times.
    gc.disable()
    chosen = _chosen(data_dir)
    directory = paths.data_dir(chosen)
    lock = claim_window(directory)
    if lock is None:
        if call_first(directory):
            return 0
        raise UserFacingError(ErrorCode.STORE_LOCKED, by="window")
    try:
        from okeoce_desktop.ui.first_run.opening import Opening

        # Before the thread begins: whatever it imported meanwhile would go through the hook, and
        # lead to the hook being set again for good.
        import_qt()
        opening = Opening(directory)
        from okeoce_desktop.faults import FaultWatch
        from okeoce_desktop.settings import SettingsFile

        watch = FaultWatch(paths.log_dir(chosen))
        try:
            return _show(directory, SettingsFile(paths.config_dir(chosen)), opening, watch)
        finally:
            watch.stop()
    finally:
        gc.enable()
        lock.release()


def _show(directory: Path, settings: SettingsFile, opening: Opening, watch: FaultWatch) -> int:
    from okeoce_desktop.app import Desktop, apply_settings
    from okeoce_desktop.ui.first_run.program import Program

    def open_desk(store: Store, areas: Areas, person: Person | None, window: MainWindow) -> Desktop:
        desktop = Desktop(store, areas, person, window, settings)
        desktop.start()
        return desktop

    program = Program(directory, settings, apply_settings, open_desk)
    watch.say = program.say_failure
    return program.run(opening)


def _chosen(data_dir: str | Path | None) -> str | None:
    """The directory somebody chose; the usual one is no choice: settings and log lie elsewhere."""
    if data_dir is None or Path(data_dir) == paths.data_dir(None):
        return None
    return str(data_dir)
