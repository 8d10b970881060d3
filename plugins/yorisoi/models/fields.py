"""What a value of a record may be, and what whatever may be published says of itself."""

from datetime import date, datetime, time
from typing import Annotated

from yorisoi.models import parsers
from yorisoi.models.forms import TEXT_OR_NUMBER, Form, Words
from yorisoi.models.record import Record, field

DAY, CLOCK = r"\d{4}-\d{2}-\d{2}", r"\d{1,2}:\d{2}"

Text = Annotated[str, Words()]
Key = Annotated[str, Form(parsers.read_id, pattern="[a-z0-9]+(-[a-z0-9]+)*")]
Time = Annotated[time, Form(parsers.read_time, usual=r"\d{1,2}:\d\d", pattern=CLOCK)]
Day = Annotated[date, Form(parsers.read_day, usual=r"\d{4}-\d\d-\d\d", pattern=DAY)]
Deadline = Annotated[
    date | datetime,
    Form(
        parsers.read_deadline,
        usual=r"[\d-]{10}( \d{1,2}:\d\d)?",
        pattern=f"{DAY}( {CLOCK})?",
    ),
]
Weekdays = Annotated[
    tuple[int, ...],
    Form(parsers.read_weekdays, pattern="[月火水木金土日](・[月火水木金土日])*"),
]
Telephone = Annotated[str, Form(parsers.read_telephone, usual=r"[\d#-]+", kind=TEXT_OR_NUMBER)]
Email = Annotated[str, Form(parsers.read_email, pattern="[^@ ]+@[^@ ]+")]
PostalCode = Annotated[str, Form(parsers.read_postal_code, pattern=r"\d{3}-\d{4}")]
MunicipalityCode = Annotated[str, Form(parsers.read_municipality_code, pattern=r"\d{6}")]
Count = Annotated[int, Form(parsers.read_count, kind="integer")]
Truth = Annotated[bool, Form(parsers.read_truth, kind="boolean")]
Https = Annotated[str, Form(parsers.read_https, pattern="https://.+")]
LineUrl = Annotated[str, Form(parsers.read_line_url, pattern=r"https://(lin\.ee|line\.me/R)/.+")]
Degrees = Annotated[float, Form(parsers.read_coordinate, kind="number")]
Colour = Annotated[str, Form(parsers.read_colour, pattern="#[0-9a-f]{6}")]
Drawing = Annotated[str, Form(parsers.read_drawing)]


class Fact(Record):
    """What may be published: where it stands, when it was last confirmed, what is open.

    `blocking` marks what must be settled and confirmed before the site may be public.
    """

    source: Text = field(title="もとの資料", description="この内容が書かれている資料")
    confirmed: Day | None = field(title="確かめた日", description="確かめた日。まだなら null")
    question: Text | None = field(
        default=None,
        title="まだ決まっていないこと",
        description="決まったら行ごと消します。サイトには出ません",
    )
    blocking: Truth = field(
        default=False,
        title="済むまで公開しない",
        description="true にすると、決まって確かめるまで公開できません",
    )
