"""One door from a file of any kind to its plan: read, map, compare with the register.

Nothing is written here. ``services.impor_terap.apply_rencana`` writes the plan.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kinerja.berkas.rules.jenis import Jenis
from kinerja.lib.sapuan import without_gc
from organisasi.pembaca import Bacaan, TanpaJudul, read_rows
from organisasi.rules.baca_pegawai import baca_pegawai
from organisasi.rules.baris_pegawai import HasilBaris
from organisasi.rules.impor import JenisImpor, Lapor, Tahap, diam
from organisasi.rules.kepala_impor import PencariKepala
from organisasi.rules.kolom_impor import fingerprint_judul, label_medan
from organisasi.rules.nip import bersihkan_nip
from organisasi.rules.pecah import ASAL
from organisasi.rules.penyaring import BarisMentah
from organisasi.rules.pohon_impor import BarisBerkas
from organisasi.rules.register_impor import Rencana
from organisasi.rules.rencana_impor import susun_rencana
from organisasi.rules.rencana_jabatan import susun_jabatan
from organisasi.rules.rencana_kontak import nip_dan_nama, susun_kontak
from organisasi.rules.rencana_unit import susun_unit
from organisasi.rules.sel import Catatan
from organisasi.selectors.register_impor import (
    load_kontak,
    load_kuota,
    load_pemetaan,
    load_penghuni,
    load_register,
    load_serupa,
)

#: Kinds of files the reader understands.
JENIS_BOLEH = (Jenis.CSV, Jenis.XLSX, Jenis.XLS)
LEBIH = (
    "Baris ini punya sel di luar kolom terakhir, jadi isinya mungkin bergeser. Beri "
    "tanda kutip pada isi yang memuat pemisah kolom, atau ekspor ulang."
)

#: Rows between two reports.
POTONG = 250

#: A row as the user finds it: sheet ("" in a CSV) and number from 1.
Letak = tuple[str, int]


@dataclass(slots=True)
class RencanaBerkas:
    """The plan of a file, with what it was taken for.

    ``sumber`` is a fingerprint of the headings (to remember a mapping by), ``judul``
    the headings in the order of the file, ``pemetaan`` the mapping that was used:
    {heading: field key of ``kolom_impor.MEDAN[jenis]``, or "" for not read}.
    """

    jenis: JenisImpor
    sumber: str
    judul: list[str]
    pemetaan: dict[str, str]
    rencana: Rencana


def plan_berkas(
    jalur: Path,
    *,
    jenis_berkas: Jenis,
    pada: date,
    jenis: JenisImpor | None = None,
    pemetaan: Mapping[str, str] | None = None,
    jawaban: Mapping[Letak, str] | None = None,
) -> RencanaBerkas:
    """Read a checked file and plan it against the register as of day ``pada``.

    As ``read_berkas``, then ``plan_bacaan``.
    """
    bacaan = read_berkas(jalur, jenis_berkas, jenis=jenis, pemetaan=pemetaan)
    return plan_bacaan(bacaan, pada=pada, jawaban=jawaban or {})


@without_gc()
def read_berkas(
    jalur: Path,
    jenis_berkas: Jenis,
    *,
    jenis: JenisImpor | None = None,
    pemetaan: Mapping[str, str] | None = None,
) -> Bacaan:
    """Read a checked file into rows of fields.

    ``jenis`` and ``pemetaan`` None are as somebody corrected them for these headings
    before, else guessed; a given mapping wins for the headings it names. Raises
    ``InvalidInput`` with one sentence when the file cannot be read as ``jenis``.
    """
    if pemetaan:
        return read_rows(jalur, jenis_berkas, jenis=jenis, pemetaan=pemetaan)
    try:
        bacaan = read_rows(jalur, jenis_berkas, jenis=jenis)
    except TanpaJudul as tolak:
        ingat = load_pemetaan(fingerprint_judul(tolak.judul), jenis)
        if ingat is None:
            raise
    else:
        ingat = load_pemetaan(fingerprint_judul(bacaan.judul), jenis)
        if ingat is None or ingat == (bacaan.jenis, bacaan.pemetaan):
            return bacaan
    return read_rows(jalur, jenis_berkas, jenis=ingat[0], pemetaan=ingat[1])


@without_gc()
def plan_bacaan(
    bacaan: Bacaan,
    *,
    pada: date,
    jawaban: Mapping[Letak, str],
    lapor: Lapor = diam,
) -> RencanaBerkas:
    """Compare what was read with the register as of day ``pada``.

    ``jawaban`` holds the answers to open questions (values of ``Pertanyaan.pilihan``),
    several of one row separated by a space.
    """
    susun = _RENCANA.get(bacaan.jenis, _rencana_orang)
    return RencanaBerkas(
        bacaan.jenis,
        fingerprint_judul(bacaan.judul),
        bacaan.judul,
        bacaan.pemetaan,
        susun(bacaan, pada, jawaban, lapor),
    )


def nama_kolom(bacaan: Bacaan) -> dict[str, str]:
    """Return {field key: what its column is called}, packed columns by their name."""
    ada = bacaan.kolom
    hasil = label_medan(bacaan.jenis) | ada
    for kunci, asal in ASAL.items():
        gabungan = [ada[satu] for satu in asal if satu in ada]
        if gabungan and kunci not in ada:
            hasil[kunci] = gabungan[0]
    return hasil


def _rencana_orang(
    bacaan: Bacaan, pada: date, jawaban: Mapping[Letak, str], lapor: Lapor
) -> Rencana:
    kolom = nama_kolom(bacaan)
    lebar = len(bacaan.pemetaan)
    hasil: list[tuple[str, int, HasilBaris]] = []
    for nomor, b in enumerate(bacaan.baris):
        if nomor % POTONG == 0:
            lapor(Tahap.BACA, nomor, len(bacaan.baris))
        satu = _read(b, bacaan.jenis, kolom, lebar=lebar, pada=pada)
        hasil.append((b.lembar, b.nomor, satu))
    hasil += [
        (lembar, 1, HasilBaris("", "", lewati=sebab))
        for lembar, sebab in bacaan.lembar_lewat
    ]
    baris = [satu.baris for _, _, satu in hasil if satu.baris]
    register = load_register(
        {satu.nip for satu in baris}, pada, atasan=any(satu.atasan for satu in baris)
    )
    baru = {b.lahir for b in baris if b.lahir and b.nip not in register.orang}
    register.serupa = load_serupa(baru) if baru else []
    return susun_rencana(hasil, register, pada=pada, kolom=kolom, jawaban=jawaban)


def _read(
    baris: BarisMentah,
    jenis: JenisImpor,
    kolom: Mapping[str, str],
    *,
    lebar: int,
    pada: date,
) -> HasilBaris:
    """Read one row; a lost or extra separator shifts its columns."""
    if baris.lewati:
        return HasilBaris("", "", lewati=baris.lewati)
    isi = baris.isi
    if baris.unit and not isi.get("unit"):
        isi["unit"] = baris.unit
    hasil = baca_pegawai(
        isi, kolom=kolom, jenis=jenis, pada=pada, sejak_1904=baris.sejak_1904
    )
    if baris.unit_turun:
        turun = Catatan(
            kolom["unit"],
            f"Kosong, jadi dipakai “{isi['unit'][:80]}” dari baris di atasnya. Isi "
            "bila unitnya lain.",
        )
        hasil = hasil._replace(peringatan=(turun, *hasil.peringatan))
    if hasil.lewati or baris.lembar:
        return hasil
    if baris.lebih:
        return hasil._replace(baris=None, tolak=(*hasil.tolak, Catatan("", LEBIH)))
    if baris.sel < lebar:
        kurang = Catatan(
            "",
            f"Baris ini hanya {baris.sel} dari {lebar} kolom; sisanya dianggap kosong. "
            "Periksa apakah ada pemisah kolom yang hilang.",
        )
        return hasil._replace(peringatan=(kurang, *hasil.peringatan))
    return hasil


def _rencana_kontak(
    bacaan: Bacaan, pada: date, jawaban: Mapping[Letak, str], _lapor: Lapor
) -> Rencana:
    baris = list(_baris(bacaan))
    dicari = [nip_dan_nama(satu.isi) for satu in baris if not satu.lewati]
    tercatat = load_kontak(
        {nip for nip, _ in dicari if nip}, {nama for nip, nama in dicari if not nip}
    )
    kolom = nama_kolom(bacaan)
    return susun_kontak(baris, tercatat, pada=pada, kolom=kolom, jawaban=jawaban)


def _rencana_unit(
    bacaan: Bacaan, pada: date, jawaban: Mapping[Letak, str], _lapor: Lapor
) -> Rencana:
    baris = list(_baris(bacaan))
    nip = {bersihkan_nip(satu.isi.get("pemimpin", "")) for satu in baris} - {""}
    register = load_register(nip, pada)
    return susun_unit(
        baris,
        register,
        kepala=PencariKepala(register, load_penghuni(), pada),
        kolom=nama_kolom(bacaan),
        jawaban=jawaban,
    )


def _rencana_jabatan(
    bacaan: Bacaan, pada: date, jawaban: Mapping[Letak, str], _lapor: Lapor
) -> Rencana:
    return susun_jabatan(
        list(_baris(bacaan)),
        load_register((), pada),
        kuota=load_kuota(),
        kolom=nama_kolom(bacaan),
        jawaban=jawaban,
    )


def _baris(bacaan: Bacaan) -> Iterator[BarisBerkas]:
    """Give rows without people the unit that a title names, and pass sheets over."""
    for satu in bacaan.baris:
        isi = satu.isi
        if bacaan.jenis is JenisImpor.JABATAN and satu.unit and not isi.get("unit"):
            isi = isi | {"unit": satu.unit}
        yield BarisBerkas(satu.lembar, satu.nomor, isi, satu.lewati, satu.sejak_1904)
    for lembar, sebab in bacaan.lembar_lewat:
        yield BarisBerkas(lembar, 1, {}, sebab)


_RENCANA = {
    JenisImpor.UNIT: _rencana_unit,
    JenisImpor.JABATAN: _rencana_jabatan,
    JenisImpor.KONTAK: _rencana_kontak,
}
