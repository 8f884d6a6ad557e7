"""The settings screen: what is chosen holds at once and is kept in the settings file. UI thread."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from okeoce_desktop.services.staff import Account, StaffAccounts
from okeoce_desktop.settings import Settings, SettingsFile
from okeoce_desktop.storage.store import Store
from okeoce_desktop.ui.context import Context
from okeoce_desktop.ui.first_run.words import role_words
from okeoce_desktop.ui.screens.settings.forms import AccountForm, FormPage, OfficeForm
from okeoce_desktop.ui.screens.settings.view import SettingsView
from okeoce_desktop.ui.sync_words import sync_words
from okeoce_desktop.ui.widgets.segment import Segment

PLACE = "settings"
_MAY_ADD = ("kasatpel", "admin_perangkat")


class SettingsScreen(QObject):
    """Signals: `changed(Settings)` after every change; `logged_in(Account)` when the first account
    was made here and its owner works from now on.
    """

    changed = Signal(object)
    logged_in = Signal(object)

    place_id = PLACE

    def __init__(
        self,
        context: Context,
        file: SettingsFile,
        staff: StaffAccounts,
        who: Callable[[], Account | None],
    ) -> None:
        super().__init__()
        self.title = self.tr("Pengaturan")
        self._context, self._file, self._staff, self._who = context, file, staff, who
        self._accounts, self._url = 0, ""
        self._form: FormPage | None = None
        self.view = SettingsView()
        self.view.show_settings(file.current)
        self._connect()

    @property
    def content(self) -> QWidget:
        return self.view

    @property
    def panel(self) -> QWidget | None:
        return None

    def default_focus(self) -> QWidget | None:
        return self.view.theme

    def shown(self) -> None:
        """Comes into sight: reads what is kept in the store."""
        store = self._context.services.store
        self._context.write(lambda _writing: self._facts(store), self._take_facts)
        self._show_office()

    def _connect(self) -> None:
        view = self.view
        pairs: list[tuple[Segment, str]] = [
            (view.theme, "theme"),
            (view.font_scale, "font_scale"),
            (view.reduce_motion, "reduce_motion"),
            (view.language, "language"),
            (view.lock_after, "lock_after_minutes"),
            (view.hide_name, "hide_name_on_lock"),
        ]
        for segment, name in pairs:
            segment.changed.connect(lambda value, name=name: self._update(name, value))
        view.label.committed.connect(self._name_computer)
        view.connect_office.clicked.connect(self._connect_office)
        view.add_account.clicked.connect(self._add_account)
        self._context.sync_changed.connect(self._show_office)

    def _update(self, name: str, value: object) -> None:
        def failed(_error: BaseException) -> None:
            self._context.say(self.tr("Pengaturan tidak bisa disimpan. Periksa ruang simpan."))
            self.view.show_settings(self._file.current)

        def saved(settings: Settings) -> None:
            self.changed.emit(settings)

        # On the writer's thread: the file is synced to the disk, which can take its time.
        self._context.write(lambda _writing: self._file.update(**{name: value}), saved, failed)

    def _facts(self, store: Store) -> tuple[str, str, int]:
        url = str(store.meta.get("server_url", ""))
        return store.device_label, url, len(self._staff.accounts())

    def _take_facts(self, facts: tuple[str, str, int]) -> None:
        label, self._url, self._accounts = facts
        if not self.view.label.hasFocus():
            self.view.label.setText(label)
        self._show_account()
        self._show_office()

    def _show_account(self) -> None:
        account, line, button = self._who(), self.view.account_line, self.view.add_account
        if account is None:
            line.set_detail(
                self.tr("Belum ada akun. Dengan akun, setiap perubahan dicatat atas nama petugas.")
            )
            button.setText(self.tr("Buat akun"))
            button.setVisible(self._accounts == 0)
            return
        words = self.tr("{name}, {role}. Semua akun di pos ini: {count}.")
        line.set_detail(
            words.format(
                name=account.full_name, role=role_words(account.role), count=self._accounts
            )
        )
        button.setText(self.tr("Tambah akun"))
        button.setVisible(account.role in _MAY_ADD)

    def _show_office(self) -> None:
        status = self._context.sync_status
        words = sync_words(status)
        detail = words.text if not words.rest else f"{words.text} · {words.rest}"
        if self._url:
            detail = f"{self._url} · {words.text}"
        self.view.office_line.set_detail(detail)
        self.view.connect_office.setVisible(not status.enrolled and not self._url)

    def _name_computer(self, label: str) -> None:
        store, name = self._context.services.store, label.strip()

        def rename() -> None:
            with store.database.transaction():
                store.meta.set("device_label", name)
            store.device_label = name

        self._context.write(
            lambda _writing: rename(),
            lambda _none: self._context.say(self.tr("Sebutan komputer ini tersimpan")),
        )

    def _connect_office(self) -> None:
        form = OfficeForm(self._context)
        form.connected.connect(self._on_connected)
        self._show_form(form)

    def _on_connected(self) -> None:
        self._close_form()
        self.shown()
        self._context.sync_now()

    def _add_account(self) -> None:
        form = AccountForm(self._context, self._staff, first=self._who() is None)
        form.made.connect(self._on_account)
        self._show_form(form)

    def _on_account(self, account: Account) -> None:
        first = self._who() is None
        self._close_form()
        if first:
            self.logged_in.emit(account)
        else:
            self._context.say(self.tr("Akun {name} dibuat").format(name=account.full_name))
        self.shown()

    def _show_form(self, form: FormPage) -> None:
        form.cancelled.connect(self._close_form)
        self._form = form
        self._context.window.show_overlay(form)

    def _close_form(self) -> None:
        self._context.window.show_overlay(None)
        form, self._form = self._form, None
        if form is not None:
            form.deleteLater()
        self.view.add_account.setFocus(Qt.FocusReason.OtherFocusReason)
