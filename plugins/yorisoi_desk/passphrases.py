"""A passphrase: the form that takes a new one, and the hash that is kept of it."""

from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.contrib.auth.hashers import Argon2PasswordHasher

from yorisoi_desk.messages import say
from yorisoi_desk.models import Person


class Argon2(Argon2PasswordHasher):
    """Argon2id with OWASP's first parameters: 19 MiB for each try, where Django takes 100.

    Whoever tries one name after another is answered by all threads at once.
    """

    time_cost, memory_cost, parallelism = 2, 19 << 10, 1  # memory in KiB


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
        name = " ".join(str(self.cleaned_data["name"]).split())
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
