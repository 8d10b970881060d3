"""What is said once the city or the staff have settled it: answers and policies."""

from typing import Self

from pydantic import Field, model_validator

from yorisoi.models.fields import Fact, Text
from yorisoi.models.record import refusal


class Answer(Fact):
    """A question that visitors have (schema.org Question), and its answer once it is known.

    What nobody has answered yet is not shown; `question` then says what the staff are asked.
    """

    name: Text = Field(
        title="聞かれること", description="「だれが話を聞きますか」など、たずねる人の言葉で書きます"
    )
    text: Text | None = Field(
        default=None,
        title="答え",
        description="1、2文で。未定なら書かず、question に書きます。すると、サイトには出ません",
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        if not (self.text or self.question):
            raise refusal("no_answer")
        return self


class Policy(Fact):
    """A rule of the site, once it is decided; until then pages say 確認中, never a guess."""

    name: Text = Field(title="何について", description="何の決まりか")
    text: Text | None = Field(
        default=None,
        title="決まったこと",
        description="1、2文で。未定なら書かず、question に書きます。サイトには「確認中」と出ます",
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        if not (self.text or self.question):
            raise refusal("no_policy")
        return self
