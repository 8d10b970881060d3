"""The desk's own sentences, in `messages.ini`: what was done, and what can be done about it.

What is wrong with content is said by the engine (`yorisoi.messages`), here as everywhere.
"""

from yorisoi.messages import read_catalogue

CATALOGUE = read_catalogue(__file__)
SENTENCES = dict(CATALOGUE["desk"])


def say(name: str, /, **values: object) -> str:
    """Return a sentence with its values."""
    return SENTENCES[name].format(**values)
