"""The configuration of Sveltia CMS, an editor in the browser, made from the model of an event.

What staff may type there is what `schemas` tells every editor; the checks on the proposal
stay what guards. See https://sveltiacms.app/en/docs for what the options mean.
"""

import json
from collections.abc import Mapping
from typing import Any

from yorisoi.editing import json_schema
from yorisoi.models import STATUS_WORDS
from yorisoi.models.fields import CLOCK, DAY
from yorisoi.models.repeat import EVERY_WORDS
from yorisoi.rendering.styles import digest

TITLE = "予定の編集"
LABELS = {
    "follow": "いつもの休みの日は開かない",
    "ignore": "いつもの休みの日も開く",
    **EVERY_WORDS,
    **STATUS_WORDS,
}
#: Fields of several lines; the model does not tell them from those of one.
LONG = {"summary", "description"}
#: What the editor has no field for, it leaves in the file as it stands. `id` is the file's name.
#: The others are a word, a record or a list, of which it could show but one, and would drop the
#: other.
LEFT_OUT = {"id", "place", "apply", "closed", "aliases"}
PHOTOGRAPHS = ".jpg,.jpeg,.png,.webp"
NOT_A_TIME = "「10:00」のように書いてください。"
FILE_NAME = (
    "書きかえるときは、「日付-英語の短い名前」にします（例：2026-12-10-yoga）。"
    "日付のあとの名前が、ページのアドレスになります。"
)
#: What the editor asks for by a name that a browser alone cannot follow, and what stands there.
IMPORTS = {"./cms/locales/ja.json": "./cms/locales/ja.js"}
IMPORT_MAP = json.dumps({"imports": IMPORTS})

