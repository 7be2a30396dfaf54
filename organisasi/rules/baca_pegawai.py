"""One row of a list of people as typed values, whatever list it stands in.

Words like "null" and "-" mean "no value"; what is doubtful becomes a warning and an
empty value, only what cannot be right refuses the row. Columns other than NIP and name
may be missing. NIK, address, religion and the like are never looked at.
"""

import re
from collections.abc import Mapping
from datetime import date

from kinerja.lib.angka import AngkaDitolak, baca_angka
from kinerja.lib.errors import InvalidInput
from kinerja.lib.tanggal import format_tanggal
from organisasi.rules.baca_jabatan import BacaJabatan
from organisasi.rules.baris_pegawai import BarisPegawai, HasilBaris
from organisasi.rules.baris_tabel import baris_contoh, kosong
from organisasi.rules.gelar_impor import gabung_gelar, pisahkan_gelar
from organisasi.rules.golongan import (
    baca_golongan,
    baca_golongan_pppk,
    golongan_pppk,
)
from organisasi.rules.impor import JenisImpor
from organisasi.rules.jenis import LABEL, JenisKeadaan, JenisKelamin, JenisPegawai
from organisasi.rules.kata_siasn import (
    KELAMIN,
    baca_kedudukan,
    memimpin_unit,
    sebut_nama,
)
from organisasi.rules.kolom_impor import inti_judul
from organisasi.rules.kontak import surel_berkas, telepon_berkas
from organisasi.rules.nip import (
    USIA_MASUK,
    HasilNip,
    bersihkan_nip,
    jenis_nomor,
    kelamin_nomor,
    nip_dalam_sel,
    periksa_nip,
    selisih_jenis,
)
from organisasi.rules.pecah import pecah_sel
from organisasi.rules.penyaring import BUKAN_ASN, NON_ASN

_ANGKA = re.compile(r"[0-9]")
_HURUF = re.compile(r"[^\W\d_]")
_BUKAN_HURUF = re.compile(r"[\W_]+")
_JUDUL_NIP = {"NIP", "NIP BARU", "NIPBARU"}
#: Longer than a NIP with its word and gaps: another number stands beside it.
_LEBIH_DARI_SATU = 27
_UMUR = range(USIA_MASUK, 101)
#: What a bare "Status" says in other lists.
_STATUS_LAIN = re.compile(r"AKTIF|KAWIN|NIKAH|LAJANG|JANDA|DUDA|CERAI|DEFINITIF")
_PANJANG_TEKS = {"nama": 200, "jabatan": 200, "unit": 200, "kode_unor": 40}


def baca_pegawai(
    isi: Mapping[str, str],
    *,
    kolom: Mapping[str, str],
    jenis: JenisImpor,
    pada: date,
    sejak_1904: bool = False,
) -> HasilBaris:
    """Read one row by field key; ``kolom`` gives the headings for sentences.

    ``pada`` is the day of the import.
    """
    return _Pembaca(isi, kolom, jenis, pada, sejak_1904=sejak_1904).baca()


