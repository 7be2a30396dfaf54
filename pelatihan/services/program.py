"""Writing a programme, its case and its simulation, and publishing it.

What people have begun to answer may not change under them: case and simulation are
written only while the programme is not published, and a published one goes back to
draft only while nobody has begun.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import F

from indikator.models import Indikator
from kinerja.akun.models import Pengguna
from kinerja.jejak.services import tindakan
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from organisasi.models import UnitKerja
from pelatihan.models import (
    Adegan,
    Pilihan,
    Program,
    ProgramIndikator,
    Skenario,
    SoalKasus,
    StudiKasus,
)
from pelatihan.policies.program import can_manage
from pelatihan.rules.simulasi import Pilihan as PilihanDitulis
from pelatihan.selectors.belajar import (
    has_percobaan,
    kasus_program,
    kekurangan_terbit,
    skenario_program,
)

BARU_DIUBAH = (
    "Program ini baru saja diubah orang lain. Isian Anda masih ada di bawah; "
    "periksa, lalu simpan lagi."
)


@dataclass(frozen=True)
class IsiProgram:
    """What the form of a programme holds; ``jp`` are lesson hours of 45 minutes."""

    nama: str
    tujuan: str
    jp: int
    indikator: tuple[Indikator, ...]
    nilai_lulus: Decimal | None = None


@dataclass(frozen=True)
class IsiSoal:
    """One question of a case."""

    pertanyaan: str
    rubrik: str
    pembahasan: str


def must_manage(actor: Pengguna, program: Program) -> None:
    """Raise ``NotAllowed`` for anybody but the programme's committee."""
    if not can_manage(actor, program):
        raise NotAllowed(
            "Program ini diurus panitianya: BKPSDM atau admin SKPK unit itu."
        )


def create_program(*, actor: Pengguna, unit: UnitKerja, isi: IsiProgram) -> Program:
    """Start a programme of a unit. Raises ``NotAllowed`` and ``InvalidInput``."""
    program = Program(unit=unit, **_kolom(isi))
    must_manage(actor, program)
    with tindakan(pelaku=actor, nama="pelatihan:buat"):
        program.save()
        _link(program, isi.indikator)
    return program


def _kolom(isi: IsiProgram) -> dict[str, Any]:
    """Return the columns of a programme out of its form."""
    return {
        "nama": isi.nama,
        "tujuan": isi.tujuan,
        "jp": isi.jp,
        "nilai_lulus": isi.nilai_lulus,
    }


def update_program(
    *, actor: Pengguna, program: Program, isi: IsiProgram, versi: int
) -> None:
    """Change name, aim, hours and indicators. Raises ``Conflict`` for the later one."""
    must_manage(actor, program)
    with tindakan(pelaku=actor, nama="pelatihan:ubah"):
        _move(program, versi, **_kolom(isi))
        lepas = program.indikator.exclude(indikator__in=isi.indikator)
        lepas.delete()
        _link(program, isi.indikator)


def save_kasus(
    *,
    actor: Pengguna,
    program: Program,
    judul: str,
    situasi: str,
    soal: Sequence[IsiSoal],
    versi: int,
) -> None:
    """Write the programme's one study case anew.

    Raises ``NotAllowed``, ``InvalidInput`` once published, ``Conflict``.
    """
    must_manage(actor, program)
    with tindakan(pelaku=actor, nama="pelatihan:tulis_kasus"):
        _open_draft(program, versi)
        kasus = kasus_program(program) or StudiKasus(program=program)
        kasus.judul, kasus.situasi = judul, situasi
        kasus.save()
        kasus.soal.all().delete()
        SoalKasus.objects.bulk_create(
            SoalKasus(
                studi_kasus=kasus,
                urutan=urutan,
                pertanyaan=satu.pertanyaan,
                rubrik=satu.rubrik,
                pembahasan=satu.pembahasan,
            )
            for urutan, satu in enumerate(soal, start=1)
        )


def save_skenario(
    *, actor: Pengguna, program: Program, judul: str, pengantar: str, versi: int
) -> None:
    """Write title and introduction of the one simulation; scene 1 comes with it."""
    must_manage(actor, program)
    with tindakan(pelaku=actor, nama="pelatihan:tulis_simulasi"):
        _open_draft(program, versi)
        skenario = skenario_program(program) or Skenario(program=program)
        skenario.judul, skenario.pengantar = judul, pengantar
        skenario.save()
        Adegan.objects.get_or_create(skenario=skenario, nomor=1)


