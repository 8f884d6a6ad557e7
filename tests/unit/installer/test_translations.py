import subprocess
from pathlib import Path

import pytest

from tests.helpers.pseudo_locale import ROOT, load_translations_script
from tests.helpers.qm_catalogue import Entry, read_catalogue

translations = load_translations_script()

SCREEN = """
from PySide6.QtCore import QCoreApplication, QObject


class Screen(QObject):
    def show(self, count: int) -> None:
        self.tr("Simpan")
        self.tr("%n menunggu", "", count)
        QCoreApplication.translate("Meja", "Halo {name}").format(name="Siti")
"""
FINISHED = {
    "Simpan": "Save",
    "Halo {name}": "Hello {name}",
}
EMPTY_PLURAL = "<numerusform></numerusform>\n            <numerusform></numerusform>"
PLURAL = "<numerusform>one waiting</numerusform><numerusform>%n waiting</numerusform>"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A small app of its own, with Qt's catalogue, nothing renewed yet."""
    package = tmp_path / "okeoce_desktop" / "ui"
    package.mkdir(parents=True)
    (package / "screen.py").write_text(SCREEN, encoding="utf-8")
    catalogue = tmp_path / translations.QT_CATALOGUE
    catalogue.parent.mkdir(parents=True)
    catalogue.write_bytes((ROOT / translations.QT_CATALOGUE).read_bytes())
    return tmp_path


def _finish(tree: Path, texts: dict[str, str] = FINISHED) -> None:
    """Fill in the English as a translator would, then compile."""
    translations.renew(tree)
    path = tree / translations.APP_CATALOGUE
    content = path.read_text("utf-8")
    for source, text in texts.items():
        content = content.replace(
            f'<source>{source}</source>\n        <translation type="unfinished"></translation>',
            f"<source>{source}</source>\n        <translation>{text}</translation>",
        )
    content = content.replace(EMPTY_PLURAL, PLURAL)
    content = content.replace('<translation type="unfinished"><num', "<translation><num")
    content = content.replace(
        '<translation type="unfinished">\n            <num', "<translation><num"
    )
    path.write_text(content, encoding="utf-8")
    translations.renew(tree)


def test_a_tree_without_any_text_passes(tree: Path) -> None:
    (tree / "okeoce_desktop" / "ui" / "screen.py").write_text("", encoding="utf-8")
    translations.renew(tree)
    assert translations.problems(tree) == []


def test_finished_texts_pass_and_reach_the_compiled_catalogue(tree: Path) -> None:
    _finish(tree)
    assert translations.problems(tree) == []
    assert sorted(read_catalogue(tree / "resources/translations/okeoce_en.qm")) == [
        Entry("Meja", "Halo {name}", "", ("Hello {name}",)),
        Entry("Screen", "%n menunggu", "", ("one waiting", "%n waiting")),
        Entry("Screen", "Simpan", "", ("Save",)),
    ]


def test_an_unfinished_text_is_reported(tree: Path) -> None:
    translations.renew(tree)
    found = translations.problems(tree)
    assert len(found) == 3
    assert "resources/translations/okeoce_en.ts: unfinished: Screen: 'Simpan'" in found


def test_a_changed_text_makes_the_catalogue_stale(tree: Path) -> None:
    _finish(tree)
    screen = tree / "okeoce_desktop" / "ui" / "screen.py"
    screen.write_text(SCREEN.replace('"Simpan"', '"Simpan isian"'), encoding="utf-8")
    before = (tree / translations.APP_CATALOGUE).read_bytes()
    assert translations.problems(tree) == [
        "resources/translations/okeoce_en.ts is stale: run make translations"
    ]
    assert (tree / translations.APP_CATALOGUE).read_bytes() == before
    translations.renew(tree)
    assert b"Simpan isian" in (tree / translations.APP_CATALOGUE).read_bytes()
    assert b"<source>Simpan</source>" not in (tree / translations.APP_CATALOGUE).read_bytes()


def test_a_compiled_catalogue_from_another_time_is_reported(tree: Path) -> None:
    _finish(tree)
    path = tree / translations.APP_CATALOGUE
    path.write_text(path.read_text("utf-8").replace(">Save<", ">Keep<"), encoding="utf-8")
    assert translations.problems(tree) == [
        "resources/translations/okeoce_en.qm differs from its .ts: run make translations"
    ]


@pytest.mark.parametrize("text", ["Hello", "Hello {nama}", "Hello {name} {count}"])
def test_place_markers_have_to_be_the_same(tree: Path, text: str) -> None:
    _finish(tree, {**FINISHED, "Halo {name}": text})
    assert translations.problems(tree) == [
        "resources/translations/okeoce_en.ts: place markers differ: "
        f"Meja: 'Halo {{name}}' / {text!r}"
    ]


def test_an_empty_text_is_reported(tree: Path) -> None:
    _finish(tree, {**FINISHED, "Simpan": " "})
    assert translations.problems(tree) == [
        "resources/translations/okeoce_en.ts: empty: Screen: 'Simpan'"
    ]


def test_missing_catalogues_are_named(tree: Path) -> None:
    assert translations.problems(tree) == [
        "resources/translations/okeoce_en.ts is missing: run make translations",
        "resources/translations/okeoce_en.qm is missing: run make translations",
        "resources/translations/qtbase_id.qm is missing: run make translations",
    ]


def test_renewing_twice_gives_the_same_bytes(tree: Path) -> None:
    _finish(tree)
    folder = tree / translations.FOLDER
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    translations.renew(tree)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_only_tracked_files_count(tree: Path) -> None:
    other = tree / "okeoce_desktop" / "ui" / "half_written.py"
    subprocess.run(["git", "init", "-q"], cwd=tree, check=True)
    subprocess.run(["git", "add", "."], cwd=tree, check=True)
    other.write_text("", encoding="utf-8")
    assert translations.tracked_sources(tree) == [Path("okeoce_desktop/ui/screen.py")]
    (tree / "okeoce_desktop" / "ui" / "screen.py").unlink()
    assert translations.tracked_sources(tree) == []


def test_exit_codes(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert translations.main(["--check"], root=tree) == 1
    assert "okeoce_en.ts is missing" in capsys.readouterr().err
    assert translations.main([], root=tree) == 0
    assert translations.main(["--check"], root=tree) == 1
    _finish(tree)
    assert translations.main(["--check"], root=tree) == 0
    (tree / translations.APP_CATALOGUE).write_text("<TS", encoding="utf-8")
    assert translations.main([], root=tree) == 2
    assert "pyside6-l" in capsys.readouterr().err


def test_a_tool_that_is_not_there_is_named(
    tree: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.executable", str(tree / "python"))
    assert translations.main([], root=tree) == 2
    assert "pyside6-lupdate is not beside" in capsys.readouterr().err
