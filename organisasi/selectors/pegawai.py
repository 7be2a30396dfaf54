"""People, their posts and where they stand, as one actor may see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.shortcuts import get_object_or_404

from kinerja.akun.models import Pengguna
from kinerja.lib import kait
from kinerja.lib.kait import Simpul
from kinerja.lib.tanggal import DateRange
from kinerja.lib.waktu import hari_ini
from organisasi.models import (
    AnggotaTim,
    KeadaanPegawai,
    Pegawai,
    Penempatan,
    Penggabungan,
    RiwayatNip,
    TimKerja,
    UnitKerja,
)
from organisasi.policies import visible_pegawai
from organisasi.policies.pegawai import kontak_terbaca, remember_kontak
from organisasi.rules.acuan import RanahAcuan
from organisasi.rules.jenis import LABEL, JenisKeadaan, JenisPenempatan
from organisasi.rules.penilai import Penilaian, Sebab
from organisasi.selectors.acuan import label_tersimpan, sebut_golongan
from organisasi.selectors.nama_unit import nama_pada
from organisasi.selectors.penilai import penilai_pada, penilaian_pada

KARTU = "kartu"
SALDO = "saldo"
#: The two ends of a half-open range in a JSON object.
UJUNG = ("mulai", "sampai")


@dataclass(frozen=True)
class PenilaianTampil:
    """A ``Penilaian`` with its rows and the name of its unit, to be shown."""

    penilai: Pegawai | None
    atasan: Pegawai | None
    unit_capaian: str
    dasar: Penilaian

    @property
    def puncak(self) -> bool:
        """Say whether nobody can stand above, rather than nobody being known."""
        return self.dasar.sebab == Sebab.PUNCAK


@dataclass(frozen=True)
class Posisi:
    """Where somebody stands today, for a header or a card."""

    pegawai: Pegawai
    penempatan: Penempatan | None
    pelaksana: list[Penempatan]
    penilaian: PenilaianTampil


def list_pegawai(actor: Pengguna) -> QuerySet[Pegawai]:
    """Return the visible people by name, to be narrowed, counted and cut into pages."""
    return visible_pegawai(actor).order_by("nama", "id")


def with_posisi(baris: QuerySet[Pegawai]) -> QuerySet[Pegawai]:
    """Return these people (a page's slice) with today's post, unit and state.

    The slice goes in as a subquery: the posts of the rows before it are never looked
    for, and it stays one query. The definitive post comes first ("DEFINITIF" before
    "PLH"); who only stands in somewhere is shown there.
    """
    kini = (
        Penempatan.objects.pada(hari_ini())
        .filter(pegawai=OuterRef("pk"))
        .order_by("jenis", "id")
    )
    keadaan = KeadaanPegawai.objects.pada(hari_ini()).filter(pegawai=OuterRef("pk"))
    return (
        Pegawai.objects.filter(pk__in=baris.values("pk"))
        .annotate(
            jabatan_nama=Subquery(kini.values("jabatan__nama")[:1]),
            jabatan_sebagai=Subquery(kini.values("jenis")[:1]),
            unit_nama=Subquery(kini.values("jabatan__unit__nama")[:1]),
            keadaan_kini=Subquery(keadaan.values("jenis")[:1]),
        )
        .order_by("nama", "id")
    )


def sebut_posisi(pegawai: Pegawai) -> str:
    """Say today's post of a row of ``with_posisi``; nothing where there is none."""
    isi = pegawai.__dict__
    nama: str | None = isi["jabatan_nama"]
    if nama is None or isi["jabatan_sebagai"] == JenisPenempatan.DEFINITIF:
        return nama or ""
    return f"{LABEL[JenisPenempatan(isi['jabatan_sebagai'])]} {nama}"


def with_penilai(baris: Sequence[Pegawai]) -> Sequence[Pegawai]:
    """Give each row of one page its ``penilai`` (a Pegawai or None)."""
    hasil = penilaian_pada([p.pk for p in baris], hari_ini(), dengan_atasan=False)
    orang = Pegawai.objects.in_bulk({h.penilai for h in hasil.values() if h.penilai})
    for pegawai in baris:
        penilai = hasil[pegawai.pk].penilai
        pegawai.__dict__["penilai"] = orang.get(penilai) if penilai else None
    return baris


def pegawai_for(actor: Pengguna, kode: UUID) -> Pegawai:
    """Return one visible person; 404 for everybody else's.

    The address of a row that was merged away leads to the one who stayed.
    """
    return pegawai_berkode(visible_pegawai(actor), kode)


def pegawai_berkode(terlihat: QuerySet[Pegawai], kode: UUID) -> Pegawai:
    """Return who has this code, or had it before a merge, among these; else 404."""
    orang = terlihat.filter(kode=kode).first()
    return orang or get_object_or_404(terlihat, penggabungan__kode_lama=kode)


@dataclass(frozen=True)
class PegawaiTampil:
    """A person as his page needs him, in one query.

    ``golongan`` with the pangkat of the day, ``berhenti``: has left by then; the lists
    newest first.
    """

    pegawai: Pegawai
    golongan: str
    kontak_terbaca: bool
    keadaan: list[KeadaanPegawai]
    berhenti: bool
    nip_lama: list[RiwayatNip]
    tim: list[AnggotaTim]
    gabungan: list[Penggabungan]


def pegawai_tampil(actor: Pengguna, kode: UUID, hari: date) -> PegawaiTampil:
    """Return one visible person, found as by ``pegawai_for``."""
    milik, urut = {"pegawai": OuterRef("pk")}, ("-berlaku", "-id")
    keadaan = KeadaanPegawai.objects.filter(**milik).order_by(*urut)
    nip = RiwayatNip.objects.filter(**milik).order_by(*urut)
    baris = visible_pegawai(actor).annotate(
        terbaca=kontak_terbaca(actor),
        pangkat=label_tersimpan(RanahAcuan.GOLONGAN, "golongan", hari),
        keadaan_jenis=ArraySubquery(keadaan.values("jenis")),
        keadaan_masa=ArraySubquery(keadaan.values("berlaku")),
        nip_nomor=ArraySubquery(nip.values("nip")),
        nip_masa=ArraySubquery(nip.values("berlaku")),
        isi_tim=ArraySubquery(_tim(AnggotaTim.objects.filter(**milik))),
        isi_gabungan=ArraySubquery(_gabungan(Penggabungan.objects.filter(**milik))),
    )
    pegawai = pegawai_berkode(baris, kode)
    isi = pegawai.__dict__
    remember_kontak(actor, pegawai, terbaca=isi["terbaca"])
    semua_keadaan = [
        KeadaanPegawai(jenis=jenis, berlaku=masa)
        for jenis, masa in zip(isi["keadaan_jenis"], isi["keadaan_masa"], strict=True)
    ]
    kini = {satu.jenis for satu in semua_keadaan if hari in satu.berlaku}
    return PegawaiTampil(
        pegawai,
        sebut_golongan(pegawai.golongan, isi["pangkat"]),
        isi["terbaca"],
        semua_keadaan,
        JenisKeadaan.BERHENTI.value in kini,
        [
            RiwayatNip(nip=nomor, berlaku=masa)
            for nomor, masa in zip(isi["nip_nomor"], isi["nip_masa"], strict=True)
        ],
        [_anggota(satu) for satu in isi["isi_tim"]],
        [_digabung(satu) for satu in isi["isi_gabungan"]],
    )


def _tim(baris: QuerySet[AnggotaTim]) -> Any:
    isi = JSONObject(
        kode="tim__kode",
        nama="tim__nama",
        unit="tim__unit__nama",
        peran="peran",
        mulai="berlaku__startswith",
        sampai="berlaku__endswith",
    )
    return baris.order_by("-berlaku", "-id").values_list(isi)


def _anggota(isi: dict[str, Any]) -> AnggotaTim:
    mulai, sampai = (isi[satu] and date.fromisoformat(isi[satu]) for satu in UJUNG)
    unit = UnitKerja(nama=isi["unit"])
    return AnggotaTim(
        tim=TimKerja(kode=UUID(isi["kode"]), nama=isi["nama"], unit=unit),
        peran=isi["peran"],
        berlaku=DateRange(mulai, sampai),
    )


def _gabungan(baris: QuerySet[Penggabungan]) -> Any:
    isi = JSONObject(
        nama="nama_lama",
        nip="nip_lama",
        pada="pada",
        oleh="oleh__nama",
        alasan="alasan",
    )
    return baris.order_by("-pada", "-id").values_list(isi)


def _digabung(isi: dict[str, Any]) -> Penggabungan:
    return Penggabungan(
        nama_lama=isi["nama"],
        nip_lama=isi["nip"],
        pada=datetime.fromisoformat(isi["pada"]),
        oleh=Pengguna(nama=isi["oleh"]),
        alasan=isi["alasan"],
    )


def own_pegawai(actor: Pengguna) -> Pegawai:
    """Return the actor's own row; 404 where the account is not a person's."""
    return get_object_or_404(Pegawai, pengguna=actor)


def riwayat_penempatan(pegawai: Pegawai) -> QuerySet[Penempatan]:
    """Return every post of somebody, the newest first."""
    return pegawai.penempatan.select_related("jabatan__unit").order_by(
        "-berlaku", "-id"
    )


def riwayat_tampil(pegawai: Pegawai, hari: date) -> list[Penempatan]:
    """Return them with ``unit_nama``: the unit's name on the day, or when it ended."""
    nama = nama_pada(hari, "jabatan__unit", akhir="berlaku")
    return list(riwayat_penempatan(pegawai).annotate(unit_nama=nama))


@dataclass(frozen=True)
class PegawaiDilihat:
    """What the golden thread is asked about: a person as this actor sees him."""

    actor: Pengguna
    pegawai: Pegawai


def kartu_pegawai(actor: Pengguna, pegawai: Pegawai) -> list[Simpul]:
    """Return the cards of a person the actor may open; a higher room knows them."""
    jawaban = kait.simpul_benang(PegawaiDilihat(actor, pegawai), KARTU)
    return [simpul for satu in jawaban for simpul in satu]


def saldo_pegawai(actor: Pengguna, pegawai: Pegawai) -> list[Simpul]:
    """Return the opening balances the actor may read; a higher room knows them."""
    jawaban = kait.simpul_benang(PegawaiDilihat(actor, pegawai), SALDO)
    return [simpul for satu in jawaban for simpul in satu]


def penilaian_tampil(pegawai: Pegawai, pada: date | None = None) -> PenilaianTampil:
    """Return penilai and atasan of that day (today's) as rows, with the reason."""
    dasar = penilai_pada(pegawai, pada or hari_ini())
    dicari = [pk for pk in (dasar.penilai, dasar.atasan) if pk is not None]
    unit = UnitKerja.objects.filter(pk=dasar.unit_capaian or 0).annotate(
        nama_hari=nama_pada(pada or hari_ini())
    )
    baris = Pegawai.objects.filter(pk__in=dicari).annotate(
        unit_capaian=Subquery(unit.values("nama_hari"))
    )
    orang: dict[int | None, Any] = {satu.pk: satu for satu in baris}
    penilai = orang.get(dasar.penilai)
    nama_unit = (penilai and penilai.unit_capaian) or ""
    return PenilaianTampil(penilai, orang.get(dasar.atasan), nama_unit, dasar)


def isi_pegawai(pegawai: Pegawai) -> dict[str, object]:
    """Return who somebody is as the form wants it, with the ``versi`` it is of."""
    bidang = (
        "nama gelar_depan gelar_belakang nip jenis golongan tmt_golongan "
        "jenis_kelamin lahir versi"
    )
    return {nama: getattr(pegawai, nama) for nama in bidang.split()}


def kontak(pegawai: Pegawai) -> dict[str, object]:
    """Return the contact data as the form wants it, with the ``versi`` it is of."""
    return {
        "surel": pegawai.surel,
        "telepon": pegawai.telepon,
        "versi": pegawai.versi,
    }


def posisi(actor: Pengguna) -> Posisi | None:
    """Return where the actor stands today; None for an account without a person."""
    pegawai = Pegawai.objects.filter(pengguna=actor).first()
    if pegawai is None:
        return None
    kini = list(riwayat_penempatan(pegawai).filter(berlaku__contains=hari_ini()))
    definitif = [satu for satu in kini if satu.jenis == JenisPenempatan.DEFINITIF]
    pelaksana = [satu for satu in kini if satu not in definitif]
    utama = definitif[0] if definitif else None
    return Posisi(pegawai, utama, pelaksana, penilaian_tampil(pegawai))
