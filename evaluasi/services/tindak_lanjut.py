"""The penilai records what follows; a need becomes a row of next year's needs."""

from dataclasses import dataclass
from datetime import date

from evaluasi.models import Evaluasi, TindakLanjut
from evaluasi.policies.tindak_lanjut import (
    can_close_tindak_lanjut,
    can_record_tindak_lanjut,
)
from evaluasi.rules.alur import JenisTindakLanjut, StatusTindakLanjut
from kinerja.akun.models import Pengguna
from kinerja.jejak.services import tindakan
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from kinerja.lib.waktu import hari_ini, sekarang
from kinerja.pemberitahuan.services import queue_pesan
from organisasi.models import Kebutuhan
from organisasi.rules.kebutuhan import SKALA


@dataclass(frozen=True)
class Bobot:
    """Urgency, impact and feasibility of a need, each 1 to 5."""

    urgensi: int
    dampak: int
    kelayakan: int


def record_tindak_lanjut(
    *,
    evaluasi: Evaluasi,
    actor: Pengguna,
    jenis: JenisTindakLanjut,
    isi: str,
    tenggat: date,
    bobot: Bobot | None = None,
) -> TindakLanjut:
    """Record one follow-up and tell the Pegawai.

    KEBUTUHAN also creates the Kebutuhan of next year in the same transaction and
    needs ``bobot``. Raises ``NotAllowed`` for anybody but the penilai of a delivered
    result, ``InvalidInput`` for an empty text, a day gone by or a missing weight.
    """
    if not can_record_tindak_lanjut(actor, evaluasi):
        raise NotAllowed(
            "Tindak lanjut dicatat pejabat penilai sesudah hasil disampaikan, dan "
            "tidak selama keberatan berjalan."
        )
    if not isi.strip():
        raise InvalidInput("Tulis tindak lanjutnya.")
    if tenggat < hari_ini():
        raise InvalidInput("Tenggat sudah lewat. Pilih hari ini atau sesudahnya.")
    with tindakan(pelaku=actor, nama="tindak_lanjut:catat"):
        baris = TindakLanjut.objects.create(
            evaluasi=evaluasi,
            jenis=jenis.value,
            isi=isi.strip(),
            tenggat=tenggat,
            kebutuhan=_kebutuhan(evaluasi, actor, jenis, isi.strip(), bobot),
            oleh=actor,
        )
        _kabari("tindak_lanjut:dicatat", evaluasi)
    return baris


def close_tindak_lanjut(
    *, tindak: TindakLanjut, actor: Pengguna, status: StatusTindakLanjut, hasil: str
) -> None:
    """Close one follow-up as done or given up, with what came of it; tell the Pegawai.

    Raises ``NotAllowed`` for anybody but the penilai or when it is closed already,
    ``InvalidInput`` without words, ``Conflict`` for the later of two.
    """
    if not can_close_tindak_lanjut(actor, tindak):
        raise NotAllowed("Hanya pejabat penilai menutup tindak lanjut, satu kali.")
    if status is StatusTindakLanjut.DIRENCANAKAN or not hasil.strip():
        raise InvalidInput("Pilih Selesai atau Dibatalkan, lalu tulis hasilnya.")
    with tindakan(pelaku=actor, nama="tindak_lanjut:tutup"):
        berubah = TindakLanjut.objects.filter(
            pk=tindak.pk, status=StatusTindakLanjut.DIRENCANAKAN
        ).update(status=status.value, hasil=hasil.strip(), ditutup_pada=sekarang())
        if berubah != 1:
            raise Conflict("Tindak lanjut ini baru saja ditutup di tempat lain.")
        _kabari("tindak_lanjut:ditutup", tindak.evaluasi)


def _kabari(jenis: str, evaluasi: Evaluasi) -> None:
    if evaluasi.pegawai.pengguna is None:
        return
    queue_pesan(
        jenis=jenis,
        penerima=evaluasi.pegawai.pengguna,
        objek_jenis="evaluasi",
        objek_kode=evaluasi.kode,
    )


def _kebutuhan(
    evaluasi: Evaluasi,
    actor: Pengguna,
    jenis: JenisTindakLanjut,
    isi: str,
    bobot: Bobot | None,
) -> Kebutuhan | None:
    """Create the need without naming the person: the unit reads it."""
    if jenis is not JenisTindakLanjut.KEBUTUHAN:
        return None
    if bobot is None or not {bobot.urgensi, bobot.dampak, bobot.kelayakan} <= set(
        SKALA
    ):
        raise InvalidInput(
            "Isi urgensi, dampak, dan kelayakan, masing-masing 1 sampai 5."
        )
    tahun = evaluasi.tahap.siklus.tahun
    return Kebutuhan.objects.create(
        unit=evaluasi.penempatan.jabatan.unit,
        tahun=tahun + 1,
        pernyataan=isi,
        sebab=f"Tindak lanjut evaluasi kinerja tahun {tahun}.",
        bukti="Catatan dan rekomendasi dalam dokumen evaluasi kinerja.",
        urgensi=bobot.urgensi,
        dampak=bobot.dampak,
        kelayakan=bobot.kelayakan,
        dibuat_oleh=actor,
    )
