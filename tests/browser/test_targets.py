"""Everything one can tap is large enough (WCAG 2.5.8: 24 px; what leads to help: 48 px)."""

from tests.support.looks import Look


def test_every_target_is_large_enough(looks: dict[str, Look]) -> None:
    assert {
        (address, width): found
        for address, page in looks.items()
        for width, found in page.small.items()
        if found
    } == {}
