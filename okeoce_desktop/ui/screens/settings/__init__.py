"""Settings of this computer: look, lock, its name, head office, accounts."""
