"""The words that staff would rather not use on the site, each beside a plainer one."""

from collections.abc import Mapping

from pydantic import Field

from yorisoi.models.fields import Text
from yorisoi.models.record import Record


class PlainWords(Record):
    """What `make check` looks for in texts; whatever it tells of, nothing is refused."""

    official: Mapping[Text, Text] = Field(
        default={},
        title="かたい言葉",
        description="「実施: 行う」のように、かたい言葉と、ふだんの言葉を並べます",
    )
    easy: Mapping[Text, Text] = Field(
        default={},
        title="やさしい日本語で使わない言葉",
        description="やさしい日本語のページだけで見ます。書きかたは official と同じです",
    )
    kept: tuple[Text, ...] = Field(
        default=(),
        title="そのままでよい言葉",
        description="かたい言葉をふくんでいても、言いかえなくてよい言葉",
    )
