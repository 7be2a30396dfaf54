"""Who may see and do what in the organisation.

Each ``can_…`` question about one row stands beside the query set of all such rows;
both read the same scope, so they cannot disagree.
"""

from organisasi.policies.pegawai import (
    Cakupan,
    active_peran,
    cakupan_baca,
    cakupan_peran,
    cakupan_urus,
    can_edit_kontak,
    can_open_directory,
    can_see_kontak,
    has_peran,
    unit_dipimpin,
    visible_pegawai,
)

__all__ = [
    "Cakupan",
    "active_peran",
    "cakupan_baca",
    "cakupan_peran",
    "cakupan_urus",
    "can_edit_kontak",
    "can_open_directory",
    "can_see_kontak",
    "has_peran",
    "unit_dipimpin",
    "visible_pegawai",
]
