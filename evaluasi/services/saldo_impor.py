"""A list of opening balances from a file: looked at first, then saved as one act."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Q

from evaluasi.models import CapaianOrganisasi, Evaluasi, SaldoAwal
from evaluasi.policies.saldo import can_open_saldo, pegawai_saldo, unit_saldo
from evaluasi.rules.daftar_saldo import (
    BarisSaldo,
    Bawaan,
    Kunci,
    Pembanding,
    Pemilik,
    PutusanSaldo,
    SaldoTercatat,
    baca_saldo,
    nilai_daftar,
)
from evaluasi.rules.saldo import JenisSaldo
from evaluasi.services.saldo import BUKAN_PENGURUS, columns
from kinerja.akun.models import Pengguna
from kinerja.berkas.models import Berkas
from kinerja.berkas.services import Readable
from kinerja.jadwal.rules.jenis import JenisTahap
from kinerja.jejak.services import tindakan
from kinerja.lib.errors import Conflict, NotAllowed
from kinerja.lib.waktu import hari_ini, sekarang
from organisasi.rules.ditolak import Ditolak
from organisasi.services.daftar import (
    fingerprint,
    open_daftar,
    refused_rows,
    sign_daftar,
    store_daftar,
)
from organisasi.services.daftar import read_daftar as read_rows

BATAS_BARIS = 10_000
_GARAM = "evaluasi.saldo"
BASI = (
    "Saldo awal berubah sejak pratinjau ini dibuat, jadi belum ada yang disimpan. "
    "Pratinjau di bawah sudah disusun ulang; periksa lagi, lalu simpan."
)
BUKAN_MILIK = (
    "tidak ada di antara pegawai yang Anda urus. Impor dulu data pegawainya, atau "
    "serahkan baris ini kepada yang mengurusnya."
)

TANPA_JUDUL = (
    "Judul kolom NIP dengan Predikat, JP atau Angka kredit (atau Unit kerja dengan "
    "Capaian organisasi) tidak ditemukan pada 20 baris pertama."
)
TANPA_ISI = "Berkas ini hanya berisi judul kolom, tanpa baris."


@dataclass(frozen=True)
class RencanaSaldo:
    """What saving an uploaded list would do; ``sidik`` is its fingerprint."""

    kode: str
    nama_berkas: str
    putusan: list[PutusanSaldo]
    sidik: str

    @property
    def jumlah(self) -> Counter[str]:
        """Return how many balances (of refused rows: rows) there are of each."""
        return Counter(satu.keputusan for satu in self.putusan)

    @property
    def menulis(self) -> bool:
        """Say whether saving changes anything."""
        return bool(self.jumlah["BARU"] or self.jumlah["BERUBAH"])


def read_daftar(
    *, berkas: Readable, nama: str, sumber: tuple[int, str, date], actor: Pengguna
) -> RencanaSaldo:
    """Store the file and return its plan; ``sumber`` is year, document, its day.

    Nothing else is written. Raises ``NotAllowed``, or ``InvalidInput`` for a file that
    is no such list.
    """
    _require(actor)
    with tindakan(pelaku=actor, nama="saldo:unggah"):
        simpan = store_daftar(berkas=berkas, nama=nama, actor=actor)
        # in the same transaction: a file that is no list leaves no row
        return _plan(simpan, sumber, actor)


def plan_again(*, kode: str, actor: Pengguna) -> RencanaSaldo:
    """Return the plan of an uploaded list as things stand now, for this actor.

    Raises ``NotAllowed``; ``InvalidInput`` for a ``kode`` that nobody was given.
    """
    _require(actor)
    simpan, (tahun, dasar, tanggal) = open_daftar(kode, _GARAM)
    return _plan(simpan, (tahun, dasar, date.fromisoformat(tanggal)), actor)


def save_daftar(*, kode: str, sidik: str, actor: Pengguna) -> RencanaSaldo:
    """Write the plan that was looked at, in one transaction.

    Raises ``Conflict`` when the plan is another by now: nothing is written then.
    """
    _require(actor)
    with tindakan(pelaku=actor, nama="saldo:impor"):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('saldo_awal'))")
        rencana = plan_again(kode=kode, actor=actor)
        if rencana.sidik != sidik:
            raise Conflict(BASI)
        _write(rencana.putusan, actor)
    return rencana


def refused_saldo(*, kode: str, actor: Pengguna) -> tuple[Ditolak, str]:
    """Return the refused rows of an uploaded list, and the file's name."""
    rencana = plan_again(kode=kode, actor=actor)
    berkas, _ = open_daftar(kode, _GARAM)
    isi = refused_rows(berkas, nilai_daftar, rencana.putusan, batas=BATAS_BARIS)
    return isi, rencana.nama_berkas


def _require(actor: Pengguna) -> None:
    if not can_open_saldo(actor):
        raise NotAllowed(BUKAN_PENGURUS)


def _plan(
    berkas: Berkas, sumber: tuple[int, str, date], actor: Pengguna
) -> RencanaSaldo:
    tahun, dasar, tanggal = sumber
    baris = _read(berkas, Bawaan(tahun, dasar, tanggal, hari_ini()))
    orang = _compare(
        [satu for satu in baris if satu.nip],
        _orang(actor, {satu.nip for satu in baris}),
        "pegawai",
    )
    unit = _compare(
        [satu for satu in baris if not satu.nip], _unit(actor, baris), "unit"
    )
    putusan = [*orang, *unit]
    return RencanaSaldo(
        sign_daftar(berkas, _GARAM, tahun, dasar, tanggal.isoformat()),
        berkas.nama_asli,
        putusan,
        fingerprint([(s.keputusan, s.isi, s.pemilik, s.kalimat) for s in putusan]),
    )


