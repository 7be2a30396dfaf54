"""A year's list of days off from a file: looked at first, then saved as one act."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

from kinerja.akun.models import Pengguna
from kinerja.berkas.models import Berkas
from kinerja.berkas.services import Readable
from kinerja.jadwal.models import TAHUN_PERTAMA, TAHUN_TERAKHIR, HariLibur
from kinerja.jadwal.rules.jenis import JenisLibur
from kinerja.jejak.services import tindakan
from kinerja.lib.errors import Conflict, InvalidInput
from organisasi.pembaca.buku import Lembar
from organisasi.rules.daftar_libur import (
    BarisDaftar,
    Hari,
    HariTercatat,
    PembacaDaftar,
    PutusanLibur,
    banding_libur,
    nilai_daftar,
)
from organisasi.rules.ditolak import Ditolak
from organisasi.rules.tabel import Tabel
from organisasi.services.daftar import (
    fingerprint,
    open_daftar,
    refused_rows,
    sign_daftar,
    store_daftar,
)
from organisasi.services.daftar import read_daftar as read_rows
from organisasi.services.libur import require_bkpsdm

BATAS_BARIS = 1000
_GARAM = "organisasi.libur"
BASI = (
    "Daftar hari libur berubah sejak pratinjau ini dibuat, jadi belum ada yang "
    "disimpan. Pratinjau di bawah sudah disusun ulang; periksa lagi, lalu simpan."
)

TANPA_JUDUL = (
    "Judul kolom Tanggal dan Keterangan tidak ditemukan pada 20 baris pertama. Tulis "
    "judul kolomnya, lalu unggah lagi."
)
TANPA_ISI = "Berkas ini hanya berisi judul kolom, tanpa tanggal."


@dataclass(frozen=True)
class RencanaLibur:
    """What saving an uploaded list would do; ``sidik`` is its fingerprint."""

    tahun: int
    dasar: str
    kode: str
    nama_berkas: str
    putusan: list[PutusanLibur]
    sidik: str

    @property
    def jumlah(self) -> Counter[str]:
        """Return how many days there are of each decision."""
        return Counter(satu.keputusan for satu in self.putusan)

    @property
    def menulis(self) -> bool:
        """Say whether saving changes anything, the days that the list lacks too."""
        return any(self.jumlah[k] for k in ("BARU", "BERUBAH", "HILANG"))


def read_daftar(
    *, berkas: Readable, nama: str, tahun: int, dasar: str, actor: Pengguna
) -> RencanaLibur:
    """Store the file and return its plan; nothing else is written.

    Raises ``NotAllowed``, or ``InvalidInput`` for a file that is no such list.
    """
    require_bkpsdm(actor)
    if not TAHUN_PERTAMA <= tahun <= TAHUN_TERAKHIR:
        raise InvalidInput(
            f"Tahunnya harus antara {TAHUN_PERTAMA} dan {TAHUN_TERAKHIR}."
        )
    with tindakan(pelaku=actor, nama="libur:unggah"):
        simpan = store_daftar(berkas=berkas, nama=nama, actor=actor)
        # in the same transaction: a file that is no list leaves no row
        return _plan(simpan, tahun, dasar)


def plan_again(*, kode: str, actor: Pengguna) -> RencanaLibur:
    """Return the plan of an uploaded list as things stand now.

    Raises ``NotAllowed``; ``InvalidInput`` for a ``kode`` that nobody was given.
    """
    require_bkpsdm(actor)
    simpan, (tahun, dasar) = open_daftar(kode, _GARAM)
    return _plan(simpan, tahun, dasar)


def save_daftar(*, kode: str, sidik: str, cabut: bool, actor: Pengguna) -> RencanaLibur:
    """Write the plan that was looked at; with ``cabut`` also withdraw what it lacks.

    Raises ``Conflict`` when the plan is another by now: nothing is written then.
    """
    require_bkpsdm(actor)
    with tindakan(pelaku=actor, nama="libur:impor"):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('hari_libur'))")
        rencana = plan_again(kode=kode, actor=actor)
        if rencana.sidik != sidik:
            raise Conflict(BASI)
        _write(rencana, cabut=cabut)
    return rencana


def refused_days(*, kode: str, actor: Pengguna) -> tuple[Ditolak, str]:
    """Return the refused rows of an uploaded list, and the file's name."""
    rencana = plan_again(kode=kode, actor=actor)
    berkas, _ = open_daftar(kode, _GARAM)
    isi = refused_rows(berkas, nilai_daftar, rencana.putusan, batas=BATAS_BARIS)
    return isi, rencana.nama_berkas


def _plan(berkas: Berkas, tahun: int, dasar: str) -> RencanaLibur:
    putusan = banding_libur(_read(berkas, tahun), _tercatat(tahun))
    return RencanaLibur(
        tahun,
        dasar,
        sign_daftar(berkas, _GARAM, tahun, dasar),
        berkas.nama_asli,
        putusan,
        fingerprint([(s.keputusan, s.hari, s.pk, s.kalimat) for s in putusan]),
    )


def _read(berkas: Berkas, tahun: int) -> list[BarisDaftar]:
    def baca(
        lembar: Lembar, tabel: Tabel, baris: list[list[str]]
    ) -> Iterator[BarisDaftar]:
        pembaca = PembacaDaftar(tabel, tahun, lembar.nama, sejak_1904=lembar.sejak_1904)
        return pembaca.baca(baris)

    return read_rows(
        berkas, nilai_daftar, baca, batas=BATAS_BARIS, kalimat=(TANPA_JUDUL, TANPA_ISI)
    )


def _tercatat(tahun: int) -> list[HariTercatat]:
    return [
        HariTercatat(
            satu.pk,
            Hari(satu.tanggal, JenisLibur(satu.jenis), satu.wilayah, satu.nama),
            dicabut=bool(satu.dicabut),
        )
        for satu in HariLibur.objects.filter(tanggal__year=tahun).order_by(
            "tanggal", "id"
        )
    ]


def _write(rencana: RencanaLibur, *, cabut: bool) -> None:
    HariLibur.objects.bulk_create(
        HariLibur(
            tanggal=satu.hari.tanggal,
            jenis=satu.hari.jenis.value,
            wilayah=satu.hari.wilayah,
            nama=satu.hari.nama,
            dasar=rencana.dasar,
        )
        for satu in rencana.putusan
        if satu.keputusan == "BARU" and satu.hari
    )
    nama = {s.pk: s.hari.nama for s in rencana.putusan if s.hari and s.pk}
    keputusan = {s.pk: s.keputusan for s in rencana.putusan if s.pk}
    ubah = {"BERUBAH", "HILANG"} if cabut else {"BERUBAH"}
    pk = [satu for satu, putusan in keputusan.items() if putusan in ubah]
    baris = list(HariLibur.objects.filter(pk__in=pk))
    for satu in baris:
        satu.versi += 1
        satu.dicabut = ""
        if keputusan[satu.pk] == "HILANG":
            satu.dicabut = f"Tidak ada dalam daftar {rencana.dasar}."
        else:
            satu.nama, satu.dasar = nama[satu.pk], rencana.dasar
    HariLibur.objects.bulk_update(baris, ["nama", "dasar", "dicabut", "versi"])
