"""What every page of the frame needs."""

from django.http import HttpRequest


def kerangka(request: HttpRequest) -> dict[str, object]:
    """Return nothing yet; the frame's menu comes from here."""
    return {}
