"""Word, order or end one code of the reference data, from a day on."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from kinerja.akun.models import Pengguna
from kinerja.jejak.services import tindakan
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from kinerja.lib.tanggal import DateRange, format_tanggal, rentang
from organisasi.models import Acuan
from organisasi.policies.acuan import can_keep_acuan
from organisasi.rules.acuan import ATURAN, DAPAT_BERAKHIR, IsiAcuan, RanahAcuan

BUKAN_BKPSDM = "Data acuan diurus BKPSDM."
BENTROK = (
    "Data acuan ini baru saja diubah di tempat lain. Muat ulang halamannya, lalu "
    "periksa yang tersimpan sekarang."
)


@dataclass(frozen=True, slots=True)
class PerubahanAcuan:
    """What shall hold of a code from ``mulai`` on, and what it rests on."""

    isi: IsiAcuan
    dasar: str
    mulai: date


def set_acuan(
    *,
    ranah: RanahAcuan,
    kunci: str,
    actor: Pengguna,
    perubahan: PerubahanAcuan,
    versi: int,
) -> None:
    """Let the code be called and ordered so from a day on; what was before stays.

    ``versi`` is that of the newest row, 0 for none. The same day again corrects that
    row. Raises ``NotAllowed``; ``InvalidInput`` for an unknown code, a kind of post
    without a word or taken out of use, and a day before the newest change;
    ``Conflict`` when somebody changed the code meanwhile.
    """
    if not can_keep_acuan(actor):
        raise NotAllowed(BUKAN_BKPSDM)
    _check(ranah, kunci, perubahan.isi)
    try:
        with (
            tindakan(pelaku=actor, nama="acuan:ubah", alasan=perubahan.dasar),
            transaction.atomic(),
        ):
            lama = _newest(ranah, kunci)
            if (lama.versi if lama else 0) != versi:
                raise Conflict(BENTROK)
            _write(ranah, kunci, perubahan, lama)
    except IntegrityError as galat:  # both were the first
        raise Conflict(BENTROK) from galat


def _check(ranah: RanahAcuan, kunci: str, isi: IsiAcuan) -> None:
    aturan = next((a for a in ATURAN[ranah] if a.kunci == kunci), None)
    if aturan is None:
        raise InvalidInput(f"Kode “{kunci}” tidak ada dalam data acuan ini.")
    if not isi.dipakai and ranah not in DAPAT_BERAKHIR:
        raise InvalidInput(
            "Jenis jabatan ditetapkan undang-undang dan dipakai untuk menentukan "
            "pejabat penilai, jadi tidak dapat diakhiri."
        )
    if aturan.label and not isi.label:
        raise InvalidInput("Isi sebutannya; kode tanpa sebutan tidak terbaca orang.")


def _newest(ranah: RanahAcuan, kunci: str) -> Acuan | None:
    semua = Acuan.objects.filter(ranah=ranah.value, kunci=kunci)
    return semua.select_for_update().order_by("-berlaku").first()


def _write(
    ranah: RanahAcuan, kunci: str, perubahan: PerubahanAcuan, lama: Acuan | None
) -> None:
    baru = Acuan(
        ranah=ranah.value,
        kunci=kunci,
        label=perubahan.isi.label,
        urutan=perubahan.isi.urutan,
        dipakai=perubahan.isi.dipakai,
        dasar=perubahan.dasar,
        berlaku=rentang(perubahan.mulai),
        versi=lama.versi + 1 if lama else 1,
    )
    if lama is not None:
        awal = lama.berlaku.lower
        if perubahan.mulai < awal:
            raise InvalidInput(
                f"Sudah ada perubahan yang berlaku mulai {format_tanggal(awal)}. Pilih "
                "tanggal itu untuk membetulkannya, atau tanggal sesudahnya."
            )
        if perubahan.mulai == awal:
            baru.pk = lama.pk
        else:
            berlaku = DateRange(awal, perubahan.mulai)
            Acuan.objects.filter(pk=lama.pk).update(berlaku=berlaku)
    baru.save()
