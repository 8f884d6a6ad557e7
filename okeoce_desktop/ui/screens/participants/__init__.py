"""The list of participants: find, read, correct."""
