"""Words of messages about keberatan and tindak lanjut, written when they are read."""

from django.urls import reverse

from evaluasi.models import Evaluasi
from evaluasi.rules.alur import StatusEvaluasi
from kinerja.jadwal.selectors import sebut_tahap
from kinerja.lib.kait import IsiPesan
from kinerja.pemberitahuan.models import Pesan

#: Kind of message: title, sentence, page. {nama} is the Pegawai, {tahap} the stage.
_KATA = {
    "keberatan:diajukan": (
        "Keberatan atas evaluasi {tahap}",
        "{nama} mengajukan keberatan. Buka untuk memberi penjelasan atau putusan.",
        "evaluasi:keberatan_detail",
    ),
    "keberatan:ditanggapi": (
        "Keberatan siap diputus: {tahap}",
        "Keberatan {nama} sudah dijelaskan penilai. Putusan menunggu Anda.",
        "evaluasi:keberatan_detail",
    ),
    "keberatan:diputus": (
        "Keberatan {tahap} sudah diputus",
        "Keberatan {nama} sudah diputus atasan. Putusan bersifat final.",
        "evaluasi:keberatan_detail",
    ),
    "tindak_lanjut:dicatat": (
        "Tindak lanjut evaluasi {tahap}",
        "Pejabat penilai mencatat tindak lanjut pada kartu kinerja Anda.",
        "beranda:kartu_detail",
    ),
    "tindak_lanjut:ditutup": (
        "Tindak lanjut evaluasi {tahap} ditutup",
        "Pejabat penilai mencatat hasil tindak lanjut pada kartu kinerja Anda.",
        "beranda:kartu_detail",
    ),
}


def isi_pesan_kartu(pesan: Pesan) -> IsiPesan | None:
    """Return the words of one of our messages; None for anybody else's."""
    if pesan.jenis not in _KATA:
        return None
    evaluasi = (
        Evaluasi.objects.filter(kode=pesan.objek_kode)
        .select_related("pegawai", "tahap__siklus")
        .first()
    )
    if evaluasi is None:
        return None
    judul, isi, halaman = _KATA[pesan.jenis]
    kata = {"nama": str(evaluasi.pegawai), "tahap": sebut_tahap(evaluasi.tahap)}
    alamat = reverse(halaman, args=[evaluasi.kode])
    return IsiPesan(judul.format(**kata), isi.format(**kata), alamat)


def keberatan_masih_berlaku(pesan: Pesan) -> bool:
    """Say no to a request for explanation or decision when it was decided meanwhile."""
    if pesan.jenis not in {"keberatan:diajukan", "keberatan:ditanggapi"}:
        return True
    return Evaluasi.objects.filter(
        kode=pesan.objek_kode, status=StatusEvaluasi.KEBERATAN.value
    ).exists()
