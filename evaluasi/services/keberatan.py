"""Keberatan: the Pegawai objects, the penilai explains, the atasan decides."""

from django.db import IntegrityError, transaction
from django.db.models import F

from evaluasi.models import Evaluasi, Keberatan
from evaluasi.policies.kartu import is_milik
from evaluasi.policies.keberatan import alasan_belum_dapat, can_decide, can_explain
from evaluasi.rules.alur import TRANSISI, AksiEvaluasi, StatusEvaluasi
from evaluasi.rules.keberatan import Putusan, sebab_belum_diputus
from kinerja.akun.models import Pengguna
from kinerja.jejak.services import tindakan
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from kinerja.lib.waktu import sekarang
from kinerja.pemberitahuan.services import queue_banyak
from organisasi.models import Pegawai

SUDAH = "Keberatan ini baru saja berubah di tempat lain. Muat ulang halamannya."


def start_keberatan(*, evaluasi: Evaluasi, actor: Pengguna, alasan: str) -> Keberatan:
    """Record the one keberatan and tell penilai and atasan.

    Raises ``NotAllowed`` (not the own result, final, not received, a second one),
    ``InvalidInput`` without reasons (KB-13), ``Conflict`` when two tabs race.
    """
    if not is_milik(actor, evaluasi):
        raise NotAllowed("Hanya pegawai yang dinilai dapat mengajukan keberatan.")
    if sebab := alasan_belum_dapat(evaluasi):
        raise NotAllowed(sebab)
    if not alasan.strip():
        raise InvalidInput("Tulis alasan keberatan; tanpa alasan tidak dapat diajukan.")
    with tindakan(pelaku=actor, nama="keberatan:ajukan"):
        _pindah(evaluasi, StatusEvaluasi.DITERIMA, AksiEvaluasi.AJUKAN_KEBERATAN)
        try:
            with transaction.atomic():
                keberatan = Keberatan.objects.create(
                    evaluasi=evaluasi, alasan=alasan.strip(), diajukan_pada=sekarang()
                )
        except IntegrityError:
            raise Conflict("Keberatan atas evaluasi ini sudah diajukan.") from None
        for orang in (evaluasi.penilai, evaluasi.atasan):
            _kabari("keberatan:diajukan", orang, evaluasi)
    return keberatan


def explain_keberatan(
    *, keberatan: Keberatan, actor: Pengguna, tanggapan: str, versi: int
) -> None:
    """Store the explanation of the penilai and tell the atasan.

    Raises ``NotAllowed``, ``InvalidInput`` when empty, ``Conflict`` when stale.
    """
    if not can_explain(actor, keberatan):
        raise NotAllowed(
            "Hanya pejabat penilai yang memberi penjelasan, sebelum putus."
        )
    if not tanggapan.strip():
        raise InvalidInput("Penjelasan masih kosong.")
    with tindakan(pelaku=actor, nama="keberatan:jelaskan"):
        berubah = Keberatan.objects.filter(
            pk=keberatan.pk, versi=versi, putusan=""
        ).update(tanggapan_penilai=tanggapan.strip(), versi=F("versi") + 1)
        if berubah != 1:
            raise Conflict(SUDAH)
        _kabari("keberatan:ditanggapi", keberatan.evaluasi.atasan, keberatan.evaluasi)


def decide_keberatan(
    *,
    keberatan: Keberatan,
    actor: Pengguna,
    putusan: Putusan,
    pertimbangan: str,
    versi: int,
) -> None:
    """Decide, change the evaluation where decided so, tell Pegawai and penilai.

    The old ratings stay in the history. Raises ``NotAllowed`` for anybody but the
    atasan (KB-15), ``InvalidInput`` without both explanations (KB-14) or without
    pertimbangan, ``Conflict`` when somebody was first.
    """
    if not can_decide(actor, keberatan):
        raise NotAllowed("Hanya atasan pejabat penilai yang memutus keberatan ini.")
    if sebab := sebab_belum_diputus(keberatan.tanggapan_penilai):
        raise InvalidInput(sebab)
    if not pertimbangan.strip():
        raise InvalidInput("Tulis pertimbangan putusan.")
    evaluasi = keberatan.evaluasi
    with tindakan(pelaku=actor, nama="keberatan:putuskan"):
        berubah = Keberatan.objects.filter(
            pk=keberatan.pk, versi=versi, putusan=""
        ).update(
            putusan=putusan.putusan.value,
            pertimbangan=pertimbangan.strip(),
            diputus_oleh=actor,
            diputus_pada=sekarang(),
            versi=F("versi") + 1,
        )
        if berubah != 1:
            raise Conflict(SUDAH)
        _pindah(
            evaluasi,
            StatusEvaluasi.KEBERATAN,
            AksiEvaluasi.PUTUSKAN,
            final=True,
            **_nilai_baru(putusan),
        )
        for orang in (evaluasi.pegawai, evaluasi.penilai):
            _kabari("keberatan:diputus", orang, evaluasi)


def _nilai_baru(putusan: Putusan) -> dict[str, str]:
    """Return the columns a changed result gets; none when it is confirmed."""
    if not (putusan.rating_hasil and putusan.rating_perilaku and putusan.predikat):
        return {}
    return {
        "rating_hasil": putusan.rating_hasil.value,
        "rating_perilaku": putusan.rating_perilaku.value,
        "predikat": putusan.predikat.value,
        "catatan": putusan.rekomendasi,
    }


def _pindah(
    evaluasi: Evaluasi, dari: StatusEvaluasi, aksi: AksiEvaluasi, **kolom: object
) -> None:
    berubah = Evaluasi.objects.filter(pk=evaluasi.pk, status=dari.value).update(
        status=TRANSISI[dari, aksi].value, versi=F("versi") + 1, **kolom
    )
    if berubah != 1:
        raise Conflict("Evaluasi ini baru saja berubah. Muat ulang halamannya.")


def _kabari(jenis: str, orang: Pegawai | None, evaluasi: Evaluasi) -> None:
    if orang is None or orang.pengguna_id is None:
        return
    queue_banyak(
        jenis=jenis,
        objek_jenis="evaluasi",
        tujuan=[(orang.pengguna_id, evaluasi.kode)],
    )
