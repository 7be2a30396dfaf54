"""Any file, sent twice in any format, writes nothing the second time."""

from datetime import date
from pathlib import Path

import pytest

from kinerja.berkas.rules.jenis import Jenis
from kinerja.jejak.models import Perubahan
from organisasi.models import Jabatan
from organisasi.rules.impor import JenisImpor, KeputusanBaris
from organisasi.services.impor import import_file
from tests.organisasi.berkas_siasn import judul_dan_baris
from tests.organisasi.berkas_tabel import tabel_dari, tulis

pytestmark = pytest.mark.django_db
PADA = date(2026, 11, 25)
BERKAS = {
    JenisImpor.SIASN: "siasn",
    JenisImpor.DUK: "duk.csv",
    JenisImpor.NOMINATIF: "nominatif_04.csv",
    JenisImpor.SIMPEG: "simpeg_03.csv",
    JenisImpor.UNIT: "unit.csv",
    JenisImpor.JABATAN: "jabatan.csv",
    JenisImpor.KONTAK: "kontak.csv",
}
#: What must be in the register before.
DULU: dict[JenisImpor, list[list[str]]] = {
    JenisImpor.JABATAN: [["Nama Unit", "Unit Induk"], ["SEKRETARIAT DAERAH", ""]],
    JenisImpor.KONTAK: [],
}


def _tabel(nama: str) -> list[list[str]]:
    if nama != "siasn":
        return tabel_dari(nama)
    judul, baris = judul_dan_baris()
    return [judul, *([satu[j] for j in judul] for satu in baris)]


def test_a_new_post_takes_its_class_from_the_row_that_tells_it(tmp_path: Path) -> None:
    judul = ["NIP", "Nama", "Jabatan", "Unit Kerja", "Kelas Jabatan", "Eselon"]
    pos = ["Kasi Umum", "Dinas Sosial"]
    tabel = [
        judul,
        ["198003152005011004", "Zul", *pos, "", ""],
        ["199003032014032011", "Cut", *pos, "9", "IV.a"],
    ]
    berkas = tulis(tmp_path / "a", tabel, Jenis.CSV)
    import_file(berkas, pada=PADA)
    post = Jabatan.objects.get(nama="Kasi Umum")
    assert (post.kelas, post.eselon) == (9, "IV.a")
    tercatat = Perubahan.objects.count()
    import_file(berkas, pada=PADA)
    assert Perubahan.objects.count() == tercatat


@pytest.mark.parametrize("format_berkas", [Jenis.CSV, Jenis.XLSX, Jenis.XLS])
@pytest.mark.parametrize("jenis", list(JenisImpor))
def test_the_same_file_twice_changes_nothing(
    tmp_path: Path, jenis: JenisImpor, format_berkas: Jenis
) -> None:
    if jenis in DULU:
        dulu = DULU[jenis] or _tabel("siasn")
        import_file(tulis(tmp_path / "dulu", dulu, Jenis.CSV), pada=PADA)
    berkas = tulis(tmp_path / "berkas", _tabel(BERKAS[jenis]), format_berkas)
    awal = Perubahan.objects.count()
    pertama = import_file(berkas, pada=PADA)
    assert pertama.jenis is jenis
    tercatat = Perubahan.objects.count()
    assert tercatat > awal
    kedua = import_file(berkas, pada=PADA).rencana
    assert kedua.jumlah(KeputusanBaris.BARU) == 0
    assert kedua.jumlah(KeputusanBaris.BERUBAH) == 0
    assert Perubahan.objects.count() == tercatat
