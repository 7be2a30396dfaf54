"""The only settings module; everything that differs between machines is environment.

docs/arsitektur.md explains the choices, README.md lists the variables. With DEBUG off
an unsafe value stops the start with a sentence instead of being repaired silently.
"""

import sys
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django_include_bootstrap import __file__ as _bootstrap_package

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

DEBUG = env.bool("KINERJA_DEBUG", default=False)
TESTING = env.bool("KINERJA_UJI", default=False)
LOOPBACK = {"localhost", "127.0.0.1", "[::1]"}

SECRET_KEY = env.str("KINERJA_SECRET_KEY", default="")
ALLOWED_HOSTS = env.list("KINERJA_HOSTS", default=sorted(LOOPBACK))
HTTPS = env.bool("KINERJA_HTTPS", default=not DEBUG)

if DEBUG and not SECRET_KEY:
    SECRET_KEY = "hanya-untuk-pengembangan"  # noqa: S105 - refused below when DEBUG is off


LOCAL = set(ALLOWED_HOSTS) <= LOOPBACK | {"testserver"}
#: What a site that others reach must say itself; the defaults serve one machine.
REQUIRED_ON_A_SITE = (
    "DATABASE_URL",
    "REDIS_URL",
    "KINERJA_EMAIL_URL",
    "KINERJA_SUREL_DARI",
    "KINERJA_SITUS",
)
SITUS = env.str("KINERJA_SITUS", default="http://localhost:8000")


def _refuse_unsafe() -> None:
    """Stop with one sentence when production would run on an unsafe default."""
    if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 10:
        raise ImproperlyConfigured(
            "KINERJA_SECRET_KEY harus diisi, paling sedikit 50 huruf acak."
        )
    if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
        raise ImproperlyConfigured(
            "KINERJA_HOSTS harus menyebut nama situs, dipisah koma, tanpa *."
        )
    if not LOCAL:
        _refuse_local_defaults()


def _refuse_local_defaults() -> None:
    """Stop a site with a name of its own that is set up like a workbench."""
    if not HTTPS:
        raise ImproperlyConfigured(
            "KINERJA_HTTPS=0 hanya boleh untuk localhost; pasang sertifikat."
        )
    if TESTING:
        raise ImproperlyConfigured("KINERJA_UJI=1 hanya untuk tes, bukan untuk situs.")
    kosong = [nama for nama in REQUIRED_ON_A_SITE if not env.str(nama, default="")]
    if kosong:
        raise ImproperlyConfigured(f"Isi dulu: {', '.join(kosong)}.")
    if not SITUS.startswith("https://"):
        raise ImproperlyConfigured(
            "KINERJA_SITUS harus alamat lengkap situs, diawali https://."
        )


if not DEBUG:
    _refuse_unsafe()

# --- applications ---------------------------------------------------------------

INSTALLED_APPS = [
    # the roof
    "kinerja.beranda",
    "pelatihan",
    "evaluasi",
    "indikator",
    "organisasi",
    # the ground
    "kinerja.pemberitahuan",
    "kinerja.jadwal",
    "kinerja.berkas",
    "kinerja.akun",
    "kinerja.jejak",
    "kinerja.lib",
    # libraries
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.mfa",
    "allauth.usersessions",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_htmx",
    "lucide",
    "pgtrigger",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Without a proxy too; tokens are masked and the length is padded (BREACH).
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kinerja.lib.akses.MasukMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "kinerja.lib.akses.AksesMiddleware",
]

if TESTING:  # every test run watches for N+1 queries
    INSTALLED_APPS.append("zeal")
    MIDDLEWARE.insert(0, "zeal.middleware.zeal_middleware")
    # A session that dies with its password is read twice: once to open, once to end.
    ZEAL_ALLOWLIST = [{"model": "sessions.Session", "field": "get()"}]

