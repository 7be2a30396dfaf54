"""Own evaluations, their IKI with target and realisasi, and the evidence."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404

from evaluasi.models import Bukti, Evaluasi, Realisasi
from evaluasi.policies.kartu import is_milik, visible_evaluasi
from evaluasi.policies.realisasi import DAPAT_DIISI
from evaluasi.rules.alur import StatusEvaluasi
from evaluasi.rules.capaian_iki import (
    KATA_ARAH,
    SasaranAngka,
    bersatuan,
    capaian_iki,
    uraikan,
)
from evaluasi.rules.periode import KATA_STATUS, Pembaca
from evaluasi.selectors.layanan import nilai_kepuasan
from evaluasi.selectors.periode import jendela_tahap
from indikator.models import IKI, Target, VersiIndikator
from indikator.rules.alur_skp import StatusSKP
from indikator.rules.capaian import Arah, Capaian
from kinerja.akun.models import Pengguna
from kinerja.jadwal.models import Tahap
from kinerja.jadwal.selectors import sebut_tahap
from kinerja.jejak.selectors import perubahan_terakhir
from kinerja.lib.angka import format_angka
from kinerja.lib.tanggal import WIB, format_jam, format_tanggal
from kinerja.lib.waktu import hari_ini

SUMBER = (
    "PermenPANRB 8/2021 (dicabut), lampiran; PermenPANRB 6/2022 tidak memberi rumus "
    "untuk pegawai, jadi angka ini tidak menentukan rating"
)


@dataclass(frozen=True)
class BarisIKI:
    """One IKI of the evaluation with what was told about it."""

    iki: IKI
    target: SasaranAngka
    asal_target: str
    realisasi: Realisasi | None
    bukti: tuple[Bukti, ...]
    capaian: Capaian | None
    catat: str = ""
    warga: Decimal | None = None  # index of the survey points of this indicator

    @property
    def tampil(self) -> str:
        """Return the capaian in percent or the sentence that stands for it."""
        if self.capaian is None:
            return ""
        if self.capaian.nilai is None:
            return self.capaian.alasan
        return f"{format_angka(self.capaian.nilai)} %"

    @property
    def teks(self) -> str:
        """Return the realisasi with its unit; empty while it was not told."""
        if self.realisasi is None:
            return ""
        return bersatuan(self.realisasi.teks, self.target.satuan)

    @property
    def asal(self) -> tuple[tuple[str, str], ...]:
        """Return what "Dari mana angka ini?" says, as pairs."""
        if self.capaian is None or self.realisasi is None:
            return ()
        rumus = uraikan(self.capaian, self.target, self.realisasi.nilai)
        return (
            ("Arah", KATA_ARAH[Arah(self.iki.arah)]),
            ("Target", f"{self.target.tampil}, {self.asal_target}"),
            ("Realisasi", self.teks),
            ("Perhitungan", rumus),
            ("Sumber aturan", SUMBER),
            ("Dicatat", self.catat),
        )


def own_list(actor: Pengguna) -> list[dict[str, object]]:
    """Return the actor's own evaluations with their word and window, newest first."""
    baris = (
        Evaluasi.objects.filter(pegawai__pengguna=actor)
        .select_related("tahap__siklus", "pegawai", "penilai", "skp")
        .order_by("-tahap__masa", "-id")
    )
    return [
        {
            "evaluasi": satu,
            "tahap": sebut_tahap(satu.tahap),
            "kata": KATA_STATUS[StatusEvaluasi(satu.status), Pembaca.PEGAWAI],
            "jendela": jendela_tahap(satu.tahap).kalimat(hari_ini()),
            "isi": alasan_tidak_isi(actor, satu) == "",
            "sampai": satu.disampaikan_pada is not None,
            "sisih": satu.skp.status == StatusSKP.DIBATALKAN,
        }
        for satu in baris
    ]


def alasan_tidak_isi(actor: Pengguna, evaluasi: Evaluasi) -> str:
    """Return why the actor cannot fill in now; empty when he can."""
    if not is_milik(actor, evaluasi):
        return "Realisasi diisi oleh pegawai yang bersangkutan."
    jendela, hari = jendela_tahap(evaluasi.tahap), hari_ini()
    if not jendela.terbuka(hari):
        return jendela.kalimat(hari)
    if StatusEvaluasi(evaluasi.status) not in DAPAT_DIISI:
        return "Pejabat penilai sudah menilai; realisasi tidak dapat diubah lagi."
    return ""


def target_tahap(tahap: Tahap, iki: Iterable[IKI]) -> dict[int, Target]:
    """Return the target of the stage by version of the indicator (p.93)."""
    versi = {satu.versi_indikator_id for satu in iki if satu.versi_indikator_id}
    return {
        t.versi_indikator_id: t
        for t in Target.objects.filter(tahap=tahap, versi_indikator__in=versi)
    }


