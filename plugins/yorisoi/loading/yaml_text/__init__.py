"""YAML and front matter as staff write them: plain data, with the place of every value.

What a file says, and what is wrong with it, in words for who wrote it.
"""

from yorisoi.loading.yaml_text.document import Document, read_yaml, split_front_matter

__all__ = ["Document", "read_yaml", "split_front_matter"]
