"""What the command line does, a module a group of commands; words are the user interface's.

A command takes the chosen data directory and its own options, and returns an `Outcome`; it raises
`UserFacingError` for everything it cannot do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from okeoce_desktop.errors import ExitCode


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command found, as JSON can carry it, and the exit code it ends with."""

    found: dict[str, object]
    code: ExitCode = ExitCode.DONE


Command = Callable[..., Outcome]

_PLACES = {
    "setup": "post.set_up_post",
    "enrol": "post.enrol_device",
    "status": "post.show_status",
    "sync": "exchange.sync_once",
    "import": "files.import_file",
    "export": "files.export_file",
    "backup": "safety.back_up",
    "restore": "safety.restore",
    "doctor": "safety.examine",
}


def find_command(name: str) -> Command:
    """The function of a command; only the module it lives in is imported."""
    module, _, function = _PLACES[name].partition(".")
    found: Command = getattr(import_module(f"okeoce_desktop.commands.{module}"), function)
    return found
