"""Fixtures of the journeys."""

from tests.helpers.desk import desk, new_desk

__all__ = ["desk", "new_desk"]
