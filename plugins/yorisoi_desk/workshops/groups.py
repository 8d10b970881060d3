"""How the form of a workshop is laid out: what is usual, and the rest in folds, by what it is for.

What the models have and no fold here names comes at the end of the last one: a new field of a
model is in the form by itself.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from django import forms

from yorisoi_desk.events.shape import EVENT, RECORDS, ROWS, WORDS, is_number, parts
from yorisoi_desk.workshops.fields import IN_WORDS, WORDY, label_of

USUAL = ("title", "date", "start", "end", "summary", "description", "capacity", "apply",
         "deadline", "bring", "audience", "image", "image_alt")  # fmt: skip
MORE = 3  # empty rows that are added at a time
MORE_ROWS = "書く欄をふやす"
MOVES = {"dates": "上の日付を1日目にする", "sessions": "上の時刻を1回目にする"}
EXACT_PLACE = ("place.latitude", "place.longitude")  # hardly anybody knows them: last of all


@dataclass(frozen=True)
class Fold:
    """What is folded together: keys of a record, and the key whose rows stand below them."""

    title: str
    keys: tuple[str, ...]
    rows: str = ""
    hint: str = ""
    folds: tuple["Fold", ...] = ()


FOLDS = (
    Fold("何日かあるとき", (), "dates",
         "上の「日付」を空けて、ここに並べます。"
         "くり返しのうち1日だけ違うときは、上の「日付」はそのままで、その日だけを書きます"),
    Fold("毎日つづくとき（展示など）", ("until", "closed"), "",
         "「日付」が最初の日です。始まりと終わりは、毎日の時刻になります"),
    Fold("毎週・毎月あるとき", ("repeat", "closures"), "", "「日付」が最初の日です"),
    Fold("1日に何回かあるとき", (), "sessions",
         "上の「始まり」と「終わり」を空けて、回ごとに書きます。使わない行は、空けておきます"),
    Fold("時刻や締切を言葉で書くとき", tuple(f"{part}{IN_WORDS}" for part in WORDY), "",
         "上の欄のかわりに使います"),
    Fold("場所・料金など", ("place", "online", "fee", "childcare", "language", "accessibility",
                       "organizer", *EXACT_PLACE)),
    Fold("申込のこと", ("apply_from", "apply.ways", "apply.form"), "", "",
         (Fold("ほかの団体が申込を受けるとき", (), "apply"),)),
    Fold("中止や延期など", ("status", "note", "moved_from", "updated")),
    Fold("公開する日・アドレスなど", ("publish_from", "publish_until", "title_kana", "id",
                              "aliases")),
)  # fmt: skip
ROW_TITLES = {"dates": "{}日目", "sessions": "{}回目", "apply": "ほかの団体{}"}
ON_ONE_DATE = Fold(
    "この日だけ違うこと",
    ("status", "note", "start", "end", "place", "capacity", "deadline"),
    "",
    "空けたところは、ほかの日と同じです",
    (Fold("この日だけ、何回かあるとき", (), "sessions"),
     Fold("この日の、ほかのこと",
          ("until", "moved_from", *(f"{part}{IN_WORDS}" for part in ("start", "end", "deadline")),
           *EXACT_PLACE))),
)  # fmt: skip


class RowedForm(Protocol):
    """A form some of whose fields stand in rows, as many as are needed."""

    def __getitem__(self, name: str, /) -> forms.BoundField:
        """Return one of its fields."""

    def count(self, part: str, name: str) -> int:
        """Return how many rows the key `part` has at a name."""

    def is_asked(self, name: str) -> bool:
        """Return whether more rows of a name were asked for."""


@dataclass
class Group:
    """A fold or a row of a form, by the names of its fields.

    `more` is the name of its rows, where some can be added.
    """

    form: RowedForm
    title: str
    hint: str = ""
    names: list[str] = field(default_factory=list)
    rows: list["Group"] = field(default_factory=list)
    groups: list["Group"] = field(default_factory=list)
    more: str = ""

    @property
    def fields(self) -> list[forms.BoundField]:
        """Return its own fields."""
        return [self.form[name] for name in self.names]

    @property
    def is_open(self) -> bool:
        """Whether something in it has to be looked at."""
        inside = any(group.is_open for group in (*self.rows, *self.groups))
        return inside or self.form.is_asked(self.more) or any(map(_is_told, self.fields))

    @property
    def more_words(self) -> str:
        """Return what the button says that adds rows."""
        is_empty = not any(row.is_open for row in self.rows)
        return MOVES.get(self.more, MORE_ROWS) if is_empty else MORE_ROWS

    def all_names(self) -> Iterator[str]:
        """Yield the names of its fields and of those in it."""
        yield from self.names
        for group in (*self.rows, *self.groups):
            yield from group.all_names()


def full_label(name: str) -> str:
    """Return what a field is called where its row is not seen: 2日目 始まり."""
    part, *steps = name.split(".")
    row = ROW_TITLES[part].format(int(steps[0]) + 1) if steps and is_number(steps[0]) else ""
    label = label_of(name)
    return label if label == row else f"{row} {label}".lstrip()


def groups(form: RowedForm) -> list[Group]:
    """Return the folds of a form."""
    *others, last = FOLDS
    last = _whole(last, parts(EVENT), (*USUAL, *(key for fold in FOLDS for key in _keys(fold))))
    return [_group(form, fold, "") for fold in (*others, last)]


def rows_in(part: str, name: str, held: Mapping[str, str], sent: Mapping[str, object]) -> int:
    """Return how many rows a form shows: those held, those sent, and always a few empty ones."""
    filled = [number for values in (held, sent) for number, text in _numbers(name, values) if text]
    count = max(filled, default=-1) + 1 + ROWS[part].spare
    return min(max([count, *(number + 1 for number, _ in _numbers(name, sent))]), ROWS[part].most)


def _numbers(name: str, values: Mapping[str, object]) -> Iterator[tuple[int, object]]:
    """Yield the number of the row of each value below a name, and the value."""
    for key in values:
        number = key.removeprefix(f"{name}.").partition(".")[0]
        if key.startswith(f"{name}.") and is_number(number):
            yield int(number), values[key]


def _is_told(field: forms.BoundField) -> bool:
    """Return whether a field says something, or something is said of it."""
    return bool(field.errors or (field.value() and field.name != "id"))


def _group(form: RowedForm, fold: Fold, before: str) -> Group:
    name = before + fold.rows if fold.rows else ""
    rows = [
        _row(form, fold.rows, name, number)
        for number in range(form.count(fold.rows, name) if name else 0)
    ]
    inner = [_group(form, one, before) for one in fold.folds]
    names = [before + name for name in _names(fold.keys)]
    return Group(form, fold.title, fold.hint, names, rows, inner, name)


def _row(form: RowedForm, part: str, name: str, number: int) -> Group:
    here, keys = f"{name}.{number}.", parts((ROWS[part].record,))
    title = ROW_TITLES[part].format(number + 1)
    if part == "sessions":
        night = Group(form, "次の日に終わるとき", "", [f"{here}end{IN_WORDS}"])
        return Group(form, title, "", [here + key for key in keys], [], [night])
    if part != "dates":
        return Group(form, title, "", [here + key for key in keys])
    fold = _whole(ON_ONE_DATE, keys, ("date", *_keys(ON_ONE_DATE)))
    return Group(form, title, "", [f"{here}date"], [], [_group(form, fold, here)])


def _keys(fold: Fold) -> tuple[str, ...]:
    return (*fold.keys, fold.rows, *(key for one in fold.folds for key in _keys(one)))


def _whole(fold: Fold, keys: tuple[str, ...], named: tuple[str, ...]) -> Fold:
    """Return a fold whose last one has the keys that nothing names as well."""
    if not fold.folds:
        return replace(fold, keys=(*fold.keys, *(key for key in keys if key not in named)))
    *others, last = fold.folds
    return replace(fold, folds=(*others, _whole(last, keys, named)))


def _names(keys: tuple[str, ...]) -> list[str]:
    names = []
    for key in keys:
        below = [f"{key}.{part}" for part in parts(RECORDS[key])] if key in RECORDS else []
        below = [name for name in below if name not in EXACT_PLACE]
        names += ([key] if key in WORDS or key not in RECORDS else []) + below
    return names
