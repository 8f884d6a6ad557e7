"""OK OCE Desktop: the front desk of an entrepreneurship post."""

__version__ = "0.1.0"