POLICY = "; ".join(
    (
        "default-src 'none'",
        f"script-src 'self' {digest(IMPORT_MAP)}",
        "style-src 'self' 'unsafe-inline'",  # its components bring their styles with them
        "font-src 'self'",
        "img-src 'self' blob: data: https://avatars.githubusercontent.com",
        "media-src blob:",
        "connect-src 'self' blob: data: https://api.github.com{helper}",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
START = 'import cms from "./cms/npm/index.js";\ncms.init();\n'
PAGE = """\
<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="cms-config-url" type="application/json" href="config.json">
<script type="importmap">{imports}</script>
<script type="module" src="start.js"></script>
</head>
<body>
<noscript>この画面を使うには、JavaScriptを有効にしてください。</noscript>
</body>
</html>
"""


def page(helper: str) -> str:
    """Return the editor's page, which asks no host but its own, GitHub and the sign-in helper."""
    policy = POLICY.format(helper=f" {helper}" if helper else "")
    return PAGE.format(policy=policy, title=TITLE, imports=IMPORT_MAP)


def configuration(repository: str, helper: str) -> str:
    """Return the configuration as JSON.

    `repository` is owner/name on GitHub; without it, what is written stays in the browser.
    `helper` is the https origin of an OAuth client; without it, one signs in with a token.
    """
    made = {
        "backend": _backend(repository, helper),
        "app_title": TITLE,
        "media_folder": "content/images",
        "media_libraries": {
            "default": {"config": {"slugify_filename": True}},
            "stock_assets": {"providers": []},
        },
        "output": {"omit_empty_optional_fields": True},
        "editor": {"preview": False},
        "show_preview_links": False,
        "collections": [_events()],
    }
    if repository:
        made["publish_mode"] = "editorial_workflow"  # every change is a proposal, and is checked
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _backend(repository: str, helper: str) -> Mapping[str, Any]:
    if not repository:
        return {"name": "test-repo"}
    messages = {
        "create": "「{{slug}}」を載せる",
        "update": "「{{slug}}」を直す",
        "delete": "「{{slug}}」を消す",
        "uploadMedia": "写真「{{path}}」を入れる",
        "deleteMedia": "写真「{{path}}」を消す",
    }
    backend = {"name": "github", "repo": repository, "branch": "main", "commit_messages": messages}
    if helper:
        return backend | {"base_url": helper, "auth_methods": ["oauth", "token"]}
    return backend | {"auth_methods": ["token"]}


def _events() -> Mapping[str, Any]:
    schema = json_schema.schema("event")
    definitions = schema["$defs"]
    return {
        "name": "events",
        "label": json_schema.TITLES["event"],
        "folder": "content/events",
        "extension": "yaml",
        "format": "yaml",
        "media_folder": "/content/images",
        "public_folder": "",  # a photograph is written by its name alone
        # Neither the template nor a file with several events, which has no title of its own.
        "filter": {"field": "title", "pattern": "^(?!催しの名前$)."},
        "slug": {
            "template": "{{fields.date | default('days')}}-w{{uuid_shorter}}",
            "editable": ["create"],
            "hint": FILE_NAME,
            "pattern": [rf"^({DAY}-)?[a-z0-9]+(-[a-z0-9]+)*$", FILE_NAME],
        },
        "summary": "{{date}} {{title}}",
        "sortable_fields": {
            "fields": ["date", "title"],
            "default": {"field": "date", "direction": "descending"},
        },
        "delete": False,  # what is off is cancelled; its page stays
        "publish": False,  # on GitHub, once the checks have passed
        "fields": _fields(definitions["Event"], definitions),
    }


def _fields(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "label": field_schema["title"],
            "hint": field_schema["description"],
            "required": name in schema["required"],
            **_widget(name, field_schema, definitions),
        }
        for name, field_schema in schema["properties"].items()
        if name not in LEFT_OUT
    ]


def _widget(
    name: str, field_schema: Mapping[str, Any], definitions: Mapping[str, Any]
) -> dict[str, Any]:
    """Return how a field is typed in, by what its schema takes."""
    if record := _record(field_schema, definitions):
        return {"widget": "object", "fields": _fields(record, definitions), "collapsed": "auto"}
    if field_schema.get("type") == "array":
        return _list(field_schema["title"], field_schema["items"], definitions)
    if values := field_schema.get("enum") or (
        [field_schema["const"]] if "const" in field_schema else []
    ):
        options = [{"label": LABELS[value], "value": value} for value in values]
        return {"widget": "select", "options": options}
    if "integer" in field_schema.get("type", ()):
        return {"widget": "number", "value_type": "int", "min": 0}
    return _text(name, field_schema)


def _text(name: str, field_schema: Mapping[str, Any]) -> dict[str, Any]:
    match field_schema.get("pattern"):
        case None if name == "image":
            return {"widget": "image", "choose_url": False, "accept": PHOTOGRAPHS}
        case None:
            return {"widget": "text" if name in LONG else "string"}
        case pattern if pattern == f"^({DAY})$":
            return _day()
        case pattern if pattern == f"^({CLOCK})$":
            return {"widget": "string", "pattern": [pattern, NOT_A_TIME]}
        case pattern:
            return {"widget": "string", "pattern": [pattern, field_schema["description"]]}


def _record(
    field_schema: Mapping[str, Any], definitions: Mapping[str, Any]
) -> Mapping[str, Any] | None:
    """Return the record that a field may hold, which is more than any other way to write it."""
    ways = [field_schema, *field_schema.get("oneOf", ()), *field_schema.get("anyOf", ())]
    reference = next((way["$ref"] for way in ways if "$ref" in way), None)
    return definitions[reference.rpartition("/")[2]] if reference else None


def _list(title: str, items: Mapping[str, Any], definitions: Mapping[str, Any]) -> dict[str, Any]:
    if record := _record(items, definitions):
        return {"widget": "list", "fields": _fields(record, definitions), "collapsed": "auto"}
    return {"widget": "list", "field": {"name": "date", "label": title, **_day()}}


def _day() -> dict[str, Any]:
    return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
