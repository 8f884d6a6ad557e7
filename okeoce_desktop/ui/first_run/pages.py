"""Single pages of the start: opening, unlocking the store, and trouble. UI thread."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.ui.first_run.cover import Cover
from okeoce_desktop.ui.messages import error_words
from okeoce_desktop.ui.widgets.buttons import Button, Kind
from okeoce_desktop.ui.widgets.input import TextInput
from okeoce_desktop.ui.widgets.label import IconMark, Label, Rule
from okeoce_desktop.ui.widgets.mark import Mark
from okeoce_desktop.ui.widgets.paint import row

_CENTRE = Qt.AlignmentFlag.AlignHCenter


class WaitPage(Cover):
    """Words while something slow runs; nothing spins."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent=parent)
        body = self.card.body
        body.addWidget(Mark(), 0, _CENTRE)
        body.addSpacing(6)
        self._words = Label(words, "body", "ink2")
        body.addWidget(self._words, 0, _CENTRE)

    def set_words(self, words: str) -> None:
        """What is being done now."""
        self._words.setText(words)


class UnlockPage(Cover):
    """Asks for the passphrase that wraps the store's key.

    `unlock_requested(str)`; the caller answers with `show_wrong`, or takes the page away.
    """

    unlock_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", pattern=True, parent=parent)
        title = self.tr("Buka data pos ini")
        self.setAccessibleName(title)
        self.phrase = TextInput(self.tr("Frasa sandi"), icon="key-round")
        self.phrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.phrase.setMaxLength(1024)
        self._open = Button(self.tr("Buka"), Kind.MAIN, key="Enter")
        self._icon = IconMark("", size=16)
        self._message = Label("", "small", "ink2", wrap=True)
        body = self.card.body
        body.addWidget(Mark(), 0, _CENTRE)
        body.addSpacing(6)
        body.addWidget(Label(title, "title"), 0, _CENTRE)
        sentence = self.tr("Data di komputer ini terkunci dengan frasa sandi")
        body.addWidget(Label(sentence, "small", "ink3"), 0, _CENTRE)
        body.addSpacing(4)
        body.addWidget(Rule())
        body.addSpacing(8)
        box = row(gap=8)
        box.addWidget(self.phrase, 1)
        box.addWidget(self._open)
        body.addLayout(box)
        line = row(gap=8)
        line.addWidget(self._icon)
        line.addWidget(self._message, 1)
        body.addLayout(line)
        self.start_at(self.phrase)
        self.phrase.returnPressed.connect(self._on_open)
        self._open.clicked.connect(self._on_open)
        self._say(self.tr("Frasa sandi dipilih saat komputer ini disiapkan."), "ink2", "info")

    def show_wrong(self) -> None:
        """The phrase did not open the store."""
        self._set_busy(False)
        self._refuse(error_words(UserFacingError(ErrorCode.PASSPHRASE_WRONG)))

    def _refuse(self, words: str) -> None:
        self.phrase.set_state("error")
        self.phrase.setAccessibleDescription(words)
        self._say(words, "cabai_ink", "circle-x")
        self.phrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_open(self) -> None:
        typed = self.phrase.text()
        if not self._open.isEnabled():
            return
        if not typed:
            self._refuse(self.tr("Tulis frasa sandi."))
            return
        self.phrase.clear()
        self.phrase.set_state("normal")
        self._set_busy(True)
        self._say(self.tr("Membuka data…"), "ink2", "hard-drive")
        self.unlock_requested.emit(typed)

    def _set_busy(self, busy: bool) -> None:
        self.phrase.setReadOnly(busy)
        self._open.setEnabled(not busy)

    def _say(self, words: str, tone: str, icon: str) -> None:
        self._message.setText(words)
        self._message.set_tone(tone)
        self._icon.set_icon(icon, tone)


