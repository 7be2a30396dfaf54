"""What somebody learned in one year, for the card."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from django.db import connection

from kinerja.lib.angka import format_angka
from organisasi.models import Pegawai
from organisasi.rules.jenis import JenisPegawai
from pelatihan.rules.hasil import JP_PNS, JP_PPPK, keadaan_jp
from pelatihan.rules.jenis import StatusPeserta, StatusUsulan

_KELILING = Decimal("314.2")  # of the ring of radius 50
#: (kind, words, hours): counted, brought along, running without hours yet, proposed.
BUKU = """
SELECT 'CATATAN', c.uraian, c.jp_diakui, c.pada, c.id FROM pelatihan_catatanjp c
WHERE c.pegawai_id = %(pegawai)s AND c.tahun = %(tahun)s
UNION ALL
SELECT 'SALDO', s.dasar, s.nilai, NULL, s.id
FROM evaluasi_saldoawal s
WHERE s.pegawai_id = %(pegawai)s AND s.tahun = %(tahun)s AND s.jenis = 'JP'
  AND s.dicabut = ''
UNION ALL
SELECT 'BERJALAN', g.nama, 0, NULL, p.id FROM pelatihan_peserta p
JOIN pelatihan_angkatan a ON a.id = p.angkatan_id
JOIN pelatihan_program g ON g.id = a.program_id
WHERE p.pegawai_id = %(pegawai)s AND p.status = ANY(%(ikut)s) AND NOT EXISTS (
    SELECT FROM pelatihan_catatanjp c WHERE c.peserta_id = p.id)
UNION ALL
SELECT 'USULAN', coalesce(g.nama, u.sebab), 0, NULL, u.id FROM pelatihan_usulan u
LEFT JOIN pelatihan_program g ON g.id = u.program_id
WHERE u.pegawai_id = %(pegawai)s AND u.status = %(diusulkan)s
ORDER BY pada, id
"""
_MENGIKUTI = [
    satu.value
    for satu in (StatusPeserta.TERDAFTAR, StatusPeserta.HADIR, StatusPeserta.LULUS)
]


class CatatanJP(NamedTuple):
    """One line of the ledger."""

    uraian: str
    jp: Decimal


@dataclass(frozen=True)
class Pengembangan:
    """Hours of a year: what was counted, what runs, what is proposed."""

    jumlah: Decimal
    acuan: int
    kalimat: str
    aturan: str
    penjumlahan: str
    busur: str
    catatan: list[CatatanJP]
    saldo: list[CatatanJP]
    berjalan: list[str]
    usulan: list[str]

    @property
    def kosong(self) -> bool:
        """Say whether there is nothing to list."""
        return not (self.catatan or self.saldo or self.berjalan or self.usulan)


def pengembangan(pegawai: Pegawai, tahun: int) -> Pengembangan:
    """Return the ledger of one person and year; one query."""
    with connection.cursor() as kursor:
        kursor.execute(
            BUKU,
            {
                "pegawai": pegawai.pk,
                "tahun": tahun,
                "ikut": _MENGIKUTI,
                "diusulkan": StatusUsulan.DIUSULKAN.value,
            },
        )
        semua: dict[str, list[CatatanJP]] = defaultdict(list)
        for jenis, teks, jp, _, _ in kursor.fetchall():
            semua[jenis].append(CatatanJP(teks, jp))
    catatan, saldo = semua["CATATAN"], semua["SALDO"]
    jumlah = sum((satu.jp for satu in (*saldo, *catatan)), Decimal(0))
    keadaan = keadaan_jp(JenisPegawai(pegawai.jenis), jumlah)
    acuan = keadaan.sasaran or JP_PNS
    return Pengembangan(
        jumlah=jumlah,
        acuan=int(acuan),
        kalimat=keadaan.kalimat,
        aturan="PerLAN 15/2020, PPPK paling banyak 24 JP setahun."
        if keadaan.sasaran == JP_PPPK
        else "PP 11/2017 Pasal 203 ayat (4), PNS paling sedikit 20 JP setahun.",
        penjumlahan=" + ".join(format_angka(c.jp.normalize(), None) for c in catatan),
        busur=f"{min(jumlah / acuan, Decimal(1)) * _KELILING:.1f}",
        catatan=catatan,
        saldo=saldo,
        berjalan=[satu.uraian for satu in semua["BERJALAN"]],
        usulan=[satu.uraian for satu in semua["USULAN"]],
    )
