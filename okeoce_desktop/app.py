"""The composition root: the only place that wires store, services, window and screens together."""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication

from okeoce_desktop.domain import dates
from okeoce_desktop.domain.areas import Areas
from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.services.container import Services, build_services
from okeoce_desktop.services.setting_up import OPEN_FROM, OPEN_TO
from okeoce_desktop.services.sync_loop import SyncLoop
from okeoce_desktop.services.workers import Urgency
from okeoce_desktop.settings import Settings, SettingsFile
from okeoce_desktop.storage.store import Store
from okeoce_desktop.ui import collector, formatting
from okeoce_desktop.ui.context import Context, Person
from okeoce_desktop.ui.first_run.process import after_first_frame
from okeoce_desktop.ui.i18n import install_language
from okeoce_desktop.ui.lock import Lock
from okeoce_desktop.ui.messages import error_words
from okeoce_desktop.ui.shell.main_window import MainWindow
from okeoce_desktop.ui.shell.screen import Beginning, Place
from okeoce_desktop.ui.shortcuts import Shortcut
from okeoce_desktop.ui.sync_words import sync_words
from okeoce_desktop.ui.tasks import Poster
from okeoce_desktop.ui.theme import theme

_UPKEEP_MS = 15_000
_SYNC_AFTER_MS = 500
"""The first moments of an open window belong to the clerk."""
_THEMES = {"high_contrast": "contrast"}


def apply_settings(app: QApplication, settings: Settings) -> None:
    """Language, theme and font scale of this computer."""
    install_language(app, settings.language)
    apply_look(settings)


def apply_look(settings: Settings) -> None:
    """Theme, font scale and motion; holds at once."""
    theme().apply(
        _THEMES.get(settings.theme, settings.theme),
        settings.font_scale / 100,
        reduced_motion=settings.reduce_motion,
    )


@runtime_checkable
class HalfFilled(Protocol):
    """An entry somebody types into."""

    @property
    def is_empty(self) -> bool: ...

    def text(self, name: str) -> str: ...