class TroublePage(Cover):
    """The store cannot be opened: what happened, what to do. The store stays as it is.

    `retried` and `left` are the two buttons.
    """

    retried = Signal()
    left = Signal()

    def __init__(self, error: UserFacingError, place: str, parent: QWidget | None = None) -> None:
        super().__init__("", width=560, parent=parent)
        happened, advice = trouble_words(error)
        self.setAccessibleName(happened)
        self.setAccessibleDescription(advice)
        body = self.card.body
        body.addWidget(IconMark("triangle-alert", "kunyit_ink", 24))
        body.addSpacing(4)
        body.addWidget(Label(happened, "title", wrap=True))
        body.addWidget(Label(advice, "body", "ink2", wrap=True))
        body.addSpacing(4)
        body.addWidget(Rule())
        body.addSpacing(4)
        kept = row(gap=8)
        kept.addWidget(IconMark("hard-drive", "ink2", 16))
        words = self.tr("Data tidak diubah. Tempatnya: {place}").format(place=place)
        where = Label(words, "small", "ink3", elide=True)
        kept.addWidget(where, 1)
        body.addLayout(kept)
        body.addSpacing(8)
        foot = row(gap=8)
        close = Button(self.tr("Tutup"), key="Esc")
        self._again = Button(self.tr("Coba lagi"), Kind.MAIN, key="Enter")
        foot.addStretch(1)
        foot.addWidget(close)
        foot.addWidget(self._again)
        body.addLayout(foot)
        close.clicked.connect(self.left)
        self._again.clicked.connect(self.retried)
        self.start_at(self._again)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


def trouble_words(error: UserFacingError) -> tuple[str, str]:
    """What happened and what to do, for a store that does not open."""
    translate = QCoreApplication.translate
    code = error.code
    missing = str(error.params.get("file", ""))
    if code is ErrorCode.STORE_DAMAGED and missing.endswith(".key"):
        return (
            translate("Trouble", "Berkas kunci data tidak ada atau rusak"),
            translate(
                "Trouble",
                "Tanpa kunci, data tidak bisa dibuka. Kembalikan berkas okeoce.key,"
                " atau pulihkan cadangan: okeoce restore BERKAS.",
            ),
        )
    if code is ErrorCode.STORE_DAMAGED and missing.endswith(".db"):
        return (
            translate("Trouble", "Berkas data tidak ada, hanya kuncinya"),
            translate(
                "Trouble",
                "Kembalikan berkas okeoce.db, atau pulihkan cadangan: okeoce restore BERKAS.",
            ),
        )
    words = {
        ErrorCode.STORE_NEWER: (
            translate("Trouble", "Data ini dari versi aplikasi yang lebih baru"),
            translate("Trouble", "Pasang versi aplikasi terbaru di komputer ini, lalu buka lagi."),
        ),
        ErrorCode.STORE_DAMAGED: (
            translate("Trouble", "Data di komputer ini rusak"),
            translate(
                "Trouble",
                "Jalankan okeoce doctor untuk memeriksa, atau pulihkan cadangan:"
                " okeoce restore BERKAS.",
            ),
        ),
        ErrorCode.DISK_FULL: (
            translate("Trouble", "Ruang simpan komputer ini penuh"),
            translate("Trouble", "Kosongkan sebagian ruang simpan, lalu coba lagi."),
        ),
        ErrorCode.STORE_LOCKED: (
            translate("Trouble", "Data sedang dipakai program lain"),
            translate("Trouble", "Tunggu sampai program itu selesai, lalu coba lagi."),
        ),
        ErrorCode.PASSPHRASE_MISSING: (
            translate("Trouble", "Penyimpan sandi komputer ini tidak memberi kuncinya"),
            translate(
                "Trouble",
                "Masuk ke komputer dengan pengguna yang menyiapkan pos ini, lalu coba lagi.",
            ),
        ),
    }
    return words.get(
        code,
        (
            translate("Trouble", "Maaf, data pos ini tidak bisa dibuka"),
            translate("Trouble", "Coba lagi. Jika tetap begini, laporkan ke pengurus perangkat."),
        ),
    )
