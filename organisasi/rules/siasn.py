"""One row of the SIASN "Export Data ASN" (67 columns) as typed values.

Dates are dd-mm-yyyy only; "null", "-" and the like mean "no value"; what is doubtful
becomes a warning and an empty value, only what cannot be right refuses the row. Names
of columns are compared in capitals with single spaces; NIP and NAMA must be there, all
others may be missing. NIK, address, religion and the like are never looked at.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kinerja.lib.tanggal import format_tanggal
from organisasi.rules.golongan import baca_golongan, golongan_pppk
from organisasi.rules.jenis import (
    LABEL,
    JenisJabatan,
    JenisKeadaan,
    JenisKelamin,
    JenisPegawai,
)
from organisasi.rules.kata_siasn import (
    KEDUDUKAN,
    KELAMIN,
    jenis_struktural,
    memimpin_unit,
)
from organisasi.rules.nip import PANJANG, JenisNip, bersihkan_nip, periksa_nip
from organisasi.rules.sel import KOSONG, Catatan, Sel

NIP = ("NIP BARU", "NIP", "NIPBARU")
NAMA = ("NAMA", "NAMA PEGAWAI", "NAMA LENGKAP")

_SUREL = re.compile(r"[^@\s]{1,64}@[^@\s.]+(?:\.[^@\s.]+)+")
_GELAR_DEPAN = re.compile(
    r"(?:(?:prof|dr|drg|drh|ir|drs|dra|apt|ns)\.\s*)+(?=\S)", re.IGNORECASE
)
_PELAKSANA_TUGAS = re.compile(r"pl[th]\b\.?", re.IGNORECASE)
_TERJAUH = timedelta(days=366)
_PANJANG_TEKS = {"NAMA": 200, "JABATAN NAMA": 200, "UNOR NAMA": 200, "UNOR ID": 40}


@dataclass(frozen=True, slots=True)
class BarisSiasn:
    """A row that can be saved. Empty text and None mean: the file does not say.

    ``tersirat`` names the fields that were taken from the NIP, not from a column.
    """

    nip: str
    nama: str
    gelar_depan: str
    gelar_belakang: str
    jenis: JenisPegawai
    golongan: str
    tmt_golongan: date | None
    jenis_kelamin: JenisKelamin
    lahir: date | None
    surel: str
    keadaan: JenisKeadaan | None
    aktif: bool
    jabatan: str
    jenis_jabatan: JenisJabatan
    memimpin: bool
    tmt_jabatan: date | None
    kode_unor: str
    unit: str
    instansi: str
    tersirat: frozenset[str]


@dataclass(frozen=True, slots=True)
class HasilBaris:
    """Exactly one of: a row, refusals, a reason to skip; warnings may stand beside."""

    nip: str
    nama: str
    baris: BarisSiasn | None = None
    peringatan: tuple[Catatan, ...] = ()
    tolak: tuple[Catatan, ...] = ()
    lewati: str = ""


def rapikan_judul(teks: str) -> str:
    """Return a column's name as it is compared: capitals, single spaces."""
    return " ".join(teks.replace("_", " ").split()).upper()


def adalah_judul(sel: Sequence[str]) -> bool:
    """Say whether this row holds the names of the columns."""
    nama = {rapikan_judul(satu) for satu in sel}
    return bool(nama.intersection(NIP)) and bool(nama.intersection(NAMA))


def baca_siasn(isi: Mapping[str, str], *, pada: date) -> HasilBaris:
    """Read one row, keys as of ``rapikan_judul``; ``pada`` is the day of the import."""
    return _Pembaca(isi, pada).baca()


