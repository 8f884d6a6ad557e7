"""`python -m okeoce_desktop`: the same as the command `okeoce`."""

import sys

from okeoce_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main())
