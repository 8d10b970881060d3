"""What the engine says of the lines of a file, in the words of a form."""

import re

import pytest
from yorisoi.messages import SENTENCES
from yorisoi_desk.form_words import FIELDS, in_form
from yorisoi_desk.workshops.fields import label_of

QUOTED = re.compile("「[^」]*」")
KEYS = re.compile(rf"(?<![A-Za-z0-9/.:@_{{-])({'|'.join(FIELDS)})(?![A-Za-z0-9/.:@_}}-])")
OF_FILES = re.compile("^(front_|yaml_|page_|target_|event_address|description_|watch_|needed_)")


@pytest.mark.parametrize("code", [code for code in SENTENCES if not OF_FILES.match(code)])
def test_no_sentence_beside_a_field_names_a_key_of_a_file(code: str) -> None:
    said = in_form(" → ".join(SENTENCES[code]))
    assert not re.search("（[a-z_]+）", QUOTED.sub("", said)), said
    assert not KEYS.search(QUOTED.sub("", said)), said


@pytest.mark.parametrize("key", FIELDS)
def test_a_key_is_called_as_its_field_is(key: str) -> None:
    label = label_of(f"repeat.{key}" if key in ("every", "weekday") else key)
    assert label in ("", FIELDS[key])


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("画像の説明（image_alt）がありません", "画像の説明がありません"),
        ("始まりを start に書いてください", "始まりを「始まり」に書いてください"),
        ("start と end の行を消し、回ごとに書く", "「始まり」と「終わり」を空け、回ごとに書く"),
        ("いつもの場所なら、この行を消します", "いつもの場所なら、この欄を空けます"),
        ("いらないときは apply: 不要 と書くと", "いらないときは「申込先」に 不要 と書くと"),
        ("「date night」は使えません", "「date night」は使えません"),
        ("https://a.example/date は開けません", "https://a.example/date は開けません"),
    ],
)
def test_keys_become_the_names_of_fields(said: str, shown: str) -> None:
    assert in_form(said) == shown
