"""What an editor needs to help while one types: JSON Schema (draft 7), made from the models.

Editors read YAML by its version 1.2, where 10:00 is text and 20 a number. They ask for the
usual way of writing; what else the engine reads, it still reads.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from yorisoi import models
from yorisoi.models import IN_FILES, Record

DRAFT = "http://json-schema.org/draft-07/schema#"
FOLDER = "schemas"
TITLES = {"event": "予定", "service": "窓口のデータ", "hotlines": "ほかの窓口",
          "search": "さがす言葉", "brand": "しるしと色",
          "plain_words": "かたい言葉とふだんの言葉", "page": "ページの見出し情報"}  # fmt: skip


def schemas() -> dict[str, str]:
    """Return the text of each schema by the name of its file below the project's root."""
    return {f"{FOLDER}/{name}.json": _text(schema(name)) for name in IN_FILES}


def schema(name: str) -> Mapping[str, Any]:
    """Return the schema of one of the models, by the name of its file."""
    made: dict[str, Any] = _plain(IN_FILES[name].model_json_schema())
    head = {"$schema": DRAFT, "title": TITLES[name]}
    if name != "event":
        return head | made
    # One event, whose id is its file's name, or a list of events, each with an id.
    definitions = made.pop("$defs")
    many = {"allOf": [{"$ref": "#/$defs/Event"}, {"required": ["id"]}]}
    made["required"].remove("id")
    made["anyOf"] = [{"required": ["start"]}, {"required": ["sessions"]}]
    return head | {
        "if": {"type": "array"},
        "then": {"items": many},
        "else": {"$ref": "#/$defs/Event"},
        "$defs": definitions | {"Event": made},
    }


def _plain(schema: Any) -> Any:
    """Return a schema without what is said in English: names and docstrings of our classes."""
    if isinstance(schema, list):
        return [_plain(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {key: _plain(value) for key, value in schema.items()}
    if "properties" in kept:
        return {key: value for key, value in kept.items() if key not in ("title", "description")}
    match kept.pop("anyOf", None):
        case [{"type": kind, **rest}, {"type": "null"}]:  # said in one, an editor says why not
            kinds = kind if isinstance(kind, list) else [kind]
            return {"type": [*kinds, "null"], **rest, **kept}
        case None:
            return kept
        case several:
            return {"anyOf": several, **kept}


def _text(schema: Mapping[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def field_table(model: type[Record]) -> str:
    """Return the fields of a model as a Markdown table, in the order of the model."""
    rows = ["| 項目 | 意味 | 書きかた |", "|---|---|---|"]
    for name, field in model.model_fields.items():
        must = "（必須）" if field.is_required() and name != "id" else ""
        rows.append(f"| `{field.alias or name}` | {field.title}{must} | {field.description} |")
    return "\n".join(rows) + "\n"


def with_tables(page: str) -> str:
    """Return a page with the tables between its marks written anew: <!-- 項目: Event -->."""

    def table(mark: re.Match[str]) -> str:
        return f"{mark[1]}\n\n{field_table(getattr(models, mark[2]))}\n{mark[3]}"

    pattern = r"(<!-- 項目: (\w+) -->)\n.*?(<!-- おわり -->)"
    return re.sub(pattern, table, page, flags=re.DOTALL)
