"""Open an evaluation period once per SKP; remind who has not finished."""

from datetime import date, datetime, time

from evaluasi.models import Evaluasi
from evaluasi.policies.meja import BELUM_DIKIRIM
from evaluasi.rules.alur import StatusEvaluasi
from evaluasi.selectors.penilai import Dinilai, dasar_penilaian
from evaluasi.selectors.periode import (
    belum_selesai,
    jendela_tahap,
    tahap_terbuka,
    versi_belum_dievaluasi,
)
from indikator.models import VersiSKP
from kinerja.jadwal.models import Tahap
from kinerja.jadwal.selectors import sebut_kode
from kinerja.jejak.services import tindakan
from kinerja.lib.tanggal import WIB
from kinerja.lib.waktu import hari_ini, sekarang
from kinerja.pemberitahuan.services import queue_banyak
from organisasi.rules.penilai import Penilaian

JAM_KIRIM = time(7)


def open_tahap(tahap: Tahap) -> dict[str, int]:
    """Create the missing evaluations of a stage and tell each Pegawai.

    Safe to repeat and to run twice at once: one row per (stage, SKP), and only whose
    row is new gets a message. Penilai, atasan and unit are those of the day that
    decides (``rules.periode.hari_acuan``), also where days were missed. Returns
    {"baru", "tanpa_penilai", "pesan"}; somebody whom nobody rates is left out until
    the structure says who does.
    """
    hari = hari_ini()
    with tindakan(pelaku=None, nama="evaluasi:buka"):
        versi = list(versi_belum_dievaluasi(tahap, hari))
        dinilai = [
            Dinilai(satu.skp.pegawai_id, satu.skp.penempatan.berlaku, tahap)
            for satu in versi
        ]
        dasar = dasar_penilaian(dinilai, hari)
        calon = [
            evaluasi
            for satu, siapa in zip(versi, dinilai, strict=True)
            if (evaluasi := _evaluasi(tahap, satu, dasar[siapa]))
        ]
        Evaluasi.objects.bulk_create(calon, ignore_conflicts=True, batch_size=500)
        # another process may have been first: ours are the rows that carry our kode
        baru = Evaluasi.objects.filter(kode__in=[satu.kode for satu in calon])
        tujuan = list(
            baru.filter(pegawai__pengguna__isnull=False).values_list(
                "pegawai__pengguna_id", "kode"
            )
        )
        pesan = queue_banyak(
            jenis="evaluasi:dibuka",
            objek_jenis="evaluasi",
            tujuan=tujuan,
            kirim_setelah=max(sekarang(), datetime.combine(hari, JAM_KIRIM, WIB)),
        )
        return {
            "baru": baru.count(),
            "tanpa_penilai": len(versi) - len(calon),
            "pesan": pesan,
        }


def _evaluasi(tahap: Tahap, versi: VersiSKP, dasar: Penilaian) -> Evaluasi | None:
    if dasar.penilai is None:
        return None
    unit = dasar.unit_capaian or versi.skp.penempatan.jabatan.unit_id
    return Evaluasi(
        tahap=tahap,
        skp_id=versi.skp_id,
        versi_skp=versi,
        pegawai_id=versi.skp.pegawai_id,
        penempatan_id=versi.skp.penempatan_id,
        penilai_id=dasar.penilai,
        atasan_id=dasar.atasan,
        unit_capaian_id=unit,
    )


def open_due(hari: date) -> dict[str, dict[str, int]]:
    """Open every evaluasi periodik whose window is open on this day.

    Called daily: who got an SKP inside the window is taken in the day after.
    """
    return {sebut_kode(tahap): open_tahap(tahap) for tahap in tahap_terbuka(hari)}


def remind_due(hari: date) -> dict[str, dict[str, int]]:
    """Remind those who have not finished, on the set days before the end.

    A reminder for a day that was missed still goes out while the window is open;
    several missed days give one message.
    """
    hasil = {}
    for tahap in tahap_terbuka(hari):
        jendela = jendela_tahap(tahap)
        if jendela.perlu_ingat(hari) and jendela.terbuka(hari_ini()):
            hasil[sebut_kode(tahap)] = _remind(tahap)
    return hasil


def _remind(tahap: Tahap) -> dict[str, int]:
    belum = belum_selesai([tahap], [StatusEvaluasi.BELUM]).filter(
        pegawai__pengguna__isnull=False
    )
    penilai = belum_selesai([tahap], BELUM_DIKIRIM).filter(
        penilai__pengguna__isnull=False
    )
    return {
        "pegawai": queue_banyak(
            jenis="evaluasi:ingatkan_realisasi",
            objek_jenis="evaluasi",
            tujuan=list(belum.values_list("pegawai__pengguna_id", "kode")),
        ),
        "penilai": queue_banyak(
            jenis="evaluasi:ingatkan_nilai",
            objek_jenis="tahap",
            tujuan=[
                (akun, tahap.pk)
                for akun in penilai.values_list(
                    "penilai__pengguna_id", flat=True
                ).distinct()
                if akun is not None
            ],
        ),
    }
