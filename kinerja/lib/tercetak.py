"""Values as published tables print them: numbers with units, ranges, words, blanks.

A reading never guesses: what may mean two numbers keeps both, what is absent stays
absent, a word stays a word. Pure: no Django.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from kinerja.lib.angka import bacaan_angka, desimal_dari


class Bentuk(StrEnum):
    """What a printed cell turned out to be."""

    ANGKA = "ANGKA"  # one clear number or range
    GANDA = "GANDA"  # a number that may mean two values
    KOSONG = "KOSONG"  # blank, dash, N/A, NIHIL: no value, never zero
    KATA = "KATA"  # a word such as "Tinggi", "WTP", "BB (70)"
    MAJEMUK = "MAJEMUK"  # several numbers: "12 dari 15", "2 tahun 6 bulan"
    RUSAK = "RUSAK"  # digits that are no number


@dataclass(frozen=True, slots=True)
class Rentang:
    """Inclusive bounds; a single number has both equal."""

    bawah: Decimal
    atas: Decimal

    @property
    def tunggal(self) -> bool:
        """Tell whether it is one number."""
        return self.bawah == self.atas


@dataclass(frozen=True, slots=True)
class Tercetak:
    """A printed cell: ``bacaan`` has one entry when clear, two when ambiguous.

    ``satuan`` is normalised ("%", "bulan", "rp"; "" when none is printed),
    ``pembanding`` one of "", "<", ">", "≈"; ``catatan`` a sentence for the reader.
    """

    teks: str
    bentuk: Bentuk
    bacaan: tuple[Rentang, ...] = ()
    satuan: str = ""
    pembanding: str = ""
    catatan: str = ""

    @property
    def titik_ribuan(self) -> bool | None:
        """How this cell uses the dot: thousands, decimal (False) or unknown (None)."""
        if self.bentuk is not Bentuk.ANGKA:
            return None
        if re.search(r"[0-9]\.[0-9]{3}[.,][0-9]", self.teks):
            return True
        for titik in re.findall(r"(?<![0-9.,])[0-9]+\.[0-9]+(?![0-9.,])", self.teks):
            nilai = {
                batas.copy_abs() for r in self.bacaan for batas in (r.bawah, r.atas)
            }
            return Decimal(titik) not in nilai
        return None


_TANDA_HUBUNG = re.compile(r"[\u2010-\u2015\u2212]")
_SPASI = re.compile(r"\s+")
_TERPANJANG = 200  # a longer text is prose; keeps every pattern fast
_PEMBUNGKUS = " '\"’‘“”"  # the text mark of a spreadsheet, quotes around a cell
_KOSONG = re.compile(
    r"[-.…*_]*|n/?\.?a\.?|n\.a\.|nan|null|none|nil|nihil|\(?(?:tidak|belum) ada"
    r"(?: data)?\)?|t\.?a\.?d\.?|#[A-Z0-9/]+[!?]?",
    re.IGNORECASE,
)
_ANGKA = r"[0-9](?:[0-9.,]*[0-9])?"
_SAMPAI = r"(?:-|s/d|s\.d\.?|sd|sampai(?: dengan)?|hingga|~)"
_RENTANG = re.compile(
    rf"({_ANGKA})\s*(%|[a-z]+)?\s*{_SAMPAI}\s*({_ANGKA})(?=[^0-9.,]|$)\s*(.*)",
    re.IGNORECASE,
)
_TUNGGAL = re.compile(rf"({_ANGKA})(?=[^0-9.,]|[.,]-|\.$|$)\s*(.*)", re.IGNORECASE)
_SPASI_RIBUAN = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}(?: [0-9]{3}){2,}(?![0-9])")
_JUMLAH = re.compile(rf"{_ANGKA}(?:\s*\+\s*{_ANGKA})+")
_PANGKAT = re.compile(r"[0-9.,]+e[+-]?[0-9]+", re.IGNORECASE)
_TANGGAL = re.compile(
    r"[0-9]{1,2}([-/.])[0-9]{1,2}\1[0-9]{4}|[0-9]{4}([-/])[0-9]{1,2}\2[0-9]{1,2}"
    r"|[0-9]{1,2}[ -][a-z]{3,}\.?[ -][0-9]{4}",
    re.IGNORECASE,
)
_RUPIAH = re.compile(r"(?:rp|idr)\.?\s*(?=[0-9(-])", re.IGNORECASE)
# What may follow a number and itself hold digits without being a second value.
_EKOR_BERANGKA = re.compile(
    r"(?:skala .*|per [0-9.,]+ .*|/ ?[0-9.,]+ [a-z].*|(?:km|m|cm)[23])",
    re.IGNORECASE,
)
_PEMBANDING = (
    (
        re.compile(
            r"<=|=<|≤|⩽|<|maks(?:imal|imum|\.)?(?![a-z])|paling (?:banyak|lama|"
            r"tinggi|lambat)|kurang dari(?: sama dengan)?|di ?bawah",
            re.IGNORECASE,
        ),
        "<",
    ),
    (
        re.compile(
            r">=|=>|≥|⩾|>|min(?:imal|imum|\.)?(?![a-z])|paling (?:sedikit|rendah|"
            r"kurang)|lebih dari(?: sama dengan)?|di ?atas",
            re.IGNORECASE,
        ),
        ">",
    ),
    (re.compile(r"±|\+/-|~|≈|sekitar|kira-kira|kurang lebih|ca\.", re.IGNORECASE), "≈"),
)
_PENGALI = {
    "ribu": 3,
    "rb": 3,
    "juta": 6,
    "jt": 6,
    "miliar": 9,
    "milyar": 9,
    "milliar": 9,
    "triliun": 12,
    "trilyun": 12,
}
_PENGALI_RUPIAH = {"m": 9, "t": 12}
_SATUAN_SINGKAT = {
    "rupiah": "rp",
    "idr": "rp",
    "bln": "bulan",
    "thn": "tahun",
    "th": "tahun",
    "hr": "hari",
    "mgg": "minggu",
    "org": "orang",
    "dok": "dokumen",
}
# Things that are counted one by one: "1.250 orang" can only be 1250.
_DIHITUNG_SATUAN = """
    rp orang jiwa kk keluarga desa gampong kelurahan kecamatan dokumen
    berkas laporan unit buah kasus kejadian event kegiatan paket lembaga kelompok
    pegawai asn pns pppk guru siswa peserta pelanggan pasien penduduk balita ibu bayi
    sekolah puskesmas rumah bangunan kali ekor pohon batang lembar eksemplar naskah
    aplikasi sistem perkara temuan aduan pengaduan izin sertifikat bidang akta kartu
    wisatawan kunjungan umkm koperasi perusahaan usaha kendaraan lokasi titik
