"""Names as they are kept and shown."""

import pytest

from kinerja.berkas.rules.nama import clean_name


@pytest.mark.parametrize(
    ("nama", "bersih"),
    [
        ("SK Mutasi.pdf", "SK Mutasi.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\sari\\SK.pdf", "SK.pdf"),
        ("SK\r\nSet-Cookie: a.pdf", "SKSet-Cookie_ a.pdf"),
        ("SK\u202efdp.xlsx", "SKfdp.xlsx"),
        ("\u200b\ufeffSK\x00.pdf", "SK.pdf"),
        ('SK "baru" <1>?.pdf', "SK _baru_ _1__.pdf"),
        ("...htaccess.txt", "htaccess.txt"),
        ("SK   \t Mutasi .pdf", "SK Mutasi .pdf"),
        ("", "berkas"),
        ("\u202e", "berkas"),
        ("a" * 300 + ".pdf", "a" * 146 + ".pdf"),
        ("Laporan Kinerja Desember é.pdf", "Laporan Kinerja Desember é.pdf"),
    ],
)
def test_name_is_cleaned(nama: str, bersih: str) -> None:
    assert clean_name(nama) == bersih
