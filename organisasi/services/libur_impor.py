"""A year's list of days off from a file: looked at first, then saved as one act."""

import hashlib
from collections import Counter
from dataclasses import dataclass

from django.core import signing
from django.db import connection

from kinerja.akun.models import Pengguna
from kinerja.berkas.models import Berkas
from kinerja.berkas.rules.jenis import Jenis
from kinerja.berkas.services import Readable, store_berkas
from kinerja.jadwal.models import TAHUN_PERTAMA, TAHUN_TERAKHIR, HariLibur
from kinerja.jadwal.rules.jenis import JenisLibur
from kinerja.jejak.services import tindakan
from kinerja.lib.errors import Conflict, InvalidInput
from organisasi.pembaca.buku import read_lembar, teks_sel
from organisasi.rules.daftar_libur import (
    BarisDaftar,
    Hari,
    HariTercatat,
    PembacaDaftar,
    PutusanLibur,
    banding_libur,
    nilai_daftar,
)
from organisasi.rules.tabel import BARIS_JUDUL, temukan_tabel
from organisasi.services.libur import require_bkpsdm

JENIS_BOLEH = (Jenis.CSV, Jenis.XLSX, Jenis.XLS)
BATAS_BARIS = 1000
_GARAM = "organisasi.libur"
TAK_ADA = "Berkas ini sudah tidak dikenal. Unggah lagi berkas daftarnya, lalu periksa."
BASI = (
    "Daftar hari libur berubah sejak pratinjau ini dibuat, jadi belum ada yang "
    "disimpan. Pratinjau di bawah sudah disusun ulang; periksa lagi, lalu simpan."
)


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
        simpan = store_berkas(
            isi=berkas, nama=nama, actor=actor, jenis_boleh=JENIS_BOLEH
        )
        # in the same transaction: a file that is no list leaves no row
        return _plan(simpan, tahun, dasar)


def plan_again(*, kode: str, actor: Pengguna) -> RencanaLibur:
    """Return the plan of an uploaded list as things stand now.

    Raises ``NotAllowed``; ``InvalidInput`` for a ``kode`` that nobody was given.
    """
    require_bkpsdm(actor)
    try:
        berkas, tahun, dasar = signing.loads(kode, salt=_GARAM)
    except signing.BadSignature as galat:
        raise InvalidInput(TAK_ADA) from galat
    simpan = Berkas.objects.ada().filter(kode=berkas).first()
    if simpan is None:
        raise InvalidInput(TAK_ADA)
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


def _plan(berkas: Berkas, tahun: int, dasar: str) -> RencanaLibur:
    putusan = banding_libur(_read(berkas, tahun), _tercatat(tahun))
    isi = repr([(s.keputusan, s.hari, s.pk, s.kalimat) for s in putusan])
    return RencanaLibur(
        tahun,
        dasar,
        signing.dumps([str(berkas.kode), tahun, dasar], salt=_GARAM),
        berkas.nama_asli,
        putusan,
        hashlib.sha256(isi.encode()).hexdigest(),
    )


def _read(berkas: Berkas, tahun: int) -> list[BarisDaftar]:
    hasil: list[BarisDaftar] = []
    ketemu = False
    jenis = Jenis(berkas.jenis_terdeteksi)
    for lembar in read_lembar(berkas.path, jenis, nilai_daftar):
        if len(lembar.baris) > BATAS_BARIS:
            raise InvalidInput("Daftar hari libur setahun tidak sepanjang itu.")
        baris = [[teks_sel(s) for s in sel] for sel in lembar.baris]
        tabel = temukan_tabel(baris[: BARIS_JUDUL + 1], nilai_daftar)
        if tabel is None:
            continue
        ketemu = True
        pembaca = PembacaDaftar(tabel, tahun, lembar.nama, sejak_1904=lembar.sejak_1904)
        hasil += pembaca.baca(baris)
    if not ketemu:
        raise InvalidInput(
            "Judul kolom Tanggal dan Keterangan tidak ditemukan pada 20 baris pertama. "
            "Tulis judul kolomnya, lalu unggah lagi."
        )
    if not hasil:
        raise InvalidInput("Berkas ini hanya berisi judul kolom, tanpa tanggal.")
    return hasil


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
