"""A real nginx on loopback, with the file that a host would use."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from tests.support.building import ROOT

SITE = ROOT / "deploy" / "site.conf"
AROUND = """
daemon off;
{user}
worker_processes {workers};
pid {folder}/nginx.pid;
error_log {folder}/error.log info;
events {{ worker_connections 1024; }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    sendfile on;
    keepalive_requests 1000000;  # the one who measures takes a closed connection for an error
    server {{
        listen 127.0.0.1:{port};
        root {root};
        {more}
        include {site};
    }}
}}
"""


_numbers = count(1000 * os.getpid())  # two processes of the tests begin far from each other


def program() -> str:
    """Return where nginx is; Debian puts it where only root looks."""
    found = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
    assert found, "scripts/install-test-tools installs nginx"
    return found


def free_port() -> int:
    """Return a port that nobody has, below those that the kernel gives to who names none.

    One of those might be somebody's before a server listens there.
    """
    while True:
        port = 10_000 + next(_numbers) % 20_000
        with suppress(OSError), socket.socket() as probe:
            probe.bind(("127.0.0.1", port))
            return port


@contextmanager
def running(root: Path, folder: Path, site: Path = SITE, more: str = "") -> Iterator[str]:
    """Serve `root`; yields the address. What nginx writes, it writes into `folder`.

    `site` may stand for the file of a host, and `more` goes into its server block.
    """
    port = free_port()
    # Started by root, its workers would be somebody who may not read a test's folder.
    user = "user root;" if os.geteuid() == 0 else ""
    settings = folder / "nginx.conf"
    settings.write_text(
        AROUND.format(
            user=user,
            workers=os.cpu_count(),
            folder=folder,
            port=port,
            root=root,
            site=site,
            more=more,
        )
    )
    with _started(folder, settings, port):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def running_example(root: Path, folder: Path, pair: tuple[Path, Path]) -> Iterator[tuple[int, int]]:
    """Serve `root` by deploy/nginx.conf, with a key and a certificate.

    Yields the ports for TLS and without.
    """
    ours = {
        "/srv/salon/output": str(root),
        "/srv/salon/deploy/site.conf": str(SITE),
        "/etc/ssl/salon/privkey.pem": str(pair[0]),
        "/etc/ssl/salon/fullchain.pem": str(pair[1]),
    }
    with running_file(SITE.parent / "nginx.conf", folder, ours) as ports:
        yield ports


@contextmanager
def running_file(file: Path, folder: Path, ours: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """Serve by an example of ours, with `ours` in the place of what it says.

    Yields the ports for TLS and without.
    """
    secure, plain = free_port(), free_port()
    text = file.read_text("utf-8")
    for written, instead in {
        "listen [::]:443 ssl http2;": "",
        "listen [::]:80;": "",
        "listen 443 ": f"listen 127.0.0.1:{secure} ",
        "listen 80;": f"listen 127.0.0.1:{plain};",
        **ours,
    }.items():
        assert written in text, written
        text = text.replace(written, instead)
    user = "user root;" if os.geteuid() == 0 else ""
    settings = folder / "nginx.conf"
    settings.write_text(
        f"daemon off; {user} pid {folder}/pid; error_log {folder}/error.log info;\n"
        # As most hosts have it: the example itself must write nothing down.
        f"events {{}}\nhttp {{\naccess_log {folder}/access.log;\n{text}\n}}\n"
    )
    with _started(folder, settings, secure):
        yield secure, plain


@contextmanager
def _started(folder: Path, settings: Path, port: int) -> Iterator[None]:
    places = ("-e", folder / "error.log", "-p", folder, "-c", settings)
    command = [program(), *map(str, places)]
    with subprocess.Popen(command) as process:
        try:
            wait_for(process, port, folder / "error.log")
            yield
        finally:
            process.terminate()


def wait_for(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Wait until a server listens; what it logged is told where it never does."""
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert process.poll() is None, log.read_text()
        time.sleep(0.05)
    raise AssertionError(log.read_text())
