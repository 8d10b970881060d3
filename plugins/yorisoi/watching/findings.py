"""What is wrong with a site: one fault a kind, however many files show it."""

from yorisoi.faults import Fault, Position, fault

SHOWN = 5  # names in one sentence


class Findings:
    """Faults of one site, by code and values, with the addresses that show them."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._names: dict[tuple[str, tuple[tuple[str, object], ...]], list[str]] = {}

    def add(self, code: str, name: str = "", **values: object) -> None:
        """Note a fault, seen at the file `name`, or at the site as a whole."""
        self._names.setdefault((code, tuple(values.items())), []).append(name)

    def hold(self, *codes: str) -> bool:
        """Return whether a fault of one of these kinds was noted."""
        return any(code in codes for code, _ in self._names)

    def faults(self) -> list[Fault]:
        """Return them in the order in which they were first seen."""
        faults = []
        for (code, values), names in self._names.items():
            shown = "、".join(f"/{name}" for name in names[:SHOWN])
            told = {"names": shown + " ほか" * (len(names) > SHOWN), "count": len(names)}
            faults.append(fault(Position(self._url, 0), code, **told, **dict(values)))
        return faults
