"""The scorecard: one person, one period, everything with its origin."""

from dataclasses import dataclass
from uuid import UUID

from evaluasi.models import Evaluasi, TindakLanjut
from evaluasi.policies.kartu import is_atasan, is_milik, is_penilai
from evaluasi.policies.keberatan import alasan_belum_dapat
from evaluasi.policies.tindak_lanjut import can_record_tindak_lanjut
from evaluasi.rules.alur import (
    JenisTindakLanjut,
    StatusEvaluasi,
    StatusTindakLanjut,
)
from evaluasi.rules.predikat import KUADRAN_2022, PredikatOrganisasi
from evaluasi.rules.saldo import JenisSaldo
from evaluasi.selectors.kartu import (
    UmpanKartu,
    evaluasi_lain,
    rating_terlihat,
    umpan_balik_kartu,
)
from evaluasi.selectors.keberatan import Nilai, nilai_kini, nilai_sebelum_putusan
from evaluasi.selectors.saldo import SaldoTampil, saldo_berlaku, tampil_saldo
from evaluasi.selectors.tindak_lanjut import label_jenis, tindak_lanjut_kartu
from kinerja.akun.models import Pengguna
from kinerja.beranda.rules.kuadran import KOLOM, SUMBU, Sel, gambar_kuadran
from kinerja.beranda.selectors.benang import Titik, benang_untuk
from kinerja.beranda.selectors.hasil_kerja import (
    Fakta,
    HasilKerja,
    hasil_kerja,
    isi_skp,
    sebut_saat,
)
from kinerja.beranda.selectors.jam_pelajaran import Pengembangan, pengembangan
from kinerja.jadwal.selectors import sebut_tahap
from kinerja.jejak.selectors import riwayat_baris
from kinerja.lib.tanggal import format_tanggal, hari_akhir


@dataclass(frozen=True)
class Penilaian:
    """Predikat with its place in the kuadran; ``nilai`` None while not shown."""

    nilai: Nilai | None
    lama: Nilai | None
    kalimat: str
    kuadran: tuple[tuple[Sel, ...], ...]
    tabel: tuple[tuple[str, tuple[Sel, ...]], ...]
    asal: Fakta


@dataclass(frozen=True)
class Dokumen:
    """Where the document stands for this reader, and what he may do next."""

    kata: str
    rincian: str
    terima: bool
    keberatan_sebab: str
    boleh_tindak_lanjut: bool
    milik: bool
    pihak: bool


@dataclass(frozen=True)
class Kartu:
    """Everything the page prints."""

    evaluasi: Evaluasi
    tahap: str
    penilaian: Penilaian
    dokumen: Dokumen
    hasil: HasilKerja
    benang: list[tuple[str, list[Titik]]]
    umpan_balik: list[UmpanKartu]
    pengembangan: Pengembangan
    tindak_lanjut: list[tuple[str, TindakLanjut, bool, bool]]
    lain: list[tuple[str, UUID]]
    saldo: list[SaldoTampil]

    @property
    def keberatan_ada(self) -> bool:
        """Say whether a keberatan was started, and this reader may follow it."""
        return self.dokumen.pihak and hasattr(self.evaluasi, "keberatan")


def kartu_untuk(pembaca: Pengguna, evaluasi: Evaluasi) -> Kartu:
    """Compose the card of an evaluation the reader may already open."""
    terlihat = rating_terlihat(pembaca, evaluasi)
    isi = isi_skp(evaluasi)
    rhk = {satu.rhk: satu.kalimat for satu in isi}
    benang = benang_untuk(pembaca, rhk)
    return Kartu(
        evaluasi=evaluasi,
        tahap=sebut_tahap(evaluasi.tahap),
        penilaian=_penilaian(pembaca, evaluasi, terlihat=terlihat),
        dokumen=_dokumen(pembaca, evaluasi, terlihat=terlihat),
        hasil=hasil_kerja(evaluasi, isi),
        benang=[(kalimat, benang[pk]) for pk, kalimat in rhk.items()],
        umpan_balik=umpan_balik_kartu(pembaca, evaluasi),
        pengembangan=pengembangan(evaluasi.pegawai, evaluasi.tahap.siklus.tahun),
        tindak_lanjut=_tindak_lanjut(pembaca, evaluasi) if terlihat else [],
        lain=evaluasi_lain(pembaca, evaluasi),
        saldo=[
            tampil_saldo(satu)
            for satu in saldo_berlaku(evaluasi.pegawai, JenisSaldo.PREDIKAT)
        ],
    )


def _penilaian(pembaca: Pengguna, evaluasi: Evaluasi, *, terlihat: bool) -> Penilaian:
    if not terlihat:
        return Penilaian(None, None, _belum(evaluasi), (), (), ())
    nilai = nilai_kini(evaluasi)
    milik = is_milik(pembaca, evaluasi)
    sel = gambar_kuadran(
        nilai.hasil, nilai.perilaku, sebutan="Anda di sini" if milik else "di sini"
    )
    return Penilaian(
        nilai=nilai,
        lama=nilai_sebelum_putusan(evaluasi),
        kalimat="",
        kuadran=sel,
        tabel=tuple(zip([SUMBU[h] for h in reversed(KOLOM)], sel, strict=True)),
        asal=_asal_predikat(evaluasi, nilai),
    )


