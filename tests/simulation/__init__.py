"""Deterministic simulation of several devices and head office; a seed replays exactly."""
