"""`python -m yorisoi` is the `yorisoi` command, and so is the script of that name."""

import gc

gc.disable()  # what importing makes stays, so that looking for what does not is in vain
from yorisoi.cli import run  # noqa: E402

gc.freeze()
gc.enable()

if __name__ == "__main__":  # the preview starts a second process, which only imports this
    run()
