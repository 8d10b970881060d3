"""The desk's command: serve it, invite and remove people.

    yorisoi desk                             serve; the first person gets an invitation
    yorisoi desk invite NAME [--may publish]
    yorisoi desk remove NAME
    yorisoi desk people
    yorisoi desk manage …                    any command of Django

The engine finds it by its entry point. `python -m yorisoi_desk` is the same where nothing is
installed. Exit status: 0 done, 1 nobody of that name, no git checkout, or not all of `[desk]` is
installed, 2 wrong usage.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any

ABOUT = "職員の机を開く・人を招く"  # a line of `yorisoi --help`
HOST, PORT = "127.0.0.1", 8001
MOST = 20 << 20  # bytes of one request: a photograph as a phone takes it, and a little more
NEEDED = ("django", "axes", "argon2", "openpyxl", "waitress", "webauthn")
THREADS = 24  # some of them wait for builds


def main(argv: Sequence[str] | None = None) -> int:
    """Do one command, and return its exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    if missing := [name for name in NEEDED if find_spec(name) is None]:
        print(
            f"机の部品（{'、'.join(missing)}）がありません。make desk で入ります", file=sys.stderr
        )
        return 1
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yorisoi_desk.settings")
    open_desk()
    if words[:1] == ["manage"]:
        from django.core.management import execute_from_command_line

        execute_from_command_line(["manage", *words[1:]])
        return 0
    args = _parser().parse_args(words or ["serve"])
    status: int = args.command(args)
    return status


def open_desk() -> None:
    """Make the state where it is not there, and bring its tables up to date."""
    import django
    from django.conf import settings
    from django.core.management import call_command

    from yorisoi_desk.state import open_state, secret_key

    open_state(settings.DESK_STATE)
    settings.SECRET_KEY = secret_key(settings.DESK_STATE)
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="yorisoi desk", description=ABOUT)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    serve_here = commands.add_parser("serve", help="机を開く")
    serve_here.set_defaults(command=serve)
    serve_here.add_argument("--host", default=HOST)
    serve_here.add_argument("--port", type=int, default=PORT)
    inviting = commands.add_parser("invite", help="招待のリンクを作る（48時間、1回だけ使えます）")
    inviting.set_defaults(command=invite)
    inviting.add_argument("name", help="名前")
    inviting.add_argument(
        "--may-publish", "--may", nargs="?", const="publish", choices=["publish"],
        help="公開もしてよい人",
    )  # fmt: skip
    removing = commands.add_parser("remove", help="この人を、すぐに入れなくする")
    removing.set_defaults(command=remove)
    removing.add_argument("name", help="名前")
    commands.add_parser("people", help="入れる人の一覧").set_defaults(command=people)
    return parser


def serve(args: argparse.Namespace) -> int:
    """Serve until told to end; where there is nobody yet, print the first invitation."""
    from django.conf import settings
    from waitress import serve as serve_forever

    from yorisoi_desk.checkout.git_command import GitFailed
    from yorisoi_desk.checkout.saving import repository
    from yorisoi_desk.messages import say
    from yorisoi_desk.models import Person
    from yorisoi_desk.views.people import address
    from yorisoi_desk.wsgi import application

    if "DESK_ADDRESS" not in os.environ:
        settings.DESK_ADDRESS = f"http://{HOST}:{args.port}"
    try:
        unsaved = repository().recover()
    except GitFailed:
        print(f"{settings.DESK_CONTENT} は、Git の中にありません", file=sys.stderr)
        return 1
    for name in unsaved:
        print(say("unsaved", name=name))
    print(f"机のアドレス: {settings.DESK_ADDRESS}/ （Ctrl-C で終わります）")
    if not Person.objects.filter(is_active=True).exists():
        print("はじめての人のための招待（48時間、1回だけ使えます）:")
        print(address("", may_publish=True))
    sys.stdout.flush()
    serve_forever(
        application,
        host=args.host,
        port=args.port,
        threads=THREADS,
        ident="",
        max_request_body_size=MOST,
        channel_timeout=60,
        connection_limit=200,
        **_behind_proxy(),
    )
    return 0


def _behind_proxy() -> dict[str, Any]:
    """Return what to believe of the proxy: that it was asked by TLS, and nothing else."""
    from django.conf import settings

    if not settings.TLS:
        return {}
    proxy = os.environ.get("DESK_PROXY", HOST)
    return {"trusted_proxy": proxy, "trusted_proxy_headers": {"x-forwarded-proto"}}


def invite(args: argparse.Namespace) -> int:
    """Print a link for one person."""
    from yorisoi_desk.models import Person
    from yorisoi_desk.views.people import address

    name = Person.normalize_username(args.name)
    print(address(name, may_publish=bool(args.may_publish)))
    return 0


def remove(args: argparse.Namespace) -> int:
    """Let a person in no more; her sessions end with the next request."""
    from yorisoi_desk.models import Person

    if not Person.objects.remove(Person.normalize_username(args.name)):
        print(f"{args.name} という人はいません", file=sys.stderr)
        return 1
    return 0


def people(args: argparse.Namespace) -> int:
    """Print who may come in."""
    from yorisoi_desk.models import Person

    del args
    for person in Person.objects.filter(is_active=True):
        print(f"{person.name}{'（公開もできます）' if person.may_publish else ''}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
