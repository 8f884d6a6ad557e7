import logging
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QLibraryInfo, QLocale, QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialogButtonBox,
    QErrorMessage,
    QFileDialog,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QProgressDialog,
    QTextEdit,
    QTreeView,
    QWidget,
    QWizard,
    QWizardPage,
)
from pytestqt.qtbot import QtBot

from okeoce_desktop.paths import resource_path
from okeoce_desktop.ui import formatting, i18n
from tests.helpers.pseudo_locale import pseudo, pseudo_catalogue, unmarked
from tests.helpers.qm_catalogue import read_catalogue

OURS = {
    (e.context, e.source): e for e in read_catalogue(resource_path("translations", "qtbase_id.qm"))
}
ENGLISH = {
    entry.source.replace("&", "")
    for entry in OURS.values()
    if entry.translations[0] != entry.source
}

# Contexts of Qt's own catalogue without Indonesian, each for a reason.
LEFT_OUT: dict[str, str] = {
    "errors that only reach a log, in English there": """
        QAbstractSocket QCoreApplication QCommandLineParser QDnsLookup QDnsLookupRunnable QDomParser
        QDtls QDtlsClientVerifier QFactoryLoader QFile QFileDevice QHostInfo QHostInfoAgent QHttp
        QHttpSocketEngine QIODevice QImageReader QImageWriter QJsonParseError QLibrary QLocalServer
        QLocalSocket QNativeSocketEngine QNetworkAccessCacheBackend QNetworkAccessDataBackend
        QNetworkAccessDebugPipeBackend QNetworkAccessFileBackend QNetworkReply QNetworkReplyHttpImpl
        QNetworkReplyImpl QPluginLoader QProcess QRegularExpression QSaveFile QSctpSocket
        QSharedMemory QSocks5SocketEngine QSslDiffieHellmanParameter QSslSocket QSystemSemaphore
        QTcpServer QTgaFile QUdpSocket QXmlStream""",
    "drivers of QtSql, which the app does not use": """
        QDB2Driver QDB2Result QIBaseDriver QIBaseResult QMYSQLDriver QMYSQLResult QMimerSQL
        QMimerSQLDriver QMimerSQLResult QMimerSQLResult: QOCIDriver QOCIResult QODBCDriver
        QODBCResult QPSQLDriver QPSQLResult QSQLiteDriver QSQLiteResult""",
    "widgets the app does not use": """
        QAxSelect QColorDialog QFontDatabase QFontDialog QMdiArea QMdiSubWindow
        QAccessibleColorWellItem""",
    "systems the app is not made for": """
        QAndroidPlatformTheme QCocoaMenuBar QCocoaMenuItem QWindowsDirect2DIntegration""",
    "command-line help and start-up errors of Qt, before any catalogue": """
        QApplication QGuiApplication""",
    "names a printer driver gives to its trays": """
        Print?Device?Input?Slot Print?Device?Output?Bin""",
    "signs only": "QDBusTrayIcon QWidget",
}
# Single texts left out in a context that is covered otherwise.
LEFT_OUT_TEXTS = {
    "QPageSize": "sizes of paper are names",
    "QShortcut": "what is printed on the keys of an Indonesian keyboard is English",
}


