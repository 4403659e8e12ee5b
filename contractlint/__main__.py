"""`python -m contractlint`."""

import sys

from contractlint.cli import main

if __name__ == "__main__":
    sys.exit(main())
