"""Let what rests on the structure follow it on the day it changes."""

from kinerja.jejak.services import tindakan
from kinerja.lib import kait


def settle_structure() -> None:
    """Bring everybody's SKP and evaluations in line with the rows of today.

    Acts of today and of the past do so when they are saved; this is for those whose
    day comes, for imports, and for days the machine did not run.
    """
    with tindakan(pelaku=None, nama="susunan:berlaku"):
        kait.susunan_berlaku(None)
