"""Invented people: names of plants and places, NIP that only look real."""

from calendar import monthrange
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count
from random import Random

from organisasi.rules.jenis import JenisKelamin, JenisPegawai

DEPAN = {
    JenisKelamin.PRIA: "Ampon Asnawi Bukhari Fauzan Hendra Iskandar Khairul Mahdi "
    "Mulia Nasir Ridwan Safwan Teuku Usman Yusran Zulfikar Armia Darwis Fajri Hasbi",
    JenisKelamin.WANITA: "Cut Dewi Irma Rahmi Nurul Laila Aisyah Fitri Hayati Intan "
    "Khadijah Marlina Nadia Putri Rina Safrina Suryani Ulfa Wardah Zahra",
}
TENGAH = (
    "Arif Budi Eka Indah Jaya Karya Lestari Nova Surya Tirta Utama Wira Yuda Zaki "
    "Bayu Bumi Citra Fajar"
)
BELAKANG = (
    "Rumbia Cempaka Kenari Melur Nipah Pandan Sagu Seulanga Jeruk Cendana Kenanga "
    "Aren Meranti Gaharu Damar Kemuning Flamboyan Mahoni Pala Cengkeh Nilam Serai "
    "Ketapang Waru Beringin Bakau Pinang Kemiri Salam Jati"
)
GELAR = ("S.E.", "S.Sos.", "S.AP.", "S.T.", "S.Kom.", "S.H.", "", "", "A.Md.")
GELAR_RUMPUN = {
    "kesehatan": ("A.Md.Keb.", "S.Kep., Ners", "A.Md.Kep.", "S.KM.", "A.Md.Gz."),
    "pendidikan": ("S.Pd.", "S.Pd.", "S.Ag.", "M.Pd."),
}
PPPK_TAHUN_PERTAMA = 2021


@dataclass(frozen=True)
class Orang:
    """One invented person; dates are chosen so that the age fits the day."""

    nip: str
    nama: str
    gelar: str
    jenis: JenisPegawai
    golongan: str
    kelamin: JenisKelamin
    lahir: date


class Pengarang:
    """Makes people one after another; the same seed makes the same people."""

    def __init__(
        self, hari: date, *, terpakai: Collection[str] = (), benih: int = 2026
    ) -> None:
        self._terpakai = terpakai
        self._acak = Random(benih)  # noqa: S311 - example data, not a secret
        self._hari = hari
        self._nama = self._nama_baru()
        self._nomor = count(1)

    def _nama_baru(self) -> Iterator[tuple[JenisKelamin, str, str]]:
        """Yield (sex, first, last); a middle word comes when the pairs run out."""
        tengah = ["", *TENGAH.split()]
        for kata in tengah:
            pasangan = [
                (kelamin, depan, f"{kata} {belakang}".strip())
                for kelamin, daftar in DEPAN.items()
                for depan in daftar.split()
                for belakang in BELAKANG.split()
                if f"{depan} {kata} {belakang}".replace("  ", " ") not in self._terpakai
            ]
            self._acak.shuffle(pasangan)
            yield from pasangan

    def buat(
        self, rumpun: str, *, senior: bool, kelamin: JenisKelamin | None = None
    ) -> Orang:
        """Return the next person; ``senior`` for somebody who leads."""
        kelamin_nama, depan, belakang = next(self._nama)
        kelamin = kelamin or kelamin_nama
        umur = self._acak.randint(40, 57) if senior else self._acak.randint(24, 56)
        tahun, bulan = self._hari.year - umur, self._acak.randint(1, 12)
        lahir = date(tahun, bulan, self._acak.randint(1, monthrange(tahun, bulan)[1]))
        pppk = not senior and self._acak.random() < 0.25
        jenis = JenisPegawai.PPPK if pppk else JenisPegawai.PNS
        return Orang(
            nip=self._nip(lahir, kelamin, pppk=pppk),
            nama=f"{depan} {belakang}",
            gelar=self._acak.choice(GELAR_RUMPUN.get(rumpun, GELAR)),
            jenis=jenis,
            golongan=self._golongan(senior=senior, pppk=pppk),
            kelamin=kelamin,
            lahir=lahir,
        )

    def _golongan(self, *, senior: bool, pppk: bool) -> str:
        if pppk:
            return self._acak.choice(("VII", "IX", "IX"))
        if senior:
            return self._acak.choice(("III/d", "IV/a", "IV/b"))
        return self._acak.choice(("II/c", "II/d", "III/a", "III/b", "III/c"))

    def _nip(self, lahir: date, kelamin: JenisKelamin, *, pppk: bool) -> str:
        """Return a number that follows the rules; the serial runs on, so none twice."""
        masuk = min(lahir.year + self._acak.randint(22, 30), self._hari.year - 1)
        bulan = f"{self._acak.randint(1, 12):02d}"
        if pppk:
            masuk, bulan = self._acak.randint(PPPK_TAHUN_PERTAMA, self._hari.year), "21"
        angka = "1" if kelamin is JenisKelamin.PRIA else "2"
        serial = next(self._nomor) % 999 + 1
        return f"{lahir:%Y%m%d}{masuk}{bulan}{angka}{serial:03d}"