ROOT_URLCONF = "kinerja.urls"
WSGI_APPLICATION = "kinerja.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "kinerja.lib.templat.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kinerja.beranda.context_processors.kerangka",
            ],
            "builtins": ["kinerja.lib.templatetags.format_id"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = ["bootstrap5"]
CRISPY_TEMPLATE_PACK = "bootstrap5"

# --- data -----------------------------------------------------------------------

REDIS_URL = env.str("REDIS_URL", default="redis://127.0.0.1:6379/0")
_db = env.db_url(
    "DATABASE_URL",
    default="postgres://kinerja@127.0.0.1/kinerja",
    engine="kinerja.lib.basis_data",
)
DATABASES = {
    "default": {
        **_db,
        # Values travel apart from the statement, which is prepared when a connection
        # meets it a second time: planning was most of the database's time.
        "OPTIONS": {
            "server_side_binding": True,
            "prepare_threshold": 1,
            **_db.get("OPTIONS", {}),
        },
        "CONN_MAX_AGE": env.int("KINERJA_CONN_MAX_AGE", default=60),
        "CONN_HEALTH_CHECKS": True,
    }
}
CACHES = {
    "default": {
        "BACKEND": "kinerja.lib.tembolok.TembolokTahan",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "kinerja",
        "OPTIONS": {"socket_connect_timeout": 0.5, "socket_timeout": 0.5},
    }
}
DATA_DIR = Path(env.str("KINERJA_DATA_DIR", default=str(BASE_DIR / ".data")))
MEDIA_ROOT = DATA_DIR / "berkas"
# Imports above this are read and saved by the worker, so that no page waits for them.
IMPOR_LATAR_BYTE = env.int("KINERJA_IMPOR_LATAR_BYTE", default=512 * 1024)
IMPOR_LATAR_BARIS = env.int("KINERJA_IMPOR_LATAR_BARIS", default=1000)
STATIC_ROOT = Path(env.str("KINERJA_STATIC_ROOT", default=str(DATA_DIR / "static")))
STATIC_URL = "/statis/"
STATICFILES_DIRS = [
    BASE_DIR / "static",
    # Only the package's own CSS, under a prefix; the package is no Django app of ours.
    ("bootstrap", Path(_bootstrap_package).parent / "static" / "css"),
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
# Without collectstatic: read the files where the apps keep them.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG or TESTING

# --- accounts -------------------------------------------------------------------

AUTH_USER_MODEL = "akun.Pengguna"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "beranda:home"
PASSWORD_HASHERS = [
    "kinerja.akun.sandi.Argon2Ringan",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {
        "NAME": "django.contrib.auth.password_validation."
        "UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("nama_masuk", "nama", "surel")},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_RESET_TIMEOUT = 3600
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "kinerja.akun.adapter.AkunAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "nama_masuk"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "surel"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_UNIQUE_EMAIL = False  # two accounts may share the mailbox of an office
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "kinerja.akun.sandi.TokenLupaSandi"  # noqa: S105 - a path
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "kinerja.akun.forms.MasukForm",
    "reset_password": "kinerja.akun.forms.LupaSandiForm",
    "reset_password_from_key": "kinerja.akun.forms.SandiBaruForm",
    "change_password": "kinerja.akun.forms.GantiSandiForm",
    "reauthenticate": "kinerja.akun.forms.KonfirmasiSandiForm",
}
# amount/window/counter; what the counters are is told in docs/akun.md
ACCOUNT_RATE_LIMITS = {
    "login": None,  # a whole training room signs in behind one address
    "login_failed": "10/15m/key",
    "masuk_orang_asing": "300/5m/ip,100/15m/key",
    "aktivasi": "300/5m/ip,10/15m/key",
    "reset_password": "60/m/ip,5/15m/key",
    "reset_password_from_key": "60/m/ip",
    "change_password": "10/15m/user",
}
# How many of our own proxies append to X-Forwarded-For; 0 = the header is ignored.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int(
    "KINERJA_JUMLAH_PROKSI",
    default=int(env.bool("KINERJA_DI_BELAKANG_PROKSI", default=False)),
)

# --- language, time -------------------------------------------------------------

LANGUAGE_CODE = "id"
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = False  # ids and years must never be grouped
FORMAT_MODULE_PATH = ["kinerja.formats"]

# --- mail, background work ------------------------------------------------------

vars().update(env.email_url("KINERJA_EMAIL_URL", default="smtp://127.0.0.1:25"))
DEFAULT_FROM_EMAIL = env.str("KINERJA_SUREL_DARI", default="kinerja@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_TIMEOUT = 20

CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TIMEZONE = TIME_ZONE
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None  # Redis may be away for a night
CELERY_TASK_TIME_LIMIT = 30 * 60  # a hung task must not hold its worker for ever
# Beat only wakes; what is due stands in PostgreSQL, so beat keeps no file of its own.
CELERY_BEAT_SCHEDULER = "celery.beat:Scheduler"
CELERY_BEAT_SCHEDULE = {
    "detak": {
        "task": "kinerja.jadwal.tick",
        "schedule": 60.0,
        "options": {"expires": 55},
    }
}
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 300}

# --- safety ---------------------------------------------------------------------

# Not cached_db: a logout while Redis is away would come back to life with it.
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "kinerja_sesi"
CSRF_FAILURE_VIEW = "kinerja.beranda.galat.csrf"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^sehat$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
if env.bool("KINERJA_DI_BELAKANG_PROKSI", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CSRF_TRUSTED_ORIGINS = env.list("KINERJA_ASAL_TEPERCAYA", default=[])
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "baris": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "baris",
            "stream": sys.stderr,
        }
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
