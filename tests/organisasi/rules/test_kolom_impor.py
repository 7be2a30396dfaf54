"""What a file is taken for, and its columns, by the words above them."""

import pytest

from organisasi.rules.impor import JenisImpor
from organisasi.rules.kolom_impor import (
    fingerprint_judul,
    guess_jenis,
    guess_pemetaan,
    label_medan,
)
from organisasi.rules.medan_impor import MEDAN


@pytest.mark.parametrize(
    ("judul", "jenis"),
    [
        ("PNS ID|NIP BARU|NAMA|UNOR ID|UNOR NAMA", JenisImpor.SIASN),
        ("nipBaru|nama|unorId|unorNama|jabatanNama", JenisImpor.SIASN),
        ("Nip|Nip Lama|Nama |Golongan|Gaji", JenisImpor.SIMPEG),
        ("No DUK|Nama Pegawai / NIP|Gol Ruang / TMT|Jabatan / Ess", JenisImpor.DUK),
        ("No|Nama / NIP|GR / TMT|Jabatan|Atasan Langsung|Ket", JenisImpor.NOMINATIF),
        ("Id|DiatasanId|EselonId|NamaUnor|NamaJabatan", JenisImpor.UNIT),
        ("Nama Unit Kerja|Unit Induk", JenisImpor.UNIT),
        ("Nama Jabatan Parent|Nama Jabatan|Kelas Jabatan", JenisImpor.JABATAN),
        ("No|NIP|Nama|Email|No. HP", JenisImpor.KONTAK),
        ("Nama|Nomor WA", JenisImpor.KONTAK),
        ("Kode Indikator|Realisasi TW|Kendala", None),
        ("", None),
    ],
)
def test_the_kind_is_told_by_the_headings(judul: str, jenis: JenisImpor | None) -> None:
    assert guess_jenis(judul.split("|")) is jenis


@pytest.mark.parametrize(
    ("di_atas", "jenis"),
    [
        ("DAFTAR URUT KEPANGKATAN", JenisImpor.DUK),
        ("DAFTAR NOMINATIF PEGAWAI", JenisImpor.NOMINATIF),
        ("DAFTAR PEGAWAI", JenisImpor.SIMPEG),
    ],
)
def test_a_title_tells_lists_with_the_same_columns_apart(
    di_atas: str, jenis: JenisImpor
) -> None:
    assert guess_jenis(["Nama", "NIP", "Golongan", "Jabatan"], di_atas) is jenis


@pytest.mark.parametrize(
    ("judul", "kunci"),
    [
        ("NIP", "nip"),
        ("nipBaru", "nip"),
        ("NIP_BARU", "nip"),
        ("NIP / NIPPPK", "nip"),
        ("Nomor Induk Pegawai", "nip"),
        ("Nama Lengkap (tanpa gelar)", "nama"),
        ("Pangkat, Gol/Ruang", "golongan"),
        ("GOL. RUANG", "golongan"),
        ("TMT Pangkat", "tmt_golongan"),
        ("Tgl. Lahir", "lahir"),
        ("Tempat, Tanggal Lahir", "ttl"),
        ("Tempat & / Tgl Lahir", "ttl"),
        ("Alamat E-mail", "surel"),
        ("No. HP/WA", "telepon"),
        ("Unit Kerja", "unit"),
        ("Perangkat Daerah", "unit"),
        ("Kelas Jabatan", "kelas"),
        ("NIK", ""),
        ("Agama", ""),
    ],
)
def test_a_column_is_known_by_any_of_its_names(judul: str, kunci: str) -> None:
    assert guess_pemetaan([judul], JenisImpor.SIMPEG)[judul] == kunci


def test_of_two_columns_of_one_field_the_better_name_counts() -> None:
    peta = guess_pemetaan(["Nomor NIP", "NIP", "NIP (2)"], JenisImpor.SIMPEG)
    assert peta == {"Nomor NIP": "", "NIP": "nip", "NIP (2)": ""}


def test_a_bare_tmt_belongs_to_the_column_before_it() -> None:
    judul = ["NIP", "Nama", "Gol", "TMT", "Jabatan", "TMT (2)", "Unit Kerja"]
    peta = guess_pemetaan(judul, JenisImpor.NOMINATIF)
    assert (peta["TMT"], peta["TMT (2)"]) == ("tmt_golongan", "tmt_jabatan")


def test_other_days_of_a_simpeg_form_are_only_checked() -> None:
    peta = guess_pemetaan(["TMT CPNS", "Tanggal SK CPNS", "No SK"], JenisImpor.SIMPEG)
    assert peta == {"TMT CPNS": "tanggal", "Tanggal SK CPNS": "tanggal", "No SK": ""}


def test_a_source_is_known_by_its_columns_in_their_order() -> None:
    assert fingerprint_judul(["NIP", "Nama "]) == fingerprint_judul(["nip", "NAMA"])
    assert fingerprint_judul(["NIP", "Nama"]) != fingerprint_judul(["Nama", "NIP"])


def test_every_field_has_a_word() -> None:
    for jenis in MEDAN:
        assert all(label_medan(jenis).values())
