"""Report wrong data, answer the report; both sides are told."""

from dataclasses import dataclass

from django.db import IntegrityError
from django.db.models import F

from kinerja.akun.models import Pengguna
from kinerja.berkas.models import Berkas
from kinerja.berkas.rules.jenis import Jenis
from kinerja.berkas.services import Readable, store_berkas
from kinerja.jejak.services import tindakan
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from kinerja.lib.waktu import sekarang
from kinerja.pemberitahuan.services import queue_banyak, queue_pesan
from organisasi.models import LaporanData, Pegawai
from organisasi.policies.laporan import can_answer, can_report, penangan_untuk
from organisasi.rules.laporan import BagianData, StatusLaporan

OBJEK = "laporan"
DIAJUKAN, DIJAWAB = "laporan:diajukan", "laporan:dijawab"
JENIS_BUKTI = (Jenis.PDF, Jenis.JPEG, Jenis.PNG)
BERUBAH = "Laporan ini baru saja berubah di tempat lain. Baca dulu yang sekarang."


@dataclass(frozen=True)
class IsiLaporan:
    """What the person says, with a file (name, content) as evidence or without."""

    bagian: BagianData
    salah: str
    benar: str
    berkas: tuple[str, Readable] | None = None


def report_data(*, pegawai: Pegawai, actor: Pengguna, isi: IsiLaporan) -> LaporanData:
    """Report wrong data of the actor's own row and tell whoever keeps it right.

    Raises ``NotAllowed`` for somebody else's row, ``InvalidInput`` for a bad file,
    ``Conflict`` while an earlier report about the same part is open.
    """
    if not can_report(actor, pegawai):
        raise NotAllowed("Hanya pemiliknya yang dapat melaporkan data ini salah.")
    try:
        with tindakan(pelaku=actor, nama="laporan:ajukan"):
            laporan = LaporanData.objects.create(
                pegawai=pegawai,
                bagian=isi.bagian.value,
                salah=isi.salah,
                benar=isi.benar,
                bukti=_store(isi, actor),
            )
            _tell_penangan(laporan)
    except IntegrityError as error:
        if "laporan_satu_terbuka" not in str(error):
            raise
        raise Conflict(
            "Laporan Anda tentang bagian ini masih terbuka. Tunggu jawabannya, atau "
            "lengkapi laporan itu bila dikembalikan."
        ) from error
    return laporan


def resend_laporan(
    *, laporan: LaporanData, actor: Pengguna, isi: IsiLaporan, versi: int
) -> None:
    """Send a returned report again with better words; a new file replaces the old.

    Raises ``NotAllowed`` for somebody else's, ``Conflict`` when it is not returned any
    more or not at ``versi``.
    """
    if not can_report(actor, laporan.pegawai):
        raise NotAllowed("Hanya pelapor yang dapat melengkapi laporan ini.")
    with tindakan(pelaku=actor, nama="laporan:lengkapi"):
        bukti = _store(isi, actor)
        ubah = {"bukti": bukti} if bukti else {}
        _move(
            laporan,
            versi,
            dari=StatusLaporan.DIKEMBALIKAN,
            status=StatusLaporan.DIAJUKAN.value,
            salah=isi.salah,
            benar=isi.benar,
            **ubah,
        )
        _tell_penangan(laporan)


def answer_laporan(
    *,
    laporan: LaporanData,
    actor: Pengguna,
    putusan: StatusLaporan,
    jawaban: str,
    versi: int,
) -> None:
    """Say what was done, what is missing, or why nothing changes; tell the reporter.

    Raises ``NotAllowed`` unless the actor keeps these data (never the own),
    ``InvalidInput`` without words, ``Conflict`` when it was answered before.
    """
    if not can_answer(actor, laporan):
        raise NotAllowed(
            "Laporan ini dijawab admin SKPK atau BKPSDM, bukan oleh pelapornya."
        )
    if putusan is StatusLaporan.DIAJUKAN or not jawaban.strip():
        raise InvalidInput("Pilih hasilnya dan tulis jawaban untuk pelapor.")
    with tindakan(pelaku=actor, nama="laporan:jawab", alasan=jawaban):
        _move(
            laporan,
            versi,
            dari=StatusLaporan.DIAJUKAN,
            status=putusan.value,
            jawaban=jawaban.strip(),
            penangan=actor,
            dijawab_pada=sekarang(),
        )
        if laporan.pegawai.pengguna:
            queue_pesan(
                jenis=DIJAWAB,
                penerima=laporan.pegawai.pengguna,
                objek_jenis=OBJEK,
                objek_kode=laporan.kode,
            )


def _move(
    laporan: LaporanData, versi: int, *, dari: StatusLaporan, **ubah: object
) -> None:
    baris = LaporanData.objects.filter(pk=laporan.pk, versi=versi, status=dari.value)
    if baris.update(versi=F("versi") + 1, **ubah) != 1:
        raise Conflict(BERUBAH)
    laporan.refresh_from_db()


def _store(isi: IsiLaporan, actor: Pengguna) -> Berkas | None:
    if isi.berkas is None:
        return None
    nama, berkas = isi.berkas
    return store_berkas(isi=berkas, nama=nama, actor=actor, jenis_boleh=JENIS_BUKTI)


def _tell_penangan(laporan: LaporanData) -> None:
    penerima = penangan_untuk(laporan.pegawai).values_list("pengguna_id", flat=True)
    queue_banyak(
        jenis=DIAJUKAN,
        objek_jenis=OBJEK,
        tujuan=[(pk, laporan.kode) for pk in set(penerima)],
    )
