"""peewee without the database servers it looks for.

peewee imports psycopg and the MySQL drivers when they are installed, which costs the start of
the app 160 ms in an environment that also holds the server. The desktop store is SQLite only.
"""

from __future__ import annotations

import sys

_UNUSED = ("psycopg", "psycopg2", "psycopg2cffi", "MySQLdb", "pymysql", "mysql")
_missing = [name for name in _UNUSED if name not in sys.modules]
for _name in _missing:
    sys.modules[_name] = None  # type: ignore[assignment]  # an import of it now fails at once
try:
    import peewee
    from playhouse.sqlcipher_ext import SqlCipherDatabase  # type: ignore[import-untyped]
finally:
    for _name in _missing:
        del sys.modules[_name]

__all__ = ["SqlCipherDatabase", "peewee"]
