"""Passkeys: a phone signs what the desk asks, once it knows its owner's finger, face or number.

`webauthn` makes every check of WebAuthn's two ceremonies (https://www.w3.org/TR/webauthn-3/,
§7.1 and §7.2). Here stand what it compares with: the address of the desk, a challenge that is good
once, for one purpose and for five minutes, and whose key it is. The challenge waits in a signed
cookie: whoever asks and never answers leaves nothing behind.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

import webauthn
from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.auth.backends import ModelBackend
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import IntegrityError
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from webauthn.authentication.verify_authentication_response import VerifiedAuthentication
from webauthn.helpers import (
    base64url_to_bytes,
    bytes_to_base64url,
    options_to_json_dict,
    parse_authentication_credential_json,
)
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticationCredential,
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialCreationOptions,
    PublicKeyCredentialDescriptor,
    PublicKeyCredentialRequestOptions,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from yorisoi_desk.models import Entry, Passkey, Person

GOOD_FOR = 5 * 60  # seconds
CHALLENGE = "desk-key"  # the name of the cookie, without its prefix
SIGNED_BY = "passkey"  # in the session
TO_COME_IN = "passkey to come in"  # what a challenge is signed for
MUST = UserVerificationRequirement.REQUIRED
# What `webauthn` raises for whatever was sent as an answer; for a strange key it may be any.
WRONG = (WebAuthnException, ValueError, TypeError, LookupError, RecursionError)


@dataclass(frozen=True)
class Home:
    """What a key is bound to (§4, Relying Party): the name of the desk, and its origin."""

    name: str
    origin: str


def home(request: HttpRequest) -> Home | None:
    """Return what keys are bound to here; None at an address where no browser makes any.

    Such an address is a number, as 127.0.0.1 (§5.1.3), or has no TLS and is not localhost.
    """
    address = urlsplit(settings.DESK_ADDRESS if settings.TLS else f"http://{request.get_host()}")
    name = address.hostname or ""
    is_number = re.search(r":|(^|\.)[0-9]+$", name)
    if is_number or not (settings.TLS or name == "localhost"):
        return None
    return Home(name, f"{address.scheme}://{address.netloc.lower().removesuffix(':443')}")


def ask_for_key(at: Home, person: Person) -> JsonResponse:
    """Return what a browser needs to make a new key."""
    held = person.passkeys.values_list("credential_id", flat=True)
    asked = webauthn.generate_registration_options(
        rp_id=at.name,
        rp_name="職員の机",
        user_id=_handle(person),
        user_name=person.name,
        timeout=GOOD_FOR * 1000,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=MUST
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(base64url_to_bytes(i)) for i in held],
    )
    return _asked(asked, _to_add(person))


def ask_for_signature(at: Home) -> JsonResponse:
    """Return what a browser needs to sign with a key, whosever it is."""
    asked = webauthn.generate_authentication_options(
        rp_id=at.name, timeout=GOOD_FOR * 1000, user_verification=MUST
    )
    return _asked(asked, TO_COME_IN)


def add(request: HttpRequest, at: Home, person: Person, answer: str, name: str) -> bool:
    """Keep a new key of somebody; return False where the answer is not one to what was asked."""
    challenge = taken(request, _to_add(person))
    if challenge is None:
        return False
    try:
        made = webauthn.verify_registration_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=at.name,
            expected_origin=at.origin,
            require_user_verification=True,
        )
        Passkey.objects.create(
            person=person,
            name=name,
            credential_id=bytes_to_base64url(made.credential_id),
            public_key=made.credential_public_key,
            sign_count=made.sign_count,
        )
    except (*WRONG, IntegrityError):
        return False
    return True


def signer(request: HttpRequest, at: Home, answer: str) -> Passkey | None:
    """Return the key that has signed, its owner ready for `login`; None where a check failed.

    A key has its own count of failures, under a name that the sign-in form refuses for its null
    character: who types any name there keeps nobody out of her passkey.
    """
    try:
        signed = parse_authentication_credential_json(answer)
    except WRONG:
        return None
    key = Passkey.objects.filter(credential_id=signed.id).select_related("person").first()
    challenge = taken(request, TO_COME_IN) if key else None
    if not (key and challenge):
        return None
    given = Signature(at, challenge, key, signed)
    return key if authenticate(request, username=f"passkey\0{key.pk}", given=given) else None


def taken(request: HttpRequest, purpose: str) -> bytes | None:
    """Return the challenge of this browser, used up by that; None where none is good for this."""
    asked = request.get_signed_cookie(_cookie(), None, salt=purpose, max_age=GOOD_FOR)
    is_first = asked and cache.add(f"{CHALLENGE}-{asked}", value=True, timeout=GOOD_FOR)
    return base64url_to_bytes(asked) if asked and is_first else None


def remove(request: HttpRequest, key: Passkey) -> None:
    """Take a key away, and end the other sessions that it began."""
    key.delete()
    for session in Session.objects.exclude(pk=request.session.session_key):
        if session.get_decoded().get(SIGNED_BY) == key.credential_id:
            session.delete()


@dataclass(frozen=True)
class Signature:
    """What a phone has signed, and all that it is compared with."""

    at: Home
    challenge: bytes
    key: Passkey
    signed: AuthenticationCredential

    def verified(self) -> VerifiedAuthentication:
        """Return what was verified; raise one of `WRONG` where a check failed."""
        return webauthn.verify_authentication_response(
            credential=self.signed,
            expected_challenge=self.challenge,
            expected_rp_id=self.at.name,
            expected_origin=self.at.origin,
            credential_public_key=bytes(self.key.public_key),
            credential_current_sign_count=self.key.sign_count,
            require_user_verification=True,
        )


class PasskeyBackend(ModelBackend):
    """Lets the owner of a key in, after axes has let the try pass."""

    def authenticate(  # type: ignore[override]  # Django chooses a backend by its arguments
        self, request: HttpRequest, username: str, given: Signature
    ) -> Person | None:
        """Return who owns the key that signed."""
        del request, username
        key, person = given.key, given.key.person
        try:
            seen = given.verified()
        except WRONG:
            Entry.note(person, "パスキーが断られた", key.name)
            return None
        is_hers = given.signed.response.user_handle == _handle(person)  # §7.2, step 6
        if not (is_hers and self.user_can_authenticate(person)):
            return None
        # Only where nobody else has signed with it or removed it since it was read.
        held = Passkey.objects.filter(pk=key.pk, sign_count=key.sign_count)
        if not held.update(sign_count=seen.new_sign_count, used=timezone.now()):
            return None
        return person


def _handle(person: Person) -> bytes:
    """Return what a phone keeps for a person: it tells of no name (§14.6.1)."""
    return salted_hmac("passkey", str(person.pk), algorithm="sha256").digest()


def _to_add(person: Person) -> str:
    """Return what a challenge for her new key is signed for."""
    return f"passkey for {person.pk}"


def _cookie() -> str:
    """Return the name of the cookie, with the prefix that keeps other hosts from setting it."""
    return f"__Host-{CHALLENGE}" if settings.TLS else CHALLENGE


def _asked(
    asked: PublicKeyCredentialCreationOptions | PublicKeyCredentialRequestOptions, purpose: str
) -> JsonResponse:
    answer = JsonResponse(options_to_json_dict(asked))
    challenge = bytes_to_base64url(asked.challenge)
    is_ours = {"httponly": True, "samesite": "Strict", "secure": settings.TLS}
    answer.set_signed_cookie(_cookie(), challenge, purpose, max_age=GOOD_FOR, **is_ours)
    return answer
