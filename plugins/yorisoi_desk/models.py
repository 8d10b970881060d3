"""The desk's own state: who may do what, who did what, and what waits for a second person.

The content of the site stands in its files and in git, never here.
"""

import hashlib
import secrets
from datetime import timedelta
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone

GOOD_FOR = timedelta(hours=48)


class People(BaseUserManager["Person"]):
    """Makes people; a passphrase is only ever kept as its hash."""

    def invited(self, name: str, *, may_publish: bool, passphrase: str) -> "Person":
        """Return the person of this name with a passphrase and a role, new where not known.

        Her sessions end by the new passphrase, and so do her passkeys: a lost phone may hold them.
        """
        person = self.filter(name=name).first() or self.model(name=name)
        person.may_publish = may_publish
        person.is_active = True
        person.set_password(passphrase)
        person.save()
        person.passkeys.all().delete()
        return person

    def remove(self, name: str) -> bool:
        """Let somebody in no more, by nothing she has; return whether the name is known."""
        Invitation.objects.filter(name=name).delete()
        Passkey.objects.filter(person__name=name).delete()
        return bool(self.filter(name=name).update(is_active=False))


class Person(AbstractBaseUser):
    """Somebody of the staff, known by name; each may write, some may publish."""

    name = models.CharField("名前", max_length=40, unique=True)
    may_publish = models.BooleanField("公開してよい", default=False)
    is_active = models.BooleanField("使える", default=True)

    USERNAME_FIELD = "name"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[People] = People()

    def __str__(self) -> str:
        """Return the name."""
        return self.name

    @classmethod
    def normalize_username(cls, username: str) -> str:
        """Return a name as it is kept and looked for: with single spaces, and no other widths.

        Django's sign-in form asks for a name so; who was invited as Ｊｕｎ came in never again.
        """
        return " ".join(super().normalize_username(username).split())


class Passkey(models.Model):
    """The public half of a key that a phone holds, and how often it has signed."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="passkeys")
    name = models.CharField(max_length=40)
    credential_id = models.CharField(max_length=1364, unique=True)  # 1,023 bytes as base64url
    public_key = models.BinaryField()
    sign_count = models.PositiveBigIntegerField()
    added = models.DateTimeField(default=timezone.now)
    used = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Return the name that its owner gave it."""
        return self.name


class Invitation(models.Model):
    """A link that lets one person in, once, for 48 hours; of its token only the hash is kept."""

    name = models.CharField(max_length=40)
    may_publish = models.BooleanField(default=False)
    digest = models.CharField(max_length=64, unique=True)
    good_until = models.DateTimeField()

    def __str__(self) -> str:
        """Return whom it invites."""
        return self.name

    @classmethod
    def issue(cls, name: str, *, may_publish: bool) -> str:
        """Return the token of a new invitation; an earlier one of that name is good no more."""
        token = secrets.token_urlsafe(24)
        cls.objects.filter(name=name).delete()
        cls.objects.create(
            name=name,
            may_publish=may_publish,
            digest=_digest(token),
            good_until=timezone.now() + GOOD_FOR,
        )
        return token

    @classmethod
    def of(cls, token: str) -> "Invitation | None":
        """Return the invitation of a token, or None where it is not or no more good."""
        return cls.objects.filter(digest=_digest(token), good_until__gt=timezone.now()).first()

    def take(self) -> bool:
        """Use it up; return whether this was the first to do so."""
        return type(self).objects.filter(pk=self.pk).delete()[0] == 1


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class Entry(models.Model):
    """One line of the log: who did what, to what, and when. No machine is named."""

    when = models.DateTimeField(default=timezone.now, db_index=True)
    who = models.CharField(max_length=40)
    what = models.CharField(max_length=40)
    about = models.CharField(max_length=200, blank=True)

    class Meta:
        """The newest first."""

        ordering: ClassVar[list[str]] = ["-when", "-pk"]

    def __str__(self) -> str:
        """Return it as a line."""
        return f"{self.when:%Y-%m-%d %H:%M} {self.who}: {self.what} {self.about}"

    @classmethod
    def note(cls, who: object, what: str, about: str = "") -> "Entry":
        """Write a line and return it."""
        return cls.objects.create(who=str(who), what=what, about=about[:200])


class Proposal(models.Model):
    """A change of a contact, an hour or an address that waits for a second person."""

    by = models.CharField(max_length=40)
    made = models.DateTimeField(default=timezone.now)
    what = models.CharField(max_length=200)
    changes: "models.JSONField[Any, Any]" = models.JSONField()

    def __str__(self) -> str:
        """Return what it is about."""
        return self.what
