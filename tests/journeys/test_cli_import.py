"""Files from elsewhere: a bad file, a kill in the middle, a full disk."""

from __future__ import annotations

import contextlib
import json
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers import stores
from tests.helpers.command_line import CommandLine
from tests.helpers.small_disk import mounted

NIK = "3174014107900001"


@pytest.fixture
def okeoce(tmp_path: Path) -> CommandLine:
    found = CommandLine(tmp_path / "data")
    stores.make_template(found.directory)
    return found


def people(path: Path, count: int) -> Path:
    lines = [json.dumps({"full_name": f"Peserta {n}", "notes": "x" * 200}) for n in range(count)]
    path.write_text("\n".join(lines) + "\n")
    return path


def test_good_rows_in_bad_rows_out(okeoce: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "peserta.csv"
    path.write_text(f"nik,full_name\n{NIK},Ani\n12,Budi\n,=1+1\n")
    found = okeoce.json("import", "participant", path, code=4)
    names = ("read", "created", "updated", "unchanged", "rejected")
    assert [found[name] for name in names] == [3, 2, 0, 0, 1]
    rejects = Path(found["rejects_file"])
    assert rejects == tmp_path / "peserta.csv.ditolak.csv"
    assert "NIK baru 2 angka" in rejects.read_text("utf-8-sig")
    again = okeoce.run("import", "participant", path)
    assert (again.code, again.err) == (4, "")
    assert "tetap 2" in again.out
    assert str(rejects) in again.out


def test_a_file_it_cannot_use(okeoce: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("nama\nAni\n")
    found = okeoce.json("import", "participant", path, code=2)
    assert (found["error"], found["columns"]) == ("bad_file", "full_name")
    assert "full_name" in found["message"]
    assert okeoce.json("import", "staff", path, code=2)["error"] == "unknown_kind"
    assert okeoce.json("import", "participant", tmp_path / "y.csv", code=2)["error"] == "bad_file"


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_ended_in_the_middle_and_run_again(
    okeoce: CommandLine, tmp_path: Path, how: signal.Signals
) -> None:
    path = people(tmp_path / "p.jsonl", 40_000)
    process = okeoce.start("import", "participant", path, "--json")
    log = okeoce.directory / "okeoce.db-wal"
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError):
            if log.stat().st_size > 2 << 20:
                break
        time.sleep(0.005)
    process.send_signal(how)
    out, err = process.communicate(timeout=60)
    assert "Traceback" not in err
    before = okeoce.json("status")["counts"]["participant"]
    assert before % 5_000 == 0
    if how is not signal.SIGKILL and process.returncode != 0:
        assert (process.returncode, json.loads(out)["error"]) == (130, "interrupted")
    again = okeoce.json("import", "participant", path)
    assert (again["created"], again["unchanged"]) == (40_000 - before, before)
    assert okeoce.json("doctor")["ok"]
    assert [found.name for found in tmp_path.iterdir() if found.is_file()] == ["p.jsonl"]


def test_told_to_end_no_rejected_rows_stay_behind(okeoce: CommandLine, tmp_path: Path) -> None:
    folder = tmp_path / "masuk"
    folder.mkdir()
    path = folder / "p.jsonl"
    path.write_text('{"notes": "tanpa nama"}\n' * 400_000, encoding="utf-8")
    process = okeoce.start("import", "participant", path, "--json")
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and len(list(folder.iterdir())) == 1:
        time.sleep(0.005)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=60)
    assert process.returncode == 130
    assert list(folder.iterdir()) == [path]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    with mounted(tmp_path / "disk", 6) as disk:
        yield disk


def test_a_full_disk_keeps_what_is_in(small_disk: Path, tmp_path: Path) -> None:
    okeoce = CommandLine(small_disk / "data")
    okeoce.json("setup", "--post", "31.74.01")
    path = people(tmp_path / "p.jsonl", 20_000)
    found = okeoce.json("import", "participant", path, code=5)
    assert found["error"] == "disk_full"
    assert okeoce.json("status")["counts"]["participant"] % 5_000 == 0
    target = small_disk / "x.jsonl"
    filler = small_disk / "filler"
    with contextlib.suppress(OSError), filler.open("wb", buffering=0) as file:
        while file.write(bytes(4096)):
            pass
    for words in (["backup", small_disk / "b"], ["export", "resource", target]):
        assert okeoce.json(*words, code=5)["error"] == "disk_full"
    assert not target.exists()
    filler.unlink()
    subprocess.run(["mount", "-o", "remount,size=200m", str(small_disk)], check=True)
    done = okeoce.json("import", "participant", path)
    assert done["created"] + done["unchanged"] == 20_000
    assert okeoce.json("doctor")["checks"][0]["ok"]
