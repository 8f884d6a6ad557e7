"""Files that appear whole or not at all, and nothing of them when they do not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from okeoce_desktop.services.whole_files import remove_unfinished, written_whole

NAME = "Siti Nurhaliza"

WORK = """
import os, sys, threading
from pathlib import Path
from okeoce_desktop.services.whole_files import written_whole

def work():
    with written_whole(Path(sys.argv[1]) / "x.csv", noted_in=Path(sys.argv[2])) as temporary:
        temporary.write_text(sys.argv[3])
        (temporary.parent / "part").write_text(sys.argv[3])
        begun.set()
        threading.Event().wait()

begun = threading.Event()
threading.Thread(target=work, daemon=True).start()
begun.wait()
if sys.argv[4] == "killed":
    os._exit(9)
"""


@pytest.fixture
def target(tmp_path: Path) -> Path:
    (tmp_path / "target").mkdir()
    return tmp_path / "target"


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    (tmp_path / "notes").mkdir()
    return tmp_path / "notes"


def begin_and_end(target: Path, notes: Path, how: str) -> None:
    subprocess.run([sys.executable, "-c", WORK, str(target), str(notes), NAME, how], check=False)


def test_it_is_private_and_alone_when_done(target: Path, notes: Path) -> None:
    with written_whole(target / "x.csv", noted_in=notes) as temporary:
        temporary.write_text(NAME)
        (temporary.parent / "part").write_text(NAME)
        assert temporary.parent.stat().st_mode & 0o077 == 0
        remove_unfinished(notes)  # another program, which is not to touch it
    assert [path.name for path in target.iterdir()] == ["x.csv"]
    assert (target / "x.csv").read_text() == NAME
    assert (target / "x.csv").stat().st_mode & 0o077 == 0
    assert not list(notes.iterdir())


def test_nothing_is_left_when_the_program_ends_in_the_middle(target: Path, notes: Path) -> None:
    begin_and_end(target, notes, "closed")
    assert not list(target.iterdir())


def test_what_a_power_cut_left_is_removed_later(target: Path, notes: Path) -> None:
    begin_and_end(target, notes, "killed")
    assert list(target.iterdir())
    remove_unfinished(notes)
    assert not list(target.iterdir())
    assert not list(notes.iterdir())


def test_a_stick_that_is_away_is_waited_for(target: Path, notes: Path) -> None:
    begin_and_end(target, notes, "killed")
    away = target.rename(target.with_name("away"))
    remove_unfinished(notes)
    away.rename(target)
    remove_unfinished(notes)
    assert not list(target.iterdir())


def test_a_note_removes_nothing_else(target: Path, notes: Path) -> None:
    (target / "hers").mkdir()
    (notes / "okeoce.unfinished-1").write_text(str(target / "hers"))
    remove_unfinished(notes)
    assert (target / "hers").exists()
