"""Narrowing the directory: words of a name or post, figures of a NIP, place, kind.

A plain form, drawn by hand in the template: a page of the directory is asked for more
often than any other, and a form library costs more than all its queries.
"""

from datetime import date
from functools import cached_property
from typing import Any

from django import forms
from django.db.models import Exists, Func, OuterRef, Q, QuerySet

from kinerja.lib.waktu import hari_ini
from organisasi.models import (
    KeadaanPegawai,
    Pegawai,
    Penempatan,
    RiwayatNip,
    UnitKerja,
)
from organisasi.querysets import di_antara, subtree, subtree_bernama
from organisasi.rules.acuan import ATURAN, RanahAcuan
from organisasi.rules.jenis import LABEL, JenisJabatan, JenisKeadaan, JenisPegawai
from organisasi.rules.pencarian import angka_nip, kata_nama
from organisasi.selectors.acuan import acuan_pada

AKTIF = "AKTIF"
TAK_DIKENAL = "Pilihan ini tidak dikenal. Pilih dari daftar."

Pilihan = tuple[tuple[str, str], ...]
JENIS: Pilihan = tuple((j.value, LABEL[j]) for j in JenisPegawai)
Kelompok = tuple[tuple[str, Pilihan], ...]
KEADAAN: Pilihan = (
    (AKTIF, "Tanpa keadaan khusus"),
    *((j.value, LABEL[j]) for j in JenisKeadaan),
)
JABATAN: Pilihan = tuple((j.value, LABEL[j]) for j in JenisJabatan)
GOLONGAN: Pilihan = tuple(
    (satu.kunci, satu.kunci) for satu in ATURAN[RanahAcuan.GOLONGAN]
)


def pilihan_saring(pada: date) -> dict[str, Pilihan | Kelompok]:
    """Return what the template draws; HR words and orders golongan and posts."""
    acuan = acuan_pada(pada, RanahAcuan.GOLONGAN, RanahAcuan.JENIS_JABATAN)
    golongan: dict[str, list[tuple[str, str]]] = {}
    for satu in acuan[RanahAcuan.GOLONGAN]:
        if satu.dipakai:
            isi = golongan.setdefault(satu.aturan.kelompok, [])
            isi.append((satu.kunci, satu.sebutan))
    return {
        "jenis": JENIS,
        "golongan": tuple((nama, tuple(isi)) for nama, isi in golongan.items()),
        "keadaan": KEADAAN,
        "jabatan": tuple(
            (satu.kunci, satu.label) for satu in acuan[RanahAcuan.JENIS_JABATAN]
        ),
    }


def _pilih(label: str, pilihan: Pilihan) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        required=False,
        choices=(("", "Semua"), *pilihan),
        error_messages={"invalid_choice": TAK_DIKENAL},
    )


def _teks(label: str) -> forms.CharField:
    kalimat = f"{label} paling panjang 100 huruf."
    return forms.CharField(
        label=label,
        required=False,
        max_length=100,
        error_messages={"max_length": kalimat},
    )


class SaringPegawai(forms.Form):
    """The search of the directory; ``di`` is the code of one unit, from a link."""

    q = _teks("Nama, NIP, atau jabatan")
    unit = _teks("Unit kerja")
    di = forms.UUIDField(
        label="Unit kerja",
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid": "Alamat unit ini keliru. Cari unit itu lagi."},
    )
    jenis = _pilih("Jenis pegawai", JENIS)
    golongan = _pilih("Golongan", GOLONGAN)
    keadaan = _pilih("Keadaan", KEADAAN)
    jabatan = _pilih("Jenis jabatan", JABATAN)

    @cached_property
    def isi(self) -> dict[str, str]:
        """Return what was asked and could be read; a wrong field narrows nothing."""
        self.is_valid()
        return {nama: str(nilai or "") for nama, nilai in self.cleaned_data.items()}

    @cached_property
    def unit_dipilih(self) -> UnitKerja | None:
        """Return the unit of ``di``, if there is one."""
        kode = self.isi.get("di")
        return UnitKerja.objects.filter(kode=kode).first() if kode else None

    @property
    def dipakai(self) -> bool:
        """Say whether anything narrows the list."""
        return any(self.isi.values()) or bool(self.errors)

    @property
    def lanjut(self) -> bool:
        """Say whether one of the rarer filters is in use (they stand folded away)."""
        return any(self.isi.get(n) for n in ("golongan", "keadaan", "jabatan"))

    def saring(self, baris: QuerySet[Pegawai]) -> QuerySet[Pegawai]:
        """Keep the people that fit everything asked."""
        pada, isi = hari_ini(), self.isi
        baris = baris.filter(*_cari(isi.get("q", ""), pada))
        for kolom in ("jenis", "golongan"):
            if isi.get(kolom):
                baris = baris.filter(**{kolom: isi[kolom]})
        if isi.get("keadaan"):
            baris = baris.filter(_keadaan(isi["keadaan"], pada))
        if isi.get("unit") or isi.get("di") or isi.get("jabatan"):
            baris = baris.filter(pk__in=self._tempat(pada).values("pegawai_id"))
        return baris

    def _tempat(self, pada: date) -> QuerySet[Penempatan]:
        """Return today's posts at the asked place: one post must fit all of it."""
        pos = Penempatan.objects.pada(pada)
        if self.isi.get("jabatan"):
            pos = pos.filter(jabatan__jenis=self.isi["jabatan"])
        if self.isi.get("unit"):
            di_sana = subtree_bernama(self.isi["unit"].split(), pada)
            pos = pos.filter(jabatan__unit_id__in=di_sana)
        if self.isi.get("di"):
            akar = [self.unit_dipilih.pk] if self.unit_dipilih else []
            pos = pos.filter(jabatan__unit_id__in=subtree(akar, pada))
        return pos


def _cari(teks: str, pada: date) -> list[Q | Func | Exists]:
    """Return what every row must fit: one NIP, or each word in name or post.

    The longest word is the rarest guess: it alone is looked for among all, the others
    among those found, since a seventh of a kabupaten may be called Nadia.
    """
    if angka := angka_nip(teks):
        cocok = "nip" if len(angka) == 18 else "nip__contains"
        lama = RiwayatNip.objects.filter(**{cocok: angka}).values("pegawai_id")
        kini = Pegawai.objects.filter(**{cocok: angka}).values("pk")
        return [di_antara("pk", kini.union(lama))]
    kata = sorted(kata_nama(teks), key=len, reverse=True)
    return [
        *(di_antara("pk", _bernama(satu, pada)) for satu in kata[:1]),
        *(_juga_bernama(satu, pada) for satu in kata[1:]),
    ]


def _bernama(kata: str, pada: date) -> QuerySet[Pegawai, Any]:
    """A union, because an OR over two tables would read every person."""
    nama = Pegawai.objects.filter(nama__icontains=kata).values("pk")
    pos = Penempatan.objects.pada(pada).filter(jabatan__nama__icontains=kata)
    return nama.union(pos.values("pegawai_id"))


def _juga_bernama(kata: str, pada: date) -> Q:
    pos = Penempatan.objects.pada(pada).filter(
        pegawai_id=OuterRef("pk"), jabatan__nama__icontains=kata
    )
    return Q(nama__icontains=kata) | Q(Exists(pos))


def _keadaan(jenis: str, pada: date) -> Q:
    kini = KeadaanPegawai.objects.pada(pada).filter(pegawai_id=OuterRef("pk"))
    if jenis == AKTIF:
        return Q(~Exists(kini))
    return Q(Exists(kini.filter(jenis=jenis)))
