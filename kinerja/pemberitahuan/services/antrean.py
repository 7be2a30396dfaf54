"""Write to the outbox, in the transaction of the act that causes the message."""

import uuid
from collections.abc import Iterable
from datetime import date, datetime

from kinerja.akun.models import Pengguna
from kinerja.lib.waktu import hari_ini, sekarang
from kinerja.pemberitahuan.models import Pesan
from kinerja.pemberitahuan.rules.pesan import kunci_unik
from kinerja.pemberitahuan.selectors import pesan_untuk


def queue_pesan(
    *,
    jenis: str,
    penerima: Pengguna,
    objek_jenis: str,
    objek_kode: object,
    kirim_setelah: datetime | None = None,
    hari: date | None = None,
) -> bool:
    """Queue one message unless this person has the same one for this day already.

    Opens no transaction: call it inside the one of the act. ``hari`` is the local day
    that makes it unique (default today). Return whether it is new.
    """
    baru = queue_banyak(
        jenis=jenis,
        objek_jenis=objek_jenis,
        tujuan=[(penerima.pk, objek_kode)],
        kirim_setelah=kirim_setelah,
        hari=hari,
    )
    return baru == 1


def queue_banyak(
    *,
    jenis: str,
    objek_jenis: str,
    tujuan: Iterable[tuple[int, object]],
    kirim_setelah: datetime | None = None,
    hari: date | None = None,
) -> int:
    """Queue the same kind of message to many, as ``(pk of the person, objek_kode)``.

    A handful of queries for any number. Return how many are new.
    """
    kini, hari = sekarang(), hari or hari_ini()
    pesan = [
        Pesan(
            jenis=jenis,
            penerima_id=penerima,
            objek_jenis=objek_jenis,
            objek_kode=str(objek),
            kunci_unik=kunci_unik(jenis, penerima, objek_jenis, str(objek), hari),
            kirim_setelah=kirim_setelah or kini,
            dibuat_pada=kini,
        )
        for penerima, objek in tujuan
    ]
    # One order for everybody, so that two bulk acts cannot deadlock.
    pesan.sort(key=lambda satu: satu.kunci_unik)
    Pesan.objects.bulk_create(pesan, ignore_conflicts=True, batch_size=1000)
    return Pesan.objects.filter(kode__in=[satu.kode for satu in pesan]).count()


def mark_dibaca(*, pengguna: Pengguna, kode: uuid.UUID | None = None) -> int:
    """Mark one of this person's messages as read, or all; return how many were new."""
    pesan = pesan_untuk(pengguna).filter(dibaca_pada=None)
    if kode is not None:
        pesan = pesan.filter(kode=kode)
    return pesan.update(dibaca_pada=sekarang())
