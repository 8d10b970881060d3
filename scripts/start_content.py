"""Begin the content of another city: the small example, none of which is published unread.

Every fact is marked as never confirmed and as needed before the first publication, so that
`make publish` names each one that is still the example's. What is no fact (the texts of pages, the
look, the name in calendars) is held by an open question for each.
"""

import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE, CONTENT = ROOT / "tests/sites/harbour", ROOT / "content"
# Pages in the place of those that say nothing in the example; comments and questions for its data.
GIVEN = Path(__file__).parent / "start"
# What any service can use as it is.
SHARED = ("data/plain_words.yaml", "events/_template.yaml")
CONFIRMED = re.compile(r"^( *)confirmed: .+$", re.MULTILINE)
COMMENT = re.compile("((?:#.*\n)+)([a-z_]+:)")  # and the key before which it is to stand
HEAD = "# yaml-language-server: $schema=../../schemas/service.json\n"
TO_CONFIRM = r"\1confirmed: null  # 確かめた日を書き、次の行を消します\n\1blocking: true"


def start(folder: Path) -> None:
    """Write the content to `folder`; raises FileExistsError where something stands there.

    Raises FileNotFoundError, before anything is written, where `content` lacks what is shared.
    """
    shared = {name: (CONTENT / name).read_bytes() for name in SHARED}
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("events", "draft.md"))
    shutil.copytree(GIVEN / "pages", folder / "pages", dirs_exist_ok=True)
    for file in (folder / "data").glob("*.yaml"):
        file.write_text(CONFIRMED.sub(TO_CONFIRM, file.read_text("utf-8")), "utf-8")
    service = folder / "data/service.yaml"
    text = HEAD + service.read_text("utf-8").partition("\n")[2]
    for comment, key in COMMENT.findall((GIVEN / "comments.yaml").read_text("utf-8")):
        text = re.sub(f"^{key}", f"\n{comment}{key}", text, flags=re.MULTILINE)
    text = re.sub(r"\bsalon\b", "main", text)  # a key, which open data shows
    service.write_text(f"{text}\n{(GIVEN / 'policies.yaml').read_text('utf-8')}", "utf-8")
    for name, whole in shared.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(whole)


def main() -> None:
    """Write it to the folder that is named, or say why not."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "new")
    try:
        start(folder)
    except FileExistsError:
        sys.exit(f"{folder} は、もうあります。ほかの名前にしてください")
    except FileNotFoundError as missing:
        sys.exit(f"{missing.filename} がありません。git checkout HEAD -- content でもどせます")


if __name__ == "__main__":
    main()
