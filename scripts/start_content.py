"""Begin the content of another city: the small example, none of whose facts is published unread.

Every fact is marked as never confirmed and as needed before the first publication, so that
`make publish` names each one that is still the example's.
"""

import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE, CONTENT = ROOT / "tests/sites/harbour", ROOT / "content"
# What any service can use as it is.
SHARED = ("data/plain_words.yaml", "events/_template.yaml")
CONFIRMED = re.compile(r"^( *)confirmed: [0-9-]+$", re.MULTILINE)
TO_CONFIRM = r"\1confirmed: null  # 確かめた日を書き、次の行を消します\n\1blocking: true"


def start(folder: Path) -> None:
    """Write the content to `folder`; raises FileExistsError where something stands there."""
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("events", "draft.md"))
    for file in (folder / "data").glob("*.yaml"):
        file.write_text(CONFIRMED.sub(TO_CONFIRM, file.read_text("utf-8")), "utf-8")
    for name in SHARED:
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(CONTENT / name, folder / name)


if __name__ == "__main__":
    start(Path(sys.argv[1]))
