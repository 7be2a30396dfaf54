"""The doors to SKP rows and to what the guards need of them."""

from collections import defaultdict
from datetime import date
from typing import cast
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from indikator.models import (
    IKI,
    RHK,
    SKP,
    CatatanBaris,
    EkspektasiPerilaku,
    LampiranSKP,
    VersiSKP,
)
from indikator.policies.skp import visible_skp
from indikator.rules.alur_skp import StatusSKP, StatusVersi
from indikator.rules.skp import (
    BarisIKI,
    BarisRHK,
    IsiSKP,
    Pimpinan,
    Temuan,
    butuh_skp,
    periksa_skp,
    perlu_pimpinan,
    wajib_iki_pimpinan,
)
from indikator.rules.status import Pembaca
from indikator.selectors.target_unit import target_unit
from kinerja.akun.models import Pengguna
from kinerja.lib.waktu import hari_ini
from organisasi.models import KeadaanPegawai, Pegawai, Penempatan
from organisasi.rules.jenis import JenisPegawai, JenisPenempatan
from organisasi.selectors import penilai_pada


def versi_berlaku(tahun: int, pada: date) -> QuerySet[VersiSKP]:
    """Return the newest version that is set, of each SKP running on ``pada``.

    At most one row per SKP; pegawai, penempatan (post, unit), penilai and atasan
    are selected. May be filtered further.
    """
    lebih_baru = VersiSKP.objects.filter(
        skp=OuterRef("skp"),
        status=StatusVersi.DITETAPKAN,
        nomor__gt=OuterRef("nomor"),
    )
    return (
        VersiSKP.objects.filter(
            ~Exists(lebih_baru),
            status=StatusVersi.DITETAPKAN,
            skp__tahun=tahun,
            skp__status__in=[StatusSKP.AKTIF.value, StatusSKP.DITUTUP.value],
            skp__masa__contains=pada,
        )
        .select_related(
            "skp__pegawai", "skp__penempatan__jabatan__unit", "penilai", "atasan"
        )
        .order_by("skp_id")
    )


def newest_versi() -> QuerySet[VersiSKP]:
    """Return the newest version of each SKP, with the people it is about."""
    lebih_baru = VersiSKP.objects.filter(
        skp=OuterRef("skp"), nomor__gt=OuterRef("nomor")
    )
    return VersiSKP.objects.filter(~Exists(lebih_baru)).select_related(
        "skp__pegawai", "skp__penempatan__jabatan__unit", "penilai", "atasan"
    )


def versi_for(actor: Pengguna, kode: UUID) -> VersiSKP:
    """Return the newest version of one visible SKP; 404 for everybody else's."""
    for versi in newest_versi().filter(skp__in=visible_skp(actor), skp__kode=kode):
        return versi
    raise Http404


def rhk_for(versi_skp: VersiSKP, garis: UUID) -> RHK:
    """Return one hasil kerja of this version; 404 when it has none such."""
    baris = RHK.objects.select_related("rhk_pimpinan", "iki_pimpinan").prefetch_related(
        "iki"
    )
    for rhk in baris.filter(versi_skp=versi_skp, garis=garis):
        return rhk
    raise Http404


def penempatan_kini(pegawai: Pegawai) -> Penempatan | None:
    """Return the post an SKP is made for today: the definitive one first."""
    kini = list(
        Penempatan.objects.pada(hari_ini())
        .filter(pegawai=pegawai)
        .select_related("jabatan__unit")
        .order_by("id")
    )
    definitif = [p for p in kini if p.jenis == JenisPenempatan.DEFINITIF]
    return next(iter(definitif + kini), None)


def perlu_skp(pegawai: Pegawai) -> bool:
    """Say whether somebody has to have an SKP in today's state."""
    keadaan = KeadaanPegawai.objects.pada(hari_ini()).filter(pegawai=pegawai)
    return butuh_skp(
        pegawai.jenis, next(iter(keadaan.values_list("jenis", flat=True)), None)
    )


def penilai_kini(versi_skp: VersiSKP) -> Pegawai | None:
    """Return the frozen penilai, or today's while it was never submitted.

    Asked once per loaded version, however often a page needs it.
    """
    if versi_skp.diajukan_pada is not None:
        return versi_skp.penilai
    if "_penilai_kini" not in versi_skp.__dict__:
        dasar = penilai_pada(versi_skp.skp.pegawai, hari_ini())
        versi_skp.__dict__["_penilai_kini"] = next(
            iter(Pegawai.objects.filter(pk__in=[dasar.penilai or 0])), None
        )
    return cast("Pegawai | None", versi_skp.__dict__["_penilai_kini"])


def pembaca_dari(actor: Pengguna, versi_skp: VersiSKP) -> Pembaca:
    """Say as who the actor reads this SKP."""
    if versi_skp.skp.pegawai.pengguna_id == actor.pk:
        return Pembaca.PEGAWAI
    if versi_skp.penilai.pengguna_id == actor.pk:
        return Pembaca.PENILAI
    return Pembaca.LAIN


def rhk_berurut(versi_skp: VersiSKP) -> list[RHK]:
    """Return the rows as the form numbers them: utama, then tambahan (p.32)."""
    baris = (
        RHK.objects.filter(versi_skp=versi_skp)
        .select_related("rhk_pimpinan", "iki_pimpinan")
        .prefetch_related("iki__versi_indikator")
        .order_by("-jenis", "urutan", "id")
    )
    return list(baris)


