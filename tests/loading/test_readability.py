"""What is told of a text's wording, and above all what is not."""

import pytest
from yorisoi.loading.markdown.readability import readability
from yorisoi.messages import SENTENCES
from yorisoi.models import PlainWords

WORDS = PlainWords(
    official={"実施": "行う", "〜等": "ほか", "申請": "届け", "ニーズ": "用", "を図る": "をする"},
    easy={"予約": "先に約束すること", "ご覧ください": "見てください"},
    kept=("平等", "再申請の手引き"),
)  # fmt: skip
INSERTS = {"names.name": "港のこころの健康を支える会", "contacts.mail": "a@example.jp"}
LONG = "あ" * 58 + "す。"


def told(text: str, *, is_easy: bool = False) -> list[tuple[str, int]]:
    """Return code and place of each piece of advice; each has its sentence."""
    advice = list(readability(text, WORDS, INSERTS, is_easy=is_easy))
    for one in advice:
        message, remedy = SENTENCES[one.code]
        assert message.format(**one.values)
        assert remedy.format(**one.values)
    return [(one.code, one.offset) for one in advice]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LONG, []),
        ("あ" + LONG, [("sentence_long", 0)]),
        (f"みじかい。\n\n- {'い' * 61}", [("sentence_long", 9)]),
        # What stands in the data counts as it is said; marks, addresses and pictures do not.
        ("{{ names.name }}" + "あ" * 48, [("sentence_long", 0)]),
        ("{{ names.name }}" + "あ" * 47, []),
        ("あ" * 50 + "[話す](https://a.example/very/long/address/of/a/page)**です**", []),
        ("あ" * 50 + "https://a.example/very/long/address/of/a/page", []),
        ("![" + "絵" * 61 + "]({static}/images/a.jpg)", []),
        ("{相談|そうだん}" * 30, []),
        # A line ends a sentence, and so does a mark within brackets.
        ("あ" * 40 + "\n" + "い" * 40, []),
        ("The office of another country keeps this sentence in English, and as long.", []),
        ("講座を実施します。", [("official_word", 3)]),
        ("講座を実施します。また実施します。", [("official_word", 3)]),
        ("役所等へ行きます。", [("official_word", 2)]),
        ("必要なニーズがあります。", [("official_word", 3)]),
        ("回復を図ることです。", [("official_word", 2)]),
        # Names: in a longer word, in quotes, in the data, kept by the staff, or in no sentence.
        ("実施要綱と本実施があります。", []),
        ("シーズニーズです。", []),
        ("「申請」のページです。", []),
        ("平等で、等しいものです。", []),
        ("再申請の手引きがあります。", []),
        ("申請（申し込み）をします。", []),
        ("- 申請のしかた", []),
        ("## 申請のしかた", []),
        ("話せないわけではありません。", [("double_negative", 2)]),
        ("できないことはありません。", [("double_negative", 2)]),
        ("使えなくはないです。", [("double_negative", 2)]),
        ("予約しない限り、使えません。", [("double_negative", 3)]),
        ("空いていないとは限りません。", [("double_negative", 4)]),
        ("閉めざるを得ません。", [("double_negative", 2)]),
        ("行かなければなりません。", []),
        ("相談できないでいる女性がいます。", []),
        ("お金はかかりません。予約もいりません。", []),
        ("わからないことはなんでも聞いてください。", []),
        ("わからないことはありませんか。", []),
        ("話さないわけを聞きません。", []),
    ],
)
def test_advice_on_a_text_in_japanese(text: str, expected: list[tuple[str, int]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("あ" * 36, [("sentence_long", 0)]),
        ("お金が　いります。" * 2 + "　" * 30 + "あ" * 30, []),
        ("電話でも話せますが、夜は話せません。", [("sentence_of_two", 6)]),
        ("休みなので、電話をしてください。", [("sentence_of_two", 3)]),
        ("あなたが、話したいときに来ます。", []),
        ("外に出られないときは、電話をしてください。", []),
        ("女性の職員が、毎日の電話や相談で、悩みを一緒に聞きます。", [("sentence_of_kanji", 0)]),
        ("予約をしてください。", [("hard_word", 0)]),
        ("予約（先に約束すること）をしてください。", []),
        ("くわしくはご覧ください。", [("hard_word", 5)]),
        ("生活困窮者の電話です。", [("word_long", 0)]),
        ("生活困窮者（お金がない人）の電話です。", []),
        ("インフォメーションへ行きます。", [("loanword_long", 0)]),
        ("「インフォメーション」をおします。", []),
        ("Information（インフォメーション）へ行きます。", []),
        ("ワークショップに来てください。", []),
        ("- インフォメーション", []),
        # A name is read as one word, and what the data says in a list is nobody's to shorten.
        ("おなじMicrosoft Accountのスマートフォンやパソコンに出ることがあります。", []),
        ("「このページをはなれる」をおすと、てんきよほうのページにかわります。", []),
        ("- サロン：{{ names.name }}、{{ names.name }}、{{ names.name }}、{{ names.name }}", []),
        (
            "サロンは、{{ names.name }}と{{ names.name }}と{{ names.name }}です。",
            [("sentence_long", 0)],
        ),
    ],
)
def test_advice_on_an_easy_text(text: str, expected: list[tuple[str, int]]) -> None:
    assert told(text, is_easy=True) == expected


def test_bounds_of_easy_texts_are_for_them_alone() -> None:
    assert told("女性相談員と職員が毎日電話相談を受けますが、予約がいります。") == []
