"""`python -m yorisoi` is the `yorisoi` command."""

from yorisoi.cli import run

run()