class _Pembaca(BacaJabatan):
    """Reads the columns of one row."""

    def __init__(
        self,
        isi: Mapping[str, str],
        kolom: Mapping[str, str],
        jenis: JenisImpor,
        pada: date,
        *,
        sejak_1904: bool,
    ) -> None:
        super().__init__(
            pecah_sel(isi),
            kolom,
            ketat=jenis is JenisImpor.SIASN,
            sejak_1904=sejak_1904,
        )
        self.pada = pada
        self.tersirat: set[str] = set()
        self.hasil_nip = HasilNip("", None, ())

    def baca(self) -> HasilBaris:
        """Read the row, or say why it cannot be or need not be."""
        tertulis = self.isi.get("nip", "").strip()
        nama = self.teks("nama")
        if lewati := self._bukan_orang(tertulis):
            return HasilBaris(tertulis[:40], nama[:200], lewati=lewati)
        nip = self._nip(tertulis)
        if not nama:
            self.tolak_karena("nama", "Nama kosong. Isi nama tanpa gelar.")
        elif not _HURUF.search(nama):
            self.tolak_karena(
                "nama", f"“{nama[:40]}” bukan nama. Isi nama tanpa gelar."
            )
        self._periksa_panjang()
        if self.tolak:
            return HasilBaris(
                nip or tertulis[:40],
                nama[:200],
                peringatan=tuple(self.peringatan),
                tolak=tuple(self.tolak),
            )
        baris = self._baris(nip, nama)
        self._periksa_lain()
        return HasilBaris(nip, baris.nama, baris, tuple(self.peringatan))

    def _baris(self, nip: str, nama: str) -> BarisPegawai:
        nama, depan, belakang = self._nama(nama)
        jenis = self._jenis(nip)
        golongan = self._golongan(jenis)
        kelamin, lahir = self._kelamin(nip), self._lahir()
        terbaca = self.hasil_nip.nip
        self.lahir = min(lahir, terbaca.lahir) if lahir and terbaca else lahir
        keadaan, aktif = self._keadaan()
        jabatan, penempatan = self.jabatan()
        unit, eselon = self.teks("unit"), self.eselon()
        jenis_jabatan = self.jenis_jabatan(jabatan or self.lepas, eselon)
        return BarisPegawai(
            nip=nip,
            nama=nama,
            gelar_depan=depan,
            gelar_belakang=belakang,
            jenis=jenis,
            golongan=golongan,
            tmt_golongan=self.tmt_golongan() if golongan else None,
            jenis_kelamin=kelamin,
            lahir=lahir,
            surel=self._surel(),
            keadaan=keadaan,
            aktif=aktif,
            jabatan=jabatan,
            jenis_jabatan=jenis_jabatan,
            memimpin=memimpin_unit(jenis_jabatan, jabatan or self.lepas, unit),
            tmt_jabatan=self.tmt_jabatan(),
            kode_unor=self.kode("kode_unor"),
            unit=unit,
            instansi=self.teks("instansi") or self.teks("instansi_induk"),
            tersirat=frozenset(self.tersirat),
            penempatan=penempatan,
            eselon=eselon,
            kelas=self.kelas(),
            telepon=self._telepon(),
            atasan=self.teks("atasan")[:200],
            jabatan_lepas=self.lepas,
            penjabat=self.penjabat,
        )

    def _periksa_panjang(self) -> None:
        for kunci, batas in _PANJANG_TEKS.items():
            if len(self.isi.get(kunci, "")) > batas:
                self.tolak_karena(
                    kunci,
                    f"Isinya lebih dari {batas} huruf. Periksa apakah ada tanda kutip "
                    "atau pemisah kolom yang hilang.",
                )

    def _bukan_orang(self, tertulis: str) -> str:
        """Rows that stand in files but are nobody of the register."""
        if inti_judul(tertulis) in _JUDUL_NIP:
            return "Judul kolom yang diulang."
        angka = bersihkan_nip(tertulis)
        if angka and not angka.strip("0"):
            return "Baris contoh: NIP hanya berisi nol."
        if contoh := baris_contoh(angka, self.isi.get("nama", "")):
            return contoh
        if angka[:1].isdigit() or _ANGKA.search(angka):
            return ""
        ciri = ("nip", "nama", "keterangan", "jenis_pegawai", "golongan")
        if any(NON_ASN.search(self.isi.get(kunci, "")) for kunci in ciri):
            return BUKAN_ASN
        return ""

    def _nip(self, tertulis: str) -> str:
        """Digits that contradict themselves occur in real NIPs: warn, keep."""
        if kosong(tertulis):
            self.tolak_karena("nip", "NIP kosong. Isi 18 angka NIP atau NI PPPK.")
            return ""
        if len(tertulis) > _LEBIH_DARI_SATU:
            tertulis = nip_dalam_sel(tertulis)
        hasil = self.hasil_nip = periksa_nip(tertulis, pada=self.pada)
        if hasil.nip:
            return hasil.nip.nomor
        catat = self.ingatkan if hasil.meragukan else self.tolak_karena
        for masalah in hasil.masalah:
            catat("nip", masalah)
        return hasil.bersih if hasil.meragukan else ""

    def _nama(self, nama: str) -> tuple[str, str, str]:
        """Titles have their own columns; those inside the name move there."""
        depan, inti, belakang = pisahkan_gelar(nama)
        if gelar := " dan ".join(f"“{g[:60]}”" for g in (depan, belakang) if g):
            self.ingatkan("nama", f"Gelar {gelar} dipisahkan dari nama.")
        depan = gabung_gelar(self.teks("gelar_depan"), depan, " ")
        belakang = gabung_gelar(self.teks("gelar_belakang"), belakang, ", ")
        return (
            sebut_nama(inti),
            self._gelar("gelar_depan", depan, 40),
            self._gelar("gelar_belakang", belakang, 60),
        )

    def _gelar(self, kolom: str, gelar: str, batas: int) -> str:
        if len(gelar) <= batas:
            return gelar
        self.ingatkan(kolom, f"Gelar lebih dari {batas} huruf, jadi dikosongkan.")
        return ""

    def _jenis(self, nip: str) -> JenisPegawai:
        dari_nip = jenis_nomor(nip)
        teks = self.teks("jenis_pegawai").upper()
        if not teks or _STATUS_LAIN.search(teks):
            self.tersirat.add("jenis")
            return JenisPegawai(dari_nip.value)
        if re.search(r"PPPK|P3K|PERJANJIAN KERJA", teks):
            paruh = re.search(r"PARUH WAKTU|\bPW\b", teks)
            jenis = JenisPegawai.PPPK_PW if paruh else JenisPegawai.PPPK
        elif re.search(r"PNS|NEGERI SIPIL", teks):
            calon = self.teks("status_cpns").upper() in {"C", "CPNS"}
            calon = calon or "CPNS" in teks
            jenis = JenisPegawai.CPNS if calon else JenisPegawai.PNS
        else:
            self.ingatkan(
                "jenis_pegawai",
                f"“{teks[:60]}” tidak dikenal; dicatat {dari_nip} menurut NIP.",
            )
            return JenisPegawai(dari_nip.value)
        if beda := selisih_jenis(jenis, nip):
            self.ingatkan("jenis_pegawai", beda)
        return jenis

    def _golongan(self, jenis: JenisPegawai) -> str:
        nama, kode = self.kode("golongan"), self.kode("golongan_id")
        if not nama and not kode:
            return ""
        pppk = jenis in {JenisPegawai.PPPK, JenisPegawai.PPPK_PW}
        baca = baca_golongan_pppk if pppk else baca_golongan
        golongan = baca(nama) or baca(kode)
        kolom = "golongan" if nama else "golongan_id"
        if not golongan:
            self.ingatkan(
                kolom, f"Golongan “{(nama or kode)[:40]}” tidak dikenal, dikosongkan."
            )
            return ""
        if nama and kode and baca(kode) not in {golongan, ""}:
            self.ingatkan(
                "golongan_id",
                f"ID {kode} berarti {baca(kode)}, sedangkan namanya {nama}; "
                f"dipakai {golongan}.",
            )
        if golongan_pppk(golongan) == pppk:
            return golongan
        contoh = "IX" if pppk else "III/a"
        self.ingatkan(
            kolom,
            f"{golongan} bukan golongan {LABEL[jenis]}, jadi dikosongkan. Tulis "
            f"misalnya {contoh}.",
        )
        return ""

    def _kelamin(self, nip: str) -> JenisKelamin:
        dari_nip = kelamin_nomor(nip)
        teks = self.teks("jenis_kelamin").upper()
        kata = _BUKAN_HURUF.sub(" ", teks).strip()
        ketemu = next((j for j, semua in KELAMIN.items() if kata in semua), None)
        if ketemu is None:
            if teks:
                self.ingatkan(
                    "jenis_kelamin",
                    f"“{teks[:40]}” tidak dikenal; diambil dari angka ke-15 NIP.",
                )
            self.tersirat.add("jenis_kelamin")
            return dari_nip
        if nip[14] in "12" and ketemu is not dari_nip:
            self.ingatkan(
                "jenis_kelamin",
                f"Tertulis {LABEL[ketemu].lower()}, sedangkan angka ke-15 NIP berarti "
                f"{LABEL[dari_nip].lower()}; dicatat seperti tertulis.",
            )
        return ketemu

    def _lahir(self) -> date | None:
        lahir = self.tanggal("lahir")
        if (
            lahir
            and lahir > self.pada
            and re.search(r"\D[0-9]{2}$", self.kode("lahir"))
        ):
            lahir = _abad_lalu(lahir)  # two figures of a year: nobody is born later
        if lahir and (umur := self.pada.year - lahir.year) not in _UMUR:
            sebab = f"{format_tanggal(lahir)} berarti umur {umur} tahun"
            sebab = "belum terjadi" if lahir > self.pada else sebab
            self.ingatkan("lahir", f"Tanggal lahir {sebab}, jadi dikosongkan.")
            lahir = None
        if lahir is None:
            self.tersirat.add("lahir")
        nip = self.hasil_nip.nip
        if nip is None:
            return lahir
        if lahir and lahir != nip.lahir:
            self.ingatkan(
                "lahir",
                f"Tertulis {format_tanggal(lahir)}, sedangkan NIP menyebut "
                f"{format_tanggal(nip.lahir)}; dicatat seperti tertulis.",
            )
        return lahir or nip.lahir

    def _surel(self) -> str:
        for kolom in ("surel_dinas", "surel"):
            teks = self.teks(kolom)
            if not teks:
                continue
            if surel := surel_berkas(teks):
                return surel
            self.ingatkan(kolom, f"“{teks[:60]}” bukan surel, jadi dikosongkan.")
        return ""

    def _keadaan(self) -> tuple[JenisKeadaan | None, bool]:
        """Return (state, whether the file says "active" in so many words)."""
        kolom = "kedudukan"
        teks = self.teks(kolom).upper()
        keadaan, aktif = baca_kedudukan(teks)
        if teks and not keadaan and not aktif:
            self.ingatkan(
                kolom, f"“{teks[:60]}” tidak dikenal; keadaannya tidak dicatat."
            )
        return keadaan, aktif

    def _telepon(self) -> str:
        teks = self.kode("telepon")
        try:
            return telepon_berkas(teks)
        except InvalidInput:
            self.ingatkan(
                "telepon", f"“{teks[:40]}” bukan nomor telepon, jadi dikosongkan."
            )
            return ""

    def _periksa_lain(self) -> None:
        """Doubt what stands in columns that are not taken over."""
        for kunci in self.isi:
            if ":" not in kunci:
                continue
            if kunci.startswith("tanggal:"):
                self.tanggal(kunci)
            else:
                self._uang(kunci)

    def _uang(self, kunci: str) -> None:
        teks = self.kode(kunci)
        try:
            if teks:
                baca_angka(teks, bulat=True)
        except AngkaDitolak:
            self.ingatkan(
                kunci,
                f"“{teks[:40]}” bukan jumlah rupiah yang jelas. Tulis misalnya "
                "3.200.000. Uang tidak dicatat di sini.",
            )


def _abad_lalu(hari: date) -> date:
    """Return the same day a century ago; 29 February 2000 has none in 1900."""
    try:
        return hari.replace(year=hari.year - 100)
    except ValueError:
        return hari
