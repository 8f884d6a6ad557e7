"""Every text of the sources stands in the catalogue under the context it is looked up in.

lupdate knows `tr` and `translate` by name only: through an alias it takes the context for the text,
and the English is then never found at run time.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from okeoce_desktop.paths import resource_path
from tests.helpers.qm_catalogue import read_catalogue
from tests.helpers.source_checks import Source, called_name, literal, tracked

ROOT = Path(__file__).resolve().parents[2]
_WITH_CONTEXT = ("translate", "QT_TRANSLATE_NOOP")


def looked_up(source: Source) -> Iterator[tuple[str, str]]:
    """Context and text of everything the file asks the catalogue for."""
    yield from _in(source.tree, "")


def _in(node: ast.AST, class_name: str) -> Iterator[tuple[str, str]]:
    for child in ast.iter_child_nodes(node):
        inside = child.name if isinstance(child, ast.ClassDef) else class_name
        if isinstance(child, ast.Call) and child.args:
            name, first = called_name(child), literal(child.args[0])
            if name == "tr" and len(child.args) > 1 and literal(child.args[1]):
                yield first, literal(child.args[1])  # an alias of translate
            elif name == "tr" and first:
                yield inside, first
            elif name in _WITH_CONTEXT and first and literal(child.args[1]):
                yield first, literal(child.args[1])
        yield from _in(child, inside)


def missing(sources: list[Source]) -> list[str]:
    """What English has no entry for, where it is looked up."""
    entries = read_catalogue(resource_path("translations", "okeoce_en.qm"))
    known = {(entry.context, entry.source) for entry in entries}
    return [
        f"{source.path}: {context}: {words!r}"
        for source in sources
        if source.is_under("okeoce_desktop")
        for context, words in looked_up(source)
        if (context, words) not in known
    ]


def test_every_text_is_found_where_it_is_looked_up() -> None:
    assert missing(tracked(ROOT)) == []


def test_a_text_that_went_past_the_catalogue_is_found() -> None:
    text = (
        "tr = QCoreApplication.translate\n"
        "tr('Desk', 'Penuh sekali')\n"
        "class Page(QWidget):\n"
        "    def build(self):\n"
        "        self.tr('Simpan semua hal')\n"
        "        QCoreApplication.translate('Desk', 'Penuh')\n"
        "        other.tr('Belum ada yang begini')\n"
    )
    assert missing([Source("okeoce_desktop/ui/page.py", text)]) == [
        "okeoce_desktop/ui/page.py: Desk: 'Penuh sekali'",
        "okeoce_desktop/ui/page.py: Page: 'Simpan semua hal'",
        "okeoce_desktop/ui/page.py: Page: 'Belum ada yang begini'",
    ]
