"""A staff file on its way into the register: read, shown, then saved or discarded."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import IntegrityError, connection
from django.db.models import F, Max

from kinerja.akun.models import Pengguna
from kinerja.berkas.rules.jenis import Jenis, detect_jenis
from kinerja.berkas.rules.nama import extension
from kinerja.berkas.services import Readable, discard_berkas, store_berkas
from kinerja.jejak.models import Perubahan
from kinerja.jejak.services import tindakan
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from kinerja.lib.salin import copy_new
from kinerja.lib.tanggal import WIB
from kinerja.lib.waktu import sekarang
from organisasi.models import BarisImpor, Impor
from organisasi.pembaca import TanpaJudul
from organisasi.policies.impor import can_import
from organisasi.rencana_berkas import (
    JENIS_BOLEH,
    POTONG,
    RencanaBerkas,
    plan_bacaan,
    plan_berkas,
    read_berkas,
)
from organisasi.rules.impor import JenisImpor, Lapor, StatusImpor, Tahap, diam
from organisasi.rules.kolom_impor import fingerprint_judul
from organisasi.rules.register_impor import BarisRencana
from organisasi.selectors.impor import dapat_dipilih
from organisasi.services.bangunkan import wake_worker
from organisasi.services.impor_terap import apply_rencana

BASI = (
    "Data pegawai berubah sejak pratinjau ini dibuat, jadi belum ada yang disimpan. "
    "Pratinjau di bawah sudah disusun ulang; periksa lagi, lalu simpan."
)
DITOLAK_BASIS = (
    "Tidak ada yang disimpan, karena data kepegawaian sedang diubah di tempat lain dan "
    "bertentangan dengan isi berkas ini, atau baris yang dicentang memerlukan baris "
    "yang tidak dicentang. Muat ulang, periksa centangnya, lalu coba lagi."
)
BUKAN_PRATINJAU = (
    "Impor ini sudah disimpan, dibatalkan, atau disusun ulang di tempat lain. Lihat "
    "keadaannya yang terbaru."
)


PERBUATAN_SIMPAN = "impor:simpan"
KOLOM_ASING = (
    "Judul kolom berkas ini belum dikenal. Tunjuk arti kolomnya di bawah, lalu baca. "
    "Pilihan Anda dipakai lagi untuk berkas dengan judul yang sama."
)
TANPA_KOLOM = "Tunjuk dulu arti kolomnya, lalu baca berkasnya."


def read_impor(
    *,
    berkas: Readable,
    nama: str,
    actor: Pengguna,
    jenis: JenisImpor | None = None,
) -> Impor:
    """Store the file and its preview, nothing else. ``nama`` is the file's name.

    ``jenis`` None is guessed. A file above ``IMPOR_LATAR_BYTE`` is left to the worker
    (status MEMBACA). Where no heading is known, the preview has no rows and waits for
    the columns (``services.impor_pilih.map_columns``). Raises ``NotAllowed``, or
    ``InvalidInput`` for a file that cannot be read.
    """
    require_bkpsdm(actor)
    with tindakan(pelaku=actor, nama="impor:baca"):
        tersimpan = store_berkas(
            isi=berkas, nama=nama, actor=actor, jenis_boleh=JENIS_BOLEH
        )
        impor = Impor(
            berkas=tersimpan, jenis=jenis or "", oleh=actor, dibuat_pada=sekarang()
        )
        if tersimpan.ukuran > settings.IMPOR_LATAR_BYTE:
            impor.status = StatusImpor.MEMBACA.value
            impor.diminta_oleh = actor
            impor.save()
            wake_worker()
        else:
            make_preview(impor)
    return impor


def make_preview(impor: Impor, lapor: Lapor = diam) -> None:
    """Fill the preview, or ask for the columns of a file with unknown headings."""
    try:
        fill_preview(impor, _plan(impor, lapor), lapor)
    except TanpaJudul as tolak:
        if not tolak.judul:
            raise InvalidInput(tolak.message) from tolak
        impor.jenis = impor.jenis or JenisImpor.SIMPEG.value
        impor.judul, impor.sumber = tolak.judul, fingerprint_judul(tolak.judul)
        impor.keterangan = KOLOM_ASING
        impor.save()


def save_impor(*, impor: Impor, actor: Pengguna, versi: int) -> None:
    """Write the ticked changes in one transaction, or leave them to the worker.

    More than ``IMPOR_LATAR_BARIS`` ticked rows are the worker's (status MENYIMPAN).
    Raises ``Conflict`` when the import is not a preview of this ``versi`` any more, or
    when the register changed so that the preview would not come true: the preview is
    then made anew and nothing else is saved. ``InvalidInput`` when no row is ticked or
    the database refuses a row; nothing is saved then either.
    """
    require_bkpsdm(actor)
    with (
        explained(),
        tindakan(pelaku=actor, nama=PERBUATAN_SIMPAN, alasan=str(impor.kode)),
    ):
        jumlah = dapat_dipilih(impor).filter(dipilih=True).count()
        if jumlah > settings.IMPOR_LATAR_BARIS:
            advance(
                impor,
                versi,
                status=StatusImpor.MENYIMPAN.value,
                diminta_oleh=actor,
                percobaan=0,
                keterangan="",
            )
            wake_worker()
            return
        tersimpan = write_impor(impor, versi)
    if not tersimpan:
        raise Conflict(BASI)


def write_impor(
    impor: Impor,
    versi: int,
    *,
    dari: StatusImpor = StatusImpor.PRATINJAU,
    lapor: Lapor = diam,
) -> bool:
    """Write what is ticked, or the preview anew when it would not come true (False).

    The caller holds the transaction and names the act. Raises ``Conflict`` when the
    import is not in state ``dari`` with this ``versi``.
    """
    if not impor.pemetaan:
        raise InvalidInput(TANPA_KOLOM)
    lock_imports()
    awal = newest_perubahan()
    rencana = plan_impor(impor, lapor)
    if _stored(impor) != [_as_stored(baris) for baris in rencana.rencana.baris]:
        advance(
            impor, versi, dari=dari, status=StatusImpor.PRATINJAU.value, keterangan=""
        )
        fill_preview(impor, rencana)
        return False
    pilih = _ticked(impor)
    advance(
        impor,
        versi,
        dari=dari,
        status=StatusImpor.TERSIMPAN.value,
        disimpan_pada=sekarang(),
        keterangan="",
    )
    apply_rencana(rencana.rencana, pada=day_of(impor), pilih=pilih, lapor=lapor)
    Impor.objects.filter(pk=impor.pk).update(
        jejak_awal=awal, jejak_akhir=newest_perubahan()
    )
    return True


def discard_impor(*, impor: Impor, actor: Pengguna, versi: int) -> None:
    """Throw a preview away and set its file aside. Raises ``Conflict`` if too late."""
    require_bkpsdm(actor)
    with tindakan(pelaku=actor, nama="impor:batalkan"):
        advance(impor, versi, status=StatusImpor.DIBATALKAN.value)
        discard_berkas(
            berkas=impor.berkas, actor=actor, alasan="Pratinjau impor dibatalkan."
        )


def plan_file(
    jalur: Path, *, pada: date, jenis: JenisImpor | None = None
) -> RencanaBerkas:
    """Plan a file on this machine without writing anything.

    Raises ``InvalidInput`` with one sentence when it cannot be read.
    """
    try:
        with jalur.open("rb") as isi:
            berkas = detect_jenis(isi, extension(jalur.name))
    except InvalidInput as galat:
        raise InvalidInput(f"Berkas {jalur.name} ditolak: {galat.message}") from None
    except OSError:
        raise InvalidInput(f"Berkas {jalur} tidak ada atau tidak terbaca.") from None
    if berkas not in JENIS_BOLEH:
        raise InvalidInput(
            f"Berkas {jalur.name} bukan CSV, XLSX atau XLS. Simpan ulang sebagai salah "
            "satunya."
        )
    try:
        return plan_berkas(jalur, jenis_berkas=berkas, pada=pada, jenis=jenis)
    except TanpaJudul as tolak:
        raise InvalidInput(tolak.message) from tolak


def import_file(
    jalur: Path, *, pada: date, jenis: JenisImpor | None = None
) -> RencanaBerkas:
    """Plan and save a file as the operator of the server; no preview is kept."""
    with explained(), tindakan(pelaku=None, nama="impor:perintah"):
        lock_imports()
        hasil = plan_file(jalur, pada=pada, jenis=jenis)
        apply_rencana(hasil.rencana, pada=pada)
    return hasil


def require_bkpsdm(actor: Pengguna) -> None:
    """Raise ``NotAllowed`` for everybody who does not import staff files."""
    if not can_import(actor):
        raise NotAllowed("Hanya BKPSDM yang dapat mengimpor data pegawai.")


@contextmanager
def explained() -> Iterator[None]:
    """Turn a refusal of the database into a sentence; the transaction is undone.

    The plan keeps people from overlapping with themselves and heads with each other;
    what is left are rows that somebody else writes at the same moment, and ticked
    rows that need one that is not.
    """
    try:
        yield
    except IntegrityError as galat:
        raise InvalidInput(DITOLAK_BASIS) from galat


def lock_imports() -> None:
    """Let one import at a time write; a second waits and then plans anew."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('impor_pegawai'))")