class _Pembaca(Sel):
    """Reads the columns of one row."""

    def __init__(self, isi: Mapping[str, str], pada: date) -> None:
        super().__init__(isi)
        self.pada = pada
        self.tersirat: set[str] = set()
        self.kolom_nip = self.kolom(NIP)
        self.kolom_nama = self.kolom(NAMA)

    def baca(self) -> HasilBaris:
        tertulis = self.isi.get(self.kolom_nip, "").strip()
        nama = self.teks(self.kolom_nama)
        if lewati := self._contoh(tertulis):
            return HasilBaris(tertulis[:40], nama[:200], lewati=lewati)
        nip = self._nip(tertulis)
        if not nama:
            self.tolak_karena(self.kolom_nama, "Nama kosong. Isi nama tanpa gelar.")
        self._periksa_panjang()
        if self.tolak:
            return HasilBaris(
                nip or tertulis[:40],
                nama[:200],
                peringatan=tuple(self.peringatan),
                tolak=tuple(self.tolak),
            )
        baris = self._baris(nip, nama)
        return HasilBaris(nip, baris.nama, baris, tuple(self.peringatan))

    def _baris(self, nip: str, nama: str) -> BarisSiasn:
        nama, depan, belakang = self._nama(nama)
        jenis = self._jenis(nip)
        golongan = self._golongan(jenis)
        kelamin, lahir = self._kelamin(nip), self._lahir(nip)
        keadaan, aktif = self._keadaan()
        jabatan, unit = self._jabatan(), self.teks("UNOR NAMA")
        jenis_jabatan = self._jenis_jabatan(jabatan)
        return BarisSiasn(
            nip=nip,
            nama=nama,
            gelar_depan=depan,
            gelar_belakang=belakang,
            jenis=jenis,
            golongan=golongan,
            tmt_golongan=self.tanggal("TMT GOLONGAN") if golongan else None,
            jenis_kelamin=kelamin,
            lahir=lahir,
            surel=self._surel(),
            keadaan=keadaan,
            aktif=aktif,
            jabatan=jabatan,
            jenis_jabatan=jenis_jabatan,
            memimpin=memimpin_unit(jenis_jabatan, jabatan, unit),
            tmt_jabatan=self._tmt_jabatan(),
            kode_unor=self.kode("UNOR ID"),
            unit=unit,
            instansi=self.teks("INSTANSI KERJA NAMA")
            or self.teks("INSTANSI INDUK NAMA"),
            tersirat=frozenset(self.tersirat),
        )

    def _periksa_panjang(self) -> None:
        for kolom, batas in _PANJANG_TEKS.items():
            judul = self.kolom_nama if kolom == "NAMA" else kolom
            if len(self.teks(judul)) > batas:
                self.tolak_karena(
                    judul,
                    f"Isinya lebih dari {batas} huruf. Periksa apakah ada tanda kutip "
                    "atau pemisah kolom yang hilang.",
                )

    def _contoh(self, tertulis: str) -> str:
        """Rows that stand in files but are nobody."""
        if rapikan_judul(tertulis) in NIP:
            return "Judul kolom yang diulang."
        angka = bersihkan_nip(tertulis)
        if angka and not angka.strip("0"):
            return "Baris contoh: NIP hanya berisi nol."
        return ""

    def _nip(self, tertulis: str) -> str:
        """Digits that contradict themselves occur in real NIPs: warn, keep."""
        if tertulis.casefold() in KOSONG:
            self.tolak_karena(
                self.kolom_nip, "NIP kosong. Isi 18 angka NIP atau NI PPPK."
            )
            return ""
        hasil = periksa_nip(tertulis, pada=self.pada)
        if hasil.nip:
            return hasil.nip.nomor
        utuh = (
            len(hasil.bersih) == PANJANG
            and hasil.bersih.isascii()
            and hasil.bersih.isdigit()
            and not hasil.bersih.endswith("000")
        )
        catat = self.ingatkan if utuh else self.tolak_karena
        for masalah in hasil.masalah:
            catat(self.kolom_nip, masalah)
        return hasil.bersih if utuh else ""

    def _nama(self, nama: str) -> tuple[str, str, str]:
        """Titles have their own columns; those inside the name move there."""
        depan, belakang = self.teks("GELAR DEPAN"), self.teks("GELAR BELAKANG")
        if not belakang and "," in nama:
            nama, _, belakang = (bagian.strip() for bagian in nama.partition(","))
            self.ingatkan(
                self.kolom_nama, f"Gelar “{belakang[:60]}” dipisahkan dari nama."
            )
        if not depan and (cocok := _GELAR_DEPAN.match(nama)):
            depan, nama = cocok[0].strip(), nama[cocok.end() :]
            self.ingatkan(self.kolom_nama, f"Gelar “{depan}” dipisahkan dari nama.")
        return (
            nama,
            self._gelar("GELAR DEPAN", depan, 40),
            self._gelar("GELAR BELAKANG", belakang, 60),
        )

    def _gelar(self, kolom: str, gelar: str, batas: int) -> str:
        if len(gelar) <= batas:
            return gelar
        self.ingatkan(kolom, f"Gelar lebih dari {batas} huruf, jadi dikosongkan.")
        return ""

    def _jenis(self, nip: str) -> JenisPegawai:
        dari_nip = _jenis_nip(nip)
        teks = self.teks("JENIS PEGAWAI NAMA").upper()
        if not teks:
            self.tersirat.add("jenis")
            return JenisPegawai(dari_nip.value)
        if "PPPK" in teks or "PERJANJIAN KERJA" in teks:
            paruh = "PARUH WAKTU" in teks
            jenis, pppk = (JenisPegawai.PPPK_PW if paruh else JenisPegawai.PPPK), True
        elif "PNS" in teks:
            calon = self.teks("STATUS CPNS PNS").upper() in {"C", "CPNS"}
            calon = calon or "CPNS" in teks
            jenis, pppk = (JenisPegawai.CPNS if calon else JenisPegawai.PNS), False
        else:
            self.ingatkan(
                "JENIS PEGAWAI NAMA",
                f"“{teks[:60]}” tidak dikenal; dicatat {dari_nip} menurut NIP.",
            )
            return JenisPegawai(dari_nip.value)
        if pppk != (dari_nip is JenisNip.PPPK):
            self.ingatkan(
                "JENIS PEGAWAI NAMA",
                f"Tertulis {LABEL[jenis]}, sedangkan NIP-nya nomor {dari_nip}.",
            )
        return jenis

    def _golongan(self, jenis: JenisPegawai) -> str:
        nama, kode = self.teks("GOL AKHIR NAMA"), self.kode("GOL AKHIR ID")
        if not nama and not kode:
            return ""
        golongan = baca_golongan(nama) or baca_golongan(kode)
        kolom = "GOL AKHIR NAMA" if nama else "GOL AKHIR ID"
        if not golongan:
            self.ingatkan(
                kolom, f"Golongan “{(nama or kode)[:40]}” tidak dikenal, dikosongkan."
            )
            return ""
        if nama and kode and baca_golongan(kode) not in {golongan, ""}:
            self.ingatkan(
                "GOL AKHIR ID",
                f"ID {kode} berarti {baca_golongan(kode)}, sedangkan namanya {nama}; "
                f"dipakai {golongan}.",
            )
        pppk = jenis in {JenisPegawai.PPPK, JenisPegawai.PPPK_PW}
        if golongan_pppk(golongan) != pppk:
            self.ingatkan(kolom, f"{golongan} bukan golongan {LABEL[jenis]}.")
        return golongan

    def _kelamin(self, nip: str) -> JenisKelamin:
        dari_nip = JenisKelamin.WANITA if nip[14] == "2" else JenisKelamin.PRIA
        teks = self.teks("JENIS KELAMIN").upper().replace("–", "-")
        teks = re.sub(r"\s*-\s*", "-", teks)
        ketemu = next((j for j, kata in KELAMIN.items() if teks in kata), None)
        if ketemu is None:
            if teks:
                self.ingatkan(
                    "JENIS KELAMIN",
                    f"“{teks[:40]}” tidak dikenal; diambil dari angka ke-15 NIP.",
                )
            self.tersirat.add("jenis_kelamin")
            return dari_nip
        if nip[14] in "12" and ketemu is not dari_nip:
            self.ingatkan(
                "JENIS KELAMIN",
                f"Tertulis {LABEL[ketemu].lower()}, sedangkan angka ke-15 NIP berarti "
                f"{LABEL[dari_nip].lower()}; dicatat seperti tertulis.",
            )
        return ketemu

    def _lahir(self, nip: str) -> date | None:
        lahir = self.tanggal("TANGGAL LAHIR")
        if lahir and lahir > self.pada:
            self.ingatkan(
                "TANGGAL LAHIR", "Tanggal lahir belum terjadi, jadi dikosongkan."
            )
            lahir = None
        if lahir is None:
            self.tersirat.add("lahir")
        hasil = periksa_nip(nip, pada=self.pada).nip
        if hasil is None:
            return lahir
        if lahir and lahir != hasil.lahir:
            self.ingatkan(
                "TANGGAL LAHIR",
                f"Tertulis {format_tanggal(lahir)}, sedangkan NIP menyebut "
                f"{format_tanggal(hasil.lahir)}; dicatat seperti tertulis.",
            )
        return lahir or hasil.lahir

    def _surel(self) -> str:
        for kolom in ("EMAIL GOV", "EMAIL"):
            teks = self.teks(kolom)
            if not teks:
                continue
            if len(teks) <= 254 and _SUREL.fullmatch(teks):
                return teks
            self.ingatkan(kolom, f"“{teks[:60]}” bukan surel, jadi dikosongkan.")
        return ""

    def _keadaan(self) -> tuple[JenisKeadaan | None, bool]:
        """Return (state, whether the file says "active" in so many words)."""
        kolom = "KEDUDUKAN HUKUM NAMA"
        teks = self.teks(kolom).upper()
        for kata, keadaan in KEDUDUKAN:
            if kata in teks:
                return keadaan, False
        if teks and "AKTIF" not in teks:
            self.ingatkan(
                kolom, f"“{teks[:60]}” tidak dikenal; keadaannya tidak dicatat."
            )
        return None, "AKTIF" in teks

    def _jabatan(self) -> str:
        """Acting posts are no place of one's own; this file has no way to say both."""
        jabatan = self.teks("JABATAN NAMA")
        unit = self.teks("UNOR NAMA") or self.kode("UNOR ID")
        if _PELAKSANA_TUGAS.match(jabatan):
            self.ingatkan(
                "JABATAN NAMA",
                f"“{jabatan}” tidak dicatat sebagai jabatan definitif. Catat Plt. atau "
                "Plh. lewat penempatan.",
            )
            return ""
        if jabatan and unit:
            return jabatan
        kosong = "UNOR NAMA" if jabatan else "JABATAN NAMA"
        self.ingatkan(
            kosong, "Kosong, jadi jabatan orang ini tidak dicatat atau diubah."
        )
        return ""

    def _tmt_jabatan(self) -> date | None:
        kolom = "TMT JABATAN"
        tmt = self.tanggal(kolom)
        if tmt and tmt > self.pada + _TERJAUH:
            self.ingatkan(
                kolom,
                f"{format_tanggal(tmt)} lebih dari setahun lagi, jadi dikosongkan.",
            )
            tmt = None
        return tmt

    def _jenis_jabatan(self, jabatan: str) -> JenisJabatan:
        teks = self.teks("JENIS JABATAN NAMA").upper()
        kode = self.kode("JENIS JABATAN ID")
        if "STRUKTURAL" in teks or (not teks and kode == "1"):
            return jenis_struktural(jabatan.upper())
        if "UMUM" in teks or "PELAKSANA" in teks or (not teks and kode == "4"):
            return JenisJabatan.PELAKSANA
        if "FUNGSIONAL" in teks or (not teks and kode == "2"):
            return JenisJabatan.FUNGSIONAL
        if jabatan:
            self.ingatkan(
                "JENIS JABATAN NAMA",
                "Jenis jabatan tidak dikenal; dicatat sebagai pelaksana.",
            )
        return JenisJabatan.PELAKSANA


def _jenis_nip(nip: str) -> JenisNip:
    return JenisNip.PPPK if int(nip[12:14]) >= 21 else JenisNip.PNS