def _read(berkas: Berkas, bawaan: Bawaan) -> list[BarisSaldo]:
    return read_rows(
        berkas,
        nilai_daftar,
        lambda lembar, tabel, baris: baca_saldo(tabel, baris, lembar.nama, bawaan),
        batas=BATAS_BARIS,
        kalimat=(TANPA_JUDUL, TANPA_ISI),
    )


def _orang(actor: Pengguna, nip: set[str]) -> dict[str, list[Pemilik]]:
    """Return the people the actor keeps by NIP, with years computed here."""
    semua = list(
        pegawai_saldo(actor).filter(nip__in=nip).values_list("pk", "nip", "nama")
    )
    hasil: dict[int, set[int]] = defaultdict(set)
    tahunan = Evaluasi.objects.filter(
        pegawai__in=[pk for pk, _, _ in semua],
        tahap__jenis=JenisTahap.EVALUASI_TAHUNAN.value,
    )
    for pk, tahun in tahunan.values_list("pegawai_id", "tahap__siklus__tahun"):
        hasil[pk].add(tahun)
    return {
        str(nomor): [Pemilik(pk, nama, frozenset(hasil[pk]))]
        for pk, nomor, nama in semua
    }


def _unit(actor: Pengguna, baris: Iterable[BarisSaldo]) -> dict[str, list[Pemilik]]:
    """Return the units the actor keeps by code and by name."""
    dicari = [satu for satu in baris if not satu.nip]
    kode = {satu.kode_unor for satu in dicari if satu.kode_unor}
    nama = {satu.nama for satu in dicari if satu.nama}
    if not dicari:
        return {}
    semua = list(
        unit_saldo(actor)
        .filter(Q(kode_unor__in=kode) | Q(nama__in=nama))
        .values_list("pk", "kode_unor", "nama")
    )
    hasil: dict[int, set[int]] = defaultdict(set)
    tahunan = CapaianOrganisasi.objects.filter(
        unit__in=[pk for pk, _, _ in semua],
        tahap__jenis=JenisTahap.EVALUASI_TAHUNAN.value,
    )
    for pk, tahun in tahunan.values_list("unit_id", "tahap__siklus__tahun"):
        hasil[pk].add(tahun)
    menurut: dict[str, list[Pemilik]] = defaultdict(list)
    for pk, kode_unor, nama_unit in semua:
        pemilik = Pemilik(pk, nama_unit, frozenset(hasil[pk]))
        menurut[nama_unit].append(pemilik)
        if kode_unor:
            menurut[kode_unor] = [pemilik]
    return menurut


def _compare(
    baris: Sequence[BarisSaldo], pemilik: dict[str, list[Pemilik]], milik: str
) -> list[PutusanSaldo]:
    banding = Pembanding(_tercatat(milik, pemilik))
    hasil: list[PutusanSaldo] = []
    for satu in baris:
        kunci = satu.nip or satu.kode_unor or satu.nama
        ketemu = pemilik.get(kunci, [])
        if satu.tolak or len(ketemu) != 1:
            sebutan = f"{satu.nama} {kunci}".strip() if satu.nip else kunci
            kalimat = satu.tolak or _bukan(satu, kunci, len(ketemu))
            hasil.append(PutusanSaldo("DITOLAK", satu.letak, sebutan, None, kalimat))
        else:
            hasil += banding.banding(satu, ketemu[0])
    return hasil


def _bukan(baris: BarisSaldo, kunci: str, banyak: int) -> str:
    if banyak:
        return f"Ada {banyak} unit bernama {kunci}. Tambah kolom Kode unor."
    if baris.nip:
        return f"NIP {baris.nip} {BUKAN_MILIK}"
    return f"Unit {kunci} tidak ada di antara unit yang Anda urus. Periksa ejaannya."


def _tercatat(
    milik: str, pemilik: dict[str, list[Pemilik]]
) -> dict[Kunci, SaldoTercatat]:
    kunci = {satu.pk for semua in pemilik.values() for satu in semua}
    saring: dict[str, Any] = {f"{milik}__in": kunci}
    return {
        (getattr(satu, f"{milik}_id"), JenisSaldo(satu.jenis), satu.tahun): (
            SaldoTercatat(
                satu.pk,
                satu.predikat,
                satu.nilai,
                satu.dasar,
                satu.tanggal,
                dicabut=bool(satu.dicabut),
            )
        )
        for satu in SaldoAwal.objects.filter(**saring)
    }


def _write(putusan: Sequence[PutusanSaldo], actor: Pengguna) -> None:
    SaldoAwal.objects.bulk_create(
        SaldoAwal(
            **{
                "unit_id"
                if satu.isi.jenis is JenisSaldo.CAPAIAN_ORGANISASI
                else "pegawai_id": satu.pemilik
            },
            jenis=satu.isi.jenis.value,
            tahun=satu.isi.tahun,
            oleh=actor,
            **columns(satu.isi),
        )
        for satu in putusan
        if satu.keputusan == "BARU" and satu.isi
    )
    ubah = {
        satu.pk: satu.isi
        for satu in putusan
        if satu.keputusan == "BERUBAH" and satu.isi and satu.pk
    }
    baris = list(SaldoAwal.objects.filter(pk__in=ubah))
    for row in baris:
        for nama, nilai in columns(ubah[row.pk]).items():
            setattr(row, nama, nilai)
        row.dicabut, row.oleh, row.pada = "", actor, sekarang()
        row.versi += 1
    kolom = ["predikat", "nilai", "dasar", "tanggal", "dicabut", "oleh", "pada"]
    SaldoAwal.objects.bulk_update(baris, [*kolom, "versi"], batch_size=1000)
