"""Each check of the house rules on planted violations and on code that only looks like one."""

import pytest

from tests.helpers import source_checks, text_checks
from tests.helpers.source_checks import Check, Source
from tests.helpers.text_checks import ALL_CHECKS

NOOP = 'NAME = QT_TRANSLATE_NOOP("C", "Simpan")\n'

PLANTED: list[tuple[Check, str, str]] = [
    *(
        (text_checks.untranslatable, "okeoce_desktop/ui/x.py", line)
        for line in (
            'self.tr(f"Halo {name}")',
            "self.tr(text)",
            'self.tr("Halo " + name)',
            'self.tr("Halo {}".format(name))',
            'self.tr("ya" if x else "tidak")',
            "self.tr()",
            'self.tr(b"Halo")',
            'QCoreApplication.translate("C", text)',
            'QCoreApplication.translate(context, "Halo")',
            'QCoreApplication.translate("C", f"Halo {name}")',
            'translate("C", f"Halo {name}")',
            'QCoreApplication.translate("C", "%n orang", "", 3)',
            'QT_TRANSLATE_NOOP("C", f"Halo {name}")',
            f'{NOOP}QCoreApplication.translate("Other", NAME)',
            f'{NOOP}QCoreApplication.translate("C", "{{}}".format(NAME))',
        )
    ),
    *(
        (text_checks.bare_texts, "okeoce_desktop/ui/screens/desk/view.py", line)
        for line in (
            'QLabel("Nama")',
            'QtWidgets.QPushButton("Simpan")',
            'QAction(icon, "Cetak", self)',
            'QAction(text="Cetak")',
            'label.setText("nama")',
            'self.dialog.setText("Nama")',
            'label.setText(f"{count} orang")',
            'label.setText("{} orang".format(count))',
            'label.setText("Halo " + name)',
            'label.setText(name or "Tamu")',
            'label.setText("Buka" if x else "Tutup")',
            'button.setToolTip("Simpan")',
            'window.setWindowTitle("Meja depan")',
            'edit.setPlaceholderText("Cari")',
            'table.setAccessibleName("Peserta")',
            'form.addRow("&Nama", edit)',
            'tabs.addTab(page, "Riwayat")',
            'table.setHorizontalHeaderLabels(["Nama", "NIK"])',
            'box.addItem("Laki-laki", "m")',
            'QMessageBox.warning(self, self.tr("Awas"), "Gagal")',
            'painter.drawText(rect, "Nama")',
            'label.setText("<b>Nama</b>")',
            'Button("Simpan", key="F2")',
            'SearchBox(self.tr("Cari"), placeholder="ketik nama")',
            'Banner("lock", "Layar terkunci")',
        )
    ),
    *(
        (source_checks.waits, "tests/ui/test_x.py", line)
        for line in ("qtbot.wait(50)", "self.qtbot.wait(50)", "QTest.qWait(1)")
    ),
    (source_checks.prints, "okeoce_desktop/services/x.py", "print('x')"),
    (source_checks.prints, "sync/client/x.py", "print('x')"),
    (source_checks.star_imports, "tests/ui/test_x.py", "from PySide6.QtCore import *"),
    (source_checks.long_modules, "okeoce_desktop/ui/x.py", "\n" * 401),
    (source_checks.screen_styles, "okeoce_desktop/ui/screens/x.py", "self.setStyleSheet(q)"),
    *(
        (source_checks.misplaced_imports, path, line)
        for path, line in (
            ("okeoce_desktop/services/x.py", "import peewee"),
            ("okeoce_desktop/ui/x.py", "from playhouse import migrate"),
            ("okeoce_desktop/app.py", "def f():\n    import sqlcipher3.dbapi2 as db"),
            ("sync/server/x.py", "import peewee"),
            ("okeoce_desktop/domain/x.py", "from PySide6.QtCore import QObject"),
            ("okeoce_desktop/settings.py", "import PySide6"),
            ("okeoce_desktop/cli.py", "importlib.import_module('PySide6.QtCore')"),
            ("okeoce_desktop/application.py", "if TYPE_CHECKING:\n    import PySide6"),
        )
    ),
    *(
        (source_checks.misnamed_fakes, "tests/helpers/x.py", f"class {name}: ...")
        for name in ("MockServer", "StubClock", "_DummyStore", "ClockFake", "NetworkSpy")
    ),
]

