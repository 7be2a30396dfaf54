"""What participants said of a class, without names."""

from dataclasses import dataclass

from kinerja.akun.models import Pengguna
from pelatihan.models import Angkatan, Peserta, Tanggapan
from pelatihan.policies.tanggapan import can_respond
from pelatihan.rules.tanggapan import Ringkas, ringkas


@dataclass(frozen=True)
class TanggapanAngkatan:
    """The sums of a class and the words of the same answers, in no order of time."""

    ringkas: Ringkas
    saran: list[str]


def asks_tanggapan(actor: Pengguna, peserta: Peserta) -> bool:
    """Say whether the actor was there and has not said yet what it was worth."""
    sudah = Tanggapan.objects.filter(peserta=peserta)
    return can_respond(actor, peserta) and not sudah.exists()


def tanggapan_angkatan(angkatan: Angkatan) -> TanggapanAngkatan:
    """Return what the committee reads; one query."""
    semua = list(Tanggapan.objects.filter(peserta__angkatan=angkatan).order_by("id"))
    isi = ringkas([(satu.manfaat, satu.pengajar) for satu in semua])
    acak = sorted(semua[: isi.jumlah], key=lambda satu: satu.kode)
    return TanggapanAngkatan(isi, [satu.saran for satu in acak if satu.saran])
