"""Close the SKP of a post somebody has left (p.65 C.6); open it if he has not."""

from collections.abc import Collection
from datetime import date, datetime, time

from django.db.models import Q
from psycopg2.extras import DateRange

from indikator.models import SKP
from indikator.rules.alur_skp import StatusSKP
from kinerja.lib.tanggal import WIB
from kinerja.lib.waktu import hari_ini, sekarang
from kinerja.pemberitahuan.services import queue_banyak

DITUTUP = "skp_ditutup"
JAM_KIRIM = time(7)


def settle_skp(orang: Collection[int] | None) -> None:
    """Let the SKP of these people (None: everybody) follow their placements of today.

    Whatever its version says: what was not set by then is not set any more. The caller
    holds the transaction and names the act; may run any number of times.
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
