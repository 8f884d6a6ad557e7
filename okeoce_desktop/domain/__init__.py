"""Pure rules and values: no Qt, no database, no input or output, no display text."""
