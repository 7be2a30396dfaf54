"""Make teams, change and end them; who is in one, from when to when."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError
from django.db.models import F

from kinerja.akun.models import Pengguna
from kinerja.jejak.services import tindakan
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from kinerja.lib.tanggal import DateRange, hari_akhir, hari_awal, rentang
from kinerja.lib.waktu import hari_ini
from organisasi.models import AnggotaTim, Pegawai, TimKerja, UnitKerja
from organisasi.policies import visible_pegawai
from organisasi.policies.struktur import can_keep_tim
from organisasi.rules.tim import KATA_PERAN, PeranTim
from organisasi.services.gabung.pindah import kalimat_batasan
from organisasi.services.perubahan.pokok import pastikan_bertugas, sebut_masa

BUKAN_PENGURUS = "Tim ini diurus pimpinan unitnya, admin SKPK, atau BKPSDM."
BERUBAH = (
    "Tim ini baru saja diubah di tempat lain. Isian Anda masih ada; lihat dulu yang "
    "sekarang, lalu simpan lagi bila masih perlu."
)
TAK_TERLIHAT = "Orang itu di luar unit Anda. Minta BKPSDM memasukkannya ke dalam tim."


@dataclass(frozen=True)
class IsiTim:
    """What a team is called, by what decree, in which days (inclusive)."""

    nama: str
    dasar_sk: str
    mulai: date
    akhir: date | None = None


def create_tim(*, unit: UnitKerja, actor: Pengguna, isi: IsiTim) -> TimKerja:
    """Make a team of a unit. Raises ``NotAllowed``, ``InvalidInput`` for its days."""
    _boleh(actor, unit)
    with tindakan(pelaku=actor, nama="tim:buat", alasan=isi.dasar_sk):
        return TimKerja.objects.create(
            unit=unit,
            nama=isi.nama,
            dasar_sk=isi.dasar_sk,
            berlaku=rentang(isi.mulai, isi.akhir),
        )


def edit_tim(*, tim: TimKerja, actor: Pengguna, isi: IsiTim, versi: int) -> None:
    """Change name, decree and days; every membership must still lie inside them.

    Raises ``NotAllowed``, ``Conflict`` when ``versi`` has passed, ``InvalidInput``
    naming the membership that would stick out.
    """
    _boleh(actor, tim.unit)
    masa = rentang(isi.mulai, isi.akhir)
    with tindakan(pelaku=actor, nama="tim:ubah", alasan=isi.dasar_sk):
        _maju(tim, versi, nama=isi.nama, dasar_sk=isi.dasar_sk, berlaku=masa)
        for satu in _anggota(tim):
            _di_dalam(satu.pegawai, satu.berlaku, masa)


def end_tim(*, tim: TimKerja, actor: Pengguna, akhir: date, versi: int) -> None:
    """Let a team and all memberships that run then end on ``akhir`` (inclusive).

    Memberships that had not begun by then go. Raises ``NotAllowed``, ``Conflict``
    when ``versi`` has passed, ``InvalidInput`` for a day outside the team's.
    """
    _boleh(actor, tim.unit)
    with tindakan(pelaku=actor, nama="tim:akhiri"):
        masa = _sampai(tim.berlaku, akhir, "Tim ini")
        _maju(tim, versi, berlaku=masa)
        for satu in _anggota(tim):
            if satu.berlaku.lower > akhir:
                satu.delete()
            elif satu.berlaku.upper is None or satu.berlaku.upper > masa.upper:
                satu.berlaku = DateRange(satu.berlaku.lower, masa.upper)
                satu.save(update_fields=["berlaku"])


def add_anggota(
    *,
    tim: TimKerja,
    actor: Pengguna,
    pegawai: Pegawai,
    peran: PeranTim,
    mulai: date,
    akhir: date | None,
) -> AnggotaTim:
    """Take somebody the actor sees into a team; without ``akhir`` as long as it lasts.

    Raises ``NotAllowed``; ``InvalidInput`` for somebody who has left by then, days
    outside the team's, a second ketua, or somebody who is in it already.
    """
    _boleh(actor, tim.unit)
    if not visible_pegawai(actor).filter(pk=pegawai.pk).exists():
        raise NotAllowed(TAK_TERLIHAT)
    with _dijelaskan(), tindakan(pelaku=actor, nama="tim:anggota"):
        kini = TimKerja.objects.select_for_update().get(pk=tim.pk)
        masa = rentang(mulai, akhir or hari_akhir(kini.berlaku))
        _di_dalam(pegawai, masa, kini.berlaku)
        pastikan_bertugas(pegawai, mulai)
        _satu_ketua(kini, pegawai, peran, masa)
        return AnggotaTim.objects.create(
            tim=kini, pegawai=pegawai, peran=peran.value, berlaku=masa
        )


def end_anggota(*, anggota: AnggotaTim, actor: Pengguna, akhir: date) -> None:
    """Let a membership end on ``akhir`` (inclusive).

    One that has not begun is taken back by a day before its first. Raises
    ``NotAllowed``, ``InvalidInput`` for another day outside it, ``Conflict`` when it
    was changed meanwhile.
    """
    _boleh(actor, anggota.tim.unit)
    baris = AnggotaTim.objects.filter(pk=anggota.pk, berlaku=anggota.berlaku)
    with tindakan(pelaku=actor, nama="tim:keluar"):
        if hari_ini() < hari_awal(anggota.berlaku) > akhir:
            jumlah, _ = baris.delete()
        else:
            masa = _sampai(anggota.berlaku, akhir, "Keanggotaan ini")
            jumlah = baris.update(berlaku=masa)
        if jumlah != 1:
            raise Conflict(BERUBAH)


def _boleh(actor: Pengguna, unit: UnitKerja) -> None:
    if not can_keep_tim(actor, unit):
        raise NotAllowed(BUKAN_PENGURUS)


def _maju(tim: TimKerja, versi: int, **isian: object) -> None:
    """Compare and set: only the team as it was read changes."""
    baris = TimKerja.objects.filter(pk=tim.pk, versi=versi)
    if baris.update(versi=F("versi") + 1, **isian) != 1:
        raise Conflict(BERUBAH)


def _anggota(tim: TimKerja) -> list[AnggotaTim]:
    return list(tim.anggota.select_related("pegawai").order_by("berlaku", "id"))


def _sampai(lama: DateRange, akhir: date, apa: str) -> DateRange:
    """Return the days up to ``akhir``, which must be one of them."""
    if akhir not in lama:
        masa = sebut_masa(hari_awal(lama), lama.upper)
        raise InvalidInput(f"{apa} berlaku {masa}. Isi tanggal di antaranya.")
    return rentang(hari_awal(lama), akhir)


def _di_dalam(pegawai: Pegawai, masa: DateRange, tim: DateRange) -> None:
    """Refuse a membership that begins before its team or lasts longer."""
    lewat = tim.upper is not None and (masa.upper is None or masa.upper > tim.upper)
    mulai, mulai_tim = hari_awal(masa), hari_awal(tim)
    if mulai < mulai_tim or lewat:
        raise InvalidInput(
            f"{pegawai.nama_lengkap} anggota {sebut_masa(mulai, masa.upper)}, "
            f"sedangkan tim berlaku {sebut_masa(mulai_tim, tim.upper)}. Samakan "
            "tanggalnya."
        )


def _satu_ketua(
    tim: TimKerja, pegawai: Pegawai, peran: PeranTim, masa: DateRange
) -> None:
    """Name who is in the way; the constraints refuse it in any case."""
    bentrok = tim.anggota.filter(berlaku__overlap=masa).select_related("pegawai")
    for satu in bentrok.order_by("berlaku"):
        sama = satu.pegawai_id == pegawai.pk
        if sama or PeranTim.KETUA == peran == satu.peran:
            raise InvalidInput(
                f"{satu.pegawai.nama_lengkap} sudah {KATA_PERAN[satu.peran].lower()} "
                f"tim ini {sebut_masa(satu.berlaku.lower, satu.berlaku.upper)}. Akhiri "
                "dulu, atau isi tanggal lain."
            )


@contextmanager
def _dijelaskan() -> Iterator[None]:
    """Give the sentence of a constraint that somebody else's row broke."""
    try:
        yield
    except IntegrityError as galat:
        raise InvalidInput(kalimat_batasan(galat)) from galat
