"""Words of messages about the evaluation period, written when they are read."""

from django.urls import reverse

from evaluasi.models import Evaluasi
from evaluasi.policies.meja import BELUM_DIKIRIM
from evaluasi.rules.alur import StatusEvaluasi
from evaluasi.selectors.periode import jendela_tahap
from evaluasi.services.penilai import BERALIH, DATANG, PERGI
from kinerja.jadwal.models import Tahap
from kinerja.jadwal.selectors import sebut_kode, sebut_tahap
from kinerja.lib.kait import IsiPesan
from kinerja.lib.tanggal import format_tanggal
from kinerja.lib.waktu import hari_ini
from kinerja.pemberitahuan.models import Pesan

#: Kind of message about one evaluation: title, sentence, page.
_EVALUASI = {
    "evaluasi:dibuka": (
        "Isi realisasi {tahap}",
        "Evaluasi {tahap} dibuka. Isi realisasi SKP Anda paling lambat {akhir}.",
        "evaluasi:realisasi_edit",
    ),
    "evaluasi:ingatkan_realisasi": (
        "Realisasi {tahap} belum dikirim",
        "Realisasi SKP Anda belum dikirim. Terakhir {akhir}, 23.59 WIB.",
        "evaluasi:realisasi_edit",
    ),
    "evaluasi:disampaikan": (
        "Hasil evaluasi {tahap}",
        "Pejabat penilai menyampaikan hasil evaluasi Anda. Buka kartu kinerja.",
        "beranda:kartu_detail",
    ),
    BERALIH: (
        "Penilai evaluasi {tahap} Anda berganti",
        "{penilai} sekarang menilai evaluasi {tahap} Anda. Yang sudah Anda isi tetap.",
        "evaluasi:realisasi_edit",
    ),
    DATANG: (
        "Anda menilai {nama}, {tahap}",
        "Evaluasi ini beralih kepada Anda menurut susunan atau penetapan penilai.",
        "",
    ),
    PERGI: (
        "Evaluasi {nama} beralih, {tahap}",
        "{penilai} sekarang menilai, menurut susunan atau penetapan penilai.",
        "",
    ),
}
INGATKAN_NILAI = "evaluasi:ingatkan_nilai"
UMPAN_BALIK = "umpan_balik:diterima"


def isi_pesan_masa(pesan: Pesan) -> IsiPesan | None:
    """Return the words of one of our messages; None for anybody else's."""
    if pesan.jenis == UMPAN_BALIK:
        return IsiPesan(
            "Umpan balik baru",
            "Anda mendapat umpan balik tentang pekerjaan Anda.",
            reverse("evaluasi:umpan_balik_list"),
        )
    if pesan.jenis == INGATKAN_NILAI:
        return _ingatkan_nilai(pesan)
    return _tentang_evaluasi(pesan) if pesan.jenis in _EVALUASI else None


def _tentang_evaluasi(pesan: Pesan) -> IsiPesan | None:
    evaluasi = (
        Evaluasi.objects.filter(kode=pesan.objek_kode)
        .select_related("tahap__siklus", "pegawai", "penilai")
        .first()
    )
    if evaluasi is None:
        return None
    judul, isi, halaman = _EVALUASI[pesan.jenis]
    kata = _kata(evaluasi.tahap) | {
        "nama": str(evaluasi.pegawai),
        "penilai": str(evaluasi.penilai),
    }
    alamat = reverse(halaman, args=[evaluasi.kode]) if halaman else ""
    if pesan.jenis == DATANG:
        alamat = reverse("evaluasi:meja_tahap", args=[sebut_kode(evaluasi.tahap)])
    return IsiPesan(judul.format(**kata), isi.format(**kata), alamat)


def _ingatkan_nilai(pesan: Pesan) -> IsiPesan | None:
    tahap = Tahap.objects.filter(pk=pesan.objek_kode).select_related("siklus").first()
    if tahap is None:
        return None
    kata = _kata(tahap)
    return IsiPesan(
        "Penilaian {tahap} belum selesai".format(**kata),
        "Masih ada pegawai yang belum Anda nilai atau belum Anda kirim hasilnya. "
        "Terakhir {akhir}, 23.59 WIB.".format(**kata),
        reverse("evaluasi:meja_tahap", args=[sebut_kode(tahap)]),
    )


def _kata(tahap: Tahap) -> dict[str, str]:
    akhir = format_tanggal(jendela_tahap(tahap).akhir, hari=True)
    return {"tahap": sebut_tahap(tahap), "akhir": akhir}


def masa_masih_berlaku(pesan: Pesan) -> bool:
    """Say no to a request or reminder that was fulfilled or closed meanwhile."""
    if pesan.jenis in {"evaluasi:dibuka", "evaluasi:ingatkan_realisasi"}:
        return Evaluasi.objects.filter(
            kode=pesan.objek_kode,
            status=StatusEvaluasi.BELUM.value,
            tahap__jendela__contains=hari_ini(),
        ).exists()
    if pesan.jenis == INGATKAN_NILAI:
        return Evaluasi.objects.filter(
            tahap_id=pesan.objek_kode,
            penilai__pengguna_id=pesan.penerima_id,
            status__in=[s.value for s in BELUM_DIKIRIM],
            tahap__jendela__contains=hari_ini(),
        ).exists()
    if pesan.jenis == DATANG:
        return Evaluasi.objects.filter(
            kode=pesan.objek_kode, penilai__pengguna_id=pesan.penerima_id
        ).exists()
    return True
