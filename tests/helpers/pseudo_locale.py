"""A made-up language: shows which texts went past the catalogue and which labels are too small.

Every text comes out accented, 40 % longer and in brackets: "Simpan" is "⟦Šîmþåñ···⟧". What is on
screen outside of brackets was never translated; a cut-off "⟧" is a clipped label.
"""

import importlib.util
import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
OPENING, CLOSING = "⟦", "⟧"

_ACCENTED = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "åbçđéƒĝĥîĵķļmñöþqŕšţûvŵxýžÅBÇĐÉFĜĤÎĴĶĻMÑÖÞQŔŠŢÛVŴXÝŽ",
)
# Place markers, tags, entities and mnemonics have to come through unharmed.
_FIXED = re.compile(r"\{[^{}]*\}|%L?[0-9]+|%[np]|</?[a-zA-Z][^<>]*>|&[a-zA-Z]+;|&")
# Key names are read back by QKeySequence; lengthened ones would break every shortcut.
_LEFT_ALONE = {"QShortcut"}
_GROWTH = 0.4
_FILLER = "·"


def pseudo_catalogue(tmp_path: Path) -> Path:
    """Compile a catalogue of all current texts, the app's and Qt's own, into `tmp_path`.

    Takes the texts from the sources as they are now, so it needs no committed catalogue of the
    app. Install it with `i18n.install_catalogue(app, path)` after `install_language(app, "id")`
    and before the widgets are made. No Qt needed here; about a second.
    """
    translations = load_translations_script()
    extracted = tmp_path / "pseudo_app.ts"
    translations.extract(ROOT, translations.tracked_sources(ROOT), extracted, target="id_ID")
    tree = ET.parse(extracted)
    for context in ET.parse(ROOT / translations.QT_CATALOGUE).getroot().iter("context"):
        if context.findtext("name") not in _LEFT_ALONE:
            tree.getroot().append(context)
    for message in tree.getroot().iter("message"):
        _translate(message)
    source = tmp_path / "pseudo.ts"
    tree.write(source, encoding="utf-8", xml_declaration=True)
    compiled = tmp_path / "pseudo.qm"
    translations.compile_catalogue(source, compiled)
    return compiled


def pseudo(text: str) -> str:
    """One text in the made-up language, markers, tags and mnemonic kept."""
    parts: list[str] = []
    at = 0
    letters = 0
    for fixed in _FIXED.finditer(text):
        parts += [text[at : fixed.start()].translate(_ACCENTED), fixed.group()]
        letters += fixed.start() - at
        at = fixed.end()
    parts.append(text[at:].translate(_ACCENTED))
    letters += len(text) - at
    return f"{OPENING}{''.join(parts)}{_FILLER * max(1, round(letters * _GROWTH))}{CLOSING}"


def unmarked(text: str) -> str:
    """The letters of a text on screen that stand outside of any brackets; "" if all is marked.

    Figures and signs are data and need no mark. So are names of people: leave those to the caller.
    """
    depth = 0
    outside: list[str] = []
    for character in text:
        if character == OPENING:
            depth += 1
        elif character == CLOSING:
            depth -= 1
        elif depth == 0 and (character.isalpha() or character.isspace()):
            outside.append(character)
    return " ".join("".join(outside).split())


def _translate(message: ET.Element) -> None:
    translation = message.find("translation")
    if translation is None:
        translation = ET.SubElement(message, "translation")
    translation.attrib.pop("type", None)
    text = pseudo(message.findtext("source", ""))
    forms = list(translation.iter("numerusform"))
    for element in forms or [translation]:
        element.text = text


def load_translations_script() -> ModuleType:
    """`installer/translations.py`; a script, because `installer` must not become a package."""
    name = "okeoce_installer_translations"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, ROOT / "installer" / "translations.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]
