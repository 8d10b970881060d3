"""The words of the interface, one file a language."""

from collections.abc import Mapping
from pathlib import Path

from yorisoi.faults import MachineFailed
from yorisoi.loading import yaml_text
from yorisoi.loading.files import read_text


def load(theme: Path, language: str) -> Mapping[str, str]:
    """Return the words of one language by their key.

    Raises Refused with what is wrong in the file, MachineFailed where there is none.
    """
    name = f"strings/{language}.yaml"
    try:
        words = yaml_text.read_yaml(read_text(theme, name), name).data
    except OSError as error:
        raise MachineFailed("strings_unreadable", value=error) from error
    return {str(key): str(value) for key, value in words.items()}
