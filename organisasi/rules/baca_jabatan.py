"""The post and the place of work that a row of a list of people names."""

import re
from datetime import date, timedelta

from kinerja.lib.tanggal import TanggalDitolak, format_tanggal
from organisasi.rules.golongan import baca_eselon, jenis_eselon
from organisasi.rules.jenis import JenisJabatan, JenisPenempatan
from organisasi.rules.kata_siasn import jenis_struktural, jenis_tersirat
from organisasi.rules.pecah import tanggal_sejak
from organisasi.rules.sel import Sel, tanggal_berkas

_PELAKSANA_TUGAS = re.compile(
    r"(?P<h>plh\b|pelaksana\s+harian\b)\.?\s*|(?P<t>plt\b|pelaksana\s+tugas\b)\.?\s*",
    re.IGNORECASE,
)
TANPA_UNIT = "Kosong, jadi jabatan orang ini tidak dicatat atau diubah."
_TERJAUH = timedelta(days=366)
_KELAS = range(1, 18)


class BacaJabatan(Sel):
    """Reads the columns about the post; ``pada`` is the day of the import."""

    pada: date
    lepas = ""

    def jabatan(self) -> tuple[str, JenisPenempatan]:
        """Return the post without "Plt." and how it is held; "" when none is named."""
        jabatan = self.teks("jabatan")
        unit = self.teks("unit") or self.kode("kode_unor")
        cocok = _PELAKSANA_TUGAS.match(jabatan)
        if cocok and self.ketat:
            self.ingatkan(
                "jabatan",
                f"“{jabatan}” tidak dicatat sebagai jabatan definitif. Catat Plt. atau "
                "Plh. lewat penempatan.",
            )
            return "", JenisPenempatan.DEFINITIF
        if jabatan and unit:
            jenis = self._penempatan(jabatan)
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
        if tmt and tmt > self.pada + _TERJAUH:
            self.ingatkan(
                "tmt_jabatan",
                f"{format_tanggal(tmt)} lebih dari setahun lagi, jadi dikosongkan.",
            )
            return None
        return tmt

    def eselon(self) -> str:
        """Return the eselon as "II.b"."""
        return baca_eselon(self.kode("eselon"))

    def kelas(self) -> int | None:
        """Return the class of the post, 1 to 17 (PermenPANRB 34/2011)."""
        teks = self.kode("kelas")
        if not teks:
            return None
        angka = re.sub(r"\.0+$", "", teks)
        if angka.isascii() and angka.isdigit() and len(angka) < 3:
            kelas = int(angka)
            if kelas in _KELAS:
                return kelas
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
        if "UMUM" in teks or "PELAKSANA" in teks or (not teks and kode == "4"):
            return JenisJabatan.PELAKSANA
        if "FUNGSIONAL" in teks or (not teks and kode == "2"):
            return JenisJabatan.FUNGSIONAL
        if jabatan and "jenis_jabatan" in self.isi:
            self.ingatkan(
                "jenis_jabatan",
                "Jenis jabatan tidak dikenal; dicatat sebagai pelaksana.",
            )
            return JenisJabatan.PELAKSANA
        return jenis_tersirat(jabatan)
