"""`python -m yorisoi` is the `yorisoi` command."""

from yorisoi.cli import run

if __name__ == "__main__":  # the preview starts a second process, which only imports this
    run()