def susun_baris(
    tahap: Tahap,
    iki: IKI,
    target: dict[int, Target],
    realisasi: Realisasi | None,
    bukti: dict[int, list[Bukti]],
) -> BarisIKI:
    """Put one IKI together out of what was loaded for all."""
    sasaran, asal = _sasaran_periode(tahap, iki, target)
    return BarisIKI(
        iki=iki,
        target=sasaran,
        asal_target=asal,
        realisasi=realisasi,
        bukti=tuple(bukti.get(realisasi.pk, ())) if realisasi else (),
        capaian=capaian_iki(Arah(iki.arah), sasaran, realisasi.nilai, realisasi.teks)
        if realisasi
        else None,
    )


def _sasaran_periode(
    tahap: Tahap, iki: IKI, target: dict[int, Target]
) -> tuple[SasaranAngka, str]:
    sendiri = SasaranAngka(iki.target_teks, iki.nilai_min, iki.nilai_maks, iki.satuan)
    ada = target.get(iki.versi_indikator_id or 0)
    if ada is None:
        return sasaran_dari(tahap, sendiri, None)
    periode = SasaranAngka(ada.teks, ada.nilai_min, ada.nilai_maks, ada.satuan)
    return sasaran_dari(tahap, sendiri, periode)


def sasaran_dari(
    tahap: Tahap, sendiri: SasaranAngka, periode: SasaranAngka | None
) -> tuple[SasaranAngka, str]:
    """Return the target of the period where the indicator has one, and its origin.

    Never annual ÷ 4 (p.93). A target without a unit has that of the IKI.
    """
    if periode is None:
        return sendiri, "target SKP"
    return (
        replace(periode, satuan=periode.satuan or sendiri.satuan),
        f"target indikator {sebut_tahap(tahap)}; setahun {sendiri.teks}",
    )


def bukti_ada() -> "Prefetch[str]":
    """Return the evidence nobody set aside, with its file, for ``realisasi``."""
    return Prefetch("bukti", queryset=_ada())


def _ada() -> QuerySet[Bukti]:
    ada = Bukti.objects.filter(berkas__dihapus_pada__isnull=True)
    return ada.select_related("berkas").order_by("id")


def bukti_realisasi(realisasi: Iterable[Realisasi]) -> dict[int, list[Bukti]]:
    """Return the same by key of the realisasi; for pages of many rows.

    A prefetch clones a queryset for each row when it is read.
    """
    per_baris: dict[int, list[Bukti]] = defaultdict(list)
    for satu in _ada().filter(realisasi__in=[r.pk for r in realisasi]):
        per_baris[satu.realisasi_id].append(satu)
    return per_baris


def iki_evaluasi(evaluasi: Evaluasi) -> list[IKI]:
    """Return the IKI of the evaluated version, utama first."""
    return list(
        IKI.objects.filter(rhk__versi_skp_id=evaluasi.versi_skp_id)
        .select_related("rhk")
        .order_by("-rhk__jenis", "rhk__urutan", "rhk_id", "id")
    )


def baris_realisasi(evaluasi: Evaluasi) -> list[BarisIKI]:
    """Return all rows of the page, with who told the realisasi and when."""
    iki = iki_evaluasi(evaluasi)
    target = target_tahap(evaluasi.tahap, iki)
    ada = {r.garis: r for r in Realisasi.objects.filter(evaluasi=evaluasi)}
    bukti = bukti_realisasi(ada.values())
    catat = _catat([r.pk for r in ada.values()])
    warga = _warga(evaluasi.tahap, iki)
    hasil = []
    for satu in iki:
        baris = susun_baris(evaluasi.tahap, satu, target, ada.get(satu.garis), bukti)
        baris = replace(baris, warga=warga.get(satu.versi_indikator_id))
        if baris.realisasi is not None:
            sebutan = catat.get(baris.realisasi.pk, "belum tercatat")
            baris = replace(baris, catat=sebutan)
        hasil.append(baris)
    return hasil


def _warga(tahap: Tahap, iki: Iterable[IKI]) -> dict[int | None, Decimal | None]:
    """Return what citizens said in the stage, by version of the indicator."""
    versi = VersiIndikator.objects.filter(
        pk__in=[satu.versi_indikator_id for satu in iki],
        indikator__titik_layanan__isnull=False,
    )
    return {
        satu.pk: nilai_kepuasan(satu.indikator, tahap.masa)
        for satu in versi.select_related("indikator").distinct()
    }


def _catat(realisasi: list[int]) -> dict[int, str]:
    jejak = perubahan_terakhir(Realisasi, realisasi)
    orang = Pengguna.objects.in_bulk(
        {p.pelaku_id for p in jejak.values() if p.pelaku_id}
    )
    hasil = {}
    for pk, perubahan in jejak.items():
        saat = perubahan.waktu.astimezone(WIB)
        nama = orang[perubahan.pelaku_id].nama if perubahan.pelaku_id else "sistem"
        hasil[pk] = f"{nama}, {format_tanggal(saat.date())}, {format_jam(saat)}"
    return hasil


def bukti_for(actor: Pengguna, kode: UUID) -> Bukti:
    """Return one piece of evidence of an evaluation the actor may open; else 404."""
    return get_object_or_404(
        Bukti.objects.select_related("berkas", "realisasi__evaluasi__pegawai"),
        kode=kode,
        realisasi__evaluasi__in=visible_evaluasi(actor),
    )
