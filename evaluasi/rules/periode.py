"""When an evaluation is open, who has none, and on which days to remind.

Source: PermenPANRB 6/2022 p.65-66 (who needs no SKP), p.90; the window is O-1.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from evaluasi.rules.alur import StatusEvaluasi
from kinerja.lib.tanggal import DateRange, format_tanggal, hari_awal
from organisasi.rules.jenis import JenisKeadaan

#: EX-01; tugas belajar and long leave are not exempt (EX-02, EX-03).
TANPA_EVALUASI = frozenset(
    {
        JenisKeadaan.CLTN,
        JenisKeadaan.MPP,
        JenisKeadaan.DIBERHENTIKAN_SEMENTARA,
        JenisKeadaan.PEJABAT_NEGARA,
        JenisKeadaan.BERHENTI,
    }
)
#: Days before the last day of the window on which a reminder goes out.
HARI_PENGINGAT = frozenset({7, 3, 1, 0})


@dataclass(frozen=True, slots=True)
class Jendela:
    """The days a stage is open, both inclusive."""

    mulai: date
    akhir: date

    def terbuka(self, hari: date) -> bool:
        """Say whether the window is open on this day."""
        return self.mulai <= hari <= self.akhir

    def kalimat(self, hari: date) -> str:
        """Say when it opens, closes or closed."""
        if hari < self.mulai:
            return f"Dibuka {format_tanggal(self.mulai, hari=True)}, 00.00 WIB."
        sebutan = "Ditutup" if self.terbuka(hari) else "Sudah ditutup"
        return f"{sebutan} {format_tanggal(self.akhir, hari=True)}, 23.59 WIB."

    def perlu_ingat(self, hari: date) -> bool:
        """Say whether a reminder is due on this day."""
        return self.terbuka(hari) and (self.akhir - hari).days in HARI_PENGINGAT


def hari_acuan(jendela: Jendela, masa_akhir: date, penempatan: DateRange) -> date:
    """Return the day whose penilai rates somebody in the post of his SKP.

    The day before the window: a penilai who leaves inside it still rates (p.91-92
    no.14, PV-01 to PV-03). The first day in the post where it begins later. Who has
    left the post before the work of the stage ends is rated by the new penilai on the
    new unit's result (p.91 13a): that of the last day of the work.
    """
    if masa_akhir not in penempatan:
        return masa_akhir
    return max(jendela.mulai - timedelta(days=1), hari_awal(penempatan))


class Pembaca(StrEnum):
    """Who reads a status."""

    PEGAWAI = "PEGAWAI"
    PENILAI = "PENILAI"


KATA_STATUS: Mapping[tuple[StatusEvaluasi, Pembaca], str] = {
    (StatusEvaluasi.BELUM, Pembaca.PEGAWAI): "Menunggu Anda",
    (StatusEvaluasi.BELUM, Pembaca.PENILAI): "Menunggu pihak lain",
    (StatusEvaluasi.REALISASI_DIISI, Pembaca.PEGAWAI): "Menunggu pihak lain",
    (StatusEvaluasi.REALISASI_DIISI, Pembaca.PENILAI): "Menunggu Anda",
    (StatusEvaluasi.DINILAI, Pembaca.PEGAWAI): "Menunggu pihak lain",
    (StatusEvaluasi.DINILAI, Pembaca.PENILAI): "Draf",
    (StatusEvaluasi.DISAMPAIKAN, Pembaca.PEGAWAI): "Menunggu Anda",
    (StatusEvaluasi.DISAMPAIKAN, Pembaca.PENILAI): "Selesai",
    (StatusEvaluasi.DITERIMA, Pembaca.PEGAWAI): "Selesai",
    (StatusEvaluasi.DITERIMA, Pembaca.PENILAI): "Selesai",
    (StatusEvaluasi.KEBERATAN, Pembaca.PEGAWAI): "Menunggu pihak lain",
    (StatusEvaluasi.KEBERATAN, Pembaca.PENILAI): "Menunggu pihak lain",
    (StatusEvaluasi.DIPUTUS, Pembaca.PEGAWAI): "Selesai",
    (StatusEvaluasi.DIPUTUS, Pembaca.PENILAI): "Selesai",
}


def status_setelah_nilai(*, lengkap: bool) -> StatusEvaluasi:
    """Return the state after the ratings were saved: rated only with both."""
    return StatusEvaluasi.DINILAI if lengkap else StatusEvaluasi.REALISASI_DIISI
