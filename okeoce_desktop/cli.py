"""The command `okeoce`; its stable part is written down in the design, section 6.

Without a command it opens the window. With `--json` exactly one JSON object goes to stdout, also
when the command fails or was typed wrong; everything else goes to stderr. An error is a sentence
for the person who typed the command, never a trace. Imports of the window, of Qt and of the
network stay inside the branch that needs them: `okeoce status` must not wait for them.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TextIO

from okeoce_desktop import paths
from okeoce_desktop.errors import ErrorCode, UserFacingError

_INTERRUPTED = 130  # what a shell reports for a program ended by Ctrl+C


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code (design, section 6)."""
    words = list(sys.argv[1:] if argv is None else argv)
    as_json = "--json" in words
    directory: str | None = None
    try:
        if not words:
            return _open_window(None, demo=False)
        from okeoce_desktop.commands.grammar import make_parser

        options = vars(make_parser().parse_args(words))
        directory = options.pop("data_dir", None)
        options.pop("json", None)
        return _run(options, directory, as_json)
    except UserFacingError as error:
        return _fail(error, directory, as_json)
    except KeyboardInterrupt:
        _say("", as_json, {"error": "interrupted", "message": "Dihentikan."})
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has gone: stay quiet, also when Python flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        from okeoce_desktop.commands.fault_log import log_fault

        log_fault(error, directory)
        return _fail(UserFacingError(ErrorCode.INTERNAL), directory, as_json)


def _run(options: dict[str, Any], directory: str | None, as_json: bool) -> int:
    name = options.pop("command")
    demo = options.pop("demo")
    if demo and (name is not None or directory is not None):
        raise UserFacingError(ErrorCode.BAD_USAGE, detail="--demo stands alone")
    if name is None:
        return _open_window(directory, demo=demo)
    from okeoce_desktop.commands import find_command

    with _ended_in_order():
        outcome = find_command(name)(directory, **options)
    if as_json:
        was_said = _say("", True, outcome.found)
    else:
        from okeoce_desktop.ui.command_words import outcome_lines, use_language

        use_language(directory)
        was_said = _say("\n".join(outcome_lines(name, outcome.found)), False, {})
    if not was_said:
        raise UserFacingError(ErrorCode.DISK_FULL)
    return int(outcome.code)


@contextlib.contextmanager
def _ended_in_order() -> Iterator[None]:
    """A command that is told to end (shut-down, closed terminal) ends as by Ctrl+C.

    Otherwise half-written files of people's data would stay behind. What the caller chose to ignore
    (`nohup`) stays ignored.
    """
    before = {}
    if threading.current_thread() is threading.main_thread():
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is signal.SIG_DFL:
                before[number] = signal.signal(number, signal.default_int_handler)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _open_window(directory: str | None, *, demo: bool) -> int:
    from importlib import import_module

    if demo:
        # The demonstration makes a store of its own, which goes with it.
        return int(import_module("okeoce_desktop.demo").run() or 0)
    run = import_module("okeoce_desktop.window").run
    return int(run(paths.data_dir(directory)) or 0)


def _fail(error: UserFacingError, directory: str | None, as_json: bool) -> int:
    try:
        from okeoce_desktop.ui.command_words import failure_words, use_language

        use_language(directory)
        message = failure_words(error)
    except Exception as fault:  # a broken installation still has to say which error it was
        from okeoce_desktop.commands.fault_log import log_fault

        log_fault(fault, directory)
        message = str(error.code)
    _say(message, as_json, {"error": str(error.code), "message": message, **_facts(error)})
    return int(error.exit_code)


def _facts(error: UserFacingError) -> dict[str, object]:
    """Parameters that a script can use; none of them is personal data."""
    return {
        name: value if isinstance(value, str | int | float | list | bool) else str(value)
        for name, value in error.params.items()
        if name not in ("error", "message")
    }


def _say(text: str, as_json: bool, found: Mapping[str, object]) -> bool:
    """The object on stdout with `--json`, and then the text on stderr; else the text alone.

    Returns whether all of it was written, or nobody listens.
    """
    failed = "error" in found
    done = True
    if as_json:
        done = _write(sys.stdout, json.dumps(found, ensure_ascii=True, allow_nan=False))
    text = text or str(found.get("message", ""))
    if not text or (as_json and not failed):
        return done
    return _write(sys.stderr if failed else sys.stdout, text) and done


def _write(stream: TextIO | None, text: str) -> bool:
    """One line; whether it was written, or its reader had closed the stream from the beginning."""
    if stream is None:
        return True
    try:
        stream.write(text + "\n")
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # nor at Python's own flush
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
