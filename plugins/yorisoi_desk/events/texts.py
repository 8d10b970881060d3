"""The parts of an event's file: YAML alone, or Markdown below its front matter."""

from dataclasses import dataclass, replace

from yorisoi.loading.yaml_text import split_front_matter


@dataclass(frozen=True)
class Parts:
    """The YAML of a file, and what stands before and after it; all three together are the file."""

    before: str
    yaml: str
    after: str
    body: str = ""  # the end of `after`: the description in a Markdown file
    line_break: str = "\n"

    @classmethod
    def of(cls, name: str, text: str) -> "Parts":
        """Return the parts of a file; Refused where a Markdown file has no front matter."""
        if not name.endswith(".md"):
            return cls("", text, "")
        ends = "\r\n" if "\r\n" in text else "\n"
        text = text.replace("\r\n", "\n")
        document, body, _ = split_front_matter(text, name)
        start = text.index("\n") + 1
        end = start + len(document.text)
        return cls(text[:start], document.text, text[end:], body, ends)

    def with_yaml(self, yaml: str) -> str:
        """Return the whole file with this YAML."""
        if self.line_break == "\r\n":
            return (self.before + yaml + self.after).replace("\n", "\r\n")
        return self.before + yaml + self.after

    def with_body(self, body: str) -> "Parts":
        """Return the parts with another description below the front matter."""
        head = self.after.removesuffix(self.body) if self.body else self.after
        return replace(self, after=f"{head}\n{body}\n" if body else head, body=body)
