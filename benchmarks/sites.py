"""The same workshops and pages as each generator's people would write them."""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from benchmarks.content import Workshop
from benchmarks.photographs import photograph
from tests.support.repository import commit, git

HERE = Path(__file__).parent
AUDIENCE, CAPACITY, BRING = "女性ならどなたでも", 8, "飲みもの"


@dataclass(frozen=True)
class Page:
    """A page of the staff: its path below the folder of pages, and what all generators publish."""

    path: Path
    slug: str
    lang: str
    title: str
    description: str
    body: str


def pages(base: Path) -> Iterator[Page]:
    """Yield the published pages of a content of ours, without what only our theme knows of."""
    above = base / "pages"
    for file in sorted(above.rglob("*.md")):
        _, head, body = file.read_text("utf-8").split("---\n", 2)
        meta = yaml.safe_load(head)
        if meta.get("status") != "draft":
            told = {name: str(meta[name]) for name in ("slug", "lang", "title", "description")}
            yield Page(file.relative_to(above), **told, body=body)


def write_ours(folder: Path, base: Path, workshops: list[Workshop]) -> None:
    """Write our content: that of `base`, with these workshops, one file each, known to Git."""
    shutil.copytree(base, folder / "content")
    events = folder / "content/events"
    for old in events.iterdir():
        old.unlink()
    for workshop in workshops:
        days = "".join(f"\n  - {day}" for day in workshop.days)
        dates = f"dates:{days}" if len(workshop.days) > 1 else f"date: {workshop.days[0]}"
        indented = workshop.description.replace("\n", "\n  ")
        image = f"image: {workshop.name}.jpg\nimage_alt: {workshop.alt}\n" if workshop.alt else ""
        (events / f"{workshop.name}.yaml").write_text(
            f"title: {workshop.title}\n{dates}\nstart: 10:00\nend: 12:00\n"
            f"audience: {AUDIENCE}\ncapacity: {CAPACITY}\nbring: {BRING}\n"
            f"summary: {workshop.summary}\ndescription: |\n  {indented}\n{image}"
            "updated: 2026-01-05\n",
            "utf-8",
        )
    _write_photographs(folder / "content/images", workshops)
    git(folder, "init")
    commit(folder)


def write_pelican(folder: Path, base: Path, workshops: list[Workshop]) -> None:
    """Write articles and pages of stock Pelican; facts stand in the text, as its theme has none."""
    content = folder / "content"
    content.mkdir(parents=True)
    for page in pages(base):
        file = content / "pages" / page.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(
            f"Title: {page.title}\nSlug: {page.slug}\nLang: {page.lang}\n"
            f"Summary: {page.description}\n\n{page.body}",
            "utf-8",
        )
    for workshop in workshops:
        source = f"{{static}}/images/{workshop.name}.jpg"
        image = f"![{workshop.alt}]({source})\n\n" if workshop.alt else ""
        dates = " ".join(map(str, workshop.days))
        when = "\n".join(f"- 日時：{day} 10:00–12:00" for day in workshop.days)
        facts = f"{when}\n- 対象：{AUDIENCE}\n- 定員：{CAPACITY}\n- 持ちもの：{BRING}"
        (content / f"{workshop.name}.md").write_text(
            f"Title: {workshop.title}\nDate: {workshop.days[0]} 10:00\nSlug: {workshop.name}\n"
            f"Category: workshop\nDates: {dates}\nSummary: {workshop.summary}\n\n"
            f"{facts}\n\n{workshop.summary}\n\n{image}{workshop.description}\n",
            "utf-8",
        )
    _write_photographs(content / "images", workshops)


def write_eleventy(folder: Path, base: Path, workshops: list[Workshop]) -> None:
    """Write a project of Eleventy: our few templates for it, and Markdown with front matter."""
    shutil.copytree(HERE / "eleventy", folder)
    _write_markdown(folder / "content", base, workshops)
    _write_photographs(folder / "images", workshops)


def write_hugo(folder: Path, base: Path, workshops: list[Workshop]) -> None:
    """Write a project of Hugo: our few templates for it, and the same files as for Eleventy."""
    shutil.copytree(HERE / "hugo", folder)
    _write_markdown(folder / "content", base, workshops)
    _write_photographs(folder / "static/images", workshops)


def _write_markdown(content: Path, base: Path, workshops: list[Workshop]) -> None:
    (content / "pages").mkdir(exist_ok=True)
    for page in pages(base):
        name = "start.md" if page.slug == "index" else page.path.name  # Hugo's index.md is special
        front = {"title": page.title, "summary": page.description}
        _write_page(content / "pages" / name, front, page.body)
    for workshop in workshops:
        image = {"image": f"{workshop.name}.jpg", "alt": workshop.alt} if workshop.alt else {}
        facts: dict[str, object] = {
            "title": workshop.title,
            "date": f"{workshop.days[0]}T10:00:00+09:00",
            "dates": [str(day) for day in workshop.days],
            "summary": workshop.summary,
            "audience": AUDIENCE,
            "capacity": CAPACITY,
            "bring": BRING,
            **image,
        }
        _write_page(content / "workshops" / f"{workshop.name}.md", facts, workshop.description)


def _write_page(file: Path, front: Mapping[str, object], body: str) -> None:
    head = yaml.safe_dump(dict(front), allow_unicode=True, sort_keys=False)
    for old, new in (("{filename}/pages/ja/", "/pages/"), ("{filename}", "/pages/")):
        body = body.replace(old, new)
    file.write_text(f"---\n{head}---\n\n{body.replace('.md)', '/)')}\n", "utf-8")


def _write_photographs(folder: Path, workshops: list[Workshop]) -> None:
    for workshop in workshops:
        if workshop.alt:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{workshop.name}.jpg").write_bytes(photograph(workshop.name))
