"""The first-run wizard: sets this computer up as a post, hands the open store over. UI thread."""

from __future__ import annotations

import itertools
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from okeoce_desktop.domain.areas import Areas
from okeoce_desktop.environment import given_passphrase
from okeoce_desktop.errors import UserFacingError
from okeoce_desktop.services.workers import Worker
from okeoce_desktop.ui.context import Person
from okeoce_desktop.ui.first_run.cover import Cover
from okeoce_desktop.ui.first_run.making import (
    OF_CODE,
    OF_OFFICE,
    Plan,
    PostMaker,
    keeps_secrets,
)
from okeoce_desktop.ui.first_run.step import Step
from okeoce_desktop.ui.first_run.steps import (
    AccountStep,
    KeyringStep,
    KeyStep,
    OfficeStep,
    PostStep,
)
from okeoce_desktop.ui.first_run.words import role_words
from okeoce_desktop.ui.messages import error_words
from okeoce_desktop.ui.tasks import Poster
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.buttons import Button, Kind
from okeoce_desktop.ui.widgets.label import Label, Rule
from okeoce_desktop.ui.widgets.mark import Mark
from okeoce_desktop.ui.widgets.notice import Notice
from okeoce_desktop.ui.widgets.paint import row
from okeoce_desktop.ui.widgets.scroll import ScrollColumn


