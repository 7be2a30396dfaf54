"""The rows of an exported list: what the filter shows, as far as the actor may read."""

from collections.abc import Iterator, Sequence

from django.db.models import QuerySet

from kinerja.akun.models import Pengguna
from kinerja.lib.waktu import hari_ini
from organisasi.models import KeadaanPegawai, Pegawai, Penempatan
from organisasi.policies import cakupan_urus
from organisasi.policies.pegawai import visible_kontak
from organisasi.rules.ekspor import (
    KOLOM,
    KOLOM_PRIBADI,
    kata_jenis_jabatan,
    kata_jenis_pegawai,
    kata_kedudukan,
    kata_tanggal,
)
from organisasi.rules.jenis import LABEL, JenisKelamin, JenisPenempatan

#: People per query; two more queries tell their posts and states.
SEKALI = 1000


def kolom_ekspor(actor: Pengguna) -> tuple[str, ...]:
    """Return the headings; personal ones only for who keeps personal data right."""
    return KOLOM + KOLOM_PRIBADI if cakupan_urus(actor) else KOLOM


def baris_ekspor(
    actor: Pengguna, pegawai: QuerySet[Pegawai]
) -> Iterator[Sequence[str]]:
    """Yield one row per person in the order of ``pegawai``, some hundred at a time."""
    pribadi = bool(cakupan_urus(actor))
    potong: list[Pegawai] = []
    for satu in pegawai.iterator(chunk_size=SEKALI):
        potong.append(satu)
        if len(potong) == SEKALI:
            yield from _baris(actor, potong, pribadi=pribadi)
            potong = []
    yield from _baris(actor, potong, pribadi=pribadi)


def _baris(
    actor: Pengguna, orang: Sequence[Pegawai], *, pribadi: bool
) -> Iterator[Sequence[str]]:
    pk = [satu.pk for satu in orang]
    jabatan = {
        p.pegawai_id: p
        for p in Penempatan.objects.pada(hari_ini())
        .filter(pegawai_id__in=pk, jenis=JenisPenempatan.DEFINITIF)
        .select_related("jabatan__unit")
    }
    keadaan = dict(
        KeadaanPegawai.objects.pada(hari_ini())
        .filter(pegawai_id__in=pk)
        .values_list("pegawai_id", "jenis")
    )
    boleh: frozenset[int] = frozenset()
    if pribadi:
        terbaca = visible_kontak(actor).filter(pk__in=pk)
        boleh = frozenset(terbaca.values_list("pk", flat=True))
    for satu in orang:
        sel = (
            *_orang(satu, keadaan.get(satu.pk, "")),
            *_tempat(jabatan.get(satu.pk)),
        )
        if pribadi:
            sel += _pribadi(satu) if satu.pk in boleh else ("",) * len(KOLOM_PRIBADI)
        yield sel


def _orang(pegawai: Pegawai, keadaan: str) -> tuple[str, ...]:
    return (
        pegawai.nip or "",
        pegawai.nama,
        pegawai.gelar_depan,
        pegawai.gelar_belakang,
        *kata_jenis_pegawai(pegawai.jenis),
        pegawai.golongan,
        kata_tanggal(pegawai.tmt_golongan),
        kata_kedudukan(keadaan),
    )


def _tempat(penempatan: Penempatan | None) -> tuple[str, ...]:
    if penempatan is None:
        return ("",) * 5
    jabatan = penempatan.jabatan
    return (
        kata_jenis_jabatan(jabatan.jenis),
        jabatan.nama,
        kata_tanggal(penempatan.berlaku.lower),
        jabatan.unit.kode_unor or "",
        jabatan.unit.nama,
    )


def _pribadi(pegawai: Pegawai) -> tuple[str, ...]:
    kelamin = pegawai.jenis_kelamin
    return (
        LABEL[JenisKelamin(kelamin)] if kelamin else "",
        kata_tanggal(pegawai.lahir),
        pegawai.surel,
        pegawai.telepon,
    )
