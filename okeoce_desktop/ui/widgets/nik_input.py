"""The NIK editor: sixteen digits, shown in groups of 6, 6 and 4. UI thread."""

from PySide6.QtWidgets import QWidget

from okeoce_desktop.ui.widgets.input import TextInput

DIGITS = 16
_GROUP_ENDS = (6, 12)


def grouped(digits: str) -> str:
    """Digits in the groups they are read aloud in: "317401 570288 0003"."""
    return " ".join(part for part in (digits[:6], digits[6:12], digits[12:]) if part)


class NikInput(TextInput):
    """A line edit that keeps only digits and groups them; a NIK is text, never a number.

    Typing and pasting take any separators. More than sixteen digits are kept, so that the form can
    say so instead of silently cutting a pasted number.
    """

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(name, role="nik", parent=parent)
        self.textChanged.connect(self._regroup)

    def nik(self) -> str:
        """The digits without spaces."""
        return "".join(filter(_is_digit, self.text()))

    def set_nik(self, digits: str) -> None:
        """Show a NIK; separators in it do not matter."""
        self.setText(digits)

    def _regroup(self, shown: str) -> None:
        digits = "".join(filter(_is_digit, shown))
        wanted = grouped(digits)
        if wanted == shown:
            return
        before = sum(map(_is_digit, shown[: self.cursorPosition()]))
        # setText would forget what Ctrl+Z can take back and would call this again.
        self.blockSignals(True)
        self.setText(wanted)
        self.blockSignals(False)
        self.setCursorPosition(before + sum(1 for end in _GROUP_ENDS if before > end))
        self.textChanged.emit(wanted)


def _is_digit(letter: str) -> bool:
    return letter in "0123456789"
