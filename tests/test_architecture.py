"""The layers and the rules of the house, on the tree as it is."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.helpers import source_checks
from tests.helpers.source_checks import Check, Source
from tests.helpers.text_checks import ALL_CHECKS

ROOT = Path(__file__).resolve().parent.parent

# Modules that may be longer than source_checks.MOST_LINES, each with its reason.
LONG_MODULES: dict[str, str] = {}


@pytest.fixture(scope="module")
def sources() -> list[Source]:
    return source_checks.tracked(ROOT)


@pytest.mark.parametrize("check", ALL_CHECKS, ids=lambda check: check.__name__)
def test_the_tree_keeps_the_rule(check: Check, sources: list[Source]) -> None:
    found = [finding for source in sources for finding in check(source)]
    if check is source_checks.long_modules:
        found = [finding for finding in found if finding.path not in LONG_MODULES]
    assert not found, "\n".join(map(str, sorted(found)))


def test_the_list_of_long_modules_is_up_to_date(sources: list[Source]) -> None:
    long = {finding.path for source in sources for finding in source_checks.long_modules(source)}
    assert set(LONG_MODULES) <= long
    assert all(LONG_MODULES.values())


def test_the_checks_see_the_whole_tree(sources: list[Source]) -> None:
    paths = {source.path for source in sources}
    assert {"okeoce_desktop/settings.py", "sync/codec.py", "tests/ui/test_i18n.py"} <= paths


def _lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [str(program), "--no-logo", "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_the_import_contracts_are_kept() -> None:
    done = _lint_imports(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def skeleton(tmp_path: Path) -> Path:
    """Empty modules under the contracts of this repository."""
    shutil.copyfile(ROOT / "pyproject.toml", tmp_path / "pyproject.toml")
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    names = {
        name
        for contract in contracts["tool"]["importlinter"]["contracts"]
        for key in ("layers", "source_modules", "forbidden_modules")
        for name in contract.get(key, [])
        if name.partition(".")[0] in ("okeoce_desktop", "sync")
    }
    for name in names:
        folder = tmp_path.joinpath(*name.split("."))
        for package in (folder, *folder.relative_to(tmp_path).parents):
            (tmp_path / package).mkdir(parents=True, exist_ok=True)
            if package != Path():
                (tmp_path / package / "__init__.py").touch()
    return tmp_path


def test_an_empty_skeleton_keeps_the_contracts(skeleton: Path) -> None:
    done = _lint_imports(skeleton)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("okeoce_desktop/domain/x.py", "import okeoce_desktop.storage"),
        ("okeoce_desktop/storage/x.py", "import okeoce_desktop.services"),
        ("okeoce_desktop/services/x.py", "import okeoce_desktop.ui"),
        ("okeoce_desktop/services/x.py", "import peewee"),
        ("okeoce_desktop/ui/x.py", "import peewee"),
        ("okeoce_desktop/services/x.py", "from PySide6.QtCore import QObject"),
        ("okeoce_desktop/services/x.py", "import sync.server"),
        ("sync/codec/x.py", "import okeoce_desktop"),
        ("sync/codec/x.py", "import socket"),
    ],
)
def test_a_wrong_import_breaks_a_contract(skeleton: Path, module: str, line: str) -> None:
    (skeleton / module).write_text(f"{line}\n", encoding="utf-8")
    done = _lint_imports(skeleton)
    assert done.returncode == 1, done.stdout + done.stderr
    assert re.search(r"Contracts: \d+ kept, [1-9]\d* broken", done.stdout), done.stdout
