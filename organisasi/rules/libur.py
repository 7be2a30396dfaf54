"""The kinds of days off in words."""

from collections.abc import Mapping

from kinerja.jadwal.rules.jenis import JenisLibur

SEBUTAN_LIBUR: Mapping[JenisLibur, str] = {
    JenisLibur.LIBUR_NASIONAL: "Libur nasional",
    JenisLibur.CUTI_BERSAMA: "Cuti bersama",
    JenisLibur.LIBUR_DAERAH: "Libur daerah",
}

#: What becomes of one day of an imported list.
KEPUTUSAN_LIBUR: Mapping[str, str] = {
    "BARU": "Baru",
    "BERUBAH": "Berubah",
    "SAMA": "Sudah sama",
    "DITOLAK": "Ditolak",
    "HILANG": "Tidak ada di berkas",
}
