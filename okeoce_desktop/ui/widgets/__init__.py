"""Reusable, painted widgets. Each module stands alone; import the one you need."""
