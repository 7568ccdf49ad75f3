"""Django's settings for the pages, made from one frozen record. The command line keeps its own light set-up."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from easeback.flow.database import database_of
from easeback.show.web.serving import Reach, Serving

HERE: Final = Path(__file__).resolve().parent
DAY_S: Final = 86_400
# A phone at home opens its page every morning for months without being asked again.
SESSION_DAYS: Final = 90
LARGEST_FORM_BYTES: Final = 256 * 1024

APPS: Final = (
    "easeback.keep.logbook",
    "easeback.show.web.accounts",
    "easeback.show.web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
)
MIDDLEWARE: Final = (
    "easeback.show.web.middleware.guard.Guard",
    "django.middleware.security.SecurityMiddleware",
    "easeback.show.web.middleware.headers.Headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Adds up to 100 random bytes to each page, so that its length tells nothing of the secrets in it (BREACH).
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "easeback.show.web.middleware.door.Door",
)


def web_settings(serving: Serving) -> dict[str, Any]:
    """Every setting of the server, by its name."""
    return {
        "EASEBACK": serving,
        "DEBUG": False,
        "SECRET_KEY": serving.secret_key,
        "ALLOWED_HOSTS": list(serving.hosts),
        "INSTALLED_APPS": list(APPS),
        "MIDDLEWARE": list(MIDDLEWARE),
        "ROOT_URLCONF": "easeback.show.web.urls",
        "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
        "DATABASES": {"default": _database(serving)},
        "TEMPLATES": [_templates()],
        "USE_TZ": True,
        "TIME_ZONE": "UTC",
        "USE_I18N": True,
        "LANGUAGE_CODE": "en",
        "LANGUAGES": [("en", "English"), ("de", "Deutsch")],
        "LOCALE_PATHS": [str(HERE / "locale")],
        "DATA_UPLOAD_MAX_MEMORY_SIZE": LARGEST_FORM_BYTES,
        "LOGGING": _logging(),
        "SILENCED_SYSTEM_CHECKS": _silenced(serving),
        **_static(),
        **_cookies(serving),
        **_accounts(serving),
        **_https(serving),
    }


def _database(serving: Serving) -> dict[str, Any]:
    # A connection stays open from page to page; opening one anew costs more than most pages.
    return database_of(serving.settings) | {"CONN_MAX_AGE": None}


def _templates() -> dict[str, Any]:
    return {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [str(HERE / "templates")],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "easeback.show.web.around.around_every_page",
            ]
        },
    }


def _static() -> dict[str, Any]:
    # Found where they lie in the package: no step collects them, and their names in the address carry no hash.
    return {
        "STATIC_URL": "/static/",
        "WHITENOISE_USE_FINDERS": True,
        "WHITENOISE_AUTOREFRESH": False,
        "WHITENOISE_MAX_AGE": 0,
    }


def _cookies(serving: Serving) -> dict[str, Any]:
    # Cookies do not know ports: with the port in the name, a demo beside one's own logbook signs neither out.
    return {
        "SESSION_COOKIE_NAME": f"easeback_{serving.port}",
        "CSRF_COOKIE_NAME": f"easeback_csrf_{serving.port}",
        "SESSION_COOKIE_AGE": SESSION_DAYS * DAY_S,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "CSRF_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": serving.is_encrypted,
        "CSRF_COOKIE_SECURE": serving.is_encrypted,
        "CSRF_FAILURE_VIEW": "easeback.show.web.views.wrong.form_expired",
    }


def _accounts(serving: Serving) -> dict[str, Any]:
    argon2 = ["django.contrib.auth.hashers.Argon2PasswordHasher"] if find_spec("argon2") else []
    return {
        "AUTHENTICATION_BACKENDS": ["allauth.account.auth_backends.AuthenticationBackend"],
        "PASSWORD_HASHERS": [*argon2, "django.contrib.auth.hashers.ScryptPasswordHasher"],
        "AUTH_PASSWORD_VALIDATORS": [
            {
                "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
                "OPTIONS": {"min_length": 12},
            },
            {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
            {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
        ],
        "LOGIN_URL": "account_login",
        "LOGIN_REDIRECT_URL": "today",
        "ACCOUNT_LOGOUT_REDIRECT_URL": "signed_out",
        "ACCOUNT_ADAPTER": "easeback.show.web.accounts.adapter.Adapter",
        "ACCOUNT_LOGIN_METHODS": {"username"},
        "ACCOUNT_SIGNUP_FIELDS": ["username*", "password1*", "password2*"],
        "ACCOUNT_EMAIL_VERIFICATION": "none",
        "ACCOUNT_SESSION_REMEMBER": True,
        "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
        "MFA_PASSKEY_LOGIN_ENABLED": True,
        "MFA_TOTP_ISSUER": "easeback",
        "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": serving.reach is Reach.LOCAL,
        "ALLAUTH_TRUSTED_PROXY_COUNT": int(serving.reach is Reach.PROXY),
        "EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend",
    }


def _https(serving: Serving) -> dict[str, Any]:
    behind = {"SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https")} if serving.reach is Reach.PROXY else {}
    return {
        **behind,
        "SECURE_SSL_REDIRECT": serving.reach is Reach.PROXY,
        # A certificate of one's own must not bind the browser for a year to a name that may change.
        "SECURE_HSTS_SECONDS": 365 * DAY_S if serving.reach is Reach.PROXY else 0,
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": False,
        "SECURE_CONTENT_TYPE_NOSNIFF": True,
        "SECURE_REFERRER_POLICY": "same-origin",
        "SECURE_CROSS_ORIGIN_OPENER_POLICY": "same-origin",
        "X_FRAME_OPTIONS": "DENY",
        "CSRF_TRUSTED_ORIGINS": [f"https://{host}" for host in serving.hosts] if serving.is_encrypted else [],
    }


def _silenced(serving: Serving) -> list[str]:
    """Checks of Django that ask for what was decided otherwise: HSTS for subdomains and preloading, never ours to set.

    On this machine alone there is no HTTPS to redirect to, and at home no HSTS.
    """
    never = ["security.W005", "security.W021"]
    without_https = ["security.W004", "security.W008", "security.W012", "security.W016"]
    match serving.reach:
        case Reach.LOCAL:
            return [*never, *without_https]
        case Reach.LAN:
            return [*never, "security.W004", "security.W008"]
    return never


def _logging() -> dict[str, Any]:
    """Faults go to the terminal. No line names a page's address: one may hold a date or a word of the runner's."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "handlers": {"terminal": {"class": "logging.StreamHandler"}},
        "loggers": {
            "django.request": {"handlers": ["terminal"], "level": "ERROR", "propagate": False},
            "django.security": {"handlers": ["terminal"], "level": "ERROR", "propagate": False},
        },
    }
