"""What one person reads. The words come from the rooms above, at reading time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kinerja.akun.models import Pengguna
from kinerja.lib import kait
from kinerja.lib.kait import IsiPesan
from kinerja.lib.waktu import hari_ini, sekarang
from kinerja.pemberitahuan.models import Pesan, PesanQuerySet
from kinerja.pemberitahuan.rules.pesan import kunci_unik


@dataclass(frozen=True)
class PesanTampil:
    """One line of the list; ``isi`` None: nobody has words for it any more."""

    kode: str
    isi: IsiPesan | None
    waktu: datetime
    dibaca: bool


def pesan_untuk(pengguna: Pengguna) -> PesanQuerySet:
    """Return the messages this person may see, newest first."""
    return (
        Pesan.objects.filter(penerima=pengguna)
        .select_related("penerima")  # who finds the words will look at it
        .readable(sekarang())
        .order_by("-dibuat_pada", "-pk")
    )


def jumlah_belum_dibaca(pengguna: Pengguna) -> int:
    """Count the unread messages, for the badge in the frame."""
    return pesan_untuk(pengguna).filter(dibaca_pada=None).count()


def pesan_terlama_menunggu(kini: datetime) -> datetime | None:
    """Return since when the oldest due message waits; None when nothing waits."""
    return Pesan.objects.due(kini).values_list("kirim_setelah", flat=True).first()


def tampilkan(pesan: Iterable[Pesan]) -> list[PesanTampil]:
    """Put the words to a page of messages."""
    return [
        PesanTampil(
            kode=str(satu.kode),
            isi=words_for(satu),
            waktu=satu.dibuat_pada,
            dibaca=satu.dibaca_pada is not None,
        )
        for satu in pesan
    ]


def words_for(pesan: Pesan) -> IsiPesan | None:
    """Return the first words any room above has for this message."""
    return next((isi for isi in kait.isi_pesan(pesan) if isi is not None), None)


def still_holds(pesan: Pesan) -> bool:
    """Tell whether no room above says that the message has lost its reason."""
    return all(kait.pesan_masih_berlaku(pesan))


def sudah_dikabari(
    jenis: str, objek_jenis: str, objek_kode: str, penerima: Iterable[int]
) -> frozenset[int]:
    """Return which of these accounts have this message of today, sent or not."""
    hari = hari_ini()
    kunci = [kunci_unik(jenis, p, objek_jenis, objek_kode, hari) for p in penerima]
    baris = Pesan.objects.filter(kunci_unik__in=kunci)
    return frozenset(baris.values_list("penerima_id", flat=True))
