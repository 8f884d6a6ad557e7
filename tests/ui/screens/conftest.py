"""Fixtures of the screens' tests."""

from tests.helpers.desk import desk, new_desk

__all__ = ["desk", "new_desk"]
