"""A real Caddy on loopback, with the file that a host would use, and certificates of its own."""

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.support.nginx import free_port, wait_for

HERE = """{{
	admin off
	local_certs
	skip_install_trust
	default_bind 127.0.0.1
	https_port {secure}
	http_port {plain}
"""


@contextmanager
def running_file(file: Path, folder: Path, ours: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """Serve by an example of ours, with `ours` in the place of what it says.

    Yields the ports for TLS and without. What Caddy writes, it writes into `folder`.
    """
    secure, plain = free_port(), free_port()
    text = file.read_text("utf-8")
    for written, instead in {"\n{\n": "\n" + HERE, **ours}.items():
        assert written in text, written
        text = text.replace(written, instead.format(secure=secure, plain=plain), 1)
    settings = folder / "Caddyfile"
    settings.write_text(text, "utf-8")
    command = ["caddy", "run", "--config", str(settings), "--adapter", "caddyfile"]
    places = {name: str(folder / "caddy") for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    log = folder / "error.log"
    with (
        log.open("w") as told,
        subprocess.Popen(command, env=os.environ | places, stderr=told) as process,
    ):
        try:
            wait_for(process, secure, log)
            yield secure, plain
        finally:
            process.terminate()
