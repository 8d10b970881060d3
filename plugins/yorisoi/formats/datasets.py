"""What is said about the open data: beside each CSV for programs, and on the page that offers it.

CSV on the Web, “Metadata Vocabulary for Tabular Data” (a file with the name of the CSV and
`-metadata.json`); schema.org Dataset. A licence is stated where the data names one, and only then.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from yorisoi.formats import facilities, json_ld, open_data
from yorisoi.formats.publication import Publication

TIME = {"base": "time", "format": "HH:mm"}
DATATYPES: Mapping[str, Any] = {
    "開始日": "date",
    "終了日": "date",
    "参加申込開始日": "date",
    "参加申込終了日": "date",
    "更新日": "date",
    "開始時間": TIME,
    "終了時間": TIME,
    "参加申込開始時間": TIME,
    "参加申込終了時間": TIME,
    "料金(基本)": "integer",
    "定員": "integer",
    "緯度": "decimal",
    "経度": "decimal",
    "URL": "anyURI",
}


@dataclass(frozen=True)
class Dataset:
    """One list: its name in the theme's strings, and its files by media type, the CSV first."""

    name: str
    files: Mapping[str, str]

    @property
    def csv(self) -> str:
        """The site address of its CSV."""
        return self.files["text/csv"]


EVENTS = Dataset(
    "events", {"text/csv": open_data.ADDRESS, "application/json": json_ld.EVENTS_ADDRESS}
)
FACILITIES = Dataset("facilities", {"text/csv": facilities.ADDRESS})


def metadata_address(dataset: Dataset) -> str:
    """Return where programs look for what is said about a CSV (Tabular Data Model, 5.3)."""
    return f"{dataset.csv}-metadata.json"


def events_metadata(publication: Publication) -> str:
    """Return the description of the list of events, its columns as they are in the file."""
    return _metadata(publication, EVENTS, open_data.columns(publication))


def facilities_metadata(publication: Publication) -> str:
    """Return the description of the list of places."""
    return _metadata(publication, FACILITIES, {column: column for column in facilities.COLUMNS})


def _metadata(publication: Publication, dataset: Dataset, columns: Mapping[str, str | None]) -> str:
    title, about = _words(publication, dataset)
    licence = publication.licence_address
    described = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": publication.strings["lang"]}],
        "url": dataset.csv.rpartition("/")[2],
        "dc:title": title,
        "dc:description": about,
        "dc:publisher": publication.site.service.names.name,
        "dc:license": licence and {"@id": licence},
        "tableSchema": {"columns": [_column(*names) for names in columns.items()]},
    }
    return json.dumps(json_ld.stated(described), ensure_ascii=False, indent=1) + "\n"


def _column(title: str, meaning: str | None) -> dict[str, Any]:
    """Return a column by its title; `meaning` is the column of the recommended set that it is."""
    return json_ld.stated({"titles": title, "datatype": DATATYPES.get(meaning or "")})


def script(publication: Publication) -> str:
    """Return the text of the `application/ld+json` element of the page that offers the data."""
    return json_ld.graph(_dataset(publication, dataset) for dataset in (EVENTS, FACILITIES))


def _dataset(publication: Publication, dataset: Dataset) -> dict[str, Any]:
    title, about = _words(publication, dataset)
    area, licence = publication.site.service.open_data, publication.licence_address
    described = {
        "@type": "Dataset",
        "@id": publication.tag(dataset.name),
        "name": title,
        "description": about,
        "creator": json_ld.publisher(publication),
        "spatialCoverage": {"@type": "Place", "name": f"{area.prefecture}{area.city}"},
        "isAccessibleForFree": True,
        "license": licence,
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": media_type,
                "contentUrl": publication.absolute(address),
            }
            for media_type, address in dataset.files.items()
        ],
    }
    return json_ld.stated(described)


def _words(publication: Publication, dataset: Dataset) -> tuple[str, str]:
    """Return the title of a list, and what is in it."""
    name, words = publication.site.service.names.name, publication.strings
    title = words[f"dataset_{dataset.name}"]
    return title, words[f"dataset_{dataset.name}_about"].format(name=name)
