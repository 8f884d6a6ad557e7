"""Rules of the house that no linter knows, checked on the syntax tree. No Qt needed.

Each check takes one `Source` and yields a `Finding` for each place that breaks its rule; which
files a rule is for is part of the check. `tests/test_architecture.py` runs them on the tree and,
with planted violations, on themselves. Those about texts on screen are in `text_checks`.
"""

import ast
import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

MOST_LINES = 400

_FAKE_BY_ANOTHER_NAME = re.compile(r"^_?(Mock|Stub|Dummy|Spy)|(Mock|Stub|Dummy|Spy|Fake)$")
_STORES = ("peewee", "playhouse", "sqlcipher3")


@dataclass(frozen=True, order=True)
class Finding:
    """One place that breaks a rule."""

    path: str
    line: int
    problem: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.problem}"


@dataclass(frozen=True)
class Source:
    """A Python file: its path within the repository, with slashes, and its text."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree; SyntaxError if there is none."""
        return ast.parse(self.text, self.path)

    @cached_property
    def calls(self) -> list[ast.Call]:
        """Every call in it."""
        return [node for node in ast.walk(self.tree) if isinstance(node, ast.Call)]

    def is_under(self, *folders: str) -> bool:
        """Whether it lies in one of the folders, at any depth, or is that file."""
        return any(self.path == folder or self.path.startswith(f"{folder}/") for folder in folders)

    def finding(self, node: ast.AST, problem: str) -> Finding:
        """A finding at that place."""
        return Finding(self.path, getattr(node, "lineno", 1), problem)


Check = Callable[[Source], Iterator[Finding]]


def tracked(root: Path) -> list[Source]:
    """Every tracked Python file as it is in the work tree now."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--", "*.py"], cwd=root, capture_output=True, check=True
    ).stdout.decode()
    paths = [name for name in listed.split("\0") if name and (root / name).exists()]
    return [Source(name, (root / name).read_text("utf-8")) for name in sorted(paths)]


def waits(source: Source) -> Iterator[Finding]:
    """Tests wait for something to happen, never for time to pass; a benchmark lets time pass."""
    if not source.is_under("tests") or source.is_under("tests/benchmarks"):
        return
    for call in source.calls:
        receiver = ast.unparse(call.func.value) if isinstance(call.func, ast.Attribute) else ""
        name = called_name(call)
        if name in ("qWait", "qSleep") or (name == "wait" and receiver.lower().endswith("qtbot")):
            yield source.finding(call, f"{name}(): use waitUntil or waitSignal")


def prints(source: Source) -> Iterator[Finding]:
    """Only the command line writes to the terminal; everything else logs."""
    parts = PurePosixPath(source.path).with_suffix("").parts
    if not source.is_under("okeoce_desktop", "sync") or "cli" in parts:
        return
    for call in source.calls:
        if isinstance(call.func, ast.Name) and call.func.id == "print":
            yield source.finding(call, "print() outside of cli")


def star_imports(source: Source) -> Iterator[Finding]:
    """Every name says where it comes from."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names):
            yield source.finding(node, f"from {node.module} import *")


def long_modules(source: Source) -> Iterator[Finding]:
    """A module over 400 lines does more than one thing, or has a reason that is written down."""
    lines = len(source.text.splitlines())
    if source.is_under("okeoce_desktop", "sync", "installer") and lines > MOST_LINES:
        yield Finding(source.path, lines, f"{lines} lines, {MOST_LINES} at most")


def screen_styles(source: Source) -> Iterator[Finding]:
    """Screens use the theme; a style of their own would not follow dark or high contrast."""
    if not source.is_under("okeoce_desktop/ui/screens"):
        return
    for call in source.calls:
        if called_name(call) == "setStyleSheet":
            yield source.finding(call, "setStyleSheet() in a screen")


def misplaced_imports(source: Source) -> Iterator[Finding]:
    """The database only in storage, Qt only in ui and where the app is put together.

    The import contracts say so too, but see only what a module imports under its own package.
    """
    if not source.is_under("okeoce_desktop", "sync"):
        return
    in_storage = source.is_under("okeoce_desktop/storage")
    may_use_qt = source.is_under(
        "okeoce_desktop/ui",
        "okeoce_desktop/app",
        "okeoce_desktop/app.py",
        "okeoce_desktop/__main__.py",
        "okeoce_desktop/window.py",
        "okeoce_desktop/demo.py",
        "okeoce_desktop/demo_day.py",
    )
    for node in ast.walk(source.tree):
        for module in _imported(node):
            package = module.partition(".")[0]
            if package in _STORES and not in_storage:
                yield source.finding(node, f"{package} outside of storage")
            if package == "PySide6" and not may_use_qt:
                yield source.finding(node, "PySide6 outside of ui")


def misnamed_fakes(source: Source) -> Iterator[Finding]:
    """A stand-in is called FakeX, whatever it does."""
    if not source.is_under("tests"):
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ClassDef) and _FAKE_BY_ANOTHER_NAME.search(node.name):
            yield source.finding(node, f"class {node.name}: fakes are named FakeX")


def called_name(call: ast.Call) -> str:
    """The last part of what is called: "setText" of `self.label.setText(...)`."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def literal(node: ast.expr) -> str:
    """The text written there, "" if it is something else."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    is_dynamic = isinstance(node, ast.Call) and called_name(node) in ("import_module", "__import__")
    if is_dynamic and isinstance(node, ast.Call) and node.args:
        return [literal(node.args[0])]
    return []
