"""Taking files in: what passes, what is refused and what a refusal leaves."""

import hashlib
import io
import time
import tracemalloc
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from kinerja.akun.models import Pengguna
from kinerja.berkas.models import Berkas
from kinerja.berkas.rules.jenis import Jenis
from kinerja.berkas.services import discard_berkas, remove_orphans, store_berkas
from kinerja.jejak.selectors import riwayat_baris
from kinerja.lib.errors import Conflict, InvalidInput
from tests.berkas import korpus

Store = Callable[..., Berkas]


@pytest.fixture
def store(sari: Pengguna, gudang: Path) -> Store:
    """Store these bytes under this name as sari."""

    def simpan(isi: bytes, nama: str, **lain: object) -> Berkas:
        pilihan: dict[str, object] = {"jenis_boleh": list(Jenis), "actor": sari}
        berkas: Berkas = store_berkas(
            isi=io.BytesIO(isi),
            nama=nama,
            **(pilihan | lain),  # type: ignore[arg-type]
        )
        return berkas

    return simpan


def stored(gudang: Path) -> list[Path]:
    return [jalur for jalur in gudang.rglob("*") if jalur.is_file()]


@pytest.mark.parametrize(
    ("isi", "nama", "jenis"),
    [
        (korpus.PDF, "SK Mutasi.pdf", Jenis.PDF),
        (korpus.PDF, "v1.2 Ijazah Andi.SH.PDF", Jenis.PDF),
        (korpus.jpeg(4000, 3000) + b"SEFT", "foto.jpeg", Jenis.JPEG),
        (korpus.png(), "foto.png", Jenis.PNG),
        (korpus.XLS, "data lama.xls", Jenis.XLS),
        (korpus.CSV, "data.csv", Jenis.CSV),
        ("Capaian ≥ 87,5".encode(), "catatan.txt", Jenis.TEKS),
        ("Capaian 87,5 é".encode("cp1252"), "catatan.csv", Jenis.CSV),
    ],
)
def test_genuine_file_is_stored_whole(
    store: Store, gudang: Path, isi: bytes, nama: str, jenis: Jenis
) -> None:
    berkas = store(isi, nama)

    assert (berkas.jenis_terdeteksi, berkas.ukuran) == (jenis, len(isi))
    assert berkas.sha256 == hashlib.sha256(isi).hexdigest()
    assert berkas.path.read_bytes() == isi
    assert stored(gudang) == [berkas.path]


def test_genuine_workbook_is_stored_from_a_form(
    sari: Pengguna, gudang: Path, xlsx: bytes
) -> None:
    unggahan = SimpleUploadedFile("data.xlsx", xlsx)
    unggahan.read()  # as a form's own check does
    berkas = store_berkas(
        isi=unggahan,
        nama="data.xlsx",
        actor=sari,
        jenis_boleh=[Jenis.XLSX],
    )
    assert berkas.path.read_bytes() == xlsx


def test_location_tells_nothing_and_is_closed_to_others(store: Store) -> None:
    berkas = store(korpus.PDF, "gaji Sari.pdf")
    assert "gaji" not in berkas.lokasi
    assert berkas.path.stat().st_mode & 0o777 == 0o600
    assert berkas.path.parent.stat().st_mode & 0o077 == 0


def test_same_content_twice_makes_two_files(store: Store, gudang: Path) -> None:
    assert store(korpus.PDF, "a.pdf").lokasi != store(korpus.PDF, "a.pdf").lokasi
    assert len(stored(gudang)) == 2


def test_upload_is_in_the_history_with_its_uploader(
    store: Store, sari: Pengguna
) -> None:
    catatan = riwayat_baris(store(korpus.PDF, "a.pdf"))[0]
    assert (catatan.pelaku_id, catatan.tindakan) == (sari.pk, "berkas:simpan")


