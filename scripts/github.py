"""GitHub's API for the repository that a workflow runs in, by the runner's own settings."""

import json
import os
from typing import Any
from urllib.request import Request, urlopen


def ask(method: str, path: str, body: object = None) -> Any:
    """Return GitHub's answer; raises URLError or OSError where it gives none."""
    address = os.environ["GITHUB_API_URL"] + f"/repos/{os.environ['GITHUB_REPOSITORY']}/{path}"
    headers = {
        "Accept": "application/vnd.github+json",
        "Authorization": f"Bearer {os.environ['GITHUB_TOKEN']}",
    }
    data = None if body is None else json.dumps(body).encode()
    request = Request(address, data, headers, method=method)  # noqa: S310 - the runner's own setting
    with urlopen(request, timeout=30) as answer:  # noqa: S310
        return json.load(answer)
