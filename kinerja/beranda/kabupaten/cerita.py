"""The two stories of the field, as plain values: what is lacked, measured, learnt."""

from dataclasses import dataclass, field

from indikator.rules.capaian import Arah
from indikator.rules.jenis import Aspek


@dataclass(frozen=True)
class Ukuran:
    """One indicator of a story with its yearly and quarterly target."""

    rumusan: str
    satuan: str
    arah: Arah
    aspek: Aspek
    rumus: str
    tahunan: str
    triwulan: tuple[str, str, str, str]
    realisasi: str


@dataclass(frozen=True)
class Cerita:
    """One unit's year: its goal, its needs and the indicators that answer them."""

    unit: str
    sasaran: str
    kebutuhan: tuple[tuple[str, str, str, tuple[int, int, int]], ...]
    ukuran: tuple[Ukuran, ...]
    hasil: tuple[str, ...] = field(default=())


KESEHATAN = Cerita(
    unit="Puskesmas Susoh",
    sasaran="Meningkatnya derajat kesehatan ibu dan anak di Kecamatan Susoh",
    kebutuhan=(
        (
            "Cakupan imunisasi bayi di tiga gampong pesisir tertinggal",
            "Jadwal posyandu bertepatan dengan hari melaut; keluarga tidak diingatkan.",
            "Laporan PWS imunisasi: 74 persen, kabupaten 88 persen.",
            (5, 5, 4),
        ),
        (
            "Kasus menular terlambat diselidiki",
            "Petugas surveilans merangkap tugas loket pada hari pasar.",
            "9 dari 21 kasus diselidiki lebih dari 24 jam sesudah laporan.",
            (4, 5, 3),
        ),
        (
            "Warga menilai petugas kurang menjelaskan",
            "Tidak ada waktu tanya jawab sesudah pemeriksaan.",
            "Kotak saran: 17 keluhan dalam dua bulan.",
            (3, 4, 5),
        ),
    ),
    ukuran=(
        Ukuran(
            "Persentase bayi dengan imunisasi dasar lengkap",
            "%",
            Arah.MAKSIMUM,
            Aspek.KUANTITAS,
            "bayi berimunisasi lengkap / bayi sasaran x 100",
            "92",
            ("22", "45", "68", "92"),
            "66,5",
        ),
        Ukuran(
            "Rata-rata waktu penyelidikan kasus penyakit menular",
            "jam",
            Arah.MINIMUM,
            Aspek.WAKTU,
            "jumlah jam dari laporan sampai penyelidikan / jumlah kasus",
            "24",
            ("30", "28", "26", "24"),
            "25",
        ),
        Ukuran(
            "Indeks kepuasan masyarakat atas pelayanan puskesmas",
            "indeks",
            Arah.MAKSIMUM,
            Aspek.KUALITAS,
            "rata-rata nilai jawaban warga x 25",
            "85",
            ("82", "83", "84", "85"),
            "83,2",
        ),
    ),
    hasil=(
        "Bayi sasaran di wilayah binaan memperoleh imunisasi dasar lengkap",
        "Kasus penyakit menular di wilayah kerja ditangani tepat waktu",
        "Warga terlayani dengan penjelasan yang dipahami",
    ),
)
INFRASTRUKTUR = Cerita(
    unit="Bidang Bina Marga",
    sasaran="Meningkatnya kemantapan jalan kabupaten",
    kebutuhan=(
        (
            "Pekerjaan jalan sering lewat dari kontrak",
            "Lokasi belum bebas dan gambar kerja berubah di tengah jalan.",
            "5 dari 12 paket tahun lalu diadendum lebih dari 30 hari.",
            (5, 5, 3),
        ),
        (
            "Mutu perkerasan tidak bertahan setahun",
            "Pengujian kepadatan hanya di awal ruas.",
            "Temuan pemeriksaan: 3 ruas retak sebelum masa pemeliharaan berakhir.",
            (4, 5, 4),
        ),
        (
            "Keluhan warga atas jalan rusak lama dijawab",
            "Laporan masuk lewat banyak jalur dan tidak dicatat di satu tempat.",
            "Rata-rata jawaban 19 hari pada triwulan lalu.",
            (4, 3, 5),
        ),
    ),
    ukuran=(
        Ukuran(
            "Persentase paket pekerjaan jalan selesai tepat waktu",
            "%",
            Arah.MAKSIMUM,
            Aspek.WAKTU,
            "paket selesai sesuai kontrak / paket berakhir x 100",
            "90",
            ("70", "75", "80", "90"),
            "75",
        ),
        Ukuran(
            "Persentase uji mutu perkerasan yang memenuhi syarat",
            "%",
            Arah.MAKSIMUM,
            Aspek.KUALITAS,
            "uji yang memenuhi syarat / uji dilakukan x 100",
            "95",
            ("90", "92", "94", "95"),
            "93,1",
        ),
        Ukuran(
            "Rata-rata waktu menjawab keluhan jalan rusak",
            "hari",
            Arah.MINIMUM,
            Aspek.WAKTU,
            "jumlah hari menjawab / jumlah keluhan",
            "7",
            ("14", "12", "9", "7"),
            "10",
        ),
    ),
    hasil=(
        "Paket pekerjaan jalan yang diawasi selesai tepat waktu",
        "Perkerasan jalan memenuhi syarat mutu",
        "Keluhan warga tentang jalan terjawab",
    ),
)
CERITA = (KESEHATAN, INFRASTRUKTUR)
#: For everybody outside the two stories: work that every office has.
UMUM = (
    ("Dokumen kinerja unit tersusun tepat waktu", "Dokumen selesai tepat waktu", "12"),
    ("Layanan administrasi unit selesai sesuai standar", "Layanan selesai", "100"),
)
