"""What a change of the structure does to evaluations that are not finished.

Said before the act is saved; ``services.penilai`` then does it. An open evaluation
keeps penilai and unit when the penilai leaves inside the window, and gets those of the
right day otherwise (PermenPANRB 6/2022 p.89, p.91-92; ``rules.periode.hari_acuan``).
"""

from datetime import date, timedelta

from django.db.models import QuerySet

from evaluasi.models import Evaluasi
from evaluasi.rules.alur import StatusEvaluasi
from evaluasi.rules.periode import KATA_STATUS, Pembaca
from evaluasi.selectors.penilai import MEJA, Beralih, evaluasi_beralih
from kinerja.jadwal.selectors import sebut_tahap
from kinerja.lib.kait import Dampak
from kinerja.lib.tanggal import format_tanggal
from kinerja.lib.waktu import hari_ini
from organisasi.models import KeadaanPegawai, Pegawai, UnitKerja
from organisasi.querysets import subtree
from organisasi.rules.jenis import JenisKeadaan

RAMPUNG = (StatusEvaluasi.DITERIMA.value, StatusEvaluasi.DIPUTUS.value)


def dampak_evaluasi(objek: Pegawai | UnitKerja, tanggal: date) -> list[Dampak]:
    """Say what becomes of the open evaluations of a person or a unit's people."""
    if isinstance(objek, UnitKerja):
        orang = subtree([objek.pk], tanggal - timedelta(days=1))
        milik = _terbuka().filter(penempatan__jabatan__unit__in=orang)
        return _banyak(milik, tanggal, "evaluasi yang sudah dibuka")
    pergi = (
        KeadaanPegawai.objects.pada(tanggal)
        .filter(pegawai=objek, jenis=JenisKeadaan.BERHENTI.value)
        .exists()
    )
    milik = _terbuka().filter(pegawai=objek)
    ganti = {satu.evaluasi.pk: satu for satu in _beralih(milik, tanggal)}
    hasil = [
        _milik(satu, ganti.get(satu.pk), tanggal, pergi=pergi)
        for satu in milik.order_by("tahap__jendela")
    ]
    meja = _terbuka().filter(penilai=objek, status__in=MEJA)
    return hasil + _banyak(meja, tanggal, f"evaluasi di meja penilai {objek}")


def _terbuka() -> QuerySet[Evaluasi]:
    terbuka = Evaluasi.objects.dihitung().exclude(status__in=RAMPUNG)
    return terbuka.select_related("tahap__siklus", "penilai", "unit_capaian")


def _beralih(semua: QuerySet[Evaluasi], tanggal: date) -> list[Beralih]:
    """Return what will lie on another desk: today, or on the day of a planned act."""
    return [
        satu
        for satu in evaluasi_beralih(semua, max(tanggal, hari_ini()))
        if (satu.penilai, satu.unit_capaian)
        != (satu.evaluasi.penilai_id, satu.evaluasi.unit_capaian_id)
    ]


def _milik(
    satu: Evaluasi, ganti: Beralih | None, tanggal: date, *, pergi: bool
) -> Dampak:
    kata = KATA_STATUS[StatusEvaluasi(satu.status), Pembaca.PEGAWAI].lower()
    if kata == "menunggu anda":
        kata = "menunggu pegawai"
    kalimat = f"Evaluasi {sebut_tahap(satu.tahap)} ({kata}) "
    if ganti is None:
        kalimat += f"tetap dinilai {satu.penilai} dengan capaian {satu.unit_capaian}."
    else:
        baru = Pegawai.objects.get(pk=ganti.penilai)
        unit = UnitKerja.objects.get(pk=ganti.unit_capaian)
        kalimat += f"dinilai {baru} dengan capaian {unit} (sebelumnya {satu.penilai})."
    if pergi:
        kalimat += (
            f" Bagian pegawai harus selesai sebelum {format_tanggal(tanggal)}, karena "
            "loginnya ditutup."
        )
    return Dampak(kalimat)


def _banyak(semua: QuerySet[Evaluasi], tanggal: date, sebutan: str) -> list[Dampak]:
    """Count those that stay and those that go to another penilai."""
    beralih = len(_beralih(semua, tanggal))
    tetap = semua.count() - beralih
    kalimat = []
    if beralih:
        kalimat.append(
            f"{beralih} {sebutan} beralih kepada penilai yang baru; mereka diberi tahu."
        )
    if tetap:
        kalimat.append(f"{tetap} {sebutan} tetap pada penilainya yang sekarang.")
    return [Dampak(satu) for satu in kalimat]