@pytest.mark.parametrize(
    ("isi", "nama", "sebab"),
    [
        (korpus.SVG, "logo.svg", "program atau halaman web"),
        (korpus.SVG, "logo.png", "isinya bukan PNG"),
        (korpus.SVG, "logo.csv", "halaman web"),
        (korpus.HTML, "surat.html", "program atau halaman web"),
        (korpus.HTML, "surat.pdf", "isinya bukan PDF"),
        (b"\xef\xbb\xbf \n" + korpus.HTML, "surat.txt", "halaman web"),
        (b"#!/bin/sh\nrm -rf ~\n", "catatan.txt", "program"),
        (b"{\\rtf1 halo}", "catatan.txt", "program"),
        (b"MZ\x90\x00" + bytes(60), "catatan.txt", "bukan teks"),
        (korpus.PDF + korpus.HTML, "surat.pdf", "dua jenis"),
        (b"%PDF-1.7\n" + korpus.HTML + korpus.PDF, "surat.pdf", "dua jenis"),
        (korpus.jpeg() + korpus.HTML, "foto.jpg", "dua jenis"),
        (b"GIF89a" + korpus.PDF, "surat.pdf", "isinya bukan PDF"),
        (korpus.PDF[:-7], "surat.pdf", "tidak utuh"),
        (korpus.PDF, "surat.exe", "program"),
        (korpus.PDF, "surat.php.pdf", "program"),
        (korpus.PDF, "surat.pdf.exe", "program"),
        (korpus.PDF, "surat.xlsx", "isinya bukan XLSX"),
        (korpus.PDF, "pegawai.ods", "Simpan sebagai .xlsx"),
        (korpus.HTML, "pegawai.xls", "halaman web: buka di Excel, simpan sebagai"),
        (korpus.PDF, "surat", "tanpa akhiran"),
        (korpus.PDF, "surat\u202egnp.pdf\u202c.scr", "program"),
        (korpus.png()[:-4], "foto.png", "tidak utuh"),
        (korpus.png()[:20], "foto.png", "tidak utuh"),
        (korpus.png(65_535, 65_535), "foto.png", "250 juta piksel"),
        (korpus.jpeg(65_535, 65_535), "foto.jpg", "250 juta piksel"),
        (b"\xff\xd8\xff\xe0\0\0\0\0", "foto.jpg", "tidak utuh"),
        (korpus.XLS + korpus.VBA, "data.xls", "makro"),
        (korpus.XLS[:512], "data.xls", "bukan buku kerja"),
        (korpus.TERKUNCI, "data.xls", "terkunci sandi"),
        (korpus.TERKUNCI, "data.xlsx", "terkunci sandi"),
        (b"", "kosong.pdf", "kosong"),
        (b"PK\x03\x04" + bytes(40), "data.xlsx", "rusak"),
    ],
)
def test_poisoned_file_is_refused_and_leaves_nothing(
    store: Store, gudang: Path, isi: bytes, nama: str, sebab: str
) -> None:
    with pytest.raises(InvalidInput, match=rf"^Berkas “.+” ditolak: .*{sebab}"):
        store(isi, nama)

    assert stored(gudang) == []
    assert not Berkas.objects.exists()


@pytest.mark.parametrize(
    ("tambahan", "sebab"),
    [
        ({"xl/vbaProject.bin": b"x"}, "makro"),
        ({"xl/macrosheets/sheet1.xml": b"x"}, "makro"),
        ({"xl/activeX/activeX1.bin": b"x"}, "makro"),
        (
            {"[Content_Types].xml": b"application/vnd.ms-excel.sheet.macroEnabled"},
            "makro",
        ),
        ({"../../etc/cron.d/x": b"x"}, "ke luar berkas"),
        ({"xl/sharedStrings.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]>"}, "tidak wajar"),
    ],
)
def test_workbook_with_a_dangerous_member_is_refused(
    store: Store, xlsx: bytes, tambahan: dict[str, bytes], sebab: str
) -> None:
    with pytest.raises(InvalidInput, match=sebab):
        store(korpus.paket(xlsx, tambahan), "data.xlsx")


