"""`python -m yorisoi` is the `yorisoi` command, and so is the script of that name."""

from yorisoi.cli import run

if __name__ == "__main__":  # the preview starts a second process, which only imports this
    run()
