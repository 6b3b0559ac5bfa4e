"""Django's settings, made from `environment`; nothing here reads a variable of its own."""

from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from goldthread.config import databases, home
from goldthread.config.environment import read_environment

ENVIRONMENT = read_environment()
if ENVIRONMENT.faults:
    raise ImproperlyConfigured(" ".join(ENVIRONMENT.faults))

PACKAGE = Path(__file__).resolve().parent.parent
PRODUCTION = ENVIRONMENT.production
DEBUG = False
SECRET_KEY = ENVIRONMENT["GOLDTHREAD_SECRET_KEY"] or home.secret_key(ENVIRONMENT)
ALLOWED_HOSTS = [host.strip() for host in ENVIRONMENT["GOLDTHREAD_ALLOWED_HOSTS"].split(",") if host.strip()]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "pgtrigger",
    "pghistory",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "procrastinate.contrib.django",
    "goldthread.look",
    "goldthread.trail",
    "goldthread.organisations",
    "goldthread.recommendations",
    "goldthread.readings",
    "goldthread.web",
    "goldthread.config",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "goldthread.web.middleware.ActingMiddleware",
    "goldthread.web.middleware.RefusalMiddleware",
]

ROOT_URLCONF = "goldthread.config.urls"
WSGI_APPLICATION = "goldthread.config.wsgi.application"
FORM_RENDERER = "goldthread.look.rendering.FormRenderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],  # before allauth's own, which it replaces
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "goldthread.web.context.page",
            ],
        },
    }
]

DATABASES = databases.from_environment(ENVIRONMENT)
DATABASE_ROUTERS: list[str] = []
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "config_cache"}}

# History: our own columns take the actor from the transaction; pghistory's context prefix stays unused.
PGHISTORY_BASE_MODEL = "goldthread.trail.history.HistoryRow"
PGHISTORY_INSTALL_CONTEXT_FUNC_ON_MIGRATE = False

AUTH_USER_MODEL = "organisations.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "goldthread.web.accounts.AccountAdapter"
ALLAUTH_TRUSTED_PROXY_COUNT = int(ENVIRONMENT["GOLDTHREAD_PROXIES"])
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Goldthread"
MFA_TOTP_TOLERANCE = 1  # the code before and the one after count too: phones and people are some seconds off
MFA_ALLOW_UNVERIFIED_EMAIL = (
    True  # the support team gives addresses; a reset would else bar the setting up of codes
)
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

SEARCH_DAYS = int(ENVIRONMENT["GOLDTHREAD_SEARCH_DAYS"])
UPLOAD_FILES = int(ENVIRONMENT["GOLDTHREAD_UPLOAD_FILES"])
UPLOAD_MEGABYTES = int(ENVIRONMENT["GOLDTHREAD_UPLOAD_MEGABYTES"])
UPLOAD_DAYS = int(ENVIRONMENT["GOLDTHREAD_UPLOAD_DAYS"])
DATA_UPLOAD_MAX_NUMBER_FILES = (
    1_000  # a whole folder dropped by mistake gets the page's sentence, not a bare 400
)
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = int(ENVIRONMENT["GOLDTHREAD_SESSION_MINUTES"]) * 60
SESSION_SAVE_EVERY_REQUEST = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
HTTPS = ENVIRONMENT["GOLDTHREAD_HTTPS"] == "yes"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "goldthread.web.errors.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

if ENVIRONMENT["GOLDTHREAD_SMTP_URL"]:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    globals().update(home.smtp_settings(ENVIRONMENT["GOLDTHREAD_SMTP_URL"]))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = home.folder(ENVIRONMENT) / "mail"
DEFAULT_FROM_EMAIL = ENVIRONMENT["GOLDTHREAD_MAIL_FROM"]

LANGUAGE_CODE = "en-gb"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/London"
STATIC_URL = "static/"
STATIC_ROOT = home.folder(ENVIRONMENT) / "static"
STATIC_ROOT.mkdir(
    exist_ok=True
)  # whitenoise warns where it is missing, as it is until the first collectstatic
STATICFILES_DIRS: list[Path] = []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "goldthread.config.logs.WithoutValues",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
SILENCED_SYSTEM_CHECKS: list[str] = []
