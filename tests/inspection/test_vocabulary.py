"""A page is made of what can do no harm, and of nothing else."""

from dataclasses import replace
from pathlib import Path

import pytest
from yorisoi.inspection.vocabulary import ATTRIBUTES

from tests.inspection.pages import KNOWN, complaints, inspected, page

HARMFUL = [
    '<meta http-equiv="refresh" content="0; url=https://other.example/">',
    '<meta http-equiv="Refresh" content="5">',
    '<meta http-equiv="content-security-policy" content="default-src *">',
    '<meta http-equiv="set-cookie" content="a=b">',
    '<link rel="preload" href="icon.svg">',
    '<link rel="dns-prefetch" href="//other.example">',
    '<link rel="icon preconnect" href="icon.svg">',
    '<base href="https://other.example/">',
    '<object data="icon.svg"></object>',
    '<embed src="icon.svg">',
    '<applet code="A"></applet>',
    '<iframe srcdoc="港"></iframe>',
    '<portal src="about/"></portal>',
    "<fencedframe></fencedframe>",
    '<svg><image href="icon.svg"></image></svg>',
    '<svg><image xlink:href="https://other.example/a.png"></image></svg>',
    '<svg><feimage href="https://other.example/a.png"></feimage></svg>',
    '<svg><use href="https://other.example/a.svg#a"></use></svg>',
    "<svg><script>alert(1)</script></svg>",
    '<svg><set attributeName="href" to="javascript:alert(1)"></set></svg>',
    '<svg><animate attributeName="href" values="javascript:alert(1)"></animate></svg>',
    "<svg><foreignObject></foreignObject></svg>",
    '<svg><path d="M0 0" fill="url(https://other.example/a.svg#a)"/></svg>',
    '<svg><path d="M0 0" filter="url(https://other.example/a.svg#a)"/></svg>',
    '<svg><a xlink:href="https://other.example/"><text>港</text></a></svg>',
    '<a href="vbscript:a()">港</a>',
    '<a href=" JavaScript:a()">港</a>',
    '<a href="java&#9;script:a()">港</a>',
    '<a href="about/" ping="https://other.example/">港</a>',
    '<a href="about/" target="_blank">港</a>',
    '<a href="about/" attributionsrc="https://other.example/">港</a>',
    '<img src="icon.svg" alt="" lowsrc="https://other.example/">',
    '<img src="icon.svg" alt="" onerror="a()">',
    '<table background="https://other.example/a.png"></table>',
    '<body background="https://other.example/a.png">',
    '<p style="background:url(a.png)">港</p>',
    "<p contenteditable>港</p>",
    "<p popover>港</p>",
    '<p is="x-y">港</p>',
    '<p slot="a">港</p>',
    '<button formaction="https://other.example/">港</button>',
    '<button popovertarget="a" type="button">港</button>',
    '<input name="a">',
    '<video src="a.mp4"></video>',
    '<audio src="a.mp3"></audio>',
    "<x-thing></x-thing>",
    "<marquee>港</marquee>",
    '<details ontoggle="a()"><summary>港</summary></details>',
    "<?php echo 1 ?>",
    "<!-- 港 -->",
    '<script type="importmap">{}</script>',
    '<script type="speculationrules">{}</script>',
    '<script src="a.js" integrity="sha256-a"></script>',
    '<style media="print">a{}</style>',
    '<blockquote cite="javascript:a()">港</blockquote>',
]  # fmt: skip
HARMLESS = [
    '<p class="a" id="b" lang="en" title="港" aria-label="港" data-a="b" hidden>港</p>',
    '<ol start="3"><li value="4">港</li></ol>',
    '<table><tr><th scope="col" colspan="2">港</th><td>港</td></tr></table>',
    "<details><summary>港</summary><ruby>港<rt>みなと</rt></ruby></details>",
    '<svg viewBox="0 0 8 8" fill="none"><path d="M0 0" stroke="#fff" stroke-width="2"/></svg>',
    '<p><time datetime="2026-12-01">12月1日</time><wbr><del datetime="2026-12-01">港</del></p>',
]


