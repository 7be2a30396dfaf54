"""The post and the place of work that a row of a list of people names."""

import re
from datetime import date, timedelta

from kinerja.lib.tanggal import TanggalDitolak, format_tanggal
from organisasi.rules.golongan import baca_eselon, bukan_eselon, jenis_eselon
from organisasi.rules.jenis import LABEL, JenisJabatan, JenisPenempatan
from organisasi.rules.kata_siasn import (
    jenis_struktural,
    jenis_tersirat,
    jenis_tertulis,
)
from organisasi.rules.nip import USIA_MASUK
from organisasi.rules.pecah import tanggal_sejak
from organisasi.rules.sel import Sel, tanggal_berkas

#: "Plt.", "(Plt)", "P.L.T.", "Pelaksana Tugas (Plt.)" before a post.
_PELAKSANA_TUGAS = re.compile(
    r"(?:[(\[]?\s*(?:(?P<h>plh\b|p\.l\.h\b|pelaksana\s+harian\b)"
    r"|(?P<t>plt\b|p\.l\.t\b|pelaksana\s+tugas\b))\.?\s*[)\]]?[\s,:–-]*)+",
    re.IGNORECASE,
)
#: "Penjabat", an office the regulation does not know; "PJ" is also whoever answers for
#: a programme (penanggung jawab).
_PENJABAT = re.compile(
    r"(?:pjs?|penjabat(?:\s+sementara)?)\b\.?\s*(?=\S)", re.IGNORECASE
)
_PELAKSANA_DI_AKHIR = re.compile(
    r"(?:[\s,]*[(\[,–-]\s*|\s+(?=pl[th]))"
    r"(?:(?P<h>plh)|(?P<t>plt)|(?P<j>pjs?))\b\.?\s*[)\]]?$",
    re.IGNORECASE,
)
#: An acting post named behind somebody's own: "Sekretaris merangkap Plt. Camat".
_RANGKAP = re.compile(
    r"(?<=\S)[\s,;/(]+(?:(?:merangkap|sekaligus|dan|juga|selaku|sebagai)\s+)*"
    r"(?P<kedua>(?:pl[th]\b|pelaksana\s+(?:tugas|harian)\b)\.?\s*[^\W\d_].*)$",
    re.IGNORECASE,
)
_ANGKA_KELAS = re.compile(
    r"(?:(?:KELAS|GRADE|KJ)\b[\s.:]*)?([0-9]{1,2})(?:\.0+)?(?:\s*\(.*\))?",
    re.IGNORECASE,
)
TANPA_UNIT = "Kosong, jadi jabatan orang ini tidak dicatat atau diubah."
_TERJAUH = timedelta(days=366)
_KELAS = range(1, 18)
_ID_JENIS = {"2": JenisJabatan.FUNGSIONAL, "4": JenisJabatan.PELAKSANA}


def tmt_mustahil(tmt: date, lahir: date | None, pada: date) -> str:
    """Say why a first day lies outside somebody's working life, else ""."""
    if tmt > pada + _TERJAUH:
        return f"{format_tanggal(tmt)} lebih dari setahun lagi"
    awal = lahir and lahir.replace(day=1, year=lahir.year + USIA_MASUK)
    if lahir and awal and tmt < awal:
        return (
            f"{format_tanggal(tmt)} mendahului usia {USIA_MASUK} tahun orang yang "
            f"lahir {format_tanggal(lahir)}"
        )
    return ""


