"""Installs the language of the user interface. UI thread, once, before the first widget is made.

Indonesian is what the source says, so only Qt's own texts need a catalogue then; English needs
only ours. A language chosen in the settings takes effect at the next start: widgets keep the texts
they were made with.
"""

import logging
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from okeoce_desktop.paths import resource_path
from okeoce_desktop.ui import formatting
from okeoce_desktop.ui.formatting import Language

_log = logging.getLogger(__name__)

_CATALOGUES: dict[Language, str] = {"id": "qtbase_id.qm", "en": "okeoce_en.qm"}
# Indonesia in both: QLocale then parses and shows figures as `formatting` writes them.
_LOCALES: dict[Language, str] = {"id": "id_ID", "en": "en_ID"}
_MARK = "okeoce-catalogue"


def install_language(app: QCoreApplication, language: Language) -> None:
    """Make `language` the one of all widgets, dates and numbers made from now on.

    Replaces the language installed before. A catalogue that is missing or damaged is logged and
    the program goes on with the texts of the source: better than no desk at all.
    """
    _remove_catalogues(app)
    QLocale.setDefault(QLocale(_LOCALES[language]))
    formatting.use_language(language)
    path = resource_path("translations", _CATALOGUES[language])
    if not install_catalogue(app, path):
        _log.error("Catalogue %s is missing or damaged", path.name)


def install_catalogue(app: QCoreApplication, path: Path) -> bool:
    """Add one compiled catalogue (.qm), which goes before those installed earlier.

    Returns whether it could be read. It lives until the next `install_language`.
    """
    translator = QTranslator(app)
    if not translator.load(str(path)):
        translator.deleteLater()
        return False
    translator.setObjectName(_MARK)
    app.installTranslator(translator)
    return True


def _remove_catalogues(app: QCoreApplication) -> None:
    for translator in app.findChildren(QTranslator, _MARK):
        app.removeTranslator(translator)
        translator.setParent(None)
        translator.deleteLater()
