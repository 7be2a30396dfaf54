"""The penilai records what follows; a need becomes a row of next year's needs."""

from dataclasses import dataclass
from datetime import date

from evaluasi.models import Evaluasi, TindakLanjut
from evaluasi.policies.tindak_lanjut import can_record_tindak_lanjut
from evaluasi.rules.alur import JenisTindakLanjut
from kinerja.akun.models import Pengguna
from kinerja.jejak.services import tindakan
from kinerja.lib.errors import InvalidInput, NotAllowed
from kinerja.lib.waktu import hari_ini
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
        if evaluasi.pegawai.pengguna is not None:
            queue_pesan(
                jenis="tindak_lanjut:dicatat",
                penerima=evaluasi.pegawai.pengguna,
                objek_jenis="evaluasi",
                objek_kode=evaluasi.kode,
            )
    return baris


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
