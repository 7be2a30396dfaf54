"""What a participant does: answer the case, walk through the simulation."""

from collections.abc import Sequence

from django.db import IntegrityError
from django.db.models import F

from kinerja.akun.models import Pengguna
from kinerja.jejak.services import tindakan
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from kinerja.lib.waktu import sekarang
from pelatihan.models import Percobaan, Peserta, Skenario, StudiKasus
from pelatihan.rules.jenis import JenisPercobaan, StatusPeserta
from pelatihan.rules.simulasi import Jalan, telusuri
from pelatihan.selectors.belajar import cerita


def save_jawaban(
    *,
    actor: Pengguna,
    peserta: Peserta,
    kasus: StudiKasus,
    jawaban: Sequence[str],
    versi: int,
) -> Percobaan:
    """Keep the answers as a draft; ``versi`` 0 is for the first time.

    Raises ``Conflict`` when another tab saved in between or they were handed in.
    """
    _own(actor, peserta)
    with tindakan(pelaku=actor, nama="pelatihan:simpan_jawaban"):
        if versi == 0:
            return _begin(peserta, kasus, jawaban)
        _write(peserta, kasus, versi, jawaban=list(jawaban))
    return Percobaan.objects.get(peserta=peserta, studi_kasus=kasus)


def hand_in_jawaban(
    *,
    actor: Pengguna,
    peserta: Peserta,
    kasus: StudiKasus,
    jawaban: Sequence[str],
    versi: int,
) -> Percobaan:
    """Hand the answers in for good; rubric and model answer open up afterwards.

    Raises ``InvalidInput`` for an unanswered question, else as ``save_jawaban``.
    """
    _own(actor, peserta)
    kosong = [str(n) for n, isi in enumerate(jawaban, start=1) if not isi.strip()]
    if kosong:
        raise InvalidInput(f"Jawab dulu pertanyaan {', '.join(kosong)}.")
    with tindakan(pelaku=actor, nama="pelatihan:serahkan_jawaban"):
        percobaan = save_jawaban(
            actor=actor, peserta=peserta, kasus=kasus, jawaban=jawaban, versi=versi
        )
        _write(peserta, kasus, percobaan.versi, selesai_pada=sekarang())
    return percobaan


def begin_simulasi(*, actor: Pengguna, peserta: Peserta, skenario: Skenario) -> None:
    """Start a try at scene 1; an open one goes on instead."""
    _own(actor, peserta)
    with tindakan(pelaku=actor, nama="pelatihan:mulai_simulasi"):
        Percobaan.objects.bulk_create(
            [
                Percobaan(
                    peserta=peserta,
                    jenis=JenisPercobaan.SIMULASI.value,
                    skenario=skenario,
                )
            ],
            ignore_conflicts=True,
        )


def choose(*, actor: Pengguna, percobaan: Percobaan, urutan: int, versi: int) -> Jalan:
    """Take one choice of the scene the try stands at; an ending finishes the try.

    Raises ``InvalidInput`` for a choice the scene has not, ``Conflict`` when this step
    was taken already (a second click, another tab).
    """
    _own(actor, percobaan.peserta)
    jawaban = [*percobaan.jawaban, urutan]
    jalan = telusuri(cerita(percobaan.skenario_id or 0), jawaban)
    with tindakan(pelaku=actor, nama="pelatihan:pilih_tindakan"):
        berubah = Percobaan.objects.filter(
            pk=percobaan.pk, versi=versi, selesai_pada=None
        ).update(
            jawaban=jawaban,
            versi=F("versi") + 1,
            selesai_pada=sekarang() if jalan.tamat else None,
        )
        if berubah != 1:
            raise Conflict("Pilihan untuk adegan itu sudah tercatat.")
    return jalan


def _own(actor: Pengguna, peserta: Peserta) -> None:
    if peserta.pegawai.pengguna_id != actor.pk:
        raise NotAllowed("Hanya pesertanya yang mengerjakan ini.")
    if peserta.status == StatusPeserta.MUNDUR:
        raise NotAllowed("Tempat Anda di angkatan ini sudah dibatalkan.")


def _begin(peserta: Peserta, kasus: StudiKasus, jawaban: Sequence[str]) -> Percobaan:
    try:
        return Percobaan.objects.create(
            peserta=peserta,
            jenis=JenisPercobaan.STUDI_KASUS.value,
            studi_kasus=kasus,
            jawaban=list(jawaban),
        )
    except IntegrityError:
        raise _bentrok() from None


def _write(peserta: Peserta, kasus: StudiKasus, versi: int, **isian: object) -> None:
    berubah = Percobaan.objects.filter(
        peserta=peserta, studi_kasus=kasus, versi=versi, selesai_pada=None
    ).update(**isian, versi=F("versi") + 1)
    if berubah != 1:
        raise _bentrok()


def _bentrok() -> Conflict:
    return Conflict(
        "Jawaban ini baru saja disimpan atau diserahkan di tempat lain. Yang tersimpan "
        "tertulis di bawah setiap isian; jawaban di layar ini belum tersimpan."
    )
