"""Gates 1 and 2: every view says who may open it; one that does not stays closed.

``public``, ``signed_in`` and ``requires`` are the only ways to open a view.
``AksesMiddleware`` refuses a view without one at run time, tests refuse it earlier.
"""

import logging
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, TypeAlias

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from kinerja.lib.errors import Conflict, InvalidInput, KinerjaError, NotAllowed

View: TypeAlias = Callable[..., HttpResponseBase]
Policy: TypeAlias = Callable[[Any], bool]

PUBLIC, SIGNED_IN = "publik", "masuk"
STATUS: dict[type[KinerjaError], HTTPStatus] = {
    InvalidInput: HTTPStatus.BAD_REQUEST,
    NotAllowed: HTTPStatus.FORBIDDEN,
    Conflict: HTTPStatus.CONFLICT,
    KinerjaError: HTTPStatus.BAD_REQUEST,
}
log = logging.getLogger(__name__)


def _marked(view: View, akses: str) -> View:
    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    wrapper.akses = akses  # type: ignore[attr-defined]
    return wrapper


def public(view: View) -> View:
    """Open a view to the anonymous; its URL must stand in ``publik.txt``."""
    return login_not_required(_marked(view, PUBLIC))


def signed_in(view: View) -> View:
    """Open a view to every active account."""
    return _marked(view, SIGNED_IN)


def requires(policy: Policy) -> Callable[[View], View]:
    """Open a view to the accounts of which ``policy(account)`` is true; 403 else."""

    def decorator(view: View) -> View:
        @wraps(view)
        def wrapper(request: HttpRequest, *args: Any, **kw: Any) -> HttpResponseBase:
            if not policy(request.user):
                raise PermissionDenied
            return view(request, *args, **kw)

        wrapper.akses = getattr(policy, "__name__", "aturan")  # type: ignore[attr-defined]
        return wrapper

    return decorator


class MasukMiddleware(LoginRequiredMiddleware):
    """Close every view to the anonymous, but ask who is there only where it matters.

    Django's own looks the session up first: a public page would then need a database
    (/sehat) and would read who a citizen is (surveys).
    """

    def process_view(
        self, request: HttpRequest, view_func: View, view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        if not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)


class AksesMiddleware:
    """Close undeclared views, show refusals as pages, keep signed-in pages private."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        # A public page must not ask the database who is there: /sehat has none.
        if not self._is_public(request) and request.user.is_authenticated:
            add_never_cache_headers(response)
        return response

    @staticmethod
    def _is_public(request: HttpRequest) -> bool:
        found = request.resolver_match
        return found is not None and getattr(found.func, "akses", None) == PUBLIC

    def process_view(
        self, request: HttpRequest, view: View, _args: object, _kwargs: object
    ) -> None:
        if not hasattr(view, "akses"):
            log.error("view without access declaration: %s", request.resolver_match)
            raise PermissionDenied

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        """Turn a refusal of a service into a readable page with its own status."""
        if not isinstance(exception, KinerjaError):
            return None
        status = next(s for kind, s in STATUS.items() if isinstance(exception, kind))
        context = {"pesan": exception.message}
        return render(request, f"{status.value}.html", context, status=status)
