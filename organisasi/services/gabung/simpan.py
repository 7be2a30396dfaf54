"""Say what a merge will do, then do that; the preview is the act, rolled back."""

import json
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F, Q
from django.utils.timezone import localdate

from kinerja.akun.models import Pengguna
from kinerja.jejak.services import tindakan
from kinerja.lib import kait
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from kinerja.lib.kait import Dampak
from kinerja.lib.tanggal import format_tanggal
from kinerja.lib.waktu import hari_ini
from organisasi.models import Pegawai, Penggabungan, PerubahanStruktur, RiwayatNip
from organisasi.policies.struktur import can_merge_orang
from organisasi.rules.gabung import IDENTITAS, diambil
from organisasi.services.gabung.akun import pindahkan_akun
from organisasi.services.gabung.pindah import Kolom, Pemindah, acuan
from organisasi.services.gabung.satukan import (
    lebur_kembar,
    potong_penempatan,
    tolak_berhenti,
)
from organisasi.services.gabung.sebut import Konflik, sebut_baris
from organisasi.services.gabung.sisih import sisihkan
from organisasi.services.pegawai import remember_nip
from organisasi.services.penetapan import lock_acts, without_new_lingkaran

PERBUATAN = "pegawai:gabung"
BUKAN_HAK = (
    "Orang yang tercatat dua kali digabungkan BKPSDM kabupaten; atas diri sendiri "
    "oleh petugas lain."
)
BERUBAH = (
    "Data kedua orang ini berubah sejak Anda membaca akibatnya, jadi belum ada yang "
    "digabungkan. Baca lagi akibatnya, lalu gabungkan."
)
HILANG = "Salah satu dari dua orang ini sudah tidak ada. Cari lagi orangnya."
RENCANA = (
    "Perubahan ini belum berlaku. Batalkan dulu rencananya, lalu catat lagi pada orang "
    "yang tetap."
)


@dataclass(frozen=True, kw_only=True)
class Gabungan:
    """Who stays, who goes, which posts may be ended, what the other NIP was.

    ``potong`` holds keys of ``Penempatan``, ``sisih`` rows that are set
    aside; ``nip_keliru``: the number of the one who goes was a slip, so it is not
    remembered as an earlier number.
    """

    tetap: Pegawai
    pergi: Pegawai
    potong: frozenset[int] = field(default_factory=frozenset)
    sisih: frozenset[str] = field(default_factory=frozenset)
    nip_keliru: bool = False


@dataclass(frozen=True)
class PratinjauGabungan:
    """What moves (word, how many), what else happens, what is in the way."""

    baris: list[tuple[str, int]]
    kalimat: list[str]
    konflik: list[Konflik]
    dampak: list[Dampak]
    sidik: str


class _Gulung(Exception):
    """Carries the preview out of the transaction that must not last."""

    def __init__(self, pratinjau: PratinjauGabungan) -> None:
        super().__init__()
        self.pratinjau = pratinjau


def preview_gabungan(*, act: Gabungan, actor: Pengguna) -> PratinjauGabungan:
    """Return what the merge would do now; nothing is saved.

    Raises ``NotAllowed``, ``Conflict`` when one of the two was merged meanwhile,
    ``InvalidInput`` where people would come to rate each other.
    """
    try:
        with transaction.atomic(), tindakan(pelaku=actor, nama=PERBUATAN):
            _roll_back(_run(act, actor)[0])
    except _Gulung as hasil:
        return hasil.pratinjau
    raise AssertionError("a preview always rolls back")


def _roll_back(pratinjau: PratinjauGabungan) -> None:
    raise _Gulung(pratinjau)


def merge_pegawai(
    *, act: Gabungan, actor: Pengguna, alasan: str, sidik: str
) -> Penggabungan:
    """Make one person of two, as it was read in the preview of this ``sidik``.

    Everything that points to the one who goes points to the one who stays; his row is
    kept in ``Penggabungan.isi`` and his address leads on. Raises like the preview,
    ``InvalidInput`` while something is in the way, ``Conflict`` when it would do
    something else by now; nothing is saved then.
    """
    if not alasan.strip():
        raise InvalidInput("Tulis mengapa kedua baris ini satu orang.")
    with tindakan(pelaku=actor, nama=PERBUATAN, alasan=alasan):
        pratinjau, pindah = _run(act, actor)
        if pratinjau.konflik:
            raise InvalidInput(
                "Belum dapat digabungkan: "
                + " ".join(f"{k.rincian}: {k.kalimat}" for k in pratinjau.konflik)
            )
        if pratinjau.sidik != sidik:
            raise Conflict(BERUBAH)
        return Penggabungan.objects.create(
            pegawai=act.tetap,
            kode_lama=act.pergi.kode,
            nip_lama=act.pergi.nip or "",
            nama_lama=act.pergi.nama_lengkap,
            isi={
                "duplikat": _isi(act.pergi),
                "pindah": pindah.tersimpan(),
                "buang": pindah.buang,
            },
            alasan=alasan.strip(),
            oleh=actor,
        )


