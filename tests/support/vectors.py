"""Ways to smuggle a script, a link or another's syntax into a text, from our own generator."""

from functools import cache
from itertools import product

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
def vectors() -> tuple[str, ...]:
    """Return ways to smuggle a script, a link or another's syntax into a text."""
    tags = (tag.format(SCRIPT) for tag in TAGS)
    escaped = (escape.format(tag) for escape, tag in product(ESCAPES, list(tags)))
    linked = (link.format(scheme) for link, scheme in product(LINKS, SCHEMES))
    return (*escaped, *linked, *TEMPLATES)
