"""The kinds of days off in words."""

from collections.abc import Mapping

from kinerja.jadwal.rules.jenis import JenisLibur

SEBUTAN_LIBUR: Mapping[JenisLibur, str] = {
    JenisLibur.LIBUR_NASIONAL: "Libur nasional",
    JenisLibur.CUTI_BERSAMA: "Cuti bersama",
    JenisLibur.LIBUR_DAERAH: "Libur daerah",
}
