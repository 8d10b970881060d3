"""What visitors type when they look for something, and the pages that answer it."""

import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import BeforeValidator, Field

from yorisoi.models.fields import Address, Key, Text, Truth, as_list
from yorisoi.models.record import Record

BETWEEN = re.compile("[、，,\n]")

Pages = Annotated[
    tuple[Address, ...],
    BeforeValidator(as_list, json_schema_input_type=Address | tuple[Address, ...]),
    Field(min_length=1),
]


class Topic(Record):
    """One need, named as visitors name it: the words they may type, and where it is answered."""

    label: Text = Field(
        title="見出し", description="「だれかに話したい」など、さがす人の言葉で。ページに出ます"
    )
    pages: Pages = Field(
        title="ページ", description="答えのあるページの slug。いちばん合うものから [ ] に並べます"
    )
    words: Text = Field(
        title="さがす言葉", description="さがす人が書きそうな言葉を「、」で並べます。出ません"
    )
    first: Truth = Field(
        default=False,
        title="先に出すか",
        description="true にすると、ほかに何が当てはまっても、いちばん上に出ます",
    )

    @property
    def phrases(self) -> tuple[str, ...]:
        """The words one by one."""
        return tuple(filter(None, map(str.strip, BETWEEN.split(self.words))))


class Search(Record):
    """The needs, in the order in which the page lists them; a service may have none."""

    topics: Mapping[Key, Topic] = Field(
        default={}, title="さがす言葉", description="ページにならぶ順に書きます"
    )
