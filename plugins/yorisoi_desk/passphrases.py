"""A passphrase: the form that takes a new one, and the hash that is kept of it."""

import threading
from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.contrib.auth.hashers import Argon2PasswordHasher

from yorisoi_desk.messages import say
from yorisoi_desk.models import Person

MOST_AT_ONCE = 4  # hashes; a machine of two cores is no faster with more
AT_ONCE = threading.BoundedSemaphore(MOST_AT_ONCE)


class Argon2(Argon2PasswordHasher):
    """Argon2id with OWASP's first parameters: 19 MiB for each try, where Django takes 100.

    Whoever tries one name after another fills neither the memory nor all cores: more than a few
    tries wait for one another, and threads that hash nothing answer meanwhile.
    """

    time_cost, memory_cost, parallelism = 2, 19 << 10, 1  # memory in KiB

    def encode(self, password: str, salt: str) -> str:
        """Return the hash of a passphrase."""
        with AT_ONCE:
            return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        """Return whether a hash is that of a passphrase."""
        with AT_ONCE:
            return super().verify(password, encoded)


class PassphraseForm(forms.Form):
    """A new passphrase, seen while it is typed: nobody has to type it twice."""

    passphrase = forms.CharField(
        label="合言葉",
        help_text="12文字以上。好きな言葉を3つか4つ並べると、おぼえやすく、人に知られません。"
        "ほかで使っていないものにします",
        strip=False,
        max_length=200,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "new-password",
                "autocapitalize": "none",
                "spellcheck": "false",
            }
        ),
    )

    name = forms.CharField(
        label="あなたの名前", max_length=40, widget=forms.TextInput({"autocomplete": "username"})
    )
    field_order = ("name", "passphrase")

    def __init__(self, name: str, data: Any = None) -> None:
        """Ask for the name too, where the invitation has none: that of the first person."""
        super().__init__(data)
        self.person = Person(name=name)
        if name:
            del self.fields["name"]

    def clean_name(self) -> str:
        """Return it, where it is nobody's yet."""
        name = Person.normalize_username(self.cleaned_data["name"])
        if Person.objects.filter(name=name).exists():
            raise forms.ValidationError("この名前の人は、もういます。")
        self.person.name = name
        return name

    def clean_passphrase(self) -> str:
        """Return it, where Django's validators take it."""
        passphrase: str = self.cleaned_data["passphrase"]
        try:
            password_validation.validate_password(passphrase, self.person)
        except forms.ValidationError as wrong:
            told = [say(str(one.code)) for one in wrong.error_list]
            raise forms.ValidationError(told) from wrong
        return passphrase
