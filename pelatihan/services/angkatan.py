"""A class: seats, attendance, tests, and its close with the hours it gives."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import IntegrityError
from django.db.models import F

from kinerja.akun.models import Pengguna
from kinerja.jejak.services import tindakan
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from kinerja.lib.tanggal import DateRange, format_tanggal, hari_awal
from kinerja.lib.waktu import hari_ini, sekarang
from organisasi.models import Pegawai
from pelatihan.models import (
    Angkatan,
    CatatanJP,
    HasilTes,
    Kehadiran,
    Peserta,
    Program,
)
from pelatihan.policies.program import can_enrol, can_withdraw
from pelatihan.rules.hasil import hasil_peserta
from pelatihan.rules.jenis import JenisTes, StatusPeserta
from pelatihan.selectors.program import (
    BarisPeserta,
    daftar_peserta,
    hadir_penuh,
    hari_angkatan,
    kekurangan_tutup,
)
from pelatihan.services.program import must_manage

HARI_TERBANYAK = 15


class SudahTerdaftar(Conflict):
    """The person has a place in this class already."""


@dataclass(frozen=True)
class IsiAngkatan:
    """What the form of a class holds."""

    nama: str
    tempat: str
    masa: DateRange
    kuota: int


def create_angkatan(*, actor: Pengguna, program: Program, isi: IsiAngkatan) -> Angkatan:
    """Open a class of a published programme."""
    must_manage(actor, program)
    if not program.terbit:
        raise InvalidInput("Terbitkan dulu programnya, baru buka angkatan.")
    _check_length(isi.masa)
    with tindakan(pelaku=actor, nama="angkatan:buat"):
        return Angkatan.objects.create(
            program=program,
            nama=isi.nama,
            tempat=isi.tempat,
            masa=isi.masa,
            kuota=isi.kuota,
        )


def update_angkatan(
    *, actor: Pengguna, angkatan: Angkatan, isi: IsiAngkatan, versi: int
) -> None:
    """Change a class. Raises ``InvalidInput`` for a quota below the taken seats."""
    must_manage(actor, angkatan.program)
    _check_length(isi.masa)
    with tindakan(pelaku=actor, nama="angkatan:ubah"):
        _move(angkatan, versi, nama=isi.nama, tempat=isi.tempat)
        sekarang_ini = Angkatan.objects.get(pk=angkatan.pk)
        if sekarang_ini.terisi > isi.kuota:
            raise InvalidInput(
                f"Sudah {sekarang_ini.terisi} kursi terisi; kuota tidak dapat lebih "
                "kecil."
            )
        if sekarang_ini.masa != isi.masa and _has_marks(angkatan):
            raise InvalidInput(
                "Kehadiran angkatan ini sudah dicatat, jadi tanggalnya tetap."
            )
        Angkatan.objects.filter(pk=angkatan.pk).update(kuota=isi.kuota, masa=isi.masa)


def enrol(*, actor: Pengguna, angkatan: Angkatan, pegawai: Pegawai) -> None:
    """Give somebody a seat.

    Raises ``NotAllowed``, ``SudahTerdaftar``, and ``Conflict`` when the last seat is
    gone or the class is over.
    """
    if not can_enrol(actor, angkatan, pegawai):
        raise NotAllowed("Angkatan ini untuk pegawai unit program dan di bawahnya.")
    try:
        with tindakan(pelaku=actor, nama="angkatan:daftar"):
            _take_place(angkatan, pegawai)
            _take_seat(angkatan)
    except IntegrityError:
        raise SudahTerdaftar(f"{pegawai.nama} sudah terdaftar.") from None


def withdraw(*, actor: Pengguna, peserta: Peserta) -> None:
    """Free somebody's seat. Raises ``NotAllowed`` and, when closed, ``Conflict``."""
    angkatan = peserta.angkatan
    if not can_withdraw(actor, peserta):
        raise NotAllowed(
            "Pembatalan sendiri hanya sebelum angkatan mulai. Sesudah itu, minta "
            "panitia."
        )
    with tindakan(pelaku=actor, nama="angkatan:batal"):
        mundur = Peserta.objects.filter(
            pk=peserta.pk, status=StatusPeserta.TERDAFTAR
        ).update(status=StatusPeserta.MUNDUR)
        buka = Angkatan.objects.filter(pk=angkatan.pk, ditutup_pada=None)
        if not mundur or not buka.update(terisi=F("terisi") - 1):
            raise Conflict("Tempat ini sudah dibatalkan, atau angkatannya ditutup.")


def record_kehadiran(
    *,
    actor: Pengguna,
    angkatan: Angkatan,
    hadir: Mapping[int, frozenset[date]],
    versi: int,
) -> None:
    """Record who was there, on every day up to today.

    ``hadir`` maps the key of each participant on the form to the days of presence;
    somebody not on it (enrolled meanwhile) is left as before. Raises ``Conflict`` for
    the later of two forms.
    """
    must_manage(actor, angkatan.program)
    hari = [satu for satu in hari_angkatan(angkatan) if satu <= hari_ini()]
    if not hari:
        raise InvalidInput(
            f"Angkatan ini mulai {format_tanggal(angkatan.masa.lower)}; kehadiran "
            "dicatat mulai hari itu."
        )
    with tindakan(pelaku=actor, nama="angkatan:kehadiran"):
        _move(angkatan, versi)
        Kehadiran.objects.bulk_create(
            [
                Kehadiran(
                    peserta=satu.peserta,
                    hari=tanggal,
                    hadir=tanggal in hadir[satu.peserta.pk],
                )
                for satu in daftar_peserta(angkatan)
                if satu.peserta.pk in hadir
                for tanggal in hari
            ],
            update_conflicts=True,
            unique_fields=["peserta", "hari"],
            update_fields=["hadir"],
        )


