"""What waits, what went wrong, and the proof that both sides are equal."""