def advance(
    impor: Impor,
    versi: int,
    *,
    dari: StatusImpor = StatusImpor.PRATINJAU,
    **isian: object,
) -> None:
    """Compare and set: only an import in state ``dari`` of this ``versi`` goes on."""
    ada = Impor.objects.filter(pk=impor.pk, versi=versi, status=dari.value)
    if not ada.update(versi=F("versi") + 1, **isian):
        raise Conflict(BUKAN_PRATINJAU)
    impor.versi = versi + 1


def newest_perubahan() -> int:
    """Return the newest number of the history, 0 for none."""
    return Perubahan.objects.aggregate(n=Max("id"))["n"] or 0


def day_of(impor: Impor) -> date:
    """Return the day whose register the import is planned against."""
    return impor.dibuat_pada.astimezone(WIB).date()


def plan_impor(impor: Impor, lapor: Lapor = diam) -> RencanaBerkas:
    """Plan a stored file with its answers and its mapping."""
    try:
        return _plan(impor, lapor)
    except TanpaJudul as tolak:
        raise InvalidInput(tolak.message) from tolak


def fill_preview(impor: Impor, hasil: RencanaBerkas, lapor: Lapor = diam) -> None:
    """Store a plan as the preview; ticks and answers stay with their rows."""
    lama = (
        {
            (satu.lembar, satu.nomor): (satu.dipilih, satu.jawaban)
            for satu in impor.baris.all()
        }
        if impor.pk
        else {}
    )
    impor.jenis = hasil.jenis.value
    impor.sumber, impor.judul = hasil.sumber, hasil.judul
    impor.pemetaan = hasil.pemetaan
    if impor.pk:
        impor.baris.all().delete()
        impor.save(update_fields=["jenis", "sumber", "judul", "pemetaan"])
    else:
        impor.save()
    semua = hasil.rencana.baris
    for letak in range(0, len(semua), POTONG):
        lapor(Tahap.SUSUN, letak, len(semua))
        bagian = semua[letak : letak + POTONG]
        copy_new(BarisImpor, [_baris(impor.pk, satu, lama) for satu in bagian])


