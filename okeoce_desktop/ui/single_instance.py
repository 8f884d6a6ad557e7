"""One window a store: the first holds a lock, a later one asks it to come to the front.

The lock is the operating system's, on a file beside the store: it is gone with the program that
held it, and it stops no other program from reading the store. Qt's network part is imported only
by a second copy, and by the first once its window is shown.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from typing import IO, TYPE_CHECKING

from okeoce_desktop.file_lock import lock_file

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

LOCK_FILE = "okeoce.window-lock"
_CALL, _ANSWER = b"front\n", b"here\n"
_PATIENCE_SECONDS = 4.0
_STEP_MS = 250


class WindowLock:
    """Held by the only window of a store until the program ends. Any thread."""

    def __init__(self, file: IO[bytes] | None) -> None:
        self._file = file

    def release(self) -> None:
        """Lets another window open this store."""
        if self._file is not None:
            self._file.close()
            self._file = None


def claim_window(directory: Path) -> WindowLock | None:
    """Takes the lock of the store in `directory`; None when another window holds it.

    Where nothing can be written there is no lock to hold; what stops us then is said later, in the
    window.
    """
    try:
        directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        file = (directory / LOCK_FILE).open("ab")
    except OSError:
        return WindowLock(None)
    try:
        lock_file(file)
    except OSError:
        file.close()
        return None
    return WindowLock(file)


def server_name(directory: Path) -> str:
    """The name the windows of one store find each other by; says nothing about the path."""
    return "okeoce-" + blake2b(str(directory.resolve()).encode(), digest_size=12).hexdigest()


def call_first(directory: Path, patience: float = _PATIENCE_SECONDS) -> bool:
    """Asks the first window to come to the front; whether it answered.

    Tries for a while: the first copy may have begun only a moment ago.
    """
    from PySide6.QtNetwork import QLocalSocket

    until = time.monotonic() + patience
    while True:
        socket = QLocalSocket()
        socket.connectToServer(server_name(directory))
        if socket.waitForConnected(_STEP_MS):
            socket.write(_CALL)
            socket.flush()
            left = int((until - time.monotonic()) * 1000)
            if not socket.bytesAvailable():
                socket.waitForReadyRead(max(left, _STEP_MS))
            return bytes(socket.readAll().data()).startswith(_ANSWER)
        if time.monotonic() >= until:
            return False
        time.sleep(0.05)


def listen(directory: Path, parent: QObject, called: Callable[[], None]) -> None:
    """Hears later copies from now on; `called` runs for each of them.

    Call it while the lock is held: whatever stands under our name then is left from a crash. UI
    thread.
    """
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

    server = QLocalServer(parent)
    server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
    name = server_name(directory)
    QLocalServer.removeServer(name)
    server.listen(name)

    def answer(socket: QLocalSocket) -> None:
        if bytes(socket.readAll().data()).startswith(_CALL):
            called()
            socket.write(_ANSWER)
            socket.flush()

    def accept() -> None:
        while (socket := server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda socket=socket: answer(socket))
            if socket.bytesAvailable():
                answer(socket)

    server.newConnection.connect(accept)


def bring_to_front(window: object) -> None:
    """Shows a window that may be minimised or covered."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QWidget

    assert isinstance(window, QWidget)
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    with contextlib.suppress(RuntimeError):
        window.activateWindow()
