"""Pelican's reader of the staff's pages, which loading has read and checked already."""

import os
from pathlib import Path
from typing import Any

from pelican.readers import BaseReader, Readers

from yorisoi.formats import Publication
from yorisoi.loading import translations
from yorisoi.rendering.links import PageContext


class StaffReader(BaseReader):
    """Gives Pelican each page as it was loaded.

    The text stays Markdown (`page.text`): the template makes it HTML by `prose`, where the data's
    inserts and the page's address are known.
    """

    enabled = True
    file_extensions = ("md",)

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return a page's metadata, no HTML; a draft is skipped and never reaches the output."""
        publication: Publication = self.settings["YORISOI_PUBLICATION"]
        path = Path(os.path.relpath(source_path, self.settings["PATH"])).as_posix()
        page = publication.site.pages[path]
        here = PageContext(page.address, self.settings["YORISOI_ROOT"])
        given = {name: value for name, value in vars(page.meta).items() if value is not None}
        original = translations.original_of(page, publication.site.pages)
        in_language = "" if page.lang == publication.site.own.key else f"{page.lang}/"
        return "", given | {
            "lang": page.lang,
            "template": in_language + page.meta.template,
            "status": "published" if page.is_published else "skip",
            "url": page.address or "index.html",
            "save_as": here.file,
            "here": here,
            "tab_title": page.meta.tab_title or page.meta.title,
            "text": page.body,
            "path": page.path,
            "original": original and original.address,
            "is_behind": original is not None and translations.is_behind(page, original),
        }


def add_reader(readers: Readers) -> None:
    """Let Pelican read Markdown by our reader alone."""
    readers.reader_classes["md"] = StaffReader
