"""Acts on the organisation: policy, change and its name in the history, together."""

from organisasi.services.kontak import update_kontak

__all__ = ["update_kontak"]