def _belum(evaluasi: Evaluasi) -> str:
    akhir = hari_akhir(evaluasi.tahap.jendela)
    tutup = format_tanggal(akhir, hari=True) if akhir else ""
    return f"Hasil belum disampaikan. Penilaian ditutup {tutup}, 23.59 WIB."


def _asal_predikat(evaluasi: Evaluasi, nilai: Nilai) -> Fakta:
    """Return rule, article, inputs, who and when; the last two out of the history."""
    ubah = (
        riwayat_baris(evaluasi)
        .filter(sesudah__has_key="predikat")
        .exclude(sesudah__predikat="")
        .values_list("waktu", "pelaku_id")
        .first()
    )
    saat, pelaku = ubah or (None, None)
    unit = evaluasi.unit_capaian.nama
    capaian = evaluasi.capaian_organisasi
    organisasi = (
        f"capaian organisasi {unit}: {PredikatOrganisasi(capaian.predikat).label}"
        if capaian
        else f"capaian organisasi {unit} belum tercatat"
    )
    bahan = (
        f"Hasil kerja {nilai.hasil.label.lower()}, perilaku kerja "
        f"{nilai.perilaku.label.lower()}; {organisasi}"
    )
    return (
        (
            "Aturan",
            "Kuadran kinerja. Predikat dihitung dari dua rating, tidak diketik.",
        ),
        ("Pasal", KUADRAN_2022.sumber),
        ("Bahan", bahan),
        ("Oleh", sebut_saat(saat, _nama(pelaku))),
    )


def _nama(pelaku: int | None) -> str | None:
    if pelaku is None:
        return None
    akun = Pengguna.objects.filter(pk=pelaku)
    return akun.values_list("nama", flat=True).first()


#: Word and detail for the Pegawai, then for everybody else.
_KATA: dict[StatusEvaluasi, tuple[tuple[str, str], tuple[str, str]]] = {
    StatusEvaluasi.BELUM: (
        ("Menunggu Anda", "isi realisasi"),
        ("Menunggu pihak lain", "realisasi pegawai"),
    ),
    StatusEvaluasi.REALISASI_DIISI: (
        ("Menunggu pihak lain", "penilaian"),
        ("Menunggu pihak lain", "penilaian"),
    ),
    StatusEvaluasi.DINILAI: (
        ("Menunggu pihak lain", "penilaian"),
        ("Draf", "dinilai, belum disampaikan"),
    ),
    StatusEvaluasi.DISAMPAIKAN: (
        ("Menunggu Anda", "nyatakan diterima"),
        ("Menunggu pihak lain", "penerimaan pegawai"),
    ),
    StatusEvaluasi.DITERIMA: (("Ditetapkan", "diterima"), ("Ditetapkan", "diterima")),
    StatusEvaluasi.KEBERATAN: (
        ("Menunggu pihak lain", "putusan keberatan"),
        ("Menunggu pihak lain", "putusan keberatan"),
    ),
    StatusEvaluasi.DIPUTUS: (
        ("Selesai", "keberatan diputus"),
        ("Selesai", "keberatan diputus"),
    ),
}


def _dokumen(pembaca: Pengguna, evaluasi: Evaluasi, *, terlihat: bool) -> Dokumen:
    milik = is_milik(pembaca, evaluasi)
    status = StatusEvaluasi(evaluasi.status)
    kata, rincian = _KATA[status][0 if milik else 1]
    if status is StatusEvaluasi.REALISASI_DIISI and is_penilai(pembaca, evaluasi):
        kata, rincian = "Menunggu Anda", "penilaian"
    return Dokumen(
        kata=kata,
        rincian=rincian,
        terima=milik and status is StatusEvaluasi.DISAMPAIKAN,
        keberatan_sebab=alasan_belum_dapat(evaluasi) if terlihat else "",
        boleh_tindak_lanjut=can_record_tindak_lanjut(pembaca, evaluasi),
        milik=milik,
        pihak=milik or is_penilai(pembaca, evaluasi) or is_atasan(pembaca, evaluasi),
    )


def _tindak_lanjut(
    pembaca: Pengguna, evaluasi: Evaluasi
) -> list[tuple[str, TindakLanjut, bool, bool]]:
    """Return (words, row, may propose training, may close)."""
    penilai = is_penilai(pembaca, evaluasi)
    return [
        (
            label_jenis(t),
            t,
            penilai and t.jenis == JenisTindakLanjut.PENGEMBANGAN,
            penilai and t.status == StatusTindakLanjut.DIRENCANAKAN,
        )
        for t in tindak_lanjut_kartu(evaluasi)
    ]
