"""A real head office in its own process, for tests of anything that speaks to one."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

_READY_SECONDS = 30.0
_COMMAND = [sys.executable, "-m", "sync.server.cli"]
_ROOT = Path(__file__).resolve().parents[2]


class HeadOfficeProcess:
    """`okeoce-server serve` on a free loopback port.

    Args:
        directory: its data directory; an existing store in it is used as it is.
        database: `postgresql://...`; None for SQLite in the directory.

    Attributes:
        url: its address, the same after `restart()`.
        admin_link: path of the administrator's one-time link.
    """

    def __init__(self, directory: Path, database: str | None = None) -> None:
        self.directory = directory / "head-office"
        self.database = database
        self._port = 0
        self._process: subprocess.Popen[str] | None = None
        self.admin_link: str = self.command("init")["admin_link"]
        self.url = ""
        self.start()

    def _options(self) -> list[str]:
        options = ["--json", "--data-dir", str(self.directory)]
        return [*options, "--database", self.database] if self.database else options

    def run(self, *words: str) -> tuple[int, dict[str, Any], str]:
        """Runs one command on the same store: exit code, JSON object, stderr."""
        done = subprocess.run(
            [*_COMMAND, *words, *self._options()],
            capture_output=True,
            text=True,
            cwd=_ROOT,
            timeout=60,
            check=False,
        )
        return done.returncode, json.loads(done.stdout), done.stderr

    def command(self, *words: str) -> dict[str, Any]:
        """Runs one command that has to succeed."""
        code, found, errors = self.run(*words)
        assert code == 0, errors
        return found

    def enrol_code(self, post: str = "31.74.01") -> str:
        """A one-time enrolment code for a post."""
        code: str = self.command("enrol-code", "--post", post)["code"]
        return code

    def start(self) -> None:
        """Starts serving; returns when it listens."""
        self._process = subprocess.Popen(
            [*_COMMAND, "serve", "--port", str(self._port), *self._options()],
            stdout=subprocess.PIPE,
            text=True,
            cwd=_ROOT,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "head office did not start"
        said = json.loads(line)
        if "url" not in said:
            self.stop()
            raise RuntimeError(f"head office did not start: {said}")
        self.url = said["url"]
        self._port = int(self.url.rpartition(":")[2])

    @property
    def port(self) -> int:
        """Its port."""
        return self._port

    @property
    def pid(self) -> int:
        """Its process id."""
        assert self._process is not None
        return self._process.pid

    def stop(self) -> None:
        """Ends it in an orderly way; does nothing if it has ended."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """Ends it at once, as a power cut would."""
        self._end(signal.SIGKILL)

    def restart(self) -> None:
        """Serves again on the same port and store."""
        self.stop()
        self.start()

    def _end(self, how: signal.Signals) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.send_signal(how)
        process.wait(timeout=_READY_SECONDS)
        if process.stdout is not None:
            process.stdout.close()
