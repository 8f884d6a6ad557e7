"""Extract the app's texts and compile its catalogues.

    python installer/translations.py            renew okeoce_en.ts, compile every .qm
    python installer/translations.py --check    say what is out of date, change nothing

Indonesian is the language of the source, so it needs no catalogue of its own; `okeoce_en` is the
English one. `qtbase_id` holds Qt's own texts (buttons, menus, file dialog): Qt ships none in
Indonesian. The .qm files are committed, so that installing and running need no Qt tools.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = Path("resources/translations")
APP_CATALOGUE = FOLDER / "okeoce_en.ts"
QT_CATALOGUE = FOLDER / "qtbase_id.ts"

_PLACE_MARKER = re.compile(r"\{[^{}]*\}|%L?[1-9][0-9]?|%n")


class ToolError(Exception):
    """A Qt tool is missing or failed; the text says which and why."""


def run_tool(name: str, *arguments: str, cwd: Path) -> None:
    """Run `pyside6-<name>` of this very environment; what it warns about goes to stderr."""
    suffix = ".exe" if sys.platform == "win32" else ""
    program = Path(sys.executable).parent / f"pyside6-{name}{suffix}"
    if not program.exists():
        raise ToolError(f"{program.name} is not beside {sys.executable}: run make install")
    done = subprocess.run(
        [str(program), *arguments], cwd=cwd, capture_output=True, text=True, encoding="utf-8"
    )
    if done.returncode != 0:
        raise ToolError(f"{program.name} failed:\n{done.stdout}{done.stderr}")
    sys.stderr.write(done.stderr)


def tracked_sources(root: Path) -> list[Path]:
    """Every tracked module of the app under `root`, relative to it, sorted.

    Tracked ones only, so that somebody's half-written new file does not fail the check of another.
    An unpacked archive has no git: there every module counts.
    """
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--", "okeoce_desktop/*.py"],
            cwd=root,
            capture_output=True,
            check=True,
        ).stdout.decode()
        paths = [Path(name) for name in listed.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        paths = []
    if not paths:
        paths = [path.relative_to(root) for path in root.glob("okeoce_desktop/**/*.py")]
    return sorted(path for path in paths if (root / path).exists())


def extract(root: Path, sources: Sequence[Path], catalogue: Path, *, target: str) -> None:
    """Bring `catalogue` (.ts, made if missing) in line with the texts in `sources`.

    No line numbers and a fixed order, so that a change of one text changes one entry. Texts no
    longer used are dropped; a changed one stands there unfinished.
    """
    with tempfile.TemporaryDirectory() as folder:
        names = Path(folder) / "sources.txt"  # a command line can be too short for all of them
        names.write_text("".join(f"{path.as_posix()}\n" for path in sources), encoding="utf-8")
        run_tool(
            "lupdate",
            f"@{names}",
            "-silent",
            *("-source-language", "id_ID", "-target-language", target),
            *("-locations", "none", "-no-obsolete", "-sort-messages"),
            *("-ts", str(catalogue)),
            cwd=root,
        )


def compile_catalogue(catalogue: Path, compiled: Path) -> None:
    """Compile a .ts into a .qm, finished entries only; the same .ts gives the same bytes."""
    run_tool(
        "lrelease",
        "-silent",
        "-nounfinished",
        str(catalogue),
        *("-qm", str(compiled)),
        cwd=catalogue.parent,
    )


def faults(catalogue: Path) -> Iterator[str]:
    """Entries that would show the wrong text: unfinished, or with other place markers.

    A marker such as `{name}` that only one side has would raise or vanish in one language alone.
    """
    for context in ET.parse(catalogue).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            source = message.findtext("source", "")
            translation = message.find("translation")
            if translation is None or translation.get("type") == "unfinished":
                yield f"unfinished: {name}: {source!r}"
                continue
            forms = [form.text or "" for form in translation.iter("numerusform")]
            for text in forms or [translation.text or ""]:
                wanted, given = _place_markers(source), _place_markers(text)
                if forms:  # "one person" is a fair form of "%n orang"
                    wanted, given = wanted - {"%n"}, given - {"%n"}
                if not text.strip():
                    yield f"empty: {name}: {source!r}"
                elif wanted != given:
                    yield f"place markers differ: {name}: {source!r} / {text!r}"


def _place_markers(text: str) -> set[str]:
    return set(_PLACE_MARKER.findall(text))


def renew(root: Path) -> None:
    """Rewrite the English catalogue from the sources and compile both."""
    (root / FOLDER).mkdir(parents=True, exist_ok=True)
    extract(root, tracked_sources(root), root / APP_CATALOGUE, target="en_US")
    for catalogue in (APP_CATALOGUE, QT_CATALOGUE):
        compile_catalogue(root / catalogue, (root / catalogue).with_suffix(".qm"))


def problems(root: Path) -> list[str]:
    """What `--check` reports, one sentence each; empty when all is in order. Changes nothing."""
    missing = [
        f"{path} is missing: run make translations"
        for catalogue in (APP_CATALOGUE, QT_CATALOGUE)
        for path in (catalogue, catalogue.with_suffix(".qm"))
        if not (root / path).exists()
    ]
    if missing:
        return missing
    found: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / APP_CATALOGUE.name
        shutil.copyfile(root / APP_CATALOGUE, fresh)
        extract(root, tracked_sources(root), fresh, target="en_US")
        if fresh.read_bytes() != (root / APP_CATALOGUE).read_bytes():
            found.append(f"{APP_CATALOGUE} is stale: run make translations")
        for catalogue in (APP_CATALOGUE, QT_CATALOGUE):
            found += [f"{catalogue}: {fault}" for fault in faults(root / catalogue)]
            compiled = Path(folder) / catalogue.with_suffix(".qm").name
            compile_catalogue(root / catalogue, compiled)
            committed = catalogue.with_suffix(".qm")
            if compiled.read_bytes() != (root / committed).read_bytes():
                found.append(f"{committed} differs from its .ts: run make translations")
    return found


def main(arguments: Sequence[str] | None = None, *, root: Path = ROOT) -> int:
    """Exit code 0 when in order, 1 when `--check` found something, 2 when a tool failed."""
    parser = argparse.ArgumentParser(description="Renew or check the translation catalogues.")
    parser.add_argument("--check", action="store_true", help="change nothing, report what is stale")
    check: bool = parser.parse_args(arguments).check
    try:
        if not check:
            renew(root)
            return 0
        found = problems(root)
    except ToolError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    for line in found:
        sys.stderr.write(f"{line}\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
