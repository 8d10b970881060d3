#!/usr/bin/env python3
"""Write schemas/*.json and the guide's tables of fields, from the models."""

from pathlib import Path

from yorisoi.editing import json_schema

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "docs" / "staff-guide.md"


def main() -> None:
    """Write what `tests/editing/test_json_schema.py` holds to be current."""
    for name, text in json_schema.schemas().items():
        (ROOT / name).parent.mkdir(exist_ok=True)
        (ROOT / name).write_text(text, "utf-8")
    GUIDE.write_text(json_schema.with_tables(GUIDE.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
