"""One conversation at a terminal: questions, and answers that are told apart from the usual one."""

from yorisoi.messages import say
from yorisoi.reporting import tell

YES, NO = (say("yes"), "y", "yes", ""), (say("no"), "n", "no")
NOTHING = ("-", "－", "ー", "−")  # what takes a usual answer away


def ask(words: str, usual: str = "") -> str:
    """Return an answer; an empty one is the usual."""
    offer = say("ask_offer", usual=usual) if usual else ""
    return input(f"{words}{offer}: ").strip() or usual


def agree(words: str) -> bool:
    """Return whether the answer is はい, which is also the empty one."""
    while (text := ask(words + say("ask_offer", usual=YES[0])).lower()) not in YES:
        if text in NO:
            return False
        tell(f"  {say('yes_or_no')}")
    return True