class Wizard(Cover):
    """Asks, makes the post on a thread of its own, and emits `finished(store, person)`.

    Until `finished`, `stop` closes what was made; afterwards the store belongs to the desk.
    """

    finished = Signal(object, object)

    def __init__(
        self, directory: Path, areas: Areas, poster: Poster, parent: QWidget | None = None
    ) -> None:
        super().__init__("", width=640, height=556, padding=28, parent=parent)
        self.setAccessibleName(self.tr("Menyiapkan komputer ini"))
        self._worker = Worker("set-up", poster.post)
        self._poster = poster
        self._maker = PostMaker(directory, areas)
        self._phrase = given_passphrase()
        self._busy = False
        self.post, self.account, self.office = PostStep(areas), AccountStep(), OfficeStep()
        self.key: Step = KeyStep()
        self._steps: list[Step] = [self.post, self.account, self.office]
        self._at = 0
        self._build()
        if self._phrase is None:
            self._steps.insert(2, self.key)
            self._worker.submit(keeps_secrets, self._on_keyring)
        for step in (self.post, self.account, self.key, self.office):
            self._pages.addWidget(self._scrolled(step))
            step.submitted.connect(self._go_on)
        for editor in (self.office.server, self.office.code):
            editor.textChanged.connect(self._name_next)
        self._order_tabs()
        self._show(0)

    def _build(self) -> None:
        body = self.card.body
        head = row(gap=10)
        head.addWidget(Mark(26))
        head.addWidget(Label(self.tr("Menyiapkan komputer ini"), "smalls", "ink2"))
        head.addStretch(1)
        self._count = Label("", "small", "ink3")
        head.addWidget(self._count)
        body.addLayout(head)
        body.addSpacing(4)
        body.addWidget(Rule())
        body.addSpacing(8)
        self._title = Label("", "title")
        self._sentence = Label("", "body", "ink2")
        body.addWidget(self._title)
        body.addWidget(self._sentence)
        body.addSpacing(8)
        self._pages = QStackedWidget()
        body.addWidget(self._pages, 1)
        self._trouble = Notice("", "error")
        self._trouble.hide()
        body.addWidget(self._trouble)
        foot = row(gap=8)
        self._back = Button(self.tr("Kembali"), key="Esc")
        self._later = Button(self.tr("Nanti saja"))
        self._next = Button(self.tr("Lanjut"), Kind.MAIN, key="Enter")
        self._doing = Label("", "small", "ink2", elide=True)
        foot.addWidget(self._back)
        foot.addWidget(self._doing, 1)
        foot.addWidget(self._later)
        foot.addWidget(self._next)
        body.addLayout(foot)
        self._back.clicked.connect(self._go_back)
        self._later.clicked.connect(self._skip_office)
        self._next.clicked.connect(self._go_on)

    def _scrolled(self, step: Step) -> QWidget:
        scroll = ScrollColumn()
        scroll.body.addWidget(step)
        return scroll

    def _on_keyring(self, keeps: bool) -> None:
        """Where the system keeps secrets nobody need invent a passphrase."""
        if not keeps or self._busy:
            return
        ring = KeyringStep()
        at = self._steps.index(self.key)
        old = self._pages.widget(2)
        if old is not None:
            self._pages.removeWidget(old)
            old.deleteLater()
        self._pages.insertWidget(2, self._scrolled(ring))
        ring.submitted.connect(self._go_on)
        self.key = self._steps[at] = ring
        self._show(self._at)

    def _show(self, at: int) -> None:
        self._at = at
        step = self._steps[at]
        order = [self.post, self.account, self.key, self.office]
        self._pages.setCurrentIndex(order.index(step))
        self._title.setText(step.title)
        self._sentence.setText(step.sentence)
        self._sentence.setVisible(not theme().compact)  # large type needs the room for the fields
        words = self.tr("Langkah {at} dari {all}")
        self._count.setText(words.format(at=at + 1, all=len(self._steps)))
        self._back.setVisible(at > 0)
        self._name_next()
        self._trouble.hide()
        first = step.first()
        self.start_at(first if first is not step else self._next)
        if self.isVisible():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _order_tabs(self) -> None:
        """Fields first, then the button that goes on, then the others."""
        order: list[QWidget] = []
        for step in self._steps:
            order += step.editors()
        order += [self._next, self._later, self._back]
        for before, after in itertools.pairwise(order):
            QWidget.setTabOrder(before, after)

    def _name_next(self) -> None:
        """Nothing typed about head office is an answer, too: later."""
        last = self._steps[self._at] is self.office
        wanted = last and not self.office.is_empty
        self._later.setVisible(wanted)
        later = self.tr("Nanti saja") if last else self.tr("Lanjut")
        self._next.setText(self.tr("Hubungkan") if wanted else later)

    def _go_back(self) -> None:
        made = self._maker.store is not None
        if self._at > 0 and not self._busy and not made:
            self._show(self._at - 1)

    def _go_on(self) -> None:
        if self._busy:
            return
        if self._steps[self._at] is self.office and self.office.is_empty:
            self._make(connect=False)
            return
        if not self._steps[self._at].check():
            return
        if self._at + 1 < len(self._steps):
            self._show(self._at + 1)
        else:
            self._make(connect=True)

    def _skip_office(self) -> None:
        if not self._busy:
            self._make(connect=False)

    def _make(self, *, connect: bool) -> None:
        plan = self._plan(connect=connect)
        self._set_busy(True)
        self._trouble.hide()
        post = self._poster.post
        self._worker.submit(
            lambda: self._maker.make(plan, lambda step: post(lambda: self._say(step))),
            lambda _none: self._done(plan),
            self._failed,
        )

    def _plan(self, *, connect: bool) -> Plan:
        phrase = self.key.phrase.text() if isinstance(self.key, KeyStep) else None
        return Plan(
            post=str(self.post.post.value()),
            label=self.post.label.text().strip(),
            full_name=self.account.full_name.text(),
            username=self.account.username.text(),
            role=str(self.account.role.value()),
            password=self.account.password.text(),
            passphrase=self._phrase or phrase,
            server=self.office.server.text().strip() if connect else "",
            code=self.office.code.text().strip() if connect else "",
        )

    def _say(self, step: str) -> None:
        words = {
            "store": self.tr("Membuat tempat simpan terenkripsi…"),
            "account": self.tr("Membuat akun…"),
            "office": self.tr("Menghubungi pusat…"),
        }
        self._doing.setText(words[step])

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        made = self._maker.store is not None
        for button in (self._next, self._later):
            button.setEnabled(not busy)
        self._back.setEnabled(not busy and not made)
        self._pages.setEnabled(not busy)
        if not busy:
            self._doing.setText("")

    def _done(self, plan: Plan) -> None:
        store, account = self._maker.store, self._maker.account
        self._maker.store = None
        self._worker.stop()
        if store is None:
            return  # the window was closed meanwhile
        person = Person(account, plan.full_name.strip(), role_words(plan.role))
        self.finished.emit(store, person)

    def _failed(self, error: BaseException) -> None:
        self._set_busy(False)
        if not isinstance(error, UserFacingError):
            raise error
        words = error_words(error)
        if error.code in OF_OFFICE:
            self.office.refuse(words, address=error.code not in OF_CODE)
            return
        self._trouble.set_notice(words, "error")
        self._trouble.show()
        self._next.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> None:
        """Ends the thread and closes what was made."""
        self._worker.submit(self._maker.close)
        self._worker.stop(5.0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
            return
        super().keyPressEvent(event)