def save_adegan(
    *,
    actor: Pengguna,
    adegan: Adegan,
    isi: str,
    pilihan: Sequence[PilihanDitulis],
    versi: int,
) -> None:
    """Write one scene with its choices; scenes they lead to come into being.

    An unwritten scene that nothing leads to any more goes again, so a mistyped number
    leaves nothing behind.
    """
    skenario = adegan.skenario
    must_manage(actor, skenario.program)
    with tindakan(pelaku=actor, nama="pelatihan:tulis_adegan"):
        _open_draft(skenario.program, versi)
        Adegan.objects.filter(pk=adegan.pk).update(isi=isi)
        adegan.pilihan.all().delete()
        nomor = {satu.menuju for satu in pilihan}
        Adegan.objects.bulk_create(
            [Adegan(skenario=skenario, nomor=n) for n in sorted(nomor)],
            ignore_conflicts=True,
        )
        tujuan = {a.nomor: a for a in skenario.adegan.filter(nomor__in=nomor)}
        Pilihan.objects.bulk_create(
            Pilihan(
                adegan=adegan,
                urutan=urutan,
                teks=satu.teks,
                menuju=tujuan[satu.menuju],
                waktu=satu.akibat.waktu,
                mutu=satu.akibat.mutu,
                kepuasan=satu.akibat.kepuasan,
            )
            for urutan, satu in enumerate(pilihan, start=1)
        )
        skenario.adegan.filter(
            isi="", pilihan=None, dari_pilihan=None, nomor__gt=1
        ).delete()


def delete_adegan(*, actor: Pengguna, adegan: Adegan, versi: int) -> None:
    """Remove a scene nothing leads to. Raises ``InvalidInput`` for any other."""
    program = adegan.skenario.program
    must_manage(actor, program)
    with tindakan(pelaku=actor, nama="pelatihan:hapus_adegan"):
        _open_draft(program, versi)
        if adegan.nomor == 1 or adegan.dari_pilihan.exists():
            raise InvalidInput(
                "Adegan 1 dan adegan yang masih dituju pilihan tidak dapat dihapus. "
                "Arahkan dulu pilihannya ke adegan lain."
            )
        adegan.pilihan.all().delete()
        adegan.delete()


def publish_program(*, actor: Pengguna, program: Program, versi: int) -> None:
    """Open a programme to participants; ``InvalidInput`` says what is lacking."""
    must_manage(actor, program)
    with tindakan(pelaku=actor, nama="pelatihan:terbitkan"):
        _move(program, versi, terbit=True)
        kurang = kekurangan_terbit(program)
        if kurang:
            raise InvalidInput(" ".join(kurang))


def withdraw_program(*, actor: Pengguna, program: Program, versi: int) -> None:
    """Take a programme back to draft while nobody has begun its case or simulation."""
    must_manage(actor, program)
    with tindakan(pelaku=actor, nama="pelatihan:tarik"):
        _move(program, versi, terbit=False)
        if has_percobaan(program):
            raise InvalidInput(
                "Studi kasus atau simulasinya sudah dikerjakan peserta, jadi tidak "
                "dapat diubah lagi. Buat program baru untuk isi yang baru."
            )


def _link(program: Program, indikator: Sequence[Indikator]) -> None:
    if any(satu.unit_id != program.unit_id for satu in indikator):
        raise InvalidInput("Pilih indikator milik unit program ini.")
    ProgramIndikator.objects.bulk_create(
        [ProgramIndikator(program=program, indikator=satu) for satu in indikator],
        ignore_conflicts=True,
    )


def _move(program: Program, versi: int, **isian: object) -> None:
    """Change the row if it is still at ``versi``; the row stays locked afterwards."""
    berubah = Program.objects.filter(pk=program.pk, versi=versi).update(
        **isian, versi=F("versi") + 1
    )
    if berubah != 1:
        raise Conflict(BARU_DIUBAH)


def _open_draft(program: Program, versi: int) -> None:
    _move(program, versi)
    if Program.objects.filter(pk=program.pk, terbit=True).exists():
        raise InvalidInput(
            "Program ini sudah terbit. Tarik dulu dari terbitan, baru ubah isinya."
        )
