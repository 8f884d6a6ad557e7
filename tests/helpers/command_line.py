"""The real command `okeoce` in its own process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.helpers.stores import PASSPHRASE

_ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Ran:
    """What a command left: exit code and both streams."""

    code: int
    out: str
    err: str

    @property
    def found(self) -> dict[str, Any]:
        """The one JSON object on stdout."""
        (line,) = self.out.splitlines()
        found: dict[str, Any] = json.loads(line)
        return found


class CommandLine:
    """`okeoce` with the store of one directory."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.environment = {
            **os.environ,
            "OKEOCE_DATA_DIR": str(directory),
            "OKEOCE_PASSPHRASE": PASSPHRASE,
            # Whatever keyring the machine has is not ours to write into.
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        }

    def start(self, *words: object, **variables: str | None) -> subprocess.Popen[str]:
        """Starts a command; a variable of None is taken out of its environment."""
        environment = {**self.environment, **variables}
        return subprocess.Popen(
            [sys.executable, "-m", "okeoce_desktop", *map(str, words)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=_ROOT,
            env={name: value for name, value in environment.items() if value is not None},
        )

    def run(self, *words: object, **variables: str | None) -> Ran:
        """Runs a command to its end."""
        process = self.start(*words, **variables)
        out, err = process.communicate(timeout=60)
        assert "Traceback" not in err, err
        return Ran(process.returncode, out, err)

    def json(self, *words: object, code: int = 0, **variables: str | None) -> dict[str, Any]:
        """The object of a command with `--json` that has to end with `code`."""
        ran = self.run(*words, "--json", **variables)
        assert ran.code == code, ran
        return ran.found
