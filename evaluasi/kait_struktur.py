"""What a change of the structure does to evaluations that are not finished.

Nothing is written: penilai and unit of an open evaluation stay as they were when the
period was opened (PermenPANRB 6/2022 p.91-92).
"""

from datetime import date, timedelta

from django.db.models import QuerySet

from evaluasi.models import Evaluasi
from evaluasi.rules.alur import StatusEvaluasi
from evaluasi.rules.periode import KATA_STATUS, Pembaca
from kinerja.jadwal.selectors import sebut_tahap
from kinerja.lib.kait import Dampak
from kinerja.lib.tanggal import format_tanggal
from organisasi.models import KeadaanPegawai, Pegawai, UnitKerja
from organisasi.querysets import subtree
from organisasi.rules.jenis import JenisKeadaan

RAMPUNG = (StatusEvaluasi.DITERIMA.value, StatusEvaluasi.DIPUTUS.value)
MEJA = (
    StatusEvaluasi.BELUM.value,
    StatusEvaluasi.REALISASI_DIISI.value,
    StatusEvaluasi.DINILAI.value,
)


def dampak_evaluasi(objek: Pegawai | UnitKerja, tanggal: date) -> list[Dampak]:
    """Say what becomes of the open evaluations of a person or a unit's people."""
    if isinstance(objek, UnitKerja):
        orang = subtree([objek.pk], tanggal - timedelta(days=1))
        n = _terbuka().filter(penempatan__jabatan__unit__in=orang).count()
        if not n:
            return []
        return [
            Dampak(
                f"{n} evaluasi yang sudah dibuka tetap dinilai penilainya yang "
                "sekarang, dengan capaian unit yang sekarang."
            )
        ]
    keluar = KeadaanPegawai.objects.pada(tanggal).filter(
        pegawai=objek, jenis=JenisKeadaan.BERHENTI.value
    )
    pergi = keluar.exists()
    milik = _terbuka().filter(pegawai=objek).order_by("tahap__jendela")
    hasil = [_milik(satu, tanggal, pergi=pergi) for satu in milik]
    return hasil + _meja(objek, tanggal, pergi=pergi)


def _terbuka() -> QuerySet[Evaluasi]:
    return Evaluasi.objects.exclude(status__in=RAMPUNG).select_related(
        "tahap__siklus", "penilai", "unit_capaian"
    )


def _milik(satu: Evaluasi, tanggal: date, *, pergi: bool) -> Dampak:
    kata = KATA_STATUS[StatusEvaluasi(satu.status), Pembaca.PEGAWAI].lower()
    if kata == "menunggu anda":
        kata = "menunggu pegawai"
    kalimat = (
        f"Evaluasi {sebut_tahap(satu.tahap)} ({kata}) tetap dinilai {satu.penilai} "
        f"dengan capaian {satu.unit_capaian}."
    )
    if pergi:
        kalimat += (
            f" Bagian pegawai harus selesai sebelum {format_tanggal(tanggal)}, karena "
            "loginnya ditutup."
        )
    return Dampak(kalimat)


def _meja(penilai: Pegawai, tanggal: date, *, pergi: bool) -> list[Dampak]:
    n = _terbuka().filter(penilai=penilai, status__in=MEJA).count()
    if not n:
        return []
    kalimat = f"{n} evaluasi di meja penilai {penilai} tetap di sana."
    if pergi:
        kalimat += (
            f" Minta ia menyelesaikannya sebelum {format_tanggal(tanggal)}, karena "
            "sesudah itu loginnya ditutup."
        )
    return [Dampak(kalimat)]
