"""The rows of the directory, drawn at little cost."""

from collections.abc import Sequence

from django.utils.safestring import SafeString

from kinerja.lib.alamat import alamat_baris
from kinerja.lib.templat import cetak
from kinerja.lib.templatetags.format_id import nip
from organisasi.models import Pegawai
from organisasi.rules.jenis import LABEL, JenisKeadaan, JenisPegawai


def daftar(orang: Sequence[Pegawai]) -> list[SafeString]:
    """Draw people who carry today's post, unit, state and penilai."""
    return [_orang(satu) for satu in orang]


def _orang(pegawai: Pegawai) -> SafeString:
    isi = pegawai.__dict__
    penilai, keadaan = isi["penilai"], isi["keadaan_kini"]
    jenis = LABEL[JenisPegawai(pegawai.jenis)]
    return cetak(
        "organisasi/_pegawai_row.html",
        {
            "alamat": alamat_baris("organisasi:pegawai_detail", pegawai.kode),
            "nama": pegawai.nama_lengkap,
            "nip": nip(pegawai.nip),
            "jabatan": isi["jabatan_nama"] or "",
            "unit": isi["unit_nama"] or "",
            "penilai": penilai.nama_lengkap if penilai else "",
            "jenis": f"{jenis}, {pegawai.golongan}" if pegawai.golongan else jenis,
        },
        ada_nip=bool(pegawai.nip),
        ada_jabatan=bool(isi["jabatan_nama"]),
        ada_unit=bool(isi["unit_nama"]),
        ada_penilai=penilai is not None,
        keadaan=LABEL[JenisKeadaan(keadaan)] if keadaan else "",
    )
