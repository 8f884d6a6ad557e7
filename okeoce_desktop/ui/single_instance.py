"""One window a store: the first holds a lock (`window_lock`), a later one asks it to come to front.

Qt's network part is imported only by a second copy, and by the first once its window is shown.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

_CALL, _ANSWER = b"front\n", b"here\n"
_PATIENCE_SECONDS = 4.0
_STEP_MS = 250


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