def _baris(
    impor: int, satu: BarisRencana, lama: Mapping[tuple[str, int], tuple[bool, str]]
) -> dict[str, Any]:
    dipilih, jawaban = lama.get((satu.lembar, satu.nomor), (True, ""))
    return {
        "impor_id": impor,
        "dipilih": dipilih,
        "jawaban": jawaban,
        **_as_stored(satu),
    }


def _ticked(impor: Impor) -> set[tuple[str, int]] | None:
    """Return the ticked rows, None for all that can be."""
    semua = dapat_dipilih(impor)
    if not semua.filter(dipilih=False).exists():
        return None
    pilih = set(semua.filter(dipilih=True).values_list("lembar", "nomor"))
    if not pilih:
        raise InvalidInput(
            "Belum ada baris yang dicentang, jadi tidak ada yang disimpan. Centang "
            "sedikitnya satu baris."
        )
    return pilih


def _plan(impor: Impor, lapor: Lapor) -> RencanaBerkas:
    jawaban = (
        {
            (lembar, nomor): isi
            for lembar, nomor, isi in impor.baris.exclude(jawaban="").values_list(
                "lembar", "nomor", "jawaban"
            )
        }
        if impor.pk
        else {}
    )
    lapor(Tahap.BUKA, 0, 0)
    bacaan = read_berkas(
        impor.berkas.path,
        Jenis(impor.berkas.jenis_terdeteksi),
        jenis=JenisImpor(impor.jenis) if impor.jenis else None,
        pemetaan=impor.pemetaan,
    )
    return plan_bacaan(bacaan, pada=day_of(impor), jawaban=jawaban, lapor=lapor)


def _as_stored(baris: BarisRencana) -> dict[str, Any]:
    alasan: list[dict[str, Any]] = [
        {"jenis": jenis, "kolom": satu.kolom, "alasan": satu.alasan}
        for jenis, semua in (("tolak", baris.tolak), ("peringatan", baris.peringatan))
        for satu in semua
    ]
    tanya = [
        {
            "jenis": "tanya",
            "kolom": satu.kolom,
            "alasan": satu.alasan,
            "pilihan": [list(pilihan) for pilihan in satu.pilihan],
        }
        for satu in baris.tanya
    ]
    return {
        "lembar": baris.lembar,
        "nomor": baris.nomor,
        "keputusan": baris.keputusan.value,
        "hasil": baris.hasil.value,
        "sebelum": baris.sebelum,
        "sesudah": baris.sesudah,
        "alasan": [*tanya, *alasan],
    }


def _stored(impor: Impor) -> list[dict[str, Any]]:
    bidang = (
        "lembar",
        "nomor",
        "keputusan",
        "hasil",
        "sebelum",
        "sesudah",
        "alasan",
    )
    return list(impor.baris.order_by("id").values(*bidang))