HARMLESS: list[tuple[Check, str, str]] = [
    *(
        (text_checks.untranslatable, "okeoce_desktop/ui/x.py", line)
        for line in (
            'self.tr("Halo {name}").format(name=name)',
            'self.tr("dua " "potong")',
            'self.tr("%n orang", "", count)',
            'QCoreApplication.translate("C", "Halo", "sapaan")',
            "text.translate(TABLE)",
            "painter.translate(x, y)",
            f'{NOOP}QCoreApplication.translate("C", NAME)',
            f'{NOOP}QCoreApplication.translate("C", str(TABLE[key]))',
        )
    ),
    (text_checks.untranslatable, "sync/x.py", "self.tr(text)"),
    *(
        (text_checks.bare_texts, "okeoce_desktop/ui/x.py", line)
        for line in (
            'QLabel(self.tr("Nama"))',
            "label.setText(person.name)",
            'label.setText("")',
            'label.setText("12 / 20")',
            'label.setText(f"{first} · {second}")',
            'label.setText("<b>{}</b>".format(name))',
            'label.setText(self.tr("Halo {name}").format(name=name))',
            'cap.setText("F2")',
            'cap.setText("Enter")',
            'cap.setText("Ctrl+Shift+S")',
            'QLabel("OK OCE")',
            'label.setObjectName("nama")',
            'label.setProperty("role", "Nama")',
            'Button(self.tr("Simpan"), key="Ctrl+S", icon="check")',
            'Label("ink", role="body")',
            'box.addItem(self.tr("Laki-laki"), "male")',
            '_log.warning("Catalogue %s is missing", name)',
            'raise ValueError("No such place")',
        )
    ),
    (text_checks.bare_texts, "okeoce_desktop/services/x.py", 'QLabel("Nama")'),
    (source_checks.waits, "tests/ui/test_x.py", "process.wait(3)\nqtbot.waitUntil(f)"),
    (source_checks.prints, "okeoce_desktop/cli.py", "print('x')"),
    (source_checks.prints, "okeoce_desktop/cli/status.py", "print('x')"),
    (source_checks.prints, "sync/server/cli.py", "print('x')"),
    (source_checks.long_modules, "okeoce_desktop/ui/x.py", "\n" * 400),
    (source_checks.long_modules, "tests/ui/test_x.py", "\n" * 401),
    (source_checks.screen_styles, "okeoce_desktop/ui/theme.py", "app.setStyleSheet(q)"),
    (source_checks.misplaced_imports, "okeoce_desktop/storage/x.py", "import peewee"),
    (source_checks.misplaced_imports, "okeoce_desktop/ui/x.py", "import PySide6.QtCore"),
    (source_checks.misplaced_imports, "okeoce_desktop/app.py", "import PySide6.QtCore"),
    (source_checks.misplaced_imports, "okeoce_desktop/__main__.py", "import PySide6"),
    (source_checks.misplaced_imports, "tests/x.py", "import peewee, PySide6"),
    (source_checks.misnamed_fakes, "tests/helpers/x.py", "class FakeServer: ..."),
    (source_checks.misnamed_fakes, "okeoce_desktop/domain/x.py", "class Spy: ..."),
]


def _case_name(value: object) -> str:
    return getattr(value, "__name__", None) or str(value).strip()[:40]


@pytest.mark.parametrize(("check", "path", "text"), PLANTED, ids=_case_name)
def test_a_planted_violation_is_found(check: Check, path: str, text: str) -> None:
    assert list(check(Source(path, text)))


@pytest.mark.parametrize(("check", "path", "text"), HARMLESS, ids=_case_name)
def test_harmless_code_passes(check: Check, path: str, text: str) -> None:
    assert list(check(Source(path, text))) == []


def test_every_check_has_planted_violations() -> None:
    assert {check for check, _path, _text in PLANTED} == set(ALL_CHECKS)


def test_a_finding_says_where() -> None:
    (finding,) = source_checks.prints(Source("sync/x.py", "\n\nprint(1)"))
    assert str(finding) == "sync/x.py:3: print() outside of cli"
