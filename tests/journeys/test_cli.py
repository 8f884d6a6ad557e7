"""The command line without a head office: promises of the design, section 6."""

from __future__ import annotations

import hashlib
import json
import os
import shlex
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from okeoce_desktop import cli
from okeoce_desktop.commands.fault_log import describe
from okeoce_desktop.services.setting_up import create_post
from okeoce_desktop.storage.database import KEY_FILE, STORE_FILE, Database
from okeoce_desktop.storage.migrations import LATEST
from tests.helpers import stores
from tests.helpers.command_line import CommandLine

KINDS = ("participant", "business", "consent", "visit", "resource", "staff", "session", "conflict")


@pytest.fixture
def bare(tmp_path: Path) -> CommandLine:
    """A computer that is not set up."""
    return CommandLine(tmp_path / "data")


@pytest.fixture
def okeoce(bare: CommandLine) -> CommandLine:
    """A computer that is set up for a post."""
    areas = stores.read_areas()
    create_post(bare.directory, "31.74.01", areas, stores.PASSPHRASE, label="Meja 1").close()
    return bare


def files_of(directory: Path) -> dict[str, bytes]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).digest()
        for path in directory.iterdir()
        if path.is_file()
    }


def test_a_post_is_set_up_and_says_so(bare: CommandLine) -> None:
    ran = bare.run("setup", "--post", "3174011")
    assert (ran.code, ran.out) == (2, "")
    found = bare.json("setup", "--post", "317401")
    assert (found["post"], found["name"]) == ("31.74.01", "Tebet")
    status = bare.json("status")
    assert status["counts"].keys() == set(KINDS)
    assert status["counts"]["resource"] == 26
    assert status["post"] == "31.74.01"
    assert status["pending"] == 27
    assert (status["parked"], status["conflicts"], status["last_sync"]) == (0, 0, None)
    assert bare.json("setup", "--post", "31.74.02", code=2)["error"] == "store_exists"
    assert bare.json("status")["post"] == "31.74.01"


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (["hitung"], "bad_usage"),
        (["setup"], "bad_usage"),
        (["--demo", "--data-dir", "x"], "bad_usage"),
        (["import", "participant"], "bad_usage"),
        (["status", "--warna"], "bad_usage"),
        (["--demo", "status"], "bad_usage"),
        (["status"], "store_missing"),
        (["export", "participant", "x.csv"], "store_missing"),
        (["setup", "--post", "99.99.99"], "unknown_post"),
        (["enrol", "--server", "http://contoh.id", "--code", "X"], "bad_address"),
        (["enrol", "--server", "https://contoh.id:99999", "--code", "X"], "bad_address"),
        (["enrol", "--server", "https://[::1", "--code", "X"], "bad_address"),
        (["restore", "tidak-ada"], "bad_backup"),
    ],
)
def test_wrong_words(
    words: list[str],
    error: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("OKEOCE_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("OKEOCE_PASSPHRASE", stores.PASSPHRASE)
    for place in (["--json", *words], [*words, "--json"]):
        assert cli.main(place) == 2
        shown = capsys.readouterr()
        found = json.loads(shown.out)
        assert found["error"] == error
        assert found["message"] in shown.err
    assert cli.main(words) == 2
    plain = capsys.readouterr()
    assert plain.out == ""
    assert plain.err.strip()


def test_the_directory_before_and_after_the_command(okeoce: CommandLine, tmp_path: Path) -> None:
    elsewhere = tmp_path / "lain"
    for words in (["--data-dir", elsewhere, "status"], ["status", "--data-dir", elsewhere]):
        assert okeoce.json(*words, code=2)["error"] == "store_missing"
    other = okeoce.json("--data-dir", elsewhere, "setup", "--post", "31.71.01")
    assert other["post"] == "31.71.01"
    assert okeoce.json("status")["post"] == "31.74.01"


@pytest.mark.parametrize(
    ("phrase", "error"), [(None, "passphrase_missing"), ("salah", "passphrase_wrong")]
)
def test_without_the_passphrase(okeoce: CommandLine, phrase: str | None, error: str) -> None:
    before = files_of(okeoce.directory)
    found = okeoce.json("status", code=5, OKEOCE_PASSPHRASE=phrase)
    assert found["error"] == error
    assert files_of(okeoce.directory) == before


def test_no_set_up_without_anything_that_keeps_the_key(bare: CommandLine) -> None:
    found = bare.json("setup", "--post", "31.74.01", code=5, OKEOCE_PASSPHRASE=None)
    assert found["error"] == "passphrase_missing"
    assert bare.json("status", code=2)["error"] == "store_missing"


@pytest.mark.parametrize(
    "words",
    [["setup", "--post", "31.74.01"], ["enrol", "--server", "http://[::1]:9", "--code", "X"]],
)
def test_a_new_passphrase_is_no_shorter_than_in_the_window(
    bare: CommandLine, words: list[str]
) -> None:
    found = bare.json(*words, code=2, OKEOCE_PASSPHRASE="sandi 7")
    assert (found["error"], found["reason"]) == ("invalid_entry", "passphrase_short")
    assert "8" in found["message"]
    assert bare.json("status", code=2)["error"] == "store_missing"


def test_a_passphrase_is_slow_to_guess(bare: CommandLine) -> None:
    bare.json("setup", "--post", "31.74.01")
    found = json.loads((bare.directory / KEY_FILE).read_bytes())
    assert (found["operations"], found["memory"]) == (3, 256 << 20)


def test_an_older_app_leaves_a_newer_store_alone(okeoce: CommandLine) -> None:
    store = Database(okeoce.directory / STORE_FILE, stores.key_of(okeoce.directory))
    store.execute(f"PRAGMA user_version = {LATEST + 1}")
    store.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    store.close()
    before = files_of(okeoce.directory)
    for words in (["status"], ["export", "visit", "x.csv"], ["sync"], ["doctor"]):
        assert okeoce.json(*words, code=5)["error"] == "store_newer"
    assert files_of(okeoce.directory) == before


def test_everything_beside_an_open_window(okeoce: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "p.jsonl").write_text('{"full_name": "Ani"}\n')
    for _ in stores.opened(okeoce.directory, stores.FakeClock()):
        assert okeoce.json("import", "participant", tmp_path / "p.jsonl")["created"] == 1
        assert okeoce.json("status")["counts"]["participant"] == 1
        assert okeoce.json("export", "participant", tmp_path / "x.csv")["rows"] == 1
        assert okeoce.json("doctor")["ok"]
        okeoce.json("backup", tmp_path / "b")
        assert okeoce.json("restore", tmp_path / "b", code=5)["error"] == "store_locked"


def test_sync_before_enrolment(okeoce: CommandLine) -> None:
    assert okeoce.json("sync", code=5)["error"] == "not_enrolled"


def test_backup_and_restore(okeoce: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "p.jsonl").write_text('{"full_name": "Ani"}\n')
    saved = okeoce.json("backup", tmp_path / "b")
    assert saved["opens_with"] == "passphrase"
    okeoce.json("import", "participant", tmp_path / "p.jsonl")
    done = okeoce.json("restore", tmp_path / "b")
    assert (done["post"], Path(done["kept"]).parent) == ("31.74.01", okeoce.directory)
    assert okeoce.json("status")["counts"]["participant"] == 0
    assert okeoce.json("import", "participant", tmp_path / "p.jsonl")["created"] == 1
    kept = CommandLine(Path(done["kept"]))
    assert kept.json("status")["counts"]["participant"] == 1


def test_what_it_writes_is_for_its_owner_only(tmp_path: Path) -> None:
    directory = tmp_path / "bersama"
    directory.mkdir(mode=0o755)
    okeoce = CommandLine(directory)
    okeoce.json("setup", "--post", "31.74.01")
    okeoce.json("backup", tmp_path / "b")
    okeoce.json("export", "resource", tmp_path / "r.csv")
    written = [*directory.iterdir(), tmp_path / "b", tmp_path / "r.csv"]
    okeoce.json("restore", tmp_path / "b")
    written += [path for path in directory.rglob("*") if path.is_file()]
    for path in written:
        if path.exists():
            assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path.name


def test_the_doctor_says_what_is_damaged(okeoce: CommandLine) -> None:
    assert okeoce.json("doctor")["ok"]
    store = Database(okeoce.directory / STORE_FILE, stores.key_of(okeoce.directory))
    store.execute("UPDATE resource SET name = 'Meja lain' WHERE rid = 1")
    store.close()
    found = okeoce.json("doctor", code=6)
    assert (found["error"], found["ok"]) == ("store_damaged", False)
    assert [check["check"] for check in found["checks"] if not check["ok"]] == ["rows"]
    assert "cadangan" in okeoce.run("doctor").out


@pytest.mark.parametrize("size", [0, 1000, 50_000])
def test_a_store_of_which_little_is_left(okeoce: CommandLine, size: int) -> None:
    os.truncate(okeoce.directory / STORE_FILE, size)
    found = okeoce.json("doctor", code=6)
    assert (found["ok"], found["error"]) == (False, "store_damaged")
    assert "okeoce restore" in okeoce.run("doctor").out
    for words in (["status"], ["backup", okeoce.directory / "b"]):
        assert okeoce.json(*words, code=6)["error"] == "store_damaged"


@pytest.mark.parametrize("option", [[], ["--json"]])
@pytest.mark.parametrize(
    ("where", "code", "said"),
    [(">&-", 0, ""), ("> /dev/full", 5, "Ruang simpan penuh. Yang sudah tersimpan aman.\n")],
)
def test_output_that_goes_nowhere(
    okeoce: CommandLine, where: str, code: int, said: str, option: list[str]
) -> None:
    words = [sys.executable, "-m", "okeoce_desktop", "status", *option]
    line = f"{shlex.join(words)} --data-dir {shlex.quote(str(okeoce.directory))} {where}"
    environment = {**os.environ, "OKEOCE_PASSPHRASE": stores.PASSPHRASE}
    done = subprocess.run(
        ["sh", "-c", line], capture_output=True, text=True, check=False, env=environment
    )
    assert (done.returncode, done.stderr) == (code, said)


def test_a_file_that_is_no_store(okeoce: CommandLine) -> None:
    (okeoce.directory / STORE_FILE).write_bytes(b"rusak" * 4096)
    for words in (["status"], ["doctor"], ["export", "visit", "x.csv"]):
        assert okeoce.json(*words, code=6)["error"] == "store_damaged"


def test_people_read_indonesian_or_english(okeoce: CommandLine) -> None:
    assert "Menunggu dikirim" in okeoce.run("status").out
    settings = okeoce.directory / "config"
    settings.mkdir(exist_ok=True)
    (settings / "settings.json").write_text('{"language": "en", "version": 1}')
    assert okeoce.run("status").code == 0
    assert okeoce.run("hitung").code == 2


def test_help_is_for_everybody(bare: CommandLine) -> None:
    ran = bare.run("--help")
    assert ran.code == 0
    for word in ("setup", "enrol", "import", "export", "sync", "status", "backup", "restore"):
        assert word in ran.out


def test_a_bug_is_one_sentence_and_a_log_without_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> Any:
        raise ValueError("Ani Wijaya 3174014107900001")

    monkeypatch.setattr("okeoce_desktop.commands.find_command", broken)
    assert cli.main(["status", "--json", "--data-dir", str(tmp_path)]) == 1
    shown = capsys.readouterr()
    assert json.loads(shown.out)["error"] == "internal"
    log = (tmp_path / "log" / "okeoce.log").read_text()
    assert "ValueError" in log
    assert "test_cli.py" in log
    assert "Ani" not in log + shown.err
    assert "317401" not in log + shown.err


def test_causes_are_described_without_their_words() -> None:
    try:
        try:
            raise KeyError("Ani")
        except KeyError as error:
            raise ValueError("Budi") from error
    except ValueError as error:
        text = describe(error)
    assert text.splitlines()[0] == "ValueError"
    assert "KeyError" in text
    assert "Ani" not in text


def test_ctrl_c_is_no_error_of_ours(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr("okeoce_desktop.commands.find_command", interrupted)
    assert cli.main(["status", "--json"]) == 130
    assert json.loads(capsys.readouterr().out)["error"] == "interrupted"


def test_no_arguments_open_the_window(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seen: list[object] = []
    monkeypatch.setattr(cli, "_open_window", lambda *a, **k: seen.append((a, k)) or 7)
    assert cli.main([]) == 7
    assert cli.main(["--data-dir", "x"]) == 7
    assert cli.main(["--demo"]) == 7
    assert seen == [
        ((None,), {"demo": False}),
        (("x",), {"demo": False}),
        ((None,), {"demo": True}),
    ]
