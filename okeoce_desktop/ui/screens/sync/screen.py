"""The sync screen: state, what needs a person, what waits, the proof. UI thread."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from okeoce_desktop.errors import UserFacingError
from okeoce_desktop.services.container import Reading
from okeoce_desktop.services.setting_up import enrol, keep_enrolment
from okeoce_desktop.storage.sync_reader import (
    ConflictItem,
    Exchange,
    ParkedItem,
    Proof,
    WaitingItem,
)
from okeoce_desktop.ui.context import Context
from okeoce_desktop.ui.screens.sync.check_card import CheckCard
from okeoce_desktop.ui.screens.sync.enrol_form import EnrolForm
from okeoce_desktop.ui.screens.sync.proof_card import ProofCard
from okeoce_desktop.ui.screens.sync.state_card import StateCard
from okeoce_desktop.ui.screens.sync.waiting_card import WaitingCard
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.keys import press_key
from okeoce_desktop.ui.widgets.page_header import PageHeader
from okeoce_desktop.ui.widgets.paint import column, space
from okeoce_desktop.ui.widgets.panel import SidePanel
from okeoce_desktop.ui.widgets.scroll import ScrollColumn
from sync.contract import scope_of_post
from sync.protocol import EnrolReply

PLACE = "sync"
_WAITING, _EXCHANGES, _ATTENTION = 8, 5, 20
_REFRESH_MS = 500


@dataclass(frozen=True, slots=True)
class _Snapshot:
    waiting: list[WaitingItem]
    parked: list[ParkedItem]
    conflicts: list[ConflictItem]
    exchanges: list[Exchange]
    proof: Proof


class _Page(QWidget):
    """Answers the plain keys of its buttons."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_key(self, event):
            super().keyPressEvent(event)