def iki_berurut(rhk: RHK) -> list[IKI]:
    """Return the indicators in the order they were written (also prefetched ones)."""
    return sorted(rhk.iki.all(), key=lambda iki: iki.pk)


def versi_pimpinan(penilai: Pegawai | None, tahun: int) -> VersiSKP | None:
    """Return the leader's newest version that is set, of that year."""
    if penilai is None:
        return None
    return (
        VersiSKP.objects.filter(
            skp__pegawai=penilai,
            skp__tahun=tahun,
            skp__status=StatusSKP.AKTIF,
            status=StatusVersi.DITETAPKAN,
        )
        .order_by("-skp__masa", "-nomor")
        .first()
    )


def rhk_pimpinan(penilai: Pegawai | None, tahun: int) -> list[RHK]:
    """Return what the leader's set SKP offers to be intervened."""
    versi = versi_pimpinan(penilai, tahun)
    return rhk_berurut(versi) if versi else []


def tuntutan_pimpinan(versi_skp: VersiSKP, penilai: Pegawai | None) -> Pimpinan:
    """Return what the leader's SKP asks of this one."""
    if penilai is None:
        return Pimpinan(wajib=False)
    ada = versi_pimpinan(penilai, versi_skp.skp.tahun) is not None
    pos = penempatan_kini(penilai)
    return Pimpinan(
        nama=penilai.nama_lengkap,
        wajib=perlu_pimpinan(
            memimpin=versi_skp.skp.penempatan.memimpin,
            penilai_asn=penilai.jenis != JenisPegawai.NON_ASN,
            pimpinan_ada=ada,
        ),
        ada=ada,
        wajib_iki=pos is not None
        and wajib_iki_pimpinan(
            pos.jabatan.jenis, unit_mandiri=pos.memimpin and pos.jabatan.unit.mandiri
        ),
    )


def periksa(versi_skp: VersiSKP) -> list[Temuan]:
    """Return what the guards find in this version today."""
    penilai = penilai_kini(versi_skp)
    return periksa_skp(
        IsiSKP(
            rhk=_baris(versi_skp, penilai),
            lampiran={b: len(isi) for b, isi in lampiran(versi_skp).items()},
            pimpinan=tuntutan_pimpinan(versi_skp, penilai),
        )
    )


def lampiran(versi_skp: VersiSKP) -> dict[str, list[str]]:
    """Return the lines of each part of the Lampiran (A.1.8)."""
    isi: dict[str, list[str]] = defaultdict(list)
    for baris in LampiranSKP.objects.filter(versi_skp=versi_skp).order_by(
        "bagian", "urutan"
    ):
        isi[baris.bagian].append(baris.isi)
    return dict(isi)


def ekspektasi(versi_skp: VersiSKP) -> dict[int, str]:
    """Return the ekspektasi khusus by the number of the value."""
    baris = EkspektasiPerilaku.objects.filter(versi_skp=versi_skp).order_by("nilai")
    return dict(baris.values_list("nilai", "isi"))


def _baris(versi_skp: VersiSKP, penilai: Pegawai | None) -> tuple[BarisRHK, ...]:
    sah = rhk_pimpinan(penilai, versi_skp.skp.tahun)
    garis_rhk = {r.garis for r in sah}
    garis_iki = {iki.garis for r in sah for iki in r.iki.all()}
    semua = rhk_berurut(versi_skp)
    unit = target_unit(
        [iki for rhk in semua for iki in rhk.iki.all()], versi_skp.skp.tahun
    )
    return tuple(
        BarisRHK(
            garis=rhk.garis,
            nomor=nomor,
            jenis=rhk.jenis,
            rumusan=rhk.rumusan,
            rhk_pimpinan=rhk.rhk_pimpinan is not None
            and rhk.rhk_pimpinan.garis in garis_rhk,
            iki_pimpinan=rhk.iki_pimpinan is not None
            and rhk.iki_pimpinan.garis in garis_iki,
            iki=tuple(
                BarisIKI(
                    iki.rumusan,
                    tuple(iki.aspek),
                    iki.target_teks,
                    unit.get(iki.pk),
                )
                for iki in iki_berurut(rhk)
            ),
        )
        for nomor, rhk in enumerate(semua, start=1)
    )


def own_skp(actor: Pengguna) -> list[VersiSKP]:
    """Return the newest version of each own SKP, the latest year first."""
    return list(
        newest_versi()
        .filter(skp__pegawai__pengguna=actor)
        .exclude(skp__status=StatusSKP.DIBATALKAN)
        .order_by("-skp__tahun", "-skp__masa")
    )


def skp_aktif(pegawai: Pegawai, tahun: int) -> SKP | None:
    """Return somebody's SKP of a year for today's post, if it was begun."""
    pos = penempatan_kini(pegawai)
    return SKP.objects.filter(
        pegawai=pegawai, penempatan=pos, tahun=tahun, status=StatusSKP.AKTIF
    ).first()


def catatan_baris(versi_skp: VersiSKP, garis: UUID) -> list[CatatanBaris]:
    """Return the notes on one hasil kerja, the newest first."""
    return list(
        versi_skp.catatan.filter(garis=garis)
        .select_related("oleh")
        .order_by("-pada", "-id")
    )