def _run(act: Gabungan, actor: Pengguna) -> tuple[PratinjauGabungan, Pemindah]:
    lock_acts()
    tetap, pergi = _terkini(act)
    if not can_merge_orang(actor, tetap, pergi):
        raise NotAllowed(BUKAN_HAK)
    pindah = Pemindah()
    with without_new_lingkaran(hari_ini()):
        _tolak(pindah, tetap, pergi)
        sisihkan(pindah, (tetap, pergi), act.sisih)
        for kolom in acuan(Pegawai):
            if kolom.name == "pegawai":
                lebur_kembar(pindah, kolom, pergi.pk, tetap.pk)
        potong_penempatan(pindah, pergi.pk, tetap.pk, act.potong)
        pindah.pindahkan(acuan(Pegawai), pergi.pk, tetap.pk)
        pindahkan_akun(pindah, tetap, pergi)
        if not pindah.konflik:
            _lengkapi(pindah, act, tetap, pergi)
    return _pratinjau(pindah, tetap, pergi), pindah


def _terkini(act: Gabungan) -> tuple[Pegawai, Pegawai]:
    """Return both rows as they are, closed to everybody else until the end."""
    kunci = Pegawai.objects.select_for_update(of=("self",)).order_by("pk")
    ada = {
        satu.pk: satu
        for satu in kunci.select_related("pengguna").filter(
            pk__in=[act.tetap.pk, act.pergi.pk]
        )
    }
    if len(ada) == 2:
        return ada[act.tetap.pk], ada[act.pergi.pk]
    sudah = Penggabungan.objects.filter(
        kode_lama__in=[act.tetap.kode, act.pergi.kode]
    ).select_related("oleh", "pegawai")
    for satu in sudah:
        raise Conflict(
            f"{satu.nama_lama} baru saja digabungkan ke {satu.pegawai} oleh "
            f"{satu.oleh} pada {format_tanggal(localdate(satu.pada))}."
        )
    raise InvalidInput(HILANG)


def _tolak(pindah: Pemindah, tetap: Pegawai, pergi: Pegawai) -> None:
    rencana = PerubahanStruktur.objects.filter(
        Q(pegawai=pergi) | Q(mitra=pergi),
        tanggal__gt=hari_ini(),
        dibatalkan_pada=None,
    )
    for satu in rencana.order_by("tanggal", "id"):
        pindah.tahan(satu, sebut_baris(satu).bentrok(RENCANA))
    tolak_berhenti(pindah, (tetap, pergi))
    pindah.tolak_berdua(tetap.pk, pergi.pk)


def _lengkapi(pindah: Pemindah, act: Gabungan, tetap: Pegawai, pergi: Pegawai) -> None:
    """Let the row of the one who goes end, and its facts live on in the other one."""
    with connection.cursor() as cursor:
        # every key was moved; Django would look through all of their tables again
        cursor.execute("DELETE FROM organisasi_pegawai WHERE id = %s", [pergi.pk])
    ambil = diambil(vars(tetap), vars(pergi))
    Pegawai.objects.filter(pk=tetap.pk).update(
        versi=F("versi") + 1, **{nama: getattr(pergi, nama) for nama in ambil}
    )
    if "surel" in ambil:
        Pengguna.objects.filter(pegawai=tetap).update(surel=pergi.surel)
    for nama in ambil:
        if nama in IDENTITAS:
            pindah.kalimat.append(
                f"{IDENTITAS[nama]} diambil dari yang pergi: {_sebut(pergi, nama)}."
            )
    RiwayatNip.objects.filter(pegawai=tetap, nip=tetap.nip).delete()
    if tetap.nip and pergi.nip:
        _ingat_nip(act, tetap, pergi.nip)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _ingat_nip(act: Gabungan, tetap: Pegawai, nip: str) -> None:
    """Keep the other number, unless it was a slip or was hers before."""
    if not act.nip_keliru and not RiwayatNip.objects.filter(nip=nip).exists():
        remember_nip(tetap, nip)


def _sebut(pegawai: Pegawai, nama: str) -> str:
    nilai = getattr(pegawai, nama)
    return format_tanggal(nilai) if isinstance(nilai, date) else str(nilai)


def _pratinjau(pindah: Pemindah, tetap: Pegawai, pergi: Pegawai) -> PratinjauGabungan:
    baris: dict[str, int] = {}
    for kolom, pk in pindah.pindah:
        if pk and (kata := _sebut_kolom(kolom)):
            baris[kata] = baris.get(kata, 0) + len(pk)
    dampak = [
        satu
        for jawaban in kait.dampak_perubahan_struktur(tetap, hari_ini())
        for satu in jawaban
    ]
    isi = [
        pindah.tersimpan(),
        pindah.kalimat,
        [str(satu) for satu in pindah.konflik],
        [_isi(tetap), _isi(pergi)],
    ]
    sidik = sha256(json.dumps(isi).encode()).hexdigest()[:32]
    return PratinjauGabungan(
        list(baris.items()), pindah.kalimat, pindah.konflik, dampak, sidik
    )


def _sebut_kolom(kolom: Kolom) -> str:
    """Say what kind of rows, and as what the person stands in them; "" for others."""
    nama = str(kolom.model._meta.verbose_name)
    if kolom.related_model is Pengguna:
        return f"{nama}, lewat loginnya"
    if kolom.related_model is not Pegawai:
        return ""
    return nama if kolom.name == "pegawai" else f"{nama}, sebagai {kolom.verbose_name}"


def _isi(pegawai: Pegawai) -> dict[str, Any]:
    """Return the columns of a row as JSON keeps them."""
    hasil: dict[str, Any] = {}
    for kolom in pegawai._meta.concrete_fields:
        nilai = getattr(pegawai, kolom.attname)
        teks = isinstance(nilai, date | UUID)
        hasil[kolom.attname] = str(nilai) if teks else nilai
    return hasil