class BacaJabatan(Sel):
    """Reads the columns about the post; ``pada`` is the day of the import."""

    pada: date
    lahir: date | None = None
    lepas = ""
    penjabat = ""

    def jabatan(self) -> tuple[str, JenisPenempatan]:
        """Return the post without "Plt." and how it is held; "" when none is named."""
        jabatan = self.teks("jabatan")
        unit = self.teks("unit") or self.kode("kode_unor")
        if akhir := _PELAKSANA_DI_AKHIR.search(jabatan):
            awalan = "Plh." if akhir["h"] else "Plt." if akhir["t"] else "Pj."
            jabatan = f"{awalan} {jabatan[: akhir.start()]}"
        depan = _PELAKSANA_TUGAS.match(jabatan)
        if kedua := _RANGKAP.search(jabatan, depan.end() if depan else 0):
            self.ingatkan(
                "jabatan",
                f"“{kedua['kedua'].rstrip(' )')}” tidak dicatat dari sel yang sama. "
                "Tulis di baris sendiri dengan NIP yang sama.",
            )
            jabatan = jabatan[: kedua.start()]
        penjabat = _PENJABAT.match(jabatan)
        cocok = _PELAKSANA_TUGAS.match(jabatan) or penjabat
        if cocok and self.ketat:
            self.ingatkan(
                "jabatan",
                f"“{jabatan}” tidak dicatat sebagai jabatan definitif. Catat Plt. atau "
                "Plh. lewat penempatan.",
            )
            return "", JenisPenempatan.DEFINITIF
        if jabatan and unit:
            jenis = self._penempatan(jabatan)
            if penjabat and jenis is JenisPenempatan.DEFINITIF:
                self.penjabat = jabatan
            return jabatan[cocok.end() :] if cocok else jabatan, jenis
        if jabatan and not cocok and "unit" not in self.isi:
            self.lepas = jabatan
        elif "jabatan" in self.isi:
            self.ingatkan("unit" if jabatan else "jabatan", TANPA_UNIT)
        return "", JenisPenempatan.DEFINITIF

    def _penempatan(self, jabatan: str) -> JenisPenempatan:
        for teks in (jabatan, self.teks("status_jabatan"), self.teks("keterangan")):
            if cocok := _PELAKSANA_TUGAS.match(teks):
                return JenisPenempatan.PLH if cocok["h"] else JenisPenempatan.PLT
        return JenisPenempatan.DEFINITIF

    def tmt_jabatan(self) -> date | None:
        """Return the first day of the post, from its column or from the remarks."""
        tmt = self.tanggal("tmt_jabatan")
        if tmt is None and (sejak := tanggal_sejak(self.teks("keterangan"))):
            try:
                tmt = tanggal_berkas(sejak)
            except TanggalDitolak as tolak:
                self.ingatkan("keterangan", tolak.message)
        return self._mungkin("tmt_jabatan", tmt)

    def tmt_golongan(self) -> date | None:
        """Return the first day of the golongan."""
        return self._mungkin("tmt_golongan", self.tanggal("tmt_golongan"))

    def _mungkin(self, kunci: str, tmt: date | None) -> date | None:
        """Return a first day that lies in somebody's working life, else tell it."""
        if tmt is None:
            return None
        sebab = tmt_mustahil(tmt, self.lahir, self.pada)
        if not sebab:
            return tmt
        self.ingatkan(kunci, f"{sebab}, jadi dikosongkan. Periksa tanggalnya.")
        return None

    def eselon(self) -> str:
        """Return the eselon as "II.b"."""
        teks = self.kode("eselon")
        eselon = baca_eselon(teks)
        if teks and not eselon and not jenis_tertulis(teks) and not bukan_eselon(teks):
            self.ingatkan(
                "eselon",
                f"Eselon “{teks[:40]}” tidak dikenal, dikosongkan. Tulis misalnya "
                "III.a.",
            )
        return eselon

    def kelas(self) -> int | None:
        """Return the class of the post, 1 to 17 (PermenPANRB 34/2011)."""
        teks = self.kode("kelas")
        if not teks:
            return None
        cocok = _ANGKA_KELAS.fullmatch(teks)
        if cocok and int(cocok[1]) in _KELAS:
            return int(cocok[1])
        self.ingatkan(
            "kelas", f"“{teks[:40]}” bukan kelas jabatan 1 sampai 17, dikosongkan."
        )
        return None

    def jenis_jabatan(self, jabatan: str, eselon: str) -> JenisJabatan:
        """Return the kind of a post by eselon, else by its column, else by words."""
        if eselon:
            return jenis_eselon(eselon)
        teks = self.teks("jenis_jabatan").upper()
        kode = self.kode("jenis_jabatan_id")
        if "STRUKTURAL" in teks or (not teks and kode == "1"):
            return jenis_struktural(jabatan.upper())
        tertulis = jenis_tertulis(teks) or jenis_tertulis(self.kode("eselon"))
        if tertulis or (not teks and kode in _ID_JENIS):
            return tertulis or _ID_JENIS[kode]
        tersirat = jenis_tersirat(jabatan)
        if jabatan and teks:
            self.ingatkan(
                "jenis_jabatan",
                f"Jenis jabatan “{teks[:40]}” tidak dikenal; dicatat sebagai "
                f"{LABEL[tersirat].lower()} menurut nama jabatannya.",
            )
        return tersirat
