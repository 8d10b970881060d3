"""Addresses as the page that is being written needs them."""

from dataclasses import dataclass

from yorisoi.site import file_of


@dataclass(frozen=True)
class PageContext:
    """The page that is being written: given to whatever puts a link on it.

    `root` is the path of the site on its host; None where links are relative (Pelican's
    RELATIVE_URLS), so that the built folder opens from a disk.
    """

    address: str
    root: str | None

    @property
    def up(self) -> str:
        """The way from the page to the root of the site."""
        return "../" * self.address.count("/")

    @property
    def file(self) -> str:
        """The name of the page's file below the output folder."""
        return file_of(self.address)

    def href(self, address: str) -> str:
        """Return the href of a site address ('workshops/', '' is home).

        A relative one names index.html too, as no server is there to do it.
        """
        path, hash_, anchor = address.partition("#")
        if self.root is not None:
            return f"{self.root}/{path}{hash_}{anchor}"
        return f"{self.up or './'}{file_of(path)}{hash_}{anchor}"
