"""Locking the screen, coming back, and changing who works here. UI thread.

The work behind the cover stays as it is. Passwords are checked on a thread of their own: argon2id
is slow on purpose, and neither the window nor the writer may wait for it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.services.staff import (
    Account,
    LoginResult,
    Refusal,
    StaffAccounts,
    try_login,
)
from okeoce_desktop.services.workers import Worker
from okeoce_desktop.ui import formatting
from okeoce_desktop.ui.context import Context, Person
from okeoce_desktop.ui.first_run.idle import IdleWatch
from okeoce_desktop.ui.first_run.words import role_words
from okeoce_desktop.ui.messages import error_words
from okeoce_desktop.ui.shell.lock import LockScreen
from okeoce_desktop.ui.sync_words import sync_words
from sync.contract import RowId


class Lock(QObject):
    """Who works at this window, and the cover while nobody does.

    Args:
        unfinished: name of somebody whose entry is half filled in, or "" for one without a name,
            or None when there is nothing.
        hides_name: whether that name must not be read from a locked screen.
        post_to_ui: hands a callback to the user interface's thread.

    Signals: `person_changed(Person)`.
    """

    person_changed = Signal(object)

    def __init__(
        self,
        context: Context,
        post: str,
        unfinished: Callable[[], str | None],
        hides_name: Callable[[], bool],
        post_to_ui: Callable[[Callable[[], None]], None],
    ) -> None:
        super().__init__()
        self._context, self._window, self._post = context, context.window, post
        self._post_to_ui = post_to_ui
        self._unfinished, self._hides_name = unfinished, hides_name
        self.staff = StaffAccounts(context.services.store)
        self._passwords: Worker | None = None
        self._account: Account | None = None
        self._since = context.now()
        self._cover: QWidget | None = None
        self._before: QWidget | None = None
        self._under: QWidget | None = None
        self._busy = False
        self.idle = IdleWatch(self)
        self.idle.idle.connect(self._on_idle)
        self._window.lock_requested.connect(self.lock)
        context.minute_passed.connect(self._tell_time)
        context.sync_changed.connect(self._tell_sync)
        if context.person.id is not None:
            self._find_account()

    @property
    def is_locked(self) -> bool:
        """Whether a cover of ours is on the window."""
        return self._cover is not None

    def lock(self) -> None:
        """Covers the window at once; without an account there would be no way back."""
        if self.is_locked:
            return
        if self._account is None:
            self._context.say(self.tr("Layar bisa dikunci setelah ada akun petugas."))
            return
        self._before, self._under = self._window.focusWidget(), self._window.overlay
        self._context.write(lambda _writing: self.staff.note("lock"))
        self._show_lock()

    def ask_login(self) -> None:
        """Nobody works here: asks for name and password before anything can be seen."""
        from okeoce_desktop.ui.first_run.login_page import LoginPage

        leaving = self._account
        page = LoginPage(self._post, can_cancel=leaving is not None)
        page.login_requested.connect(lambda name, typed: self._try(name, typed, page.show_wrong))
        page.cancelled.connect(self._show_lock)
        self._put(page)
        if leaving is None:
            self._context.write(
                lambda _writing: self.staff.last(),
                lambda last: page.suggest(last.username if last else ""),
            )

    def take_over(self, account: Account) -> None:
        """Somebody works here from now on; the store knows already."""
        self._account, self._since = account, self._context.now()
        person = Person(account.id, account.full_name, role_words(account.role))
        self._context.person = person
        self._window.set_user(person.name, person.role)
        self.person_changed.emit(person)

    @property
    def account(self) -> Account | None:
        """Who is logged in."""
        return self._account

    def close(self) -> None:
        """Ends the thread for passwords and, for somebody logged in, notes that they left. From
        now on the window may be gone."""
        self.idle.set_seconds(0)
        if self._account is not None:
            self._context.write(lambda _writing: self.staff.note("logout"))
        if self._passwords is not None:
            self._passwords.stop(0.5)
            self._passwords = None

    def _find_account(self) -> None:
        wanted = self._context.person.id

        def found(accounts: list[Account]) -> None:
            self._account = next((one for one in accounts if one.id == wanted), None)

        self._context.write(lambda _writing: self.staff.accounts(), found)

    def _on_idle(self) -> None:
        if self._account is not None:
            self.lock()

    def _show_lock(self) -> None:
        account = self._account
        if account is None:
            return
        page = LockScreen()
        page.set_post(self._post)
        since = self.tr("{role}, masuk {time}")
        line = since.format(role=role_words(account.role), time=formatting.clock(self._since))
        page.set_person(account.full_name, line)
        page.set_kept(self._kept_words())
        page.unlock_requested.connect(
            lambda typed: self._try(account.username, typed, page.show_wrong, account.id)
        )
        page.switch_user_requested.connect(self.ask_login)
        page.password_forgotten.connect(
            lambda: page.show_wrong(self.tr("Minta pengurus perangkat membuat akun baru."))
        )
        self._put(page)
        self._tell_time()
        self._tell_sync()

    def _kept_words(self) -> str:
        name = self._unfinished()
        if name is None:
            return ""
        if not name or self._hides_name():
            return self.tr("Isian tetap tersimpan di komputer ini")
        return self.tr("Isian {name} tetap tersimpan di komputer ini").format(name=name)

    def _put(self, page: QWidget) -> None:
        old, self._cover = self._cover, page
        self._window.show_overlay(page)
        if old is not None:
            old.deleteLater()

    def _tell_time(self) -> None:
        if isinstance(self._cover, LockScreen):
            now, today = self._context.now(), self._context.today()
            date = self.tr("{day} {year}").format(
                day=formatting.heading_date(today), year=today.year
            )
            self._cover.set_time(date, formatting.clock(now))

    def _tell_sync(self) -> None:
        if isinstance(self._cover, LockScreen):
            words = sync_words(self._context.sync_status)
            self._cover.set_sync_state(words.icon, words.tone, words.text)

    def _try(
        self,
        username: str,
        typed: str,
        refuse: Callable[[str], None],
        only: RowId | None = None,
    ) -> None:
        if self._busy:
            return
        self._busy = True
        if self._passwords is None:
            self._passwords = Worker("passwords", self._post_to_ui)
        writer, staff = self._context.services.writer, self.staff

        def checked(result: LoginResult) -> None:
            self._busy = False
            if result.account is None:
                refuse(self._refusal_words(result))
            else:
                self._enter(result.account)

        def failed(error: BaseException) -> None:
            self._busy = False
            if isinstance(error, UserFacingError):
                refuse(error_words(error))
                return
            refuse(error_words(UserFacingError(ErrorCode.INTERNAL)))
            raise error

        self._passwords.submit(
            lambda: try_login(writer, staff, username, typed, only), checked, failed
        )

    def _enter(self, account: Account) -> None:
        cover, self._cover = self._cover, None
        if self._account is None or account.id != self._account.id:
            self.take_over(account)
        under, self._under = self._under, None
        self._window.show_overlay(under)
        before, self._before = self._before, None
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        if cover is not None:
            cover.deleteLater()

    def _refusal_words(self, result: LoginResult) -> str:
        if result.refusal is Refusal.PAUSED:
            minutes = max(1, round(result.wait_ms / 60_000))
            return self.tr("Terlalu sering salah. Coba lagi %n menit lagi.", "", minutes)
        words = self.tr("Kata sandi belum cocok. Sisa {count} kali.")
        return words.format(count=result.tries_left)