class Desktop(QObject):
    """One open post: its window, screens, threads and sync.

    Args:
        store: open, and untouched by anybody else from now on.
        person: who works here; None when somebody has to log in first.
        window: an empty one that is shown already, perhaps; None makes one.
        settings: of this computer; None takes those beside the store.

    UI thread.
    """

    def __init__(
        self,
        store: Store,
        areas: Areas,
        person: Person | None,
        window: MainWindow | None = None,
        settings: SettingsFile | None = None,
    ) -> None:
        super().__init__()
        self._poster = Poster()
        hours = dates.OpeningHours.from_minutes(OPEN_FROM, OPEN_TO)
        self.services: Services = build_services(store, areas, hours, self._poster.post)
        self.window = window or MainWindow()
        self._must_log_in = person is None
        person = person or Person(None, "", "")
        self.context = Context(self.services, self.window, person)
        self.sync = SyncLoop(
            store,
            self.services.writer,
            on_status=lambda status: self._poster.post(lambda: self.context.sync_said(status)),
            on_changed=lambda changed: self._poster.post(lambda: self.context.rows_came(changed)),
        )
        self.context.sync_now = self.sync.run_now
        self.context.sync_cancel = self.sync.cancel
        self.settings = settings or SettingsFile(store.database.path.parent / "config")
        self._screens: dict[str, Any] = {}
        self._closed = False
        post = self._name_the_post(areas, store.post)
        self.window.set_user(person.name, person.role)
        self.lock = Lock(
            self.context,
            post,
            self._half_filled,
            lambda: self.settings.current.hide_name_on_lock,
            self._poster.post,
        )
        self._add_places()
        self._connect()
        self._timer = QTimer(self)
        self._timer.setInterval(_UPKEEP_MS)
        self._timer.timeout.connect(self._upkeep)

    def start(self) -> None:
        """Shows the front desk, covered if somebody has to log in, and begins to synchronise."""
        self._tick()
        # Before the list is read: nobody is shown as here since yesterday.
        self.context.write(lambda writing: writing.front_desk.close_expired())
        self.window.go_to("front_desk")
        self.context.sync_said(self.context.sync_status)
        if self._must_log_in:
            self.lock.ask_login()
        theme().put_sheet()
        self.window.show()
        self._timer.start()
        self.lock.idle.watch(self.window)
        self._obey(self.settings.current)
        after_first_frame(
            self.window, lambda: QTimer.singleShot(_SYNC_AFTER_MS, self, self._start_sync)
        )

    def say_failure(self) -> None:
        """Says that something unexpected happened, which the log tells more about. Any thread."""
        words = error_words(UserFacingError(ErrorCode.INTERNAL))
        self._poster.post(lambda: self.window.show_toast(words))

    def _start_sync(self) -> None:
        if not self._closed:
            self.sync.start()
            self.context.background(self._remove_unfinished, lambda _: None)

    def _remove_unfinished(self) -> None:
        """What an export left when the power failed. On a thread of its own."""
        from okeoce_desktop.services.whole_files import remove_unfinished

        remove_unfinished(self.services.store.database.path.parent)

    def _obey(self, settings: Settings) -> None:
        self.lock.idle.set_seconds(settings.lock_after_minutes * 60)

    def _on_settings(self, settings: Settings) -> None:
        apply_look(settings)
        self._obey(settings)

    def _half_filled(self) -> str | None:
        """The name in an entry that is not finished, None when there is none."""
        entry = getattr(self._screens.get("registration"), "entry", None)
        if not isinstance(entry, HalfFilled) or entry.is_empty:
            return None
        return " ".join(entry.text("full_name").split())

    def _name_the_post(self, areas: Areas, post: str) -> str:
        kecamatan = areas.kecamatan[post]
        city = areas.cities[kecamatan.parent]
        # "Kota Administrasi" leads the name of every one of them and tells nobody anything.
        name = city.name.removeprefix("Kota Administrasi ").removeprefix("Kabupaten Administrasi ")
        words = self.tr("Pos {name}").format(name=kecamatan.name)
        self.window.set_post(words, f"{name} {post}")
        self.window.status_bar.set_hints(
            [
                (Shortcut.REGISTER, self.tr("Daftar baru")),
                (Shortcut.SYNC, self.tr("Sinkronkan")),
                (Shortcut.HELP, self.tr("Semua pintasan")),
            ]
        )
        return f"{words}, {name}"

    def _add_places(self) -> None:
        context = self.context
        self._add(
            "front_desk",
            self.tr("Meja depan"),
            "layout-dashboard",
            Shortcut.PLACE_1,
            "front_desk",
            "FrontDeskScreen",
            context,
        )
        self._add(
            "registration",
            self.tr("Pendaftaran"),
            "user-plus",
            Shortcut.REGISTER,
            "registration",
            "RegistrationScreen",
            context,
        )
        self._add(
            "participants",
            self.tr("Peserta"),
            "users",
            Shortcut.PLACE_3,
            "participants",
            "ParticipantsScreen",
            context,
        )
        self._add(
            "sync",
            self.tr("Sinkronisasi"),
            "refresh-cw",
            Shortcut.PLACE_8,
            "sync",
            "SyncScreen",
            context,
        )
        settings = self.tr("Pengaturan")
        place = Place("settings", settings, "settings", Shortcut.SETTINGS, self._settings_screen)
        self.window.add_place(place, listed=False)

    def _add(
        self,
        place_id: str,
        label: str,
        icon: str,
        shortcut: Shortcut,
        package: str,
        name: str,
        context: Context,
    ) -> None:
        """Registers a place whose screen is imported and built at the first visit."""

        def build() -> Any:
            from importlib import import_module

            module = import_module(f"okeoce_desktop.ui.screens.{package}.screen")
            screen = self._screens[place_id] = getattr(module, name)(context)
            return screen

        self.window.add_place(Place(place_id, label, icon, shortcut, build))

    def _settings_screen(self) -> Any:
        from okeoce_desktop.ui.screens.settings.screen import SettingsScreen

        lock = self.lock
        screen = SettingsScreen(self.context, self.settings, lock.staff, lambda: lock.account)
        screen.changed.connect(self._on_settings)
        screen.logged_in.connect(lock.take_over)
        return screen

    def _connect(self) -> None:
        context, window = self.context, self.window
        window.shortcut_pressed.connect(self._on_shortcut)
        window.user_pressed.connect(lambda: window.go_to("settings"))
        window.sync_pressed.connect(lambda: window.go_to("sync"))
        window.attention_pressed.connect(lambda: window.go_to("sync"))
        window.close_requested.connect(self._on_close)
        context.changed.connect(lambda _changed: self.sync.refresh())
        context.changed.connect(lambda _changed: self.sync.nudge())
        context.sync_changed.connect(self._show_sync)
        context.person_requested.connect(lambda _id: window.go_to("front_desk"))
        context.registration_requested.connect(self._begin_registration)

    def _begin_registration(self, text: str) -> None:
        self.window.go_to("registration")
        screen = self.window.current_screen
        if screen is not None and isinstance(screen, Beginning):
            screen.begin(text)

    def _on_shortcut(self, shortcut: Shortcut) -> None:
        if shortcut is Shortcut.SYNC:
            if self.context.sync_status.enrolled:
                self.sync.run_now()
            else:
                self.window.go_to("sync")  # where head office can be named
        elif shortcut is Shortcut.UNDO:
            self.context.undo()

    def _show_sync(self) -> None:
        status = self.context.sync_status
        words = sync_words(status)
        self.window.set_sync_state(words.icon, words.tone, words.text, words.rest)
        self.window.set_attention(status.attention, "sync")

    def _upkeep(self) -> None:
        """Clock and durations, the automatic close; the log and garbage while nobody waits."""
        self._tick()
        self.context.minute_passed.emit()
        self.context.write(lambda writing: writing.front_desk.close_expired(), urgency=Urgency.SYNC)
        self.context.idle(lambda _writing: self._tidy())
        collector.collect_if_quiet(self.lock.idle.passed)

    def _tidy(self) -> None:
        """One short step of the store's upkeep, and the next when again nobody waits. On the
        writer's thread."""
        if self._closed:
            return
        if self.services.store.database.tidy():
            self.context.idle(lambda _writing: self._tidy())

    def _tick(self) -> None:
        now = self.context.now()
        today = self.context.today()
        self.window.set_time(formatting.heading_date(today), formatting.clock(now))

    def _on_close(self, event: QCloseEvent) -> None:
        event.accept()
        self.context.closing.emit()
        self.close()

    def close(self) -> None:
        """Ends threads and closes the store; safe to call twice."""
        if self._closed:
            return
        self._closed = True
        self._timer.stop()
        self.lock.close()
        self.sync.stop()
        self.services.close()
        QCoreApplication.quit()
