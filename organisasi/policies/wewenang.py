"""What the structure gives an account today; every page asks, so it is one query."""

from dataclasses import dataclass
from typing import cast
from uuid import UUID

from django.db import connection

from kinerja.akun.models import Pengguna
from kinerja.lib.waktu import hari_ini
from organisasi.rules.jenis import BERHALANGAN_TETAP, JenisPenempatan, JenisPeran

WEWENANG = """
SELECT coalesce(o.id, 0), o.kode,
       (SELECT json_agg(json_build_array(r.jenis, r.unit_id))
        FROM organisasi_peran r
        WHERE r.pengguna_id = a.id AND r.berlaku @> %(hari)s::date),
       (SELECT json_agg(json_build_array(j.unit_id, t.jenis, t.memimpin))
        FROM organisasi_penempatan t JOIN organisasi_jabatan j ON j.id = t.jabatan_id
        WHERE t.pegawai_id = o.id AND t.berlaku @> %(hari)s::date),
       EXISTS (SELECT FROM organisasi_keadaanpegawai k
               WHERE k.pegawai_id = o.id AND k.jenis = ANY(%(berhalangan)s)
                 AND k.berlaku @> %(hari)s::date),
       EXISTS (SELECT FROM organisasi_penetapanpenilai n
               WHERE n.penilai_id = o.id AND n.berlaku @> %(hari)s::date)
FROM (SELECT %(akun)s::bigint AS id) a
LEFT JOIN organisasi_pegawai o ON o.pengguna_id = a.id
"""
_BERHALANGAN = sorted(jenis.value for jenis in BERHALANGAN_TETAP)
#: Who heads a unit; a Plh only keeps the office running.
MENGEPALAI = frozenset({JenisPenempatan.DEFINITIF, JenisPenempatan.PLT})


@dataclass(frozen=True)
class Wewenang:
    """Roles given, units led and headed, and whether there is a person behind it."""

    #: Key of the person; 0, which nobody has, for an account that is no person's.
    pegawai: int
    kode_pegawai: UUID | None
    peran: frozenset[tuple[JenisPeran, int | None]]
    #: Where the person holds a post today, of whatever kind.
    unit_sendiri: frozenset[int]
    #: A Plt or Plh leads as long as it lasts; whoever is dismissed, suspended, on
    #: unpaid leave or away to study leads nothing, although the post stays his.
    unit_dipimpin: frozenset[int]
    #: Led as definitive head or Plt: a Plh runs the office but decides no needs.
    unit_dikepalai: frozenset[int]
    #: Penilai of somebody by an override.
    menilai_khusus: bool


def wewenang(actor: Pengguna) -> Wewenang:
    """Return it as of today, read once per request's account."""
    tersimpan = actor.__dict__.get("_wewenang")
    if tersimpan is None:
        tersimpan = actor.__dict__["_wewenang"] = _baca(actor)
    return cast("Wewenang", tersimpan)


def is_pegawai(actor: Pengguna) -> bool:
    """Say whether the account is a person's of the register."""
    return bool(wewenang(actor).pegawai)


def _baca(actor: Pengguna) -> Wewenang:
    hari = hari_ini()
    with connection.cursor() as cursor:
        cursor.execute(
            WEWENANG, {"akun": actor.pk, "hari": hari, "berhalangan": _BERHALANGAN}
        )
        pegawai, kode, peran, pos, berhalangan, menilai = cursor.fetchone()
    pimpin = [(u, j) for u, j, kepala in pos or () if kepala and not berhalangan]
    return Wewenang(
        pegawai=pegawai,
        kode_pegawai=kode,
        peran=frozenset((JenisPeran(jenis), unit) for jenis, unit in peran or ()),
        unit_sendiri=frozenset(unit for unit, _, _ in pos or ()),
        unit_dipimpin=frozenset(unit for unit, _ in pimpin),
        unit_dikepalai=frozenset(u for u, j in pimpin if j in MENGEPALAI),
        menilai_khusus=menilai,
    )
