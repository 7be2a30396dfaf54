"""A bare Django page to measure ours against: session, user, one query, a template.

Run by gunicorn like the product, on a database of its own. ``python -m
tests.beban.polos`` makes the tables and a signed-in session and prints its key.
"""

import os
from typing import Any

import django
import environ
from django.conf import settings

settings.configure(
    SECRET_KEY="polos" * 10,
    ALLOWED_HOSTS=["localhost"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
    ],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [
                    (
                        "django.template.loaders.locmem.Loader",
                        {"polos.html": "<h1>{{ user }}</h1><p>{{ baris.name }}</p>"},
                    )
                ]
            },
        }
    ],
    DATABASES={
        "default": {
            **environ.Env().db_url("DATABASE_URL"),
            "CONN_MAX_AGE": 3600,  # as ours while measured: no process may end
            "CONN_HEALTH_CHECKS": True,
        }
    },
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    USE_TZ=True,
)
django.setup()

from django.contrib.auth.decorators import login_required  # noqa: E402
from django.contrib.auth.models import Permission, User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.shortcuts import render  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import path  # noqa: E402


@login_required
def halaman(request: HttpRequest) -> HttpResponse:
    """Show the user and one row found by an indexed column."""
    baris = Permission.objects.get(content_type_id=1, codename="add_permission")
    return render(request, "polos.html", {"user": request.user, "baris": baris})


urlpatterns = [path("", halaman)]
application: Any = get_wsgi_application()


def siapkan() -> str:
    """Make the tables and one signed-in session; return the session's key."""
    call_command("migrate", verbosity=0)
    klien = Client()
    klien.force_login(User.objects.create_user("polos"))  # type: ignore[arg-type]
    return klien.cookies[settings.SESSION_COOKIE_NAME].value


if __name__ == "__main__":
    print(siapkan())  # noqa: T201 - read by the harness
    os._exit(0)
