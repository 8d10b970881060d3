"""One value of a YAML text, or one record of its list, as it stands there."""

import re

import yaml
from yorisoi.loading.yaml_text.document import read_yaml
from yorisoi.models import Where

from yorisoi_desk.yaml_text.places import (
    BREAK,
    comments_end,
    end_of,
    holder_of,
    line_break,
    line_end,
)


def held(text: str, where: Where) -> object:
    """Return the data at a place of a text, or None where there is none."""
    data = read_yaml(BREAK.sub("\n", text), "text").data
    for step in where:
        is_there = step in data if isinstance(data, dict) else isinstance(data, list)
        if not is_there or (isinstance(data, list) and not 0 <= int(step) < len(data)):
            return None
        data = data[step]
    return data


def entry(text: str, number: int) -> str | None:
    """Return a record of a list as a text of its own, with its comments; None for one in brackets.

    Raises KeyError where there is none.
    """
    holder = holder_of(text, (number,))
    if holder.index(number) is None:
        raise KeyError(number)
    start, node = holder.children[number]
    if holder.in_brackets or not isinstance(node, yaml.MappingNode) or node.flow_style:
        return None
    column = node.start_mark.column
    end = line_end(text, comments_end(text, end_of(text, node), holder.column))
    return re.sub(rf"(?m)^ {{{column}}}", "", text[start:end]) + line_break(text)
