"""Two short forms over the window: another account, and the way to head office. UI thread."""

from __future__ import annotations

import itertools

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.services.setting_up import add_staff, enrol, keep_enrolment
from okeoce_desktop.services.staff import Account, StaffAccounts
from okeoce_desktop.ui.context import Context
from okeoce_desktop.ui.first_run.cover import Cover
from okeoce_desktop.ui.first_run.step import Step
from okeoce_desktop.ui.first_run.steps import AccountStep, OfficeStep
from okeoce_desktop.ui.messages import error_words
from okeoce_desktop.ui.widgets.buttons import Button, Kind
from okeoce_desktop.ui.widgets.label import Label
from okeoce_desktop.ui.widgets.paint import row
from okeoce_desktop.ui.widgets.scroll import ScrollColumn
from sync.protocol import EnrolReply

_OF_CODE = (ErrorCode.CODE_EXPIRED, ErrorCode.CODE_INVALID, ErrorCode.FORBIDDEN_SCOPE)


class FormPage(Cover):
    """A step of the wizard by itself. `cancelled` on Esc."""

    cancelled = Signal()

    def __init__(self, context: Context, step: Step, action: str, *, height: int) -> None:
        super().__init__(step.title, width=640, height=height)
        self._context, self._step = context, step
        self._busy = False
        body = self.card.body
        body.addWidget(Label(step.title, "title"))
        body.addWidget(Label(step.sentence, "body", "ink2"))
        body.addSpacing(8)
        scroll = ScrollColumn()
        scroll.body.addWidget(step)
        body.addWidget(scroll, 1)
        foot = row(gap=8)
        cancel = Button(self.tr("Batal"), key="Esc")
        self._doing = Label("", "small", "ink2", elide=True)
        self._action = Button(action, Kind.MAIN, key="Enter")
        foot.addWidget(cancel)
        foot.addWidget(self._doing, 1)
        foot.addWidget(self._action)
        body.addLayout(foot)
        cancel.clicked.connect(self._on_cancel)
        self._action.clicked.connect(self._on_submit)
        step.submitted.connect(self._on_submit)
        self.start_at(step.first())
        for before, after in itertools.pairwise([*step.editors(), self._action, cancel]):
            QWidget.setTabOrder(before, after)

    def submit(self) -> None:
        """Does it; the fields are sound."""
        raise NotImplementedError

    def set_busy(self, words: str) -> None:
        """Words while it is being done; empty when it is over."""
        self._busy = bool(words)
        self._doing.setText(words)
        self._action.setEnabled(not self._busy)
        self._step.setEnabled(not self._busy)

    def refuse(self, error: BaseException) -> None:
        """Says what went wrong; what was typed stays."""
        self.set_busy("")
        known = error if isinstance(error, UserFacingError) else None
        self._doing.setText(error_words(known or UserFacingError(ErrorCode.INTERNAL)))
        if known is None:
            raise error

    def _on_submit(self) -> None:
        if not self._busy and self._step.check():
            self.submit()

    def _on_cancel(self) -> None:
        if not self._busy:
            self.cancelled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_cancel()
            return
        super().keyPressEvent(event)


class AccountForm(FormPage):
    """Makes an account; the first one logs its owner in. `made(Account)`."""

    made = Signal(object)

    def __init__(self, context: Context, staff: StaffAccounts, *, first: bool) -> None:
        step = AccountStep()
        super().__init__(context, step, self.tr("Buat akun"), height=500)
        self._staff, self._logs_in, self.account = staff, first, step

    def submit(self) -> None:
        """Makes the account on the writer's thread."""
        name, username = self.account.full_name.text().strip(), self.account.username.text()
        role, password = str(self.account.role.value()), self.account.password.text()
        store, staff, first = self._context.services.store, self._staff, self._logs_in

        def make() -> Account | None:
            if any(one.username == username.strip().lower() for one in staff.accounts()):
                return None
            row_id = add_staff(store, name, username, role, password)
            account = Account(row_id, name, username.strip().lower(), role)
            if first:
                staff.log_in(account)
            return account

        def made(account: Account | None) -> None:
            self.set_busy("")
            if account is None:
                self.account.refuse_username(self.tr("Nama pengguna ini sudah dipakai."))
            else:
                self.made.emit(account)

        self.set_busy(self.tr("Membuat akun…"))
        self._context.write(lambda _writing: make(), made, self.refuse)


class OfficeForm(FormPage):
    """Enrols this computer at head office. `connected`."""

    connected = Signal()

    def __init__(self, context: Context) -> None:
        step = OfficeStep()
        super().__init__(context, step, self.tr("Hubungkan"), height=470)
        self.office = step

    def submit(self) -> None:
        """Talks to head office on the network's thread, then keeps what it answered."""
        server, code = self.office.server.text().strip(), self.office.code.text().strip()
        store = self._context.services.store
        label, device = store.device_label, store.device

        def answered(reply: EnrolReply) -> None:
            self._context.write(
                lambda _writing: keep_enrolment(store, server, reply),
                lambda _none: self._kept(),
                self.refuse,
            )

        self.set_busy(self.tr("Menghubungi pusat…"))
        self._context.background(lambda: enrol(server, code, label, device), answered, self.refuse)

    def refuse(self, error: BaseException) -> None:
        if not isinstance(error, UserFacingError):
            super().refuse(error)
            return
        self.set_busy("")
        self.office.refuse(error_words(error), address=error.code not in _OF_CODE)

    def _kept(self) -> None:
        self.set_busy("")
        self.connected.emit()