class SyncScreen(QObject):
    """The screen of the place `sync`; lives and dies with its content.

    At large type the proof stands under the other cards and there is no panel.
    """

    place_id = PLACE

    def __init__(self, context: Context) -> None:
        self._content = _Page()
        super().__init__(self._content)
        self.title = self.tr("Sinkronisasi")
        self._context = context
        self._scope = scope_of_post(context.services.post)
        self._header = PageHeader(self.title, self._where())
        self.state = StateCard()
        self.enrol_form = EnrolForm()
        self.enrol_form.hide()
        self.state.body.addWidget(self.enrol_form)
        self.check = CheckCard(self._kelurahan)
        self.waiting = WaitingCard()
        self.proof = ProofCard()
        self.proof.hide()
        self._scroll = ScrollColumn(gap=12)
        page = column(self._content, (0, 14, 0, 0), 12)
        top = column(margins=(24, 0, 20, 0))
        top.addWidget(self._header)
        page.addLayout(top)
        page.addWidget(self._scroll, 1)
        self._cards = cards = column()
        self._fit_cards(0, 0)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._fit_cards)
        for card in (self.state, self.check, self.waiting):
            cards.addWidget(card)
        self._under = column()
        cards.addLayout(self._under)
        cards.addStretch(1)
        self._scroll.body.addLayout(cards)
        self._panel = SidePanel()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REFRESH_MS)
        self._timer.timeout.connect(self._read)
        self._place_proof()
        self._connect()
        self._show_status()

    def _connect(self) -> None:
        context = self._context
        self.state.run_pressed.connect(lambda: context.sync_now())
        self.state.cancel_pressed.connect(self._cancel)
        self.enrol_form.submitted.connect(self._enrol)
        self.check.person_chosen.connect(self._fix)
        context.changed.connect(lambda _changed: self._refresh())
        context.sync_changed.connect(lambda _status: self._on_status())
        context.minute_passed.connect(self._refresh)
        theme().changed.connect(self._on_look)

    # What the window asks

    @property
    def content(self) -> QWidget:
        return self._content

    @property
    def panel(self) -> QWidget | None:
        return None if theme().compact else self._panel

    def default_focus(self) -> QWidget | None:
        if not self._context.sync_status.enrolled:
            return self.enrol_form.first
        return self.state.run_button

    def shown(self) -> None:
        """Comes into sight: what changed meanwhile is read."""
        self._show_status()
        self._read()

    # Showing

    def _on_look(self) -> None:
        self._place_proof()
        self._read()
        if self._context.window.current_place == PLACE:
            # The panel comes or goes.
            QTimer.singleShot(0, self, lambda: self._context.window.go_to(PLACE))

    def _place_proof(self) -> None:
        target = self._under if theme().compact else self._panel.body
        target.insertWidget(0, self.proof)
        if self._panel.body.count() < 2:
            self._panel.body.addStretch(1)

    def _fit_cards(self, _low: int, high: int) -> None:
        # The scroll bar stands in the margin: header and cards keep one right edge.
        space(self._cards, 24, 0, 8 if high > 0 else 20, 16, 12)

    def _on_status(self) -> None:
        self._show_status()
        self._refresh()

    def _show_status(self) -> None:
        status, now = self._context.sync_status, self._context.now()
        self.state.show_status(status, now)
        self.proof.show_status(status, now)
        typing = self.enrol_form.isVisible() and self._content.isAncestorOf(
            self._content.focusWidget() or self._content
        )
        if typing and status.enrolled:
            # Before the form goes: Qt would hand the focus on, and scroll to where it lands.
            self.state.run_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.enrol_form.setVisible(not status.enrolled)

    def _refresh(self) -> None:
        if self._content.isVisible() and not self._timer.isActive():
            self._timer.start()

    def _read(self) -> None:
        def read(reading: Reading) -> _Snapshot:
            sync = reading.sync
            return _Snapshot(
                sync.waiting(_WAITING),
                sync.parked(_ATTENTION),
                sync.conflicts(_ATTENTION),
                sync.exchanges(_EXCHANGES),
                sync.proof(self._scope),
            )

        self._context.read(read, self._show, key="sync.snapshot")

    def _show(self, found: _Snapshot) -> None:
        status, now = self._context.sync_status, self._context.now()
        total = max(status.attention, len(found.parked) + len(found.conflicts))
        self.check.show_items(found.parked, found.conflicts, total)
        self.waiting.show_items(found.waiting, status.held, now)
        self.proof.show_proof(found.proof, found.exchanges, status, now)
        self.proof.show()

    # What the clerk does

    def _cancel(self) -> None:
        self._context.sync_cancel()
        self.state.say_cancelled()

    def _fix(self, person: object) -> None:
        self._context.window.go_to("participants")
        self._context.edit_requested.emit(person)

    def _enrol(self, address: str, code: str) -> None:
        store = self._context.services.store
        label, device = store.device_label or self._post_name(), store.device
        self.enrol_form.set_busy(True)
        self._context.background(
            lambda: enrol(address, code, label, device),
            lambda reply: self._keep(address, reply),
            self._refused,
        )

    def _keep(self, address: str, reply: EnrolReply) -> None:
        store = self._context.services.store

        def done(_none: None) -> None:
            self.enrol_form.set_busy(False)
            self._context.sync_now()
            self._context.say(self.tr("Terhubung ke pusat. Data mulai dikirim."))

        self._context.write(
            lambda _writing: keep_enrolment(store, address, reply), done, self._refused
        )

    def _refused(self, error: BaseException) -> None:
        self.enrol_form.set_busy(False)
        if not (isinstance(error, UserFacingError) and self.enrol_form.show_error(error)):
            self._context.say_failure(error)

    # Names

    def _post_name(self) -> str:
        services = self._context.services
        name = services.areas.kecamatan[services.post].name
        return self.tr("Pos {name}").format(name=name)

    def _where(self) -> str:
        label = self._context.services.store.device_label
        return ", ".join(filter(None, (label, self._post_name())))

    def _kelurahan(self, code: str) -> str:
        area = self._context.services.areas.kelurahan.get(code)
        return area.name if area is not None else code
