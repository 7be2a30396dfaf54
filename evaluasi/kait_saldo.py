"""Tell a person's page which opening balances its reader may see, and where to record.

Read by the person and by who keeps the data; the card shows them to its own readers.
"""

from django.urls import reverse

from evaluasi.policies.saldo import can_keep_saldo
from evaluasi.selectors.saldo import saldo_berlaku, tampil_saldo
from kinerja.lib.kait import Simpul
from kinerja.lib.tanggal import format_tanggal
from organisasi.selectors.pegawai import SALDO, PegawaiDilihat

CATAT = "Catat atau ubah saldo awal"


def simpul_saldo(objek: object, arah: str) -> list[Simpul]:
    """Answer ``kait.simpul_benang``: balances, then the page where they are kept."""
    if not isinstance(objek, PegawaiDilihat) or arah != SALDO:
        return []
    milik = objek.pegawai.pengguna_id == objek.actor.pk
    urus = can_keep_saldo(objek.actor, objek.pegawai)
    if not (milik or urus):
        return []
    hasil = [
        Simpul(
            "Saldo awal",
            f"{satu.sebutan} {satu.saldo.tahun}: {satu.isi}",
            f"{satu.saldo.dasar}, {format_tanggal(satu.saldo.tanggal)}",
        )
        for satu in map(tampil_saldo, saldo_berlaku(objek.pegawai))
    ]
    if urus:
        alamat = reverse("evaluasi:saldo_pegawai", args=[objek.pegawai.kode])
        hasil.append(Simpul("Saldo awal", CATAT, alamat=alamat))
    return hasil
