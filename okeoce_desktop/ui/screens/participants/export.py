"""Writing the participants to a file, on a thread and a connection of its own. UI thread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from okeoce_desktop.ui import formatting
from okeoce_desktop.ui.context import Context

_KIND = "participant"


class PeopleExport(QObject):
    """Asks where to, writes, and says how far it is: `progressed(str)`, empty when it has ended.

    `ask_path` may be replaced: it gets a proposal and calls back with the chosen path.
    """

    progressed = Signal(str)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._parent = parent
        self._stop = threading.Event()
        self._busy = False
        self._only: Sequence[int] | None = None
        self.ask_path: Callable[[Path, Callable[[Path], None]], None] = self._ask_by_dialog
        context.closing.connect(self.cancel)

    def start(self, only: Sequence[int] | None = None) -> None:
        """Asks where to and begins; `only` are the local numbers of those who pass the filter."""
        if self._busy or self._context.window.overlay is not None:
            return  # whoever asked may have left before the list was counted
        self._only = only
        where = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(where))
        day = formatting.data_date(self._context.today())
        self.ask_path(folder / f"peserta-{day}.xlsx", self._write)

    def cancel(self) -> None:
        """Stops; there is no file then."""
        self._stop.set()

    def title(self) -> str:
        """What is about to be written, and of a filtered list how much."""
        if self._only is None:
            return self.tr("Ekspor daftar peserta")
        count = formatting.number(len(self._only))
        return self.tr("Ekspor {count} peserta yang tersaring").format(count=count)

    def _ask_by_dialog(self, proposal: Path, chosen: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self._parent, self.title())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Lembar kerja (*.xlsx)"), self.tr("Teks CSV (*.csv)")])
        dialog.setDefaultSuffix(proposal.suffix[1:])
        dialog.setDirectory(str(proposal.parent))
        dialog.selectFile(proposal.name)
        dialog.filterSelected.connect(
            lambda words: dialog.setDefaultSuffix("csv" if "csv" in words else "xlsx")
        )
        dialog.fileSelected.connect(lambda name: chosen(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _write(self, path: Path) -> None:
        self._busy = True
        self._stop.clear()
        self.progressed.emit(self.tr("Mengekspor peserta"))
        services, only = self._context.services, self._only
        # Late: most days nobody exports, and the list should open at once.
        from okeoce_desktop.services.exporting import StoppedError, export_kind, note_export

        def work() -> int:
            database = services.store.database.reader()
            try:
                return export_kind(
                    database,
                    _KIND,
                    path,
                    only=only,
                    stop=self._stop.is_set,
                    before_visible=lambda rows: services.writer.call(
                        lambda: note_export(services.store, _KIND, rows)
                    ),
                )
            finally:
                database.close()

        def done(rows: int) -> None:
            self._end()
            words = self.tr("{count} orang diekspor ke {file}")
            self._context.say(words.format(count=formatting.number(rows), file=path.name))

        def failed(error: BaseException) -> None:
            self._end()
            if isinstance(error, StoppedError):
                self._context.say(self.tr("Ekspor dibatalkan, tidak ada berkas yang dibuat."))
            else:
                self._context.say_failure(error)

        self._context.background(work, done, failed)

    def _end(self) -> None:
        self._busy = False
        self.progressed.emit("")
