"""How numbers dial, what is no number, and when two ways of writing are one contact."""

import pytest
from yorisoi.models.contacts import normalise_contact, parse_telephone, tel_uri


@pytest.mark.parametrize(
    ("number", "uri"),
    [
        ("090-1234-5678", "tel:+819012345678"),
        ("080-1234-5678", "tel:+818012345678"),
        ("070-1234-5678", "tel:+817012345678"),
        ("060-1234-5678", "tel:+816012345678"),
        ("050-1234-5678", "tel:+815012345678"),
        ("0312-34-5678", "tel:+81312345678"),
        ("011-123-4567", "tel:+81111234567"),
        ("01234-5-6789", "tel:+81123456789"),
        ("0120-123-456", "tel:0120123456"),
        ("0800-123-4567", "tel:08001234567"),
        ("0570-123-456", "tel:0570123456"),
        ("110", "tel:110"),
        ("#8008", "tel:%238008"),
    ],
)
def test_number_dials_as_a_japanese_line_needs_it(number: str, uri: str) -> None:
    assert tel_uri(parse_telephone(number)) == uri


@pytest.mark.parametrize(
    "text",
    ["8008", "#80080", "0120-123-4567", "090-1234-567", "060-123-4567", "1234-56-7890",
     "020-1234-5678", "020-123-4567", "030-1234-5678", "010-1234-5678", "00-1234-5678"],
)  # fmt: skip
def test_what_no_line_dials_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not_a_telephone"):
        parse_telephone(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("0312-34-5678", "０３１２（３４）５６７８"),
        ("0312-34-5678", "+81 312-34-5678"),
        ("0312-34-5678", "+81 (0)312 34 5678"),
        ("0312-34-5678", "0312\u200b-34\u00ad-5678"),
        ("0312-34-5678", "٠٣١٢-٣٤-٥٦٧٨"),
        ("A@Example.jp", "ａ@example.jp"),
        ("123-4567", "123ー4567"),
    ],
)
def test_one_contact_in_two_ways_of_writing_is_one(one: str, other: str) -> None:
    assert normalise_contact(one) == normalise_contact(other)
