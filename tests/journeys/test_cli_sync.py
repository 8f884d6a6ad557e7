"""From one computer to head office and on to another, by commands alone; and without the line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.command_line import CommandLine
from tests.helpers.head_office import HeadOfficeProcess


@pytest.fixture
def office(tmp_path: Path) -> Iterator[HeadOfficeProcess]:
    found = HeadOfficeProcess(tmp_path / "office")
    yield found
    found.stop()


def enrolled(office: HeadOfficeProcess, directory: Path, post: str = "31.74.01") -> CommandLine:
    found = CommandLine(directory)
    done = found.json("enrol", "--server", office.url, "--code", office.enrol_code(post))
    assert (done["post"], done["created"]) == (post, True)
    return found


def write(path: Path, *records: dict[str, object]) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


def office_post(office: HeadOfficeProcess, post: str = "31.74.01") -> dict[str, object]:
    posts = office.command("status")["posts"]
    found: dict[str, object] = next(entry for entry in posts if entry["post"] == post)
    return found


def test_two_computers_end_up_equal(office: HeadOfficeProcess, tmp_path: Path) -> None:
    first = enrolled(office, tmp_path / "1")
    people = [{"full_name": f"Peserta {n}"} for n in range(30)]
    first.json("import", "participant", write(tmp_path / "p.jsonl", *people))
    pushed = first.json("sync")
    assert pushed["pushed"] >= 30
    assert pushed["converged"]
    assert first.json("status")["pending"] == 0
    idle = first.json("sync")
    assert (idle["requests"], idle["pushed"], idle["pulled"]) == (1, 0, 0)

    second = enrolled(office, tmp_path / "2")
    assert second.json("sync")["pulled"] == pushed["pushed"]
    assert second.json("sync")["requests"] == 1
    status = second.json("status")
    assert status["counts"]["participant"] == 30
    assert status["counts"]["resource"] == 26  # the first one's, not its own
    assert status["device"] == "31.74.01-2"
    for found in (status, first.json("status")):
        assert found["fingerprint"] == office_post(office)["fingerprint"]
        assert found["digests"] == office_post(office)["digests"]
    assert first.json("doctor")["ok"]
    assert second.json("doctor")["ok"]


def test_offline_nothing_is_lost_and_the_next_run_finishes(
    office: HeadOfficeProcess, tmp_path: Path
) -> None:
    okeoce = enrolled(office, tmp_path / "1")
    okeoce.json("import", "participant", write(tmp_path / "p.jsonl", {"full_name": "Ani"}))
    office.stop()
    found = okeoce.json("sync", code=3)
    assert found["error"] == "unreachable"
    assert okeoce.json("status")["pending"] > 0
    office.restart()
    assert okeoce.json("sync")["converged"]
    assert okeoce.json("status")["pending"] == 0


def test_a_post_set_up_offline_is_enrolled_later(office: HeadOfficeProcess, tmp_path: Path) -> None:
    okeoce = CommandLine(tmp_path / "1")
    okeoce.json("setup", "--post", "31.74.01")
    wrong = okeoce.json(
        "enrol", "--server", office.url, "--code", office.enrol_code("31.71.01"), code=5
    )
    assert wrong["error"] == "forbidden_scope"
    done = okeoce.json("enrol", "--server", office.url, "--code", office.enrol_code())
    assert done["created"] is False
    assert okeoce.json("sync")["pushed"] == 27


def test_codes_addresses_and_revocation(office: HeadOfficeProcess, tmp_path: Path) -> None:
    okeoce = CommandLine(tmp_path / "1")
    enrol = ["enrol", "--server", office.url, "--code"]
    assert okeoce.json(*enrol, "AAAA-AAAA", code=5)["error"] == "code_invalid"
    assert okeoce.json("status", code=2)["error"] == "store_missing"
    gone = okeoce.json("enrol", "--server", "https://127.0.0.1:1", "--code", "X", code=3)
    assert gone["error"] in ("unreachable", "tls")
    code = office.enrol_code()
    okeoce.json(*enrol, code)
    other = CommandLine(tmp_path / "2")
    assert other.json(*enrol, code, code=5)["error"] == "code_invalid"
    office.command("revoke", okeoce.json("status")["device"])
    assert okeoce.json("sync", code=5)["error"] == "revoked"


def test_a_code_is_not_spent_where_no_store_can_be_made(
    office: HeadOfficeProcess, tmp_path: Path
) -> None:
    code = office.enrol_code()
    words = ["enrol", "--server", office.url, "--code", code]
    (tmp_path / "berkas").write_text("x")
    assert CommandLine(tmp_path / "berkas" / "x").json(*words, code=2)["error"] == (
        "file_not_writable"
    )
    okeoce = CommandLine(tmp_path / "1")
    missing = okeoce.json(*words, code=5, OKEOCE_PASSPHRASE=None)
    assert missing["error"] == "passphrase_missing"
    okeoce.json(*words)
