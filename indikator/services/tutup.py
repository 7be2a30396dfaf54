"""Let SKP follow the structure: closed with the post, on the desk of the penilai.

Who has left a post has its SKP closed (p.65 C.6), and opened again if he has not; one
that waits for a word goes to the penilai of the day.
"""

from collections.abc import Collection
from datetime import date, datetime, time

from django.db.models import F, Q

from indikator.models import SKP, VersiSKP
from indikator.rules.alur_skp import StatusSKP, StatusVersi
from kinerja.lib.tanggal import WIB, DateRange
from kinerja.lib.waktu import hari_ini, sekarang
from kinerja.pemberitahuan.services import queue_banyak
from organisasi.models import Pegawai
from organisasi.selectors import penilaian_pada

DITUTUP, DIAJUKAN = "skp_ditutup", "skp_diajukan"
JAM_KIRIM = time(7)


def settle_skp(orang: Collection[int] | None) -> None:
    """Let the SKP of these people (None: everybody) follow the structure of today.

    The caller holds the transaction and names the act; may run any number of times.
    """
    _follow_penempatan(orang)
    _follow_penilai(orang)


def _follow_penilai(orang: Collection[int] | None) -> None:
    """Give what waits to the penilai of the day, also what one of them has to decide.

    Without any penilai it stays where it lies.
    """
    menunggu = VersiSKP.objects.filter(
        status=StatusVersi.DIAJUKAN.value, skp__status=StatusSKP.AKTIF.value
    ).select_related("skp")
    if orang is not None:
        menunggu = menunggu.filter(Q(skp__pegawai__in=orang) | Q(penilai__in=orang))
    daftar = list(menunggu.order_by("id"))
    dasar = penilaian_pada({satu.skp.pegawai_id for satu in daftar}, hari_ini())
    pindah = []
    for satu in daftar:
        kini = dasar[satu.skp.pegawai_id]
        if kini.penilai in {None, satu.penilai_id}:
            continue
        pindah += [(kini.penilai, satu)] * VersiSKP.objects.filter(
            pk=satu.pk, versi=satu.versi, status=StatusVersi.DIAJUKAN.value
        ).update(penilai=kini.penilai, atasan=kini.atasan, versi=F("versi") + 1)
    akun = dict(
        Pegawai.objects.filter(pk__in=[p for p, _ in pindah]).values_list(
            "pk", "pengguna_id"
        )
    )
    queue_banyak(
        jenis=DIAJUKAN,
        objek_jenis="skp",
        tujuan=[
            (penerima, f"{satu.skp.kode}:{satu.versi + 1}")
            for penilai, satu in pindah
            if (penerima := akun[penilai]) is not None
        ],
    )


def _follow_penempatan(orang: Collection[int] | None) -> None:
    """Close what belongs to a post that was left; open it if it was not.

    Whatever its version says: what was not set by then is not set any more.
    """
    hari = hari_ini()
    semua = SKP.objects.select_related("penempatan", "pegawai")
    if orang is not None:
        semua = semua.filter(pegawai__in=orang)
    lewat = Q(penempatan__berlaku__endswith__lte=hari)
    masih = Q(penempatan__berlaku__endswith__gt=hari) | Q(
        penempatan__berlaku__endswith__isnull=True
    )
    tutup = list(semua.filter(lewat, status=StatusSKP.AKTIF.value))
    buka = list(semua.filter(masih, status=StatusSKP.DITUTUP.value))
    if not tutup and not buka:
        return
    for skp in [*tutup, *buka]:
        skp.masa = _masa(skp)
    for daftar, status in ((tutup, StatusSKP.DITUTUP), (buka, StatusSKP.AKTIF)):
        for skp in daftar:
            skp.status = status.value
        SKP.objects.bulk_update(daftar, ["masa", "status"], batch_size=500)
    queue_banyak(
        jenis=DITUTUP,
        objek_jenis="skp",
        tujuan=[
            (akun, skp.kode)
            for skp in tutup
            if (akun := skp.pegawai.pengguna_id) is not None
        ],
        kirim_setelah=max(sekarang(), datetime.combine(hari, JAM_KIRIM, WIB)),
    )


def _masa(skp: SKP) -> DateRange:
    """Return the days of the year it covers, as far as the placement goes."""
    batas = date(skp.tahun + 1, 1, 1)
    akhir = min(skp.penempatan.berlaku.upper or batas, batas)
    # begun for a post that, as it turned out, was left before: nothing is covered
    return DateRange(skp.masa.lower, akhir) if akhir > skp.masa.lower else skp.masa
