"""What the engine would say of one more file, before it stands in the content."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from yorisoi import loading
from yorisoi.faults import Fault, Refused
from yorisoi.loading import folder

FOLDER = Path(".yorisoi")  # below the folder that the command runs in, and so on the same disk

Try = Callable[[str, str], tuple[Fault, ...]]


@contextmanager
def trial(root: Path, today: loading.Today, theme: Path) -> Iterator[Try]:
    """Yield a function that takes a file's name and text, and returns its faults and notices.

    The whole content is loaded with it each time, so that nothing is found only afterwards.
    """
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=FOLDER) as room:
        copy = folder.copy(root, Path(room) / "content")

        def tried(name: str, text: str) -> tuple[Fault, ...]:
            file = copy / name
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, "utf-8")
            try:
                _, told = loading.load(copy, today, theme=theme)
            except Refused as refused:
                told = refused.faults
            finally:
                file.unlink()
            return tuple(one for one in told if one.position.path == name)

        yield tried
