"""Django's settings of the desk; what differs from server to server comes from the environment.

DESK_ADDRESS   the address in the browser; with https:// the desk stands behind a proxy with TLS
DESK_STATE     folder of people, sessions and key; outside git
DESK_CONTENT   content folder, in a git checkout
DESK_OUTPUT    the served site
DESK_SITE_SETTINGS, DESK_PREVIEW_SETTINGS  Pelican's settings of what is published, and of previews
DESK_REMOTE    git remote to pull from before each save and to push to after it; none where empty
SITEURL        address of the public site, as for `yorisoi build`
"""

import os
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from yorisoi_desk.state import secret_key

DESK_ADDRESS = os.environ.get("DESK_ADDRESS", "http://127.0.0.1:8001").rstrip("/")
DESK_STATE = Path(os.environ.get("DESK_STATE", ".desk")).absolute()
DESK_CONTENT = Path(os.environ.get("DESK_CONTENT", "content")).absolute()
DESK_OUTPUT = Path(os.environ.get("DESK_OUTPUT", "output")).absolute()
DESK_SITE_SETTINGS = Path(os.environ.get("DESK_SITE_SETTINGS", "pelicanconf.py")).absolute()
DESK_PREVIEW_SETTINGS = Path(os.environ.get("DESK_PREVIEW_SETTINGS", "pelicanconf.py")).absolute()
DESK_SITE_ADDRESS = os.environ.get("SITEURL", "").rstrip("/")
DESK_REMOTE = os.environ.get("DESK_REMOTE", "")
DESK_NOW = os.environ.get("DESK_NOW", "")  # a fixed moment, for tests and pictures

TLS = DESK_ADDRESS.startswith("https://")
HOST = urlsplit(DESK_ADDRESS).hostname or "127.0.0.1"
# Other names are refused, so that no page of the web reaches a desk at home by DNS rebinding.
ALLOWED_HOSTS = [HOST] if TLS else [HOST, "localhost"]
CSRF_TRUSTED_ORIGINS = [DESK_ADDRESS] if TLS else []

DEBUG = False
SECRET_KEY = secret_key(DESK_STATE)
ROOT_URLCONF = "yorisoi_desk.urls"
WSGI_APPLICATION = "yorisoi_desk.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "axes",
    "yorisoi_desk",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "yorisoi_desk.views.guards.policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "yorisoi_desk.views.accounts.SignInFirst",
    "django.contrib.messages.middleware.MessageMiddleware",
    "yorisoi_desk.views.guards.NothingLost",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "yorisoi_desk.checkout.content.words",
            ],
        },
    },
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DESK_STATE / "desk.sqlite3",
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL",
        },
    },
}

LANGUAGE_CODE = "ja"
TIME_ZONE = "Asia/Tokyo"
USE_TZ = True

# Who may come in
AUTH_USER_MODEL = "yorisoi_desk.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "yorisoi_desk.passkeys.PasskeyBackend",
]
PASSWORD_HASHERS = ["yorisoi_desk.passphrases.Argon2"]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {
        "NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["name"]},
    },
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATION}.NumericPasswordValidator"},
]
LOGIN_URL = "sign-in"

# Guessing is counted by name, in a table that a new start does not forget; axes' own tables would
# hold the browser and the address of a machine as well.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "attempts",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # above, some are forgotten: a name might be unlocked
    },
}
AXES_HANDLER = "axes.handlers.cache.AxesCacheHandler"
AXES_USERNAME_FORM_FIELD = "username"
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "yorisoi_desk.views.guards.locked_out"
AXES_CLIENT_IP_CALLABLE = "yorisoi_desk.views.guards.no_address"
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
SILENCED_SYSTEM_CHECKS = [
    # It asks for the address of the machine, which this desk keeps of nobody. A name is locked from
    # wherever it is tried, so that other addresses, cookies or browsers gain no more tries.
    "axes.W006",
    # HSTS is for this host alone: what stands below its name, or beside it, is somebody else's.
    "security.W005",
    "security.W021",
]

SESSION_COOKIE_AGE = 60 * 60  # seconds since the last request
SESSION_SAVE_EVERY_REQUEST = True
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = TLS
SESSION_COOKIE_NAME = "__Host-desk" if TLS else "desk"
CSRF_COOKIE_NAME = "__Host-desk-form" if TLS else "desk-form"
CSRF_FAILURE_VIEW = "yorisoi_desk.views.guards.form_too_old"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
X_FRAME_OPTIONS = "DENY"
if TLS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60

# What may be sent at once
DATA_UPLOAD_MAX_MEMORY_SIZE = 1 << 20  # bytes, without files
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000  # the form of sixty dates has 1,600
DATA_UPLOAD_MAX_NUMBER_FILES = 3
FILE_UPLOAD_TEMP_DIR = DESK_STATE / "uploads"
FILE_UPLOAD_PERMISSIONS = 0o600

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"waitress.queue": {"level": "ERROR"}},  # a queue is what it is for
}
