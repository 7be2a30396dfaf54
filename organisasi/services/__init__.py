"""Acts on the organisation: policy, change and its name in the history, together."""

from organisasi.services.kontak import update_kontak
from organisasi.services.susunan import move_unit

__all__ = ["move_unit", "update_kontak"]
