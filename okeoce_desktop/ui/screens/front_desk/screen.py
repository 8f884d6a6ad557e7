"""The front desk. UI thread."""

from PySide6.QtWidgets import QWidget

from okeoce_desktop.ui.context import Context


class FrontDeskScreen:
    """The screen of the place `front_desk`."""

    place_id = "front_desk"
    title = "Meja depan"

    def __init__(self, context: Context) -> None:
        self._context = context
        self.content = QWidget()
        self.panel = None

    def default_focus(self) -> QWidget | None:
        return None
