"""Writing the comment on GitHub: on the right proposal, with GitHub's own list of its files."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from yorisoi.editing import proposal, proposal_comment
from yorisoi.editing.built_changes import BuiltChanges
from yorisoi.editing.proposal import CheckResult

from tests.support.building import run
from tests.support.github_api import answering

HEAD = "0123456789abcdef0123456789abcdef01234567"
NO_CHANGE = "サイトに書いてあることは、変わりません"
LABEL = "helper:my branch"
BASE_OF_MAIN = {"ref": "main", "repo": {"default_branch": "main"}}
FILES: list[object] = [{"filename": "content/data/service.yaml", "status": "modified"}]
FINE = CheckResult([], [], BuiltChanges([], [], []))


def open_proposal(number: int, sha: str = HEAD) -> dict[str, object]:
    return {"number": number, "head": {"sha": sha}}


@dataclass
class Hub:
    """What a stand-in for GitHub holds and was sent; `files` are None where it fails."""

    address: str = ""
    head: str = HEAD
    base: object = field(default_factory=lambda: BASE_OF_MAIN)
    files: object = field(default_factory=lambda: FILES)
    count: int = 1
    proposals: list[dict[str, object]] = field(default_factory=lambda: [open_proposal(7)])
    comments: list[dict[str, object]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    sent: list[tuple[str, str, object]] = field(default_factory=list)

    def listed(self, path: str) -> object:
        """Return what an address gives."""
        name, _, query = path.partition("?")
        if name.endswith("/pulls"):
            return self.proposals
        if name.endswith("/pulls/7"):
            return {"head": {"sha": self.head}, "base": self.base, "changed_files": self.count}
        rows = self.files if name.endswith("/files") else self.comments
        page = int(query.rpartition("page=")[2])
        return rows[(page - 1) * 100 : page * 100] if isinstance(rows, list) else rows


@pytest.fixture
def hub() -> Iterator[Hub]:
    """A stand-in for GitHub's API on loopback."""
    hub = Hub()

    def answer(method: str, path: str, sent: object) -> tuple[int, object]:
        if method != "GET":
            hub.sent.append((method, path, sent))
            return 200, {"id": 1}
        hub.asked.append(path)
        data = hub.listed(path)
        return 502 if data is None else 200, data

    with answering(answer) as hub.address:
        yield hub


def post(
    hub: Hub, file: Path, told: CheckResult | bytes | None
) -> subprocess.CompletedProcess[str]:
    if told is not None:
        file.write_bytes(told if isinstance(told, bytes) else proposal.write(told))
    return run(
        *("scripts/post_comment.py", file),
        GITHUB_API_URL=hub.address,
        GITHUB_REPOSITORY="city/site",
        GITHUB_TOKEN="t",  # noqa: S106 - of the stand-in
        HEAD_SHA=HEAD,
        HEAD_LABEL=LABEL,
    )


def posted(hub: Hub, file: Path, told: CheckResult | bytes | None = FINE) -> str:
    """Return the text of the one comment that is written."""
    done = post(hub, file, told)
    assert done.returncode == 0, done.stderr
    ((_, path, body),) = hub.sent
    assert path == "/repos/city/site/issues/7/comments"
    assert isinstance(body, dict)
    return str(body["body"])


def test_comment_is_posted_once_and_then_written_anew(hub: Hub, tmp_path: Path) -> None:
    text = posted(hub, tmp_path / "p.json")
    assert NO_CHANGE in text
    assert HEAD[:10] in text
    assert hub.asked[0].endswith("&head=helper:my%20branch")
    hub.comments = [
        *({"id": n, "user": {"type": "User"}, "body": "あ"} for n in range(100, 250)),
        {"id": 4, "user": {"type": "User"}, "body": proposal_comment.MARK},
        {"id": 5, "user": {"type": "Bot"}, "body": text},
    ]
    assert post(hub, tmp_path / "p.json", FINE).returncode == 0
    assert hub.sent[1][:2] == ("PATCH", "/repos/city/site/issues/comments/5")


def test_files_are_those_that_github_lists_on_all_its_pages(hub: Hub, tmp_path: Path) -> None:
    names = [f"content/events/{n}.yaml" for n in range(150)]
    hub.files = [{"filename": name, "status": "added"} for name in names]
    hub.files += [
        {
            "filename": "content/events/last.yaml",
            "status": "renamed",
            "previous_filename": "plugins/yorisoi/last.yaml",
        }
    ]
    hub.count = 151
    text = posted(hub, tmp_path / "p.json")
    assert "ほかに、1 個のファイルが変わります" in text
    assert "（名前の変更、前は ` plugins/yorisoi/last.yaml `）" in text
    assert NO_CHANGE not in text


@pytest.mark.parametrize(
    ("files", "count"), [(None, 1), ("あ", 1), ([{}], 1), ([1], 1), (FILES, 2), ([], 1)]
)
def test_list_of_files_that_is_missing_or_cut_is_told_and_nothing_claimed(
    files: object, count: int, hub: Hub, tmp_path: Path
) -> None:
    hub.files, hub.count = files, count
    text = posted(hub, tmp_path / "p.json")
    assert "どのファイルが変わるのか、分かりません（` GitHub:" in text.splitlines()[1]
    assert "自分で書いたもの" in text.splitlines()[1]
    assert NO_CHANGE not in text


def test_proposal_to_another_branch_is_not_told_of_as_one_to_main(hub: Hub, tmp_path: Path) -> None:
    hub.base = {"ref": "trial", "repo": {"default_branch": "main"}}
    text = posted(hub, tmp_path / "p.json")
    assert "main への提案ではありません" in text.splitlines()[1]
    assert NO_CHANGE not in text


@pytest.mark.parametrize(
    "told",
    [
        None,
        b"",
        b"null",
        b'{"faults": [], "changes": []}',
        b'{"faults": "a", "changes": [], "built": null}',
        b'{"faults": [{"place": 1}], "changes": [], "built": null}',
        b'{"faults": [], "changes": [], "built": null, "reason": "<b>"}',
        b'{"faults": [], "changes": [], "built": {"pages": [1], "markup": [], "files": []}}',
        b"[" * 100_000,
        b" " * 5_000_001,
    ],
)
def test_what_cannot_be_read_is_told_and_nothing_claimed(
    told: bytes | None, hub: Hub, tmp_path: Path
) -> None:
    text = posted(hub, tmp_path / "p.json", told)
    assert "点検の結果を受けとれませんでした" in text
    assert NO_CHANGE not in text


@pytest.mark.parametrize(
    "proposals",
    [
        [],
        [open_proposal(7, "f" * 40)],
        [open_proposal(7), open_proposal(8)],
    ],
)
def test_comment_is_not_posted_where_it_is_not_sure_on_which_proposal(
    proposals: list[dict[str, object]], hub: Hub, tmp_path: Path
) -> None:
    hub.proposals = proposals
    assert post(hub, tmp_path / "p.json", FINE).returncode == 1
    assert hub.sent == []


def test_comment_is_not_posted_on_a_proposal_that_has_moved_on(hub: Hub, tmp_path: Path) -> None:
    hub.head = "f" * 40
    assert post(hub, tmp_path / "p.json", FINE).returncode == 1
    assert hub.sent == []
