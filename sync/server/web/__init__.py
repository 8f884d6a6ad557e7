"""The pages of head office: server-rendered, Indonesian, no JavaScript."""

from sync.server.web.app import make_pages

__all__ = ["make_pages"]
