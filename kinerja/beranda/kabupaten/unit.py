"""The offices of Aceh Barat Daya as a tree of plain values.

Units only; whoever works in them is invented. The list is a start that BKPSDM edits.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from organisasi.rules.jenis import JenisJabatan, JenisUnit


@dataclass
class Unit:
    """One unit to be made, with its leading post and how many people it draws."""

    nama: str
    jenis: JenisUnit
    kepala: str
    jenis_kepala: JenisJabatan
    eselon: str = ""
    bobot: int = 2
    rumpun: str = "kantor"
    mandiri: bool = False
    hari_kerja: int = 5
    bawahan: list["Unit"] = field(default_factory=list)

    def telusur(self) -> Iterator["Unit"]:
        """Yield this unit and all below it, level by level: heads first."""
        antrean = [self]
        while antrean:
            unit = antrean.pop(0)
            yield unit
            antrean.extend(unit.bawahan)


DINAS = {
    "Inspektorat": "Irban Wilayah I; Irban Wilayah II; Irban Investigasi",
    "Badan Perencanaan Pembangunan Daerah": "Pemerintahan dan Pembangunan Manusia; "
    "Perekonomian dan Infrastruktur; Perencanaan dan Evaluasi",
    "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia": "Mutasi dan Promosi; "
    "Pengembangan Kompetensi; Penilaian Kinerja dan Penghargaan",
    "Badan Pengelolaan Keuangan Kabupaten": "Anggaran; Perbendaharaan; "
    "Akuntansi dan Aset; Pendapatan",
    "Badan Penanggulangan Bencana Kabupaten": "Pencegahan dan Kesiapsiagaan; "
    "Kedaruratan dan Logistik",
    "Badan Kesatuan Bangsa dan Politik": "Ideologi dan Wawasan Kebangsaan; "
    "Politik Dalam Negeri",
    "Dinas Pendidikan dan Kebudayaan": "Pembinaan Sekolah Dasar; "
    "Pembinaan Sekolah Menengah Pertama; Kebudayaan",
    "Dinas Kesehatan": "Kesehatan Masyarakat; Pencegahan dan Pengendalian Penyakit; "
    "Pelayanan Kesehatan; Sumber Daya Kesehatan",
    "Dinas Pekerjaan Umum dan Penataan Ruang": "Bina Marga; Sumber Daya Air; "
    "Cipta Karya; Penataan Ruang",
    "Dinas Perumahan, Permukiman dan Lingkungan Hidup": "Perumahan dan Permukiman; "
    "Pengelolaan Sampah; Penataan Lingkungan",
    "Dinas Sosial": "Rehabilitasi Sosial; Perlindungan dan Jaminan Sosial",
    "Dinas Pertanian dan Pangan": "Tanaman Pangan; Perkebunan; Peternakan; Penyuluhan",
    "Dinas Kelautan dan Perikanan": "Perikanan Tangkap; Perikanan Budidaya",
    "Dinas Perindustrian, Perdagangan, Koperasi dan UKM": "Perdagangan; "
    "Perindustrian; Koperasi dan UKM",
    "Dinas Perhubungan": "Lalu Lintas dan Angkutan; Prasarana dan Keselamatan",
    "Dinas Komunikasi, Informatika dan Persandian": "Pengelolaan Informasi Publik; "
    "Aplikasi dan Infrastruktur",
    "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu": "Penanaman Modal; "
    "Pelayanan Perizinan",
    "Dinas Pemberdayaan Masyarakat dan Gampong": "Pemerintahan Gampong; "
    "Pemberdayaan Masyarakat",
    "Dinas Kependudukan dan Pencatatan Sipil": "Pendaftaran Penduduk; Pencatatan Sipil",
    "Dinas Pemuda, Olahraga dan Pariwisata": "Pemuda dan Olahraga; Pariwisata",
    "Dinas Perpustakaan dan Kearsipan": "Perpustakaan; Kearsipan",
    "Dinas Syariat Islam": "Pembinaan Syariat; Dakwah dan Peribadatan",
    "Dinas Pendidikan Dayah": "Manajemen Dayah; Santri dan Sarana",
    "Satuan Polisi Pamong Praja dan Wilayatul Hisbah": "Ketertiban Umum; "
    "Penegakan Syariat",
}
BAGIAN_SETDA = {
    "Asisten Pemerintahan dan Keistimewaan": "Tata Pemerintahan; Hukum; "
    "Keistimewaan dan Kesejahteraan Rakyat",
    "Asisten Perekonomian dan Pembangunan": "Perekonomian; Administrasi Pembangunan; "
    "Pengadaan Barang dan Jasa",
    "Asisten Administrasi Umum": "Organisasi; Umum; Protokol dan Komunikasi Pimpinan",
}
KECAMATAN = (
    "Blangpidie; Tangan-Tangan; Manggeng; Susoh; Kuala Batee; Babahrot; Setia; "
    "Jeumpa; Lembah Sabil"
)
PUSKESMAS = (
    "Susoh; Blangpidie; Manggeng; Lembah Sabil; Tangan-Tangan; Bineh Krueng; Lhang; "
    "Sangkalan; Alue Sungai Pinang; Alue Pisang; Kuala Batee; Babahrot; Ie Mirah"
)


def _pisah(teks: str) -> list[str]:
    return [bagian.strip() for bagian in teks.split(";")]


def _sekretariat(nama: str) -> Unit:
    kepala = Unit(
        f"Sekretariat {nama}",
        JenisUnit.BAGIAN,
        f"Sekretaris {nama}",
        JenisJabatan.ADMINISTRATOR,
        "III.a",
    )
    kepala.bawahan = [
        Unit(
            f"Subbagian {bagian} {nama}",
            JenisUnit.SUBBAGIAN,
            f"Kepala Subbagian {bagian}",
            JenisJabatan.PENGAWAS,
            "IV.a",
        )
        for bagian in ("Umum dan Kepegawaian", "Keuangan")
    ]
    return kepala


def _dinas(nama: str, bidang: str) -> Unit:
    kepala = "Inspektur" if nama == "Inspektorat" else f"Kepala {nama}"
    dinas = Unit(
        nama, JenisUnit.SKPK, kepala, JenisJabatan.JPT_PRATAMA, "II.b", bobot=0
    )
    dinas.bawahan = [_sekretariat(nama)] + [
        Unit(
            f"Bidang {bagian}" if nama != "Inspektorat" else bagian,
            JenisUnit.BIDANG,
            f"Kepala Bidang {bagian}" if nama != "Inspektorat" else bagian,
            JenisJabatan.ADMINISTRATOR,
            "III.b",
            bobot=4,
        )
        for bagian in _pisah(bidang)
    ]
    return dinas


def _setda() -> Unit:
    setda = Unit(
        "Sekretariat Daerah",
        JenisUnit.SKPK,
        "Sekretaris Daerah",
        JenisJabatan.JPT_PRATAMA,
        "II.a",
        bobot=0,
    )
    for asisten, bagian in BAGIAN_SETDA.items():
        unit = Unit(
            asisten,
            JenisUnit.BAGIAN,
            asisten,
            JenisJabatan.JPT_PRATAMA,
            "II.b",
            bobot=0,
        )
        unit.bawahan = [
            Unit(
                f"Bagian {nama}",
                JenisUnit.BAGIAN,
                f"Kepala Bagian {nama}",
                JenisJabatan.ADMINISTRATOR,
                "III.a",
                bobot=3,
            )
            for nama in _pisah(bagian)
        ]
        setda.bawahan.append(unit)
    # the Sekda rates a camat (O-19), so a kecamatan stands below the Setda
    setda.bawahan += [_kecamatan(nama) for nama in _pisah(KECAMATAN)]
    return setda


def _kecamatan(nama: str) -> Unit:
    camat = Unit(
        f"Kecamatan {nama}",
        JenisUnit.KECAMATAN,
        f"Camat {nama}",
        JenisJabatan.ADMINISTRATOR,
        "III.a",
        bobot=1,
    )
    camat.bawahan = [
        Unit(
            f"Seksi {seksi} Kecamatan {nama}",
            JenisUnit.SEKSI,
            f"Kepala Seksi {seksi}",
            JenisJabatan.PENGAWAS,
            "IV.a",
        )
        for seksi in ("Pemerintahan", "Pelayanan Umum")
    ]
    return camat


def _puskesmas(nama: str) -> Unit:
    return Unit(
        f"Puskesmas {nama}",
        JenisUnit.PUSKESMAS,
        f"Kepala Puskesmas {nama}",
        JenisJabatan.FUNGSIONAL,
        bobot=30,
        rumpun="kesehatan",
        mandiri=True,
        hari_kerja=6,
    )


def _sekolah(nomor: int, jenjang: str) -> Unit:
    return Unit(
        f"{jenjang} Negeri {nomor} Aceh Barat Daya",
        JenisUnit.SEKOLAH,
        f"Kepala {jenjang} Negeri {nomor}",
        JenisJabatan.FUNGSIONAL,
        bobot=15,
        rumpun="pendidikan",
        hari_kerja=6,
    )


def susun_kabupaten(*, sekolah: int) -> Unit:
    """Return the whole tree; ``sekolah`` is how many of each level of school."""
    kabupaten = Unit(
        "Pemerintah Kabupaten Aceh Barat Daya",
        JenisUnit.KABUPATEN,
        "Bupati Aceh Barat Daya",
        JenisJabatan.KEPALA_DAERAH,
        bobot=0,
    )
    dprk = _dinas("Sekretariat DPRK", "Persidangan; Keuangan")
    dprk.kepala = "Sekretaris DPRK"
    rsud = Unit(
        "RSUD Teungku Peukan",
        JenisUnit.RSUD,
        "Direktur RSUD Teungku Peukan",
        JenisJabatan.ADMINISTRATOR,
        "III.a",
        bobot=60,
        rumpun="kesehatan",
        mandiri=True,
        hari_kerja=6,
    )
    dinas = [_dinas(nama, bidang) for nama, bidang in DINAS.items()]
    for kantor in dinas:
        if kantor.nama == "Dinas Kesehatan":
            kantor.bawahan += [_puskesmas(nama) for nama in _pisah(PUSKESMAS)]
        if kantor.nama.startswith("Dinas Pendidikan dan"):
            kantor.bawahan += [
                _sekolah(nomor, jenjang)
                for jenjang in ("SD", "SMP")
                for nomor in range(1, sekolah + 1)
            ]
    kabupaten.bawahan = [_setda(), dprk, rsud, *dinas]
    return kabupaten
