"""The log of the window: what is written, and what never is."""

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from okeoce_desktop.faults import FaultWatch

NAME = "Siti Nurhaliza"


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[FaultWatch]:
    found = FaultWatch(tmp_path / "log")
    yield found
    found.stop()


def raised() -> BaseException:
    try:
        raise ValueError(f"no such person: {NAME}")
    except ValueError as error:
        return error


def text(tmp_path: Path) -> str:
    return (tmp_path / "log" / "okeoce.log").read_text("utf-8")


def test_nothing_is_made_before_there_is_something_to_say(
    watch: FaultWatch, tmp_path: Path
) -> None:
    logging.getLogger("okeoce_desktop.x").debug("quiet")
    assert not (tmp_path / "log").exists()


def test_an_uncaught_exception_is_logged_without_its_message(
    watch: FaultWatch, tmp_path: Path
) -> None:
    error = raised()
    sys.excepthook(ValueError, error, error.__traceback__)
    assert "ValueError" in text(tmp_path)
    assert "test_faults.py" in text(tmp_path)
    assert NAME not in text(tmp_path)


def test_a_thread_that_fails_is_logged(watch: FaultWatch, tmp_path: Path) -> None:
    def fail() -> None:
        raise ValueError(NAME)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert "ValueError" in text(tmp_path)
    assert NAME not in text(tmp_path)


def test_one_sentence_for_a_fault_that_repeats(watch: FaultWatch) -> None:
    said: list[int] = []
    watch.say = lambda: said.append(1)
    error = raised()
    for _ in range(20):
        sys.excepthook(ValueError, error, error.__traceback__)
    assert said == [1]


def test_a_log_that_cannot_be_written_is_no_second_fault(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file where a folder should be")
    watch = FaultWatch(tmp_path / "log")
    error = raised()
    sys.excepthook(ValueError, error, error.__traceback__)
    watch.stop()


def test_everything_is_put_back(tmp_path: Path) -> None:
    before = (sys.excepthook, threading.excepthook, list(logging.getLogger().handlers))
    FaultWatch(tmp_path / "log").stop()
    assert (sys.excepthook, threading.excepthook, list(logging.getLogger().handlers)) == before
