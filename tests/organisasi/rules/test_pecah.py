"""Two values in one cell."""

import pytest

from organisasi.rules.pecah import pecah_nama_nip, pecah_sel, tanggal_sejak


@pytest.mark.parametrize(
    ("teks", "nama", "nip"),
    [
        (
            "SARI, S.H.\nNIP. 19830610 200312 1 002",
            "SARI, S.H.",
            "19830610 200312 1 002",
        ),
        ("SARI\n19870101 201001 2 015", "SARI", "19870101 201001 2 015"),
        ("M. ALI\nNI PPPK 19920317 202421 1 003", "M. ALI", "19920317 202421 1 003"),
        ("SARI / 196912121998031 0 07", "SARI", "196912121998031 0 07"),
        ("NIP. 198001012005011001 / SARI", "SARI", "198001012005011001"),
        ("SARI (198001012005011001)", "SARI", "198001012005011001"),
        ("SARI\n1.98001E+17", "SARI", "1.98001E+17"),
        ("SARI (honorer)\n-", "SARI (honorer)", ""),
        ("SARI\nNIP. -", "SARI", ""),
        ("SARI", "SARI", ""),
        ("SARI 2\n19870101 201001 2 015", "SARI 2", "19870101 201001 2 015"),
    ],
)
def test_name_and_nip(teks: str, nama: str, nip: str) -> None:
    assert pecah_nama_nip(teks) == {"nama": nama, "nip": nip}


@pytest.mark.parametrize(
    ("kunci", "teks", "hasil"),
    [
        (
            "golongan_tmt",
            "IV/a\n01-04-2022",
            {"golongan": "IV/a", "tmt_golongan": "01-04-2022"},
        ),
        (
            "golongan_tmt",
            "Penata Tk. I (III/d) / 1 Okt 2020",
            {"golongan": "Penata Tk. I (III/d)", "tmt_golongan": "1 Okt 2020"},
        ),
        ("golongan_tmt", "III/d", {"golongan": "III/d"}),
        ("ttl", "Susoh, 29 Pebruari 1980", {"lahir": "29 Pebruari 1980"}),
        ("ttl", "Susoh/ 1 Januari 1987", {"lahir": "1 Januari 1987"}),
        ("ttl", "Susoh, 31-31-1980", {"lahir": "31-31-1980"}),
        ("ttl", "Susoh, tanggal 5?", {"lahir": "tanggal 5?"}),
        ("jabatan_eselon", "Camat\nIII.a", {"jabatan": "Camat", "eselon": "III.a"}),
        ("jabatan_eselon", "Guru\n-", {"jabatan": "Guru", "eselon": "-"}),
        (
            "jabatan_tmt",
            "Camat / 02-01-2023",
            {"jabatan": "Camat", "tmt_jabatan": "02-01-2023"},
        ),
    ],
)
def test_packed_cells(kunci: str, teks: str, hasil: dict[str, str]) -> None:
    pecah = dict(pecah_sel({kunci: teks}))
    assert {k: pecah[k] for k in hasil} == hasil


def test_a_column_of_its_own_wins_over_a_packed_one() -> None:
    assert pecah_sel({"nama_nip": "A\n1", "nama": "B"})["nama"] == "B"


def test_remarks_date_an_acting_post() -> None:
    assert tanggal_sejak("Plt sejak 2 Januari 2025") == "2 Januari 2025"
    assert tanggal_sejak("definitif") == ""
