"""Windows as programs: a second copy, a signal, commands beside an open window."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from okeoce_desktop.window_lock import LOCK_FILE, claim_window
from tests.helpers.stores import PASSPHRASE, make_template

SECONDS = 30


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return make_template(tmp_path / "pos")


def okeoce(directory: Path, *words: str, **more: str) -> "subprocess.Popen[str]":
    environment = {
        **os.environ,
        "OKEOCE_DATA_DIR": str(directory),
        "OKEOCE_PASSPHRASE": PASSPHRASE,
        "QT_QPA_PLATFORM": "offscreen",
        **more,
    }
    return subprocess.Popen(
        [sys.executable, "-m", "okeoce_desktop", *words],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(program: "subprocess.Popen[str]") -> tuple[int, str, str]:
    output, errors = program.communicate(timeout=SECONDS)
    return program.returncode, output, errors


def wait_for_window(directory: Path, program: "subprocess.Popen[str]") -> None:
    """Until the first window answers a second copy."""
    until = time.monotonic() + SECONDS
    while not (directory / LOCK_FILE).exists():
        assert program.poll() is None, program.communicate()
        assert time.monotonic() < until
        time.sleep(0.02)
    assert ended(okeoce(directory))[0] == 0


@pytest.fixture
def first(directory: Path) -> Iterator["subprocess.Popen[str]"]:
    program = okeoce(directory)
    wait_for_window(directory, program)
    yield program
    if program.poll() is None:
        program.kill()
    program.communicate()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of another kind there")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_second_copy_brings_the_first_and_a_signal_ends_it_cleanly(
    directory: Path, first: "subprocess.Popen[str]", number: int
) -> None:
    code, output, errors = ended(okeoce(directory))
    assert (code, output) == (0, ""), errors
    assert first.poll() is None
    first.send_signal(number)
    code, _output, errors = ended(first)
    assert code == 0, errors
    assert "Traceback" not in errors
    # Closed for good: the write-ahead log went into the file.
    assert not (directory / "okeoce.db-wal").exists()
    assert not (directory / "log").exists(), (directory / "log" / "okeoce.log").read_text()


def test_commands_work_beside_the_open_window(
    directory: Path, first: "subprocess.Popen[str]", tmp_path: Path
) -> None:
    code, output, errors = ended(okeoce(directory, "status", "--json"))
    assert code == 0, errors
    assert json.loads(output)["post"] == "31.74.01"
    file = tmp_path / "orang.csv"
    code, _output, errors = ended(okeoce(directory, "export", "participant", str(file)))
    assert code == 0, errors
    assert file.exists()


def test_a_first_copy_that_does_not_answer_is_a_polite_refusal(directory: Path) -> None:
    lock = claim_window(directory)
    assert lock is not None
    code, output, errors = ended(okeoce(directory))
    lock.release()
    assert (code, output) == (5, "")
    assert "Data sedang dipakai program lain. Coba lagi sebentar." in errors


def test_a_benchmark_ends_at_the_first_frame(directory: Path) -> None:
    code, _output, errors = ended(okeoce(directory, OKEOCE_QUIT_AT_FIRST_FRAME="1"))
    assert code == 0, errors
    settings = json.loads((directory / "config" / "settings.json").read_text())
    assert settings["window"]["width"] > 100


def test_nothing_heavy_is_imported_before_the_first_frame(directory: Path) -> None:
    code = "import sys; from okeoce_desktop.window import run\n"
    code += "run(sys.argv[1]); print(' '.join(sys.modules))"
    environment = {
        **os.environ,
        "OKEOCE_PASSPHRASE": PASSPHRASE,
        "QT_QPA_PLATFORM": "offscreen",
        "OKEOCE_QUIT_AT_FIRST_FRAME": "1",
    }
    done = subprocess.run(
        [sys.executable, "-c", code, str(directory)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=True,
    )
    loaded = set(done.stdout.split())
    heavy = {"keyring", "urllib3", "phonenumbers", "rapidfuzz", "python_calamine", "xlsxwriter"}
    heavy |= {"PySide6.QtNetwork", "PySide6.QtPrintSupport", "logging.handlers"}
    ours = {"registration.screen", "participants.screen", "sync.screen", "settings.screen"}
    heavy |= {f"okeoce_desktop.ui.screens.{name}" for name in ours}
    heavy |= {"okeoce_desktop.ui.first_run.wizard", "okeoce_desktop.ui.first_run.pages"}
    assert heavy & loaded == set()
