"""Tails of addresses that track who opens them (utm_source, fbclid): left out as a file is read.

An address copied from a newsletter, LINE or Facebook says where it was opened, or who sent it.
Without its tail it leads to the same page, and tells that page nothing.
"""

import re

from yorisoi.faults import Fault, Position, notice
from yorisoi.loading.files import read_text
from yorisoi.loading.findings import Findings

QUERY = re.compile(
    r"(?P<page>https?://(?P<host>[^\s/?#<>\"'()]{1,253})[^\s?#<>\"'()]*)"
    r"\?(?P<query>[A-Za-z0-9._~!$*+,;:@/?%&=-]*[A-Za-z0-9_~$*+@/%&=-])"
    # To the end of the address: what goes on otherwise is part of it.
    r"(?=[.,;:!?]*(?:[\s#\"<>()。、）」』]|$))"
)
# As the services that add them call them: campaigns, clicks of an advertisement, who shared
FOLLOWS = re.compile(
    r"utm_[a-z_]+|(?:fb|g|d|ms|y|tw|tt)clid|[gw]braid|igsh(?:id)?|mc_[ce]id|_g[al]|ldtag_cl"
)
SHARED = re.compile(r"si|feature|pp")  # of YouTube alone, where others mean something
LONGEST = 40  # letters of a tail that are shown


def read_without_tails(findings: Findings, name: str) -> str:
    """Return the text of a file with its addresses shortened, after telling what was left out.

    Raises Refused as `read_text` does.
    """
    text = read_text(findings.root, name)
    if "?" not in text or not any(_parts(found)[1] for found in QUERY.finditer(text)):
        return text
    start = Position(name)
    findings.notices += (told for found in QUERY.finditer(text) for told in _told(found, start))
    return QUERY.sub(_shortened, text)


def _told(found: re.Match[str], start: Position) -> list[Fault]:
    tail = "&".join(_parts(found)[1])
    place = start.within(found.string, found.start())
    return [notice(place, "tail_left_out", value=tail[:LONGEST])] if tail else []


def _shortened(found: re.Match[str]) -> str:
    kept, left_out = _parts(found)
    if not left_out:
        return found[0]
    return f"{found['page']}?{'&'.join(kept)}" if kept else found["page"]


def _parts(found: re.Match[str]) -> tuple[list[str], list[str]]:
    """Return the parts of a query that an address needs, and those by which one is followed."""
    kept: list[str] = []
    left_out: list[str] = []
    of_videos = re.search(r"(^|\.)(youtu\.be|youtube\.com)$", found["host"])
    for part in found["query"].split("&"):
        name = part.partition("=")[0]
        follows = FOLLOWS.fullmatch(name) or (of_videos and SHARED.fullmatch(name))
        (left_out if follows and ";" not in part else kept).append(part)
    return kept, left_out