@pytest.fixture(autouse=True)
def _as_before(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    yield
    i18n._remove_catalogues(qapp)
    formatting.use_language("id")
    QLocale.setDefault(before)


@pytest.fixture
def indonesian(qapp: QApplication) -> None:
    i18n.install_language(qapp, "id")


def _texts(widget: QWidget) -> set[str]:
    """Everything readable in a window, without mnemonics and key names."""
    parts: list[QObject] = [widget, *widget.findChildren(QObject)]
    found: list[str] = [widget.windowTitle()]
    for part in parts:
        if isinstance(part, QAbstractButton | QLabel | QAction):
            found += [part.text(), part.toolTip()]
        if isinstance(part, QWidget):
            found += [part.toolTip(), part.accessibleName(), part.windowTitle()]
        if isinstance(part, QTreeView) and (model := part.model()) is not None:
            orientation = part.header().orientation()
            found += [str(model.headerData(i, orientation)) for i in range(model.columnCount())]
    return {text.split("\t")[0].replace("&", "") for text in found if text}


def _english_in(widget: QWidget) -> set[str]:
    return _texts(widget) & ENGLISH


def test_message_box(qtbot: QtBot, indonesian: None) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    buttons = QMessageBox.StandardButton
    for button in buttons:
        if button not in (buttons.NoButton, buttons.ButtonMask):
            box.setStandardButtons(box.standardButtons() | button)
    box.setDetailedText("x")
    assert {
        *("OK", "Simpan", "Simpan semua", "Buka", "Ya", "Ya untuk semua", "Tidak"),
        *("Tidak untuk semua", "Hentikan", "Coba lagi", "Abaikan", "Tutup", "Batal", "Buang"),
        *("Bantuan", "Terapkan", "Atur ulang", "Kembalikan setelan awal", "Lihat rincian"),
    } <= _texts(box)
    assert not _english_in(box)
    yes = box.button(buttons.Yes)
    assert yes is not None
    assert yes.text() == "&Ya"


def test_file_dialog(qtbot: QtBot, indonesian: None, tmp_path: Path) -> None:
    dialog = QFileDialog(directory=str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setViewMode(QFileDialog.ViewMode.Detail)
    assert {
        *("Simpan", "Batal", "Cari di:", "Nama berkas:", "Jenis berkas:", "Buat folder baru"),
        *("Folder induk", "Nama", "Ukuran", "Jenis", "Diubah", "Simpan sebagai"),
    } <= _texts(dialog)
    assert not _english_in(dialog)


@pytest.mark.parametrize("editor", [QLineEdit, QTextEdit])
def test_context_menu_of_an_editor(
    qtbot: QtBot, indonesian: None, editor: type[QLineEdit] | type[QTextEdit]
) -> None:
    widget = editor()
    qtbot.addWidget(widget)
    menu = widget.createStandardContextMenu()
    assert isinstance(menu, QMenu)
    qtbot.addWidget(menu)
    shown = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    assert shown[:7] == [
        *("&Urungkan", "U&langi", "Po&tong", "&Salin", "T&empel", "Hapus", "Pilih semua")
    ]
    mnemonics = [text[text.index("&") + 1].lower() for text in shown if "&" in text]
    assert len(set(mnemonics)) == len(mnemonics)


def test_other_standard_windows(qtbot: QtBot, indonesian: None) -> None:
    wizard = QWizard()
    wizard.addPage(QWizardPage())
    wizard.addPage(QWizardPage())
    wizard.setOption(QWizard.WizardOption.HaveHelpButton)
    boxes = QDialogButtonBox(QDialogButtonBox.StandardButton.Save)
    for widget, expected in [
        (QProgressDialog(), "Batal"),
        (QErrorMessage(), "Tampilkan lagi pesan ini"),
        (QInputDialog(), "Isikan nilai:"),
        (wizard, "Lanjut >"),
        (boxes, "Simpan"),
    ]:
        qtbot.addWidget(widget)
        widget.show()  # some make their parts only now
        assert expected in _texts(widget)
        assert not _english_in(widget)


def test_print_windows(qtbot: QtBot, indonesian: None) -> None:
    # The libraries of the printing system may be absent where only the tests run.
    support = pytest.importorskip("PySide6.QtPrintSupport", exc_type=ImportError)
    printer = support.QPrinter()
    printer.setOutputFormat(support.QPrinter.OutputFormat.PdfFormat)
    preview = support.QPrintPreviewDialog(printer)
    qtbot.addWidget(preview)
    assert {"Pratinjau cetak", "Halaman berikutnya", "Perbesar", "Tegak"} <= _texts(preview)
    assert not _english_in(preview)
    dialog = support.QPrintDialog(printer)
    qtbot.addWidget(dialog)
    assert {"Cetak", "Rangkap:"} <= _texts(dialog)
    assert not _english_in(dialog)


def test_keys_are_named_as_printed_on_them_but_arrows_are_translated(
    qapp: QApplication, indonesian: None
) -> None:
    native = QKeySequence.SequenceFormat.NativeText
    assert QKeySequence("Ctrl+S").toString(native) == "Ctrl+S"
    assert QKeySequence("Alt+Left").toString(native) == "Alt+Kiri"
    assert QKeySequence("Alt+Kiri") == QKeySequence("Alt+Left")
    assert QKeySequence("Alt+Left").toString() == "Alt+Left"


def _left_out_contexts() -> set[str]:
    return {name.replace("?", " ") for names in LEFT_OUT.values() for name in names.split()}


def test_every_text_of_qt_is_covered_or_left_out_for_a_reason() -> None:
    german = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / "qtbase_de.qm"
    entries = read_catalogue(german)
    assert len(entries) > 1000
    left_out = _left_out_contexts()
    uncovered = {
        (entry.context, entry.source)
        for entry in entries
        if entry.context not in left_out
        and entry.context not in LEFT_OUT_TEXTS
        and (entry.context, entry.source) not in OURS
        and not entry.source.startswith("<p>Qt is a C++ toolkit")  # "About Qt" is not offered
    }
    assert uncovered == set()


def test_nothing_is_left_out_that_is_covered_or_gone() -> None:
    german = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / "qtbase_de.qm"
    contexts = {entry.context for entry in read_catalogue(german)}
    covered = {context for context, _source in OURS}
    assert _left_out_contexts() <= contexts - covered
    assert set(LEFT_OUT_TEXTS) <= covered


def test_the_catalogue_keeps_to_the_words_of_the_house() -> None:
    for entry in OURS.values():
        (text,) = entry.translations
        assert "!" not in text
        assert "Maaf" not in text
        assert text.count("&") == entry.source.count("&"), entry
        for marker in ("%1", "%2", "%p"):
            assert (marker in text) == (marker in entry.source), entry


def test_numbers_and_dates_of_qt_follow_the_language(qapp: QApplication) -> None:
    day = QDate(2026, 11, 24)
    i18n.install_language(qapp, "id")
    assert QLocale().name() == "id_ID"
    assert QLocale().toString(day) == "Selasa, 24 November 2026"
    i18n.install_language(qapp, "en")
    assert QLocale().name() == "en_ID"
    assert QLocale().toString(day) == "Tuesday, 24 November 2026"
    for language in ("id", "en"):
        i18n.install_language(qapp, language)
        assert QLocale().toString(1_250_000) == formatting.number(1_250_000)
        assert QLocale().toString(1234.5, "f", 2) == "1.234,50"


def test_formatting_follows_the_language(qapp: QApplication) -> None:
    i18n.install_language(qapp, "en")
    assert formatting.heading_date(date(2026, 11, 24)) == "Tuesday, 24 November"
    i18n.install_language(qapp, "id")
    assert formatting.heading_date(date(2026, 11, 24)) == "Selasa, 24 November"


def test_english_leaves_no_indonesian_behind(qtbot: QtBot, qapp: QApplication) -> None:
    i18n.install_language(qapp, "id")
    i18n.install_language(qapp, "en")
    box = QMessageBox(QMessageBox.Icon.NoIcon, "", "", QMessageBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert "Cancel" in _texts(box)


def test_english_texts_are_found_at_run_time(qapp: QApplication) -> None:
    entries = read_catalogue(resource_path("translations", "okeoce_en.qm"))
    i18n.install_language(qapp, "en")
    for entry in entries:
        count = 2 if len(entry.translations) > 1 else -1  # with a count Qt wants plural forms
        shown = QCoreApplication.translate(entry.context, entry.source, entry.comment, count)
        assert shown == entry.translations[-1].replace("%n", "2")
    i18n.install_language(qapp, "id")
    for entry in entries:
        assert QCoreApplication.translate(entry.context, entry.source) == entry.source


def test_a_missing_catalogue_is_logged_and_the_app_goes_on(
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    (tmp_path / "okeoce_en.qm").write_bytes(b"no catalogue at all")
    monkeypatch.setattr(i18n, "resource_path", lambda *parts: tmp_path / parts[-1])
    with caplog.at_level(logging.ERROR):
        i18n.install_language(qapp, "id")
        i18n.install_language(qapp, "en")
    assert [record.getMessage() for record in caplog.records] == [
        "Catalogue qtbase_id.qm is missing or damaged",
        "Catalogue okeoce_en.qm is missing or damaged",
    ]
    assert formatting.heading_date(date(2026, 11, 24)) == "Tuesday, 24 November"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Simpan", "⟦Šîmþåñ··⟧"),
        ("&Ya", "⟦&Ýå·⟧"),
        ("Halo {name}", "⟦Ĥåļö {name}··⟧"),
        ("%n orang, %1", "⟦%n öŕåñĝ, %1···⟧"),
        ("<b>Isi</b>&nbsp;lagi", "⟦<b>Îšî</b>&nbsp;ļåĝî···⟧"),
        ("Baris\nkedua", "⟦Båŕîš\nķéđûå····⟧"),
    ],
)
def test_pseudo_text(text: str, expected: str) -> None:
    assert pseudo(text) == expected


@pytest.mark.parametrize(
    ("text", "outside"),
    [
        ("⟦Šîmþåñ··⟧  09.38", ""),
        ("Simpan", "Simpan"),
        ("⟦Šîmþåñ··⟧ dan lagi", "dan lagi"),
        ("12 / 20 · 89 %", ""),
        ("⟦đåļåm ⟦đåļåm⟧ ļågî⟧", ""),
    ],
)
def test_unmarked_text_is_found(text: str, outside: str) -> None:
    assert unmarked(text) == outside


def test_pseudo_catalogue_marks_the_texts_of_qt(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    i18n.install_language(qapp, "id")
    assert i18n.install_catalogue(qapp, pseudo_catalogue(tmp_path))
    box = QMessageBox(QMessageBox.Icon.NoIcon, "", "", QMessageBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert "⟦Çåñçéļ··⟧" in _texts(box)
    assert QKeySequence("Ctrl+Left") == QKeySequence("Ctrl+Kiri")


def test_pseudo_catalogue_holds_every_text_of_the_app(tmp_path: Path) -> None:
    committed = resource_path("translations", "okeoce_en.ts")
    pseudo_entries = {(e.context, e.source) for e in read_catalogue(pseudo_catalogue(tmp_path))}
    compiled = read_catalogue(committed.with_suffix(".qm"))
    assert {(entry.context, entry.source) for entry in compiled} <= pseudo_entries
    assert not any(context == "QShortcut" for context, _source in pseudo_entries)


def test_pseudo_catalogue_can_be_removed(qapp: QApplication, tmp_path: Path) -> None:
    i18n.install_language(qapp, "id")
    i18n.install_catalogue(qapp, pseudo_catalogue(tmp_path))
    i18n.install_language(qapp, "id")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Batal"
