"""A city's code and the name of its prefecture belong together."""

import pytest
from pydantic import ValidationError
from yorisoi.models.open_data import PREFECTURES, OpenData

CITY = {"city": "市", "source": "見本", "confirmed": None}


@pytest.mark.parametrize(
    ("code", "prefecture"),
    [("011002", "北海道"), ("131016", "東京都"), ("472018", "沖縄県"), ("011002", "港県")],
)
def test_code_of_the_prefecture_or_of_no_known_one_is_taken(code: str, prefecture: str) -> None:
    OpenData.model_validate({"municipality_code": code, "prefecture": prefecture, **CITY})
    assert len(set(PREFECTURES.split())) == 47


def test_code_of_another_prefecture_is_refused_at_the_name() -> None:
    with pytest.raises(ValidationError) as refused:
        OpenData.model_validate({"municipality_code": "011002", "prefecture": "沖縄県", **CITY})
    [error] = refused.value.errors()
    assert (error["type"], error["loc"]) == ("code_of_other_prefecture", ("prefecture",))
    assert error["ctx"] == {"other": "011002", "first": "47"}
