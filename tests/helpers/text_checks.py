"""Rules about the texts people read: all of them translatable, none of them bare. No Qt needed.

The same kind of checks as in `source_checks`.
"""

import ast
import re
from collections.abc import Iterator

from tests.helpers import source_checks
from tests.helpers.source_checks import Check, Finding, Source, called_name, literal


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TEXT_METHODS = _set("""
    setText setToolTip setStatusTip setWhatsThis setWindowTitle setTitle setSubTitle setLabel
    setPlaceholderText setAccessibleName setAccessibleDescription setInformativeText
    setDetailedText setLabelText setCancelButtonText setSpecialValueText setTabText setTabToolTip
    setItemText setHorizontalHeaderLabels setVerticalHeaderLabels setHeaderLabels setPrefix
    setSuffix setButtonText setHtml setPlainText setMarkdown addRow insertRow addTab insertTab
    addAction addMenu addItem addItems insertItem insertItems addSection addButton addToolBar
    showMessage information warning critical question about drawText drawStaticText
    getOpenFileName getOpenFileNames getSaveFileName getExistingDirectory getText getItem getInt
    """)
_TEXT_CLASSES = _set("""
    QLabel QPushButton QToolButton QCommandLinkButton QCheckBox QRadioButton QAction QMenu QGroupBox
    QDockWidget QToolBar QMessageBox QProgressDialog QInputDialog QStandardItem QListWidgetItem
    QTableWidgetItem QTreeWidgetItem QLineEdit QTextEdit QPlainTextEdit QWizardPage QStaticText
    """)
# Our own widgets, by the last word of their names. They also take words of the code ("ink",
# "lock"), so there only what reads like a text counts: a capital letter or a space.
_OUR_TEXT_CLASSES = re.compile(
    r"(^|[a-z])(Action|Badge|Banner|Box|Button|Card|Chip|Choice|Column|Dialog|Field|Heading|Hint"
    r"|Input|Label|Menu|Panel|Row|Segment|State|Tab|Title|Toast)$"
)
_TEXT_KEYWORDS = _set("""
    text title label placeholder placeholderText toolTip tooltip tool_tip statusTip windowTitle
    accessibleName accessible_name accessibleDescription informativeText help hint message
    """)
_CODE_WORD = re.compile(r"[a-z0-9_.:/#+-]*")
_MARKUP = re.compile(r"<[^<>]*>|&[a-z]+;|\{[^{}]*\}|%L?[0-9]+|%[np]")
_MODIFIER = r"(?:Ctrl|Alt|Shift|Meta)"
_KEY = re.compile(
    rf"(?:{_MODIFIER}\+)*(?:{_MODIFIER}|[A-Z]|F\d\d?|Enter|Esc|Tab|Spasi|Home|End|Del|Ins|PgUp|PgDn)"
)
# These also take a value that is never shown.
_WITH_DATA = frozenset({"addItem", "insertItem"})
_LOG_METHODS = frozenset({"information", "warning", "critical"})
_LOG = re.compile(r"(^|\.)(logging|_?log|_?logger)$")
_NAMES = frozenset({"OK OCE", "OK OCE Desktop"})


def untranslatable(source: Source) -> Iterator[Finding]:
    """What stands in tr() and translate() has to be a plain text: lupdate sees nothing else.

    `translate("Context", name)` is right where the module marks its texts for that context with
    QT_TRANSLATE_NOOP. "%n" has plural forms only in tr(): lupdate misses them in translate(), and
    Qt then does not find the English at all.
    """
    if not source.is_under("okeoce_desktop"):
        return
    marked = {
        call.args[0].value
        for call in source.calls
        if called_name(call) == "QT_TRANSLATE_NOOP"
        and call.args
        and isinstance(call.args[0], ast.Constant)
    }
    for call in source.calls:
        name = called_name(call)
        if name in ("QT_TR_NOOP", "QT_TRANSLATE_NOOP", "tr"):
            texts = call.args[: 2 if name == "QT_TRANSLATE_NOOP" else 1]
        elif _is_lookup(call) and len(call.args) >= 2:
            texts = call.args[:2]
            by_name = isinstance(texts[1], ast.Name | ast.Attribute | ast.Subscript | ast.Call)
            context = texts[0].value if isinstance(texts[0], ast.Constant) else None
            if by_name and not _formatted(texts[1]) and context in marked:
                continue
            if "%n" in literal(texts[1]):
                yield source.finding(call, "%n in translate() has no plural forms: use tr()")
        else:
            continue
        plain = [isinstance(text, ast.Constant) and type(text.value) is str for text in texts]
        if not plain or not all(plain):
            yield source.finding(call, f"{name}() needs a plain text, not an expression")


def bare_texts(source: Source) -> Iterator[Finding]:
    """A text that a person reads has to come out of tr() or translate()."""
    if not source.is_under("okeoce_desktop/ui"):
        return
    for call in source.calls:
        name = called_name(call)
        ours = name not in _TEXT_CLASSES and _OUR_TEXT_CLASSES.search(name) is not None
        lenient = ours or name in _WITH_DATA
        shown = call.args if ours or name in _TEXT_METHODS | _TEXT_CLASSES else []
        shown = shown + [word.value for word in call.keywords if word.arg in _TEXT_KEYWORDS]
        if _is_logging(call):
            continue
        for argument in shown:
            for text in _texts_in(argument):
                if _is_readable(text) and not (lenient and _CODE_WORD.fullmatch(text)):
                    yield source.finding(argument, f"{name}(): bare text {text!r}, use tr()")


def _is_logging(call: ast.Call) -> bool:
    return (
        called_name(call) in _LOG_METHODS and _LOG.search(ast.unparse(_receiver(call))) is not None
    )


def _receiver(call: ast.Call) -> ast.expr:
    """What a method is called on; the function itself if it is no method."""
    return call.func.value if isinstance(call.func, ast.Attribute) else call.func


def _is_lookup(call: ast.Call) -> bool:
    """Whether this `translate` is the application's: strings and painters have one, too."""
    if called_name(call) != "translate":
        return False
    return ast.unparse(_receiver(call)).endswith(("Application", "app", "translate"))


def _formatted(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and called_name(node) == "format"


def _texts_in(node: ast.expr) -> Iterator[str]:
    """The pieces of text written out in an argument, wherever they end up on the screen."""
    if isinstance(node, ast.Constant):
        yield literal(node)
    elif isinstance(node, ast.JoinedStr):
        for part in node.values:
            yield from _texts_in(part)
    elif isinstance(node, ast.BinOp):
        yield from _texts_in(node.left)
        yield from _texts_in(node.right)
    elif isinstance(node, ast.IfExp):
        yield from _texts_in(node.body)
        yield from _texts_in(node.orelse)
    elif isinstance(node, ast.BoolOp | ast.List | ast.Tuple):
        for part in node.values if isinstance(node, ast.BoolOp) else node.elts:
            yield from _texts_in(part)
    elif isinstance(node, ast.Call) and called_name(node) in ("format", "join"):
        yield from _texts_in(_receiver(node))


def _is_readable(text: str) -> bool:
    words = _MARKUP.sub("", text).strip()
    if not any(character.isalpha() for character in words):
        return False
    return words not in _NAMES and _KEY.fullmatch(words) is None


ALL_CHECKS: tuple[Check, ...] = (
    untranslatable,
    bare_texts,
    source_checks.waits,
    source_checks.prints,
    source_checks.star_imports,
    source_checks.long_modules,
    source_checks.screen_styles,
    source_checks.misplaced_imports,
    source_checks.misnamed_fakes,
)
