"""The demonstration's own head office: the real server program, on this computer only."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_COMMAND = (sys.executable, "-m", "sync.server.cli")


def is_available() -> bool:
    """Whether the server's parts are installed (the `server` extra)."""
    return find_spec("flask") is not None and find_spec("waitress") is not None


class DemoOffice:
    """A head office of its own process, in a directory that the caller removes afterwards.

    Attributes:
        url: its address; the same after a restart.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._port = "0"
        self._process: subprocess.Popen[str] | None = None
        self.url = ""
        self._run("init")
        self.start()

    def _run(self, *words: str) -> dict[str, Any]:
        done = subprocess.run(
            [*_COMMAND, *words, "--json", "--data-dir", str(self._directory)],
            capture_output=True,
            text=True,
            check=True,
        )
        found: dict[str, Any] = json.loads(done.stdout)
        return found

    def enrol_code(self, post: str) -> str:
        """A one-time code for a device of a post."""
        return str(self._run("enrol-code", "--post", post)["code"])

    def status(self) -> dict[str, Any]:
        """What `okeoce-server status` says."""
        return self._run("status")

    def export(self, kind: str, path: Path) -> None:
        """Reads the rows of a kind back into a file."""
        self._run("export", kind, str(path))

    def start(self) -> None:
        """Serves; returns when it listens."""
        words = ("serve", "--host", "127.0.0.1", "--port", self._port)
        self._process = subprocess.Popen(
            [*_COMMAND, *words, "--json", "--data-dir", str(self._directory)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        self.url = json.loads(self._process.stdout.readline())["url"]
        self._port = self.url.rsplit(":", 1)[1].rstrip("/")

    def stop(self) -> None:
        """Stops serving: from the post it looks as if the line were down."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(10)
            self._process = None
