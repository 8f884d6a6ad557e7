"""The sync engine and head office. An internal package, never published; knows nothing of Qt."""

PROTOCOL_VERSION = 1
