"""One conversation at a terminal: questions, and answers that are told apart from the usual one."""

from collections.abc import Callable
from dataclasses import dataclass

from yorisoi.messages import say

YES, NO = (say("yes"), "y", "yes", ""), (say("no"), "n", "no")
NOTHING = ("-", "－", "ー", "−")  # what takes a usual answer away


@dataclass(frozen=True)
class Conversation:
    """The two directions of talk."""

    tell: Callable[[str], None]
    answer: Callable[[str], str]

    def ask(self, words: str, usual: str = "") -> str:
        """Return an answer; an empty one is the usual."""
        offer = say("ask_offer", usual=usual) if usual else ""
        return self.answer(f"{words}{offer}: ").strip() or usual

    def agree(self, words: str) -> bool:
        """Return whether the answer is はい, which is also the empty one."""
        while True:
            text = self.ask(words + say("ask_offer", usual=YES[0])).lower()
            if text in YES or text in NO:
                return text in YES
            self.tell(f"  {say('yes_or_no')}")