"""
SATUAN_BULAT = frozenset(_DIHITUNG_SATUAN.split())


def baca_tercetak(teks: str, *, satuan: str = "") -> Tercetak:
    """Read one printed cell; ``satuan`` is the unit its column declares, if any."""
    rapi = _SPASI.sub(" ", _TANDA_HUBUNG.sub("-", teks)).strip(_PEMBUNGKUS)
    if len(rapi) > _TERPANJANG:
        return _bukan_angka(teks, rapi)
    if _KOSONG.fullmatch(rapi):
        return Tercetak(teks, Bentuk.KOSONG, catatan=_catatan_kosong(rapi))
    if _PANGKAT.fullmatch(rapi):
        return Tercetak(teks, Bentuk.RUSAK, catatan="ditulis dengan huruf e")
    if _TANGGAL.search(rapi):
        return Tercetak(teks, Bentuk.KATA, catatan="berupa tanggal")
    pembanding, isi = _lepas_pembanding(rapi)
    negatif, rupiah, isi = _lepas_awalan(isi)
    if not isi[:1].isdigit():
        return _bukan_angka(teks, rapi)
    hasil = _baca_isi(teks, isi, satuan="rp" if rupiah else satuan)
    if rupiah and not hasil.satuan:
        hasil = replace(hasil, satuan="rp")
    return _lengkapi(hasil, negatif=negatif, pembanding=pembanding)


def _catatan_kosong(rapi: str) -> str:
    if rapi.lower() == "nihil":
        return "NIHIL: tidak ada kejadian; bila maksudnya nol, tulis 0"
    return ""


def _bukan_angka(teks: str, rapi: str) -> Tercetak:
    """A text without a leading digit is a word, unless it holds no letter at all."""
    if any(huruf.isalpha() for huruf in rapi):
        return Tercetak(teks, Bentuk.KATA)
    return Tercetak(teks, Bentuk.RUSAK)


def _lepas_pembanding(isi: str) -> tuple[str, str]:
    for pola, tanda in _PEMBANDING:
        cocok = pola.match(isi)
        if cocok and re.match(
            r"\s*(?:rp\.?)?\s*[0-9(-]", isi[cocok.end() :], re.IGNORECASE
        ):
            return tanda, isi[cocok.end() :].strip()
    return "", isi


def _lepas_awalan(isi: str) -> tuple[bool, bool, str]:
    """Split off "Rp", a sign or accounting brackets: (negative, rupiah, rest)."""
    rupiah = bool(_RUPIAH.match(isi))
    isi = _RUPIAH.sub("", isi, count=1) if rupiah else isi
    kurung = re.fullmatch(
        r"\(\s*((?:rp\.?\s*)?[0-9][^()]*)\)\s*(%?)", isi, re.IGNORECASE
    )
    if kurung:
        isi = kurung[1] + kurung[2]
    tanda = re.match(r"[+-]\s*(?=[0-9]|rp)", isi, re.IGNORECASE)
    isi = isi[tanda.end() :] if tanda else isi
    if not rupiah and _RUPIAH.match(isi):
        rupiah, isi = True, _RUPIAH.sub("", isi, count=1)
    negatif = bool(kurung) != bool(tanda and tanda[0].startswith("-"))
    return negatif, rupiah, isi


def _lengkapi(hasil: Tercetak, *, negatif: bool, pembanding: str) -> Tercetak:
    bacaan = hasil.bacaan
    if negatif:
        bacaan = tuple(Rentang(_balik(r.atas), _balik(r.bawah)) for r in bacaan)
    return replace(hasil, bacaan=bacaan, pembanding=pembanding)


def _balik(nilai: Decimal) -> Decimal:
    return nilai.copy_negate() if nilai else nilai


def _baca_isi(teks: str, isi: str, *, satuan: str) -> Tercetak:
    isi = _SPASI_RIBUAN.sub(lambda cocok: cocok[0].replace(" ", "."), isi)
    if _JUMLAH.fullmatch(isi):
        return _baca_jumlah(teks, isi)
    if cocok := _RENTANG.fullmatch(isi):
        bawah, tengah, atas, ekor = cocok.groups()
        if not tengah or not ekor or tengah == ekor:
            return _susun(teks, (bawah, atas), ekor or tengah or "", satuan)
    if cocok := _TUNGGAL.fullmatch(isi):
        return _susun(teks, (cocok[1],), cocok[2], satuan)
    return Tercetak(teks, Bentuk.RUSAK)


def _baca_jumlah(teks: str, isi: str) -> Tercetak:
    """Read "580 + 45": the sum its author left to the reader."""
    bagian = [bacaan_angka(satu.strip()) for satu in isi.split("+")]
    if any(len(bacaan) != 1 for bacaan in bagian):
        return Tercetak(teks, Bentuk.RUSAK)
    jumlah = sum((bacaan[0] for bacaan in bagian), Decimal(0))
    return Tercetak(
        teks,
        Bentuk.ANGKA,
        (Rentang(jumlah, jumlah),),
        catatan=f"“{teks.strip()}” dijumlahkan",
    )


def _susun(teks: str, angka: tuple[str, ...], ekor: str, satuan_kolom: str) -> Tercetak:
    """Put numbers and the text behind them together."""
    ekor = ekor.strip().strip(",.;*").strip("- ")
    tanpa_kurung = re.sub(r"\(.*?\)", "", ekor).strip()
    if re.search(r"[0-9]", tanpa_kurung) and not _EKOR_BERANGKA.fullmatch(tanpa_kurung):
        return Tercetak(teks, Bentuk.MAJEMUK)
    cetak = normalkan_satuan(ekor)
    pangkat, satuan = _pengali(cetak, rupiah=normalkan_satuan(satuan_kolom) == "rp")
    bulat = not pangkat and (satuan or normalkan_satuan(satuan_kolom)) in SATUAN_BULAT
    bacaan = _rentang_mungkin(angka, bulat=bulat)
    if not bacaan:
        return Tercetak(teks, Bentuk.RUSAK, satuan=satuan)
    bacaan = tuple(
        Rentang(r.bawah.scaleb(pangkat), r.atas.scaleb(pangkat)) for r in bacaan
    )
    bentuk = Bentuk.ANGKA if len(bacaan) == 1 else Bentuk.GANDA
    return Tercetak(teks, bentuk, bacaan, satuan)


def _rentang_mungkin(angka: tuple[str, ...], *, bulat: bool) -> tuple[Rentang, ...]:
    """Return the readings in which the bounds ascend (decimal reading first)."""
    semua = [_bacaan(satu, bulat=bulat) for satu in angka]
    if not all(semua):
        return ()
    pasangan = (
        [(b, a) for b in semua[0] for a in semua[-1]]
        if len(angka) > 1
        else [(nilai, nilai) for nilai in semua[0]]
    )
    naik = [Rentang(b, a) for b, a in pasangan if b <= a]
    if len(naik) > 2:  # both ends ambiguous: they are written the same way
        naik = [naik[0], naik[-1]]
    return tuple(naik)


def _bacaan(angka: str, *, bulat: bool) -> tuple[Decimal, ...]:
    bacaan = bacaan_angka(angka)
    if bulat and len(bacaan) > 1:
        ribuan = "," not in angka
        return (desimal_dari(angka),) if ribuan else (bacaan[1],)
    return bacaan


def _pengali(satuan: str, *, rupiah: bool) -> tuple[int, str]:
    """Split "juta rupiah" into a power of ten and the unit left over."""
    kata, _, sisa = satuan.partition(" ")
    if kata in _PENGALI:
        return _PENGALI[kata], normalkan_satuan(sisa)
    if rupiah and kata in _PENGALI_RUPIAH:
        return _PENGALI_RUPIAH[kata], ""
    return 0, satuan


def normalkan_satuan(teks: str) -> str:
    """Bring the spellings of a unit together ("Persen" and "%", "Rp." and "rupiah")."""
    isi = _SPASI.sub(" ", re.sub(r"\(.*?\)", " ", teks)).strip(" .,;:").lower()
    isi = re.sub(r"\s*/\s*", "/", isi)
    if re.match(r"%|(?:persen|prosen|percent|pct)\b", isi):
        return "%"
    return _SATUAN_SINGKAT.get(isi, isi)
