"""Words of indicators for the screen; a stored code never reaches it."""

from collections.abc import Mapping

from indikator.rules.capaian import Arah
from indikator.rules.jenis import Aspek, TingkatIndikator

ARAH: Mapping[Arah, str] = {
    Arah.MAKSIMUM: "Makin besar makin baik",
    Arah.MINIMUM: "Makin kecil makin baik",
    Arah.STABIL: "Tetap pada target",
    Arah.KATEGORI: "Kategori",
    Arah.TANGGAL: "Tanggal selesai",
}
CONTOH_ARAH: Mapping[Arah, str] = {
    Arah.MAKSIMUM: "misalnya cakupan imunisasi, target 95 persen",
    Arah.MINIMUM: "misalnya hari keterlambatan proyek, target 10 hari",
    Arah.STABIL: "misalnya persediaan obat, target 80-90 persen",
    Arah.KATEGORI: "targetnya kata, misalnya Baik atau BB",
    Arah.TANGGAL: "targetnya tanggal, misalnya 30 Juni 2027",
}
ASPEK: Mapping[Aspek, str] = {
    Aspek.KUANTITAS: "Kuantitas",
    Aspek.KUALITAS: "Kualitas",
    Aspek.WAKTU: "Waktu",
    Aspek.BIAYA: "Biaya",
}
TINGKAT: Mapping[TingkatIndikator, str] = {
    TingkatIndikator.IKU: "Indikator kinerja utama (IKU)",
    TingkatIndikator.IKK: "Indikator kinerja kegiatan (IKK)",
    TingkatIndikator.IKI: "Indikator kinerja individu (IKI)",
}