def record_nilai(
    *,
    actor: Pengguna,
    angkatan: Angkatan,
    nilai: Mapping[tuple[int, JenisTes], Decimal | None],
    versi: int,
) -> None:
    """Record results of both tests, 0-100; None takes a result away: not taken."""
    must_manage(actor, angkatan.program)
    with tindakan(pelaku=actor, nama="angkatan:nilai"):
        _move(angkatan, versi)
        milik = {satu.peserta.pk for satu in daftar_peserta(angkatan)}
        ada = {kunci: n for kunci, n in nilai.items() if kunci[0] in milik}
        for peserta, jenis in [kunci for kunci, n in ada.items() if n is None]:
            HasilTes.objects.filter(peserta_id=peserta, jenis=jenis).delete()
        HasilTes.objects.bulk_create(
            [
                HasilTes(peserta_id=peserta, jenis=jenis, nilai=n)
                for (peserta, jenis), n in ada.items()
                if n is not None
            ],
            update_conflicts=True,
            unique_fields=["peserta", "jenis"],
            update_fields=["nilai"],
        )


def close_angkatan(*, actor: Pengguna, angkatan: Angkatan, versi: int) -> int:
    """End a class: hours to those who were there every day, once; returns how many.

    Absent people are never marked as having completed; lulus is who also reached the
    result the programme asks for. Raises ``InvalidInput`` while
    the class runs or attendance is missing, ``Conflict`` when already closed.
    """
    must_manage(actor, angkatan.program)
    with tindakan(pelaku=actor, nama="angkatan:tutup"):
        # one programme counts once for a person, so its classes close one by one
        Program.objects.select_for_update(no_key=True).get(pk=angkatan.program_id)
        _move(angkatan, versi, ditutup_pada=sekarang())
        baris = daftar_peserta(angkatan)
        kurang = kekurangan_tutup(angkatan, baris, hari_ini())
        if kurang:
            raise InvalidInput(" ".join(kurang))
        hadir = [s.peserta for s in baris if hadir_penuh(angkatan, s)]
        _end(angkatan, baris)
        return len(_credit(angkatan, hadir))


def _end(angkatan: Angkatan, baris: Sequence[BarisPeserta]) -> None:
    """Write how everybody ended the class."""
    akhir: dict[StatusPeserta, list[int]] = {}
    for satu in baris:
        hasil = hasil_peserta(
            hadir_penuh=hadir_penuh(angkatan, satu),
            pasca=satu.pasca,
            nilai_lulus=angkatan.program.nilai_lulus,
        )
        akhir.setdefault(hasil, []).append(satu.peserta.pk)
    for hasil, peserta in akhir.items():
        Peserta.objects.filter(
            pk__in=peserta, status=StatusPeserta.TERDAFTAR.value
        ).update(status=hasil.value)


def _credit(angkatan: Angkatan, hadir: list[Peserta]) -> list[CatatanJP]:
    pernah = set(
        CatatanJP.objects.filter(
            peserta__angkatan__program=angkatan.program_id
        ).values_list("pegawai_id", flat=True)
    )
    akhir = hari_angkatan(angkatan)[-1]
    return CatatanJP.objects.bulk_create(
        CatatanJP(
            pegawai_id=satu.pegawai_id,
            peserta=satu,
            tahun=akhir.year,
            jp_diakui=Decimal(angkatan.program.jp),
            uraian=angkatan.program.nama,
        )
        for satu in hadir
        if satu.pegawai_id not in pernah
    )


def _take_seat(angkatan: Angkatan) -> None:
    """Take one seat with one conditional statement: the last one goes once."""
    diambil = Angkatan.objects.filter(
        pk=angkatan.pk,
        ditutup_pada=None,
        masa__endswith__gt=hari_ini(),
        terisi__lt=F("kuota"),
    ).update(terisi=F("terisi") + 1)
    if diambil == 1:
        return
    kini = Angkatan.objects.get(pk=angkatan.pk)
    if kini.terisi < kini.kuota:
        raise Conflict("Pendaftaran angkatan ini sudah ditutup.")
    raise Conflict(
        f"Maaf, kursi terakhir {kini.nama} baru saja terisi. Pilih angkatan lain, atau "
        "minta panitia menambah kuota."
    )


def _take_place(angkatan: Angkatan, pegawai: Pegawai) -> None:
    kembali = Peserta.objects.filter(
        angkatan=angkatan, pegawai=pegawai, status=StatusPeserta.MUNDUR
    ).update(status=StatusPeserta.TERDAFTAR)
    if not kembali:
        Peserta.objects.create(angkatan=angkatan, pegawai=pegawai)


def _move(angkatan: Angkatan, versi: int, **isian: object) -> None:
    berubah = Angkatan.objects.filter(
        pk=angkatan.pk, versi=versi, ditutup_pada=None
    ).update(**isian, versi=F("versi") + 1)
    if berubah != 1:
        raise Conflict(
            "Angkatan ini baru saja diubah atau ditutup orang lain. Isian Anda masih "
            "tampak di bawah; periksa, lalu simpan lagi."
        )


def _has_marks(angkatan: Angkatan) -> bool:
    return Kehadiran.objects.filter(peserta__angkatan=angkatan).exists()


def _check_length(masa: DateRange) -> None:
    if masa.upper is None or (masa.upper - hari_awal(masa)).days > HARI_TERBANYAK:
        raise InvalidInput(
            f"Satu angkatan paling lama {HARI_TERBANYAK} hari. Bagi menjadi beberapa "
            "angkatan."
        )
