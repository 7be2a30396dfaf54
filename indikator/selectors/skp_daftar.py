"""Lists of SKP: the people somebody rates, and those somebody reads."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from indikator.models import VersiSKP
from indikator.rules.alur_skp import StatusSKP, StatusVersi
from indikator.selectors.skp import newest_versi
from kinerja.akun.models import Pengguna
from kinerja.lib.waktu import hari_ini
from organisasi.models import Pegawai, Penempatan, PenetapanPenilai
from organisasi.policies import visible_pegawai
from organisasi.querysets import subtree
from organisasi.rules.jenis import JenisPegawai, JenisPenempatan
from organisasi.selectors import penilaian_pada

BELUM = "BELUM"


def yang_dinilai(actor: Pengguna, tahun: int) -> set[int]:
    """Return the keys of those the actor rates: by structure today, or by their SKP."""
    pegawai = getattr(actor, "pegawai", None)
    if pegawai is None:
        return set()
    calon = _calon(pegawai, hari_ini())
    hasil = penilaian_pada(calon, hari_ini(), dengan_atasan=False)
    dari_skp = VersiSKP.objects.filter(
        penilai=pegawai, skp__tahun=tahun, skp__status=StatusSKP.AKTIF
    ).values_list("skp__pegawai_id", flat=True)
    return {p for p, dasar in hasil.items() if dasar.penilai == pegawai.pk} | set(
        dari_skp
    )


def _calon(pegawai: Pegawai, hari: date) -> set[int]:
    """Return who may have this one as penilai: below the units he leads, or by SK."""
    dipimpin = list(
        Penempatan.objects.pada(hari)
        .filter(pegawai=pegawai, memimpin=True)
        .values_list("jabatan__unit_id", flat=True)
    )
    di_bawah = Penempatan.objects.pada(hari).filter(
        jabatan__unit_id__in=subtree(dipimpin, hari)
    )
    dengan_sk = PenetapanPenilai.objects.pada(hari).filter(penilai=pegawai)
    orang = set(dengan_sk.values_list("pegawai_id", flat=True))
    if dipimpin:
        orang |= set(di_bawah.values_list("pegawai_id", flat=True))
    return orang - {pegawai.pk}


def skp_dinilai(actor: Pengguna, tahun: int) -> QuerySet[Pegawai]:
    """Return those the actor rates, each with the SKP of that year."""
    orang = Pegawai.objects.filter(pk__in=yang_dinilai(actor, tahun))
    return _dengan_skp(orang, tahun)


def skp_terbaca(actor: Pengguna, tahun: int) -> QuerySet[Pegawai]:
    """Return everybody the actor reads, each with the SKP of that year."""
    return _dengan_skp(visible_pegawai(actor), tahun)


def _dengan_skp(orang: QuerySet[Pegawai], tahun: int) -> QuerySet[Pegawai]:
    """Annotate ``skp_kode``, ``skp_status``, ``skp_versi``, ``skp_terlambat``, post."""
    versi = VersiSKP.objects.filter(
        skp__pegawai=OuterRef("pk"), skp__tahun=tahun, skp__status=StatusSKP.AKTIF
    ).order_by("-skp__masa", "-nomor")
    pos = Penempatan.objects.pada(hari_ini()).filter(
        pegawai=OuterRef("pk"), jenis=JenisPenempatan.DEFINITIF
    )
    return (
        orang.exclude(jenis=JenisPegawai.NON_ASN)
        .annotate(
            skp_kode=Subquery(versi.values("skp__kode")[:1]),
            skp_status=Subquery(versi.values("status")[:1]),
            skp_versi=Subquery(versi.values("versi")[:1]),
            skp_terlambat=Subquery(versi.values("terlambat")[:1]),
            skp_penilai=Subquery(versi.values("penilai__pengguna")[:1]),
            jabatan_nama=Subquery(pos.values("jabatan__nama")[:1]),
        )
        .order_by("nama", "id")
    )


def saring_skp(baris: QuerySet[Pegawai], q: str, status: str) -> QuerySet[Pegawai]:
    """Keep the rows whose name has every word (or NIP the figures), of one status."""
    angka = "".join(q.split())
    if angka.isdigit():
        baris = baris.filter(nip__contains=angka)
    else:
        for kata in q.partition(",")[0].split():  # no degree
            baris = baris.filter(nama__icontains=kata)
    if status == BELUM:
        return baris.filter(Q(skp_status=None))
    return baris.filter(Q(skp_status=status)) if status else baris


def jumlah_menunggu(actor: Pengguna) -> int:
    """Return how many SKP wait for the actor's word as penilai."""
    hasil = VersiSKP.objects.filter(
        penilai__pengguna=actor,
        status=StatusVersi.DIAJUKAN,
        skp__status=StatusSKP.AKTIF,
    ).aggregate(n=Count("pk", filter=~Q(skp__pegawai__pengguna=actor)))
    return int(hasil["n"])


def skp_menunggu(actor: Pengguna, baris: Iterable[Any]) -> list[str]:
    """Return "kode.versi" of the rows of ``skp_dinilai`` that wait for the actor."""
    return [
        f"{satu.skp_kode}.{satu.skp_versi}"
        for satu in baris
        if satu.skp_status == StatusVersi.DIAJUKAN and satu.skp_penilai == actor.pk
    ]


def skp_terpilih(
    actor: Pengguna, pasangan: Collection[tuple[UUID, int]]
) -> list[tuple[VersiSKP, int]]:
    """Return the ticked SKP that wait for the actor, each with the versi as read."""
    dibaca = dict(pasangan)
    baris = newest_versi().filter(
        skp__kode__in=dibaca,
        status=StatusVersi.DIAJUKAN,
        penilai__pengguna=actor,
    )
    urut = sorted(baris, key=lambda versi: versi.skp.pegawai.nama)
    return [(versi, dibaca[versi.skp.kode]) for versi in urut]