@pytest.mark.parametrize(
    ("rusak", "sebab"),
    [
        (lambda asli: korpus.PDF + asli, "isinya bukan XLSX"),
        (lambda asli: asli + korpus.HTML, "rusak"),
        (lambda asli: asli[:-200], "rusak"),
        (lambda asli: asli[:60] + b"?" + asli[61:], "rusak"),
        (lambda asli: asli.replace(b"xl/workbook.xml", b"xl/workbxxk.xml"), "Excel"),
        (lambda asli: asli.replace(b"PK\1\2\x14\3\x14", b"PK\1\2\x14\3m"), "rusak"),
        (korpus.lying_bom, "rusak"),
    ],
)
def test_broken_or_disguised_workbook_is_refused(
    store: Store, xlsx: bytes, rusak: Callable[[bytes], bytes], sebab: str
) -> None:
    with pytest.raises(InvalidInput, match=sebab):
        store(rusak(xlsx), "data.xlsx")


def test_archive_behind_an_image_is_refused(store: Store, xlsx: bytes) -> None:
    with pytest.raises(InvalidInput, match="dua jenis"):
        store(korpus.jpeg() + xlsx, "foto.jpg")


def test_zip_bomb_is_refused_before_it_is_unpacked(store: Store, xlsx: bytes) -> None:
    bom = korpus.bom(xlsx)
    assert len(bom) < 200_000
    tracemalloc.start()
    mulai = time.process_time()
    with pytest.raises(InvalidInput, match="mengembang tidak wajar"):
        store(bom, "data.xlsx")
    cpu = time.process_time() - mulai
    puncak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert cpu < 1
    assert puncak < 10_000_000  # bytes; unpacked it would be 45 million


def test_file_above_the_limit_is_refused_and_not_kept(
    store: Store, gudang: Path
) -> None:
    with pytest.raises(InvalidInput, match="lebih besar dari 1 MB"):
        store(korpus.PDF + bytes(1024 * 1024), "besar.pdf", batas=1024 * 1024)
    assert stored(gudang) == []


def test_kind_that_this_place_does_not_take_is_refused(
    store: Store, gudang: Path
) -> None:
    with pytest.raises(InvalidInput, match="hanya diterima PDF, JPEG"):
        store(korpus.CSV, "data.csv", jenis_boleh=[Jenis.PDF, Jenis.JPEG])
    assert stored(gudang) == []


def test_content_of_a_rolled_back_row_is_swept_and_nothing_else(
    store: Store, gudang: Path
) -> None:
    tetap = store(korpus.PDF, "tetap.pdf")
    with transaction.atomic():
        store(korpus.PDF, "batal.pdf")
        transaction.set_rollback(True)

    assert remove_orphans() == 0  # young content may belong to an open transaction
    assert remove_orphans(dibiarkan=timedelta()) == 1
    assert stored(gudang) == [tetap.path]


def test_failure_of_the_row_removes_the_content(gudang: Path) -> None:
    hantu = Pengguna(nama_masuk="hantu")
    with pytest.raises(ValueError, match="saved"):
        store_berkas(
            isi=io.BytesIO(korpus.PDF),
            nama="a.pdf",
            actor=hantu,
            jenis_boleh=[Jenis.PDF],
        )
    assert stored(gudang) == []


def test_discarded_file_is_gone_for_readers_and_stays_on_record(
    store: Store, sari: Pengguna
) -> None:
    berkas = store(korpus.PDF, "salah.pdf")
    discard_berkas(berkas=berkas, actor=sari, alasan="salah unggah")

    assert not Berkas.objects.ada().exists()
    assert berkas.path.exists()
    assert riwayat_baris(berkas)[0].alasan == "salah unggah"


def test_second_discard_is_told_that_it_came_late(store: Store, sari: Pengguna) -> None:
    berkas = store(korpus.PDF, "salah.pdf")
    discard_berkas(berkas=berkas, actor=sari, alasan="1")
    with pytest.raises(Conflict, match="sudah dihapus"):
        discard_berkas(berkas=berkas, actor=sari, alasan="2")
