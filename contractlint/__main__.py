"""`python -m contractlint`."""

from contractlint.cli import run

if __name__ == "__main__":
    run()
