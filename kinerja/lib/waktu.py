"""The one clock of the product."""

from datetime import date, datetime

from django.utils import timezone

from kinerja.lib.tanggal import WIB


def sekarang() -> datetime:
    """Return this moment, aware, in WIB."""
    return timezone.now().astimezone(WIB)


def hari_ini() -> date:
    """Return the calendar day in Aceh, whatever zone the server has."""
    return sekarang().date()