ALLOWED = """\
a: download href hreflang rel type
blockquote q: cite
button: type
col: span
colgroup: span
data li: value
del ins time: datetime
details: name open
img: alt decoding height loading sizes src srcset width
link: href hreflang sizes type
meta: charset content name property
ol: reversed start type
picture:
script: type
source: height media sizes srcset type width
td: colspan headers rowspan
th: abbr colspan headers rowspan scope
svg: height viewbox width
circle: cx cy r
ellipse: cx cy rx ry
line: x1 x2 y1 y2
polygon polyline: points
rect: height rx ry width x y
text: text-anchor x y
g path: d stroke-width transform
abbr address article aside b bdi br caption cite code dd desc div dl dt em figcaption: class dir
figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i kbd main mark nav p pre rp rt ruby: hidden id
s samp search section small span strong style sub summary sup table tbody tfoot thead: lang role
title tr u ul wbr: tabindex title aria-label data-a
"""
NAMES = [
    (tag, name)
    for line in ALLOWED.splitlines()
    for tag in line.partition(":")[0].split()
    for name in [*line.partition(":")[2].split(), "class"]
]


def test_every_element_and_attribute_that_is_needed_passes(tmp_path: Path) -> None:
    body = "".join(f'<{tag} {name}="a"></{tag}>' for tag, name in NAMES)
    said = [line for line in complaints(tmp_path, body) if "使えない" in line]
    assert len(NAMES) > 200
    assert said == []


RELATIONS = ("alternate", "canonical", "icon", "license", "next", "prev")
PAINTS = ("none", "currentColor", "#abc", "#abcdef12", "var(--ink)", "var(--ink-soft)")


@pytest.mark.parametrize(
    "body",
    [
        *(f'<link rel="{relation}" href="icon.svg">' for relation in RELATIONS),
        *(f'<svg><path fill="{paint}" stroke="{paint}"/></svg>' for paint in PAINTS),
    ],
)
def test_value_that_is_needed_passes(body: str, tmp_path: Path) -> None:
    assert not [line for line in complaints(tmp_path, body) if "使えない" in line]


PAINTED = ["svg", "circle", "ellipse", "g", "line", "path", "polygon", "polyline", "rect", "text"]


@pytest.mark.parametrize("tag", PAINTED)
@pytest.mark.parametrize("name", ["fill", "stroke"])
def test_no_paint_is_an_address(tag: str, name: str, tmp_path: Path) -> None:
    said = complaints(tmp_path, f'<svg><{tag} {name}="url(a.svg)"/></svg>')
    assert [line for line in said if "使えない属性です" in line]


@pytest.mark.parametrize("body", HARMFUL)
def test_what_may_do_harm_is_refused(body: str, tmp_path: Path) -> None:
    assert complaints(tmp_path, body)


@pytest.mark.parametrize("body", HARMLESS)
def test_what_can_do_no_harm_passes(body: str, tmp_path: Path) -> None:
    assert complaints(tmp_path, body) == []


@pytest.mark.parametrize("tag", sorted(ATTRIBUTES.keys() - {"html", "head", "body"}))  # once a page
@pytest.mark.parametrize("name", ["onclick", "style", "ping", "srcdoc", "formaction", "new"])
def test_no_element_takes_an_attribute_that_is_not_its_own(
    tag: str, name: str, tmp_path: Path
) -> None:
    said = complaints(tmp_path, f'<{tag} {name}="a"></{tag}>')
    assert any("使えない属性です" in line for line in said)


@pytest.mark.parametrize(
    ("name", "refresh", "told"),
    [
        ("old/index.html", '"0; url=../about/index.html"', ""),
        ("old/index.html", '"0; url=/about/"', ""),
        ("old/index.html", '"0; url=/"', "page_attribute"),
        ("old/index.html", '"0; url=//about/"', "page_attribute"),
        ("old/index.html", '"0; url=https://minato.example/about/"', "page_attribute"),
        ("old/index.html", '"0; url=javascript:a()"', "page_attribute"),
        ("old/index.html", '"0; url=/about/#a"', "page_attribute"),
        ("old/index.html", '"5; url=/about/"', "page_attribute"),
        ("old/index.html", '"5"', "page_attribute"),
        (
            "old/index.html",
            '"0; url=/about/"><meta http-equiv="refresh" content="0; url=/"',
            "page_attribute",
        ),
        ("other/index.html", '"0; url=/about/"', "page_attribute"),
    ],
)
def test_page_refreshes_only_from_a_former_address_to_where_the_data_leads(
    name: str, refresh: str, told: str, tmp_path: Path
) -> None:
    head = f'<meta http-equiv="refresh" content={refresh}>\n</head>'
    files = {
        "index.html": page(),
        "about/index.html": page(),
        name: page().replace("</head>", head),
    }
    for file, text in files.items():
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text(text, "utf-8")
    known = replace(KNOWN, former={"old/index.html": "about/index.html"})
    faults = inspected(tmp_path, known)
    assert {fault.code for fault in faults} == {told} - {""}
