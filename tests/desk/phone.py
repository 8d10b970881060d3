"""A phone that answers the desk's questions without a browser, and that an attacker can bend."""

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url

PRESENT, VERIFIED, NEW_KEY = 0x01, 0x04, 0x40  # flags of the authenticator data (WebAuthn, §6.1)


@dataclass
class Phone:
    """One key of a person, by the standard's own numbers: ES256, no attestation."""

    origin: str = "http://localhost"
    credential: bytes = b"a phone's first key"
    count: int = 0
    flags: int = PRESENT | VERIFIED
    handle: str = ""
    left_out: int = 0  # a part of the public key (COSE, RFC 9052 §7)
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )

    def made(self, asked: dict[str, Any]) -> str:
        """Return a new key, as the browser hands it over."""
        self.handle = asked["user"]["id"]
        numbers = self.key.public_key().public_numbers()
        public = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32), -3: numbers.y.to_bytes(32)}
        public.pop(self.left_out, None)
        given = (
            self._data(asked["rp"]["id"], NEW_KEY)
            + bytes(16)
            + len(self.credential).to_bytes(2)
            + self.credential
            + cbor2.dumps(public)
        )
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": given})
        client = self._client("webauthn.create", asked["challenge"])
        return self._answer({"clientDataJSON": client, "attestationObject": attestation})

    def signed(self, asked: dict[str, Any]) -> str:
        """Return a signature, as the browser hands it over."""
        self.count += 1
        client = self._client("webauthn.get", asked["challenge"])
        data = self._data(asked["rpId"])
        signature = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        return self._answer(
            {
                "clientDataJSON": client,
                "authenticatorData": data,
                "signature": signature,
                "userHandle": base64url_to_bytes(self.handle),
            }
        )

    def _data(self, name: str, more: int = 0) -> bytes:
        flags = bytes([self.flags | more])
        return hashlib.sha256(name.encode()).digest() + flags + self.count.to_bytes(4)

    def _client(self, kind: str, challenge: str) -> bytes:
        said = {"type": kind, "challenge": challenge, "origin": self.origin}
        return json.dumps(said).encode()

    def _answer(self, response: dict[str, bytes]) -> str:
        name = bytes_to_base64url(self.credential)
        texts = {key: bytes_to_base64url(value) for key, value in response.items()}
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": texts})
