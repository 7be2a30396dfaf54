"""A second row of Sari, with rows of every kind, and short words to merge her."""

from datetime import date
from decimal import Decimal

from django.db import models

from evaluasi.models import SaldoAwal, UmpanBalik
from kinerja.lib.tanggal import rentang
from kinerja.lib.waktu import hari_ini
from organisasi.models import (
    AnggotaTim,
    KeadaanPegawai,
    LaporanData,
    PenetapanPenilai,
    Penggabungan,
    PerubahanStruktur,
    RiwayatNip,
    TimKerja,
)
from organisasi.rules.jenis import JenisKeadaan
from organisasi.services.gabung.simpan import (
    Gabungan,
    PratinjauGabungan,
    merge_pegawai,
    preview_gabungan,
)
from pelatihan.models import Angkatan, CatatanJP, Peserta, Program, Usulan
from tests.conftest import AWAL, Kabupaten
from tests.evaluasi.bahan_kartu import BahanKartu

NIP_GANDA = "198804122011012099"
ALASAN = "NIP dan tanggal lahir sama menurut SK CPNS"


def act(
    kab: Kabupaten, tetap: str = "sari", pergi: str = "ganda", **lain: object
) -> Gabungan:
    return Gabungan(tetap=kab.orang[tetap], pergi=kab.orang[pergi], **lain)  # type: ignore[arg-type]


def lihat(
    kab: Kabupaten, diminta: Gabungan | None = None, oleh: str = "dewi"
) -> PratinjauGabungan:
    return preview_gabungan(act=diminta or act(kab), actor=kab.akun(oleh))


def gabungkan(
    kab: Kabupaten, diminta: Gabungan | None = None, oleh: str = "dewi"
) -> Penggabungan:
    diminta = diminta or act(kab)
    return merge_pegawai(
        act=diminta,
        actor=kab.akun(oleh),
        alasan=ALASAN,
        sidik=lihat(kab, diminta, oleh).sidik,
    )


def isi_semua(kab: Kabupaten) -> list[tuple[models.Model, str]]:
    """Give the second row one row in every table that can name a person."""
    ganda, kini = kab.orang["ganda"], hari_ini()
    bahan = BahanKartu(kab)
    pos = kab.staf("ganda", "Dinas PUPR", "Arsiparis")
    pos.berlaku = rentang(date(2022, 1, 1), date(2023, 12, 31))
    pos.save()
    milik = bahan.evaluasi("ganda", "eko", "safwan")
    dinilai = bahan.evaluasi("citra", "ganda", "safwan")
    diatasi = bahan.evaluasi("lina", "eko", "ganda")
    tetapan = [
        PenetapanPenilai.objects.create(
            pegawai=kab.orang[a],
            penilai=kab.orang[b],
            atasan=kab.orang[c],
            dasar="SK 1",
            alasan="x",
            berlaku=rentang(AWAL),
        )
        for a, b, c in (
            ("ganda", "eko", "safwan"),
            ("ilham", "ganda", "safwan"),
            ("citra", "eko", "ganda"),
        )
    ]
    umpan = [
        UmpanBalik.objects.create(
            pegawai=kab.orang[a],
            pemberi=kab.orang[b],
            peran="REKAN_SETINGKAT",
            isi="Baik.",
        )
        for a, b in (("ganda", "citra"), ("citra", "ganda"))
    ]
    tim = TimKerja.objects.create(
        unit=kab.unit["BKPSDM"], nama="Tim Data", dasar_sk="SK 2", berlaku=rentang(AWAL)
    )
    program = Program.objects.create(
        unit=kab.unit["BKPSDM"], nama="Arsip", tujuan="x", jp=20
    )
    kelas = Angkatan.objects.create(
        program=program, nama="I", tempat="Aula", masa=rentang(kini), kuota=5, terisi=1
    )
    peserta = Peserta.objects.create(angkatan=kelas, pegawai=ganda)
    ubah = [
        PerubahanStruktur.objects.create(
            jenis="TUKAR",
            tanggal=AWAL,
            pegawai=kab.orang[a],
            mitra=kab.orang[b],
            uraian="x",
            baris=[],
            oleh=kab.akun("dewi"),
        )
        for a, b in (("ganda", "citra"), ("citra", "ganda"))
    ]
    return [
        (pos, "pegawai"),
        (milik.skp, "pegawai"),
        (milik, "pegawai"),
        (dinilai, "penilai"),
        (dinilai.versi_skp, "penilai"),
        (diatasi, "atasan"),
        (diatasi.versi_skp, "atasan"),
        (tetapan[0], "pegawai"),
        (tetapan[1], "penilai"),
        (tetapan[2], "atasan"),
        (umpan[0], "pegawai"),
        (umpan[1], "pemberi"),
        (ubah[0], "pegawai"),
        (ubah[1], "mitra"),
        (peserta, "pegawai"),
        (
            CatatanJP.objects.create(
                pegawai=ganda,
                peserta=peserta,
                tahun=2026,
                jp_diakui=Decimal(20),
                uraian="Arsip",
            ),
            "pegawai",
        ),
        (
            Usulan.objects.create(
                pegawai=ganda, sebab="Perlu arsip", oleh=kab.akun("budi")
            ),
            "pegawai",
        ),
        (
            AnggotaTim.objects.create(tim=tim, pegawai=ganda, berlaku=rentang(AWAL)),
            "pegawai",
        ),
        (
            SaldoAwal.objects.create(
                pegawai=ganda,
                jenis="JP",
                tahun=2025,
                nilai=Decimal(12),
                dasar="Sertifikat 7/2025",
                tanggal=date(2025, 12, 1),
                oleh=kab.akun("dewi"),
            ),
            "pegawai",
        ),
        (
            LaporanData.objects.create(
                pegawai=ganda, bagian="PENILAI", salah="x", benar="y"
            ),
            "pegawai",
        ),
        (
            KeadaanPegawai.objects.create(
                pegawai=ganda,
                jenis=JenisKeadaan.CUTI_PANJANG.value,
                berlaku=rentang(date(2023, 1, 1), date(2023, 2, 1)),
            ),
            "pegawai",
        ),
        (
            RiwayatNip.objects.create(
                pegawai=ganda, nip="198804122011012055", berlaku=rentang(AWAL, kini)
            ),
            "pegawai",
        ),
        (
            Penggabungan.objects.create(
                pegawai=ganda,
                kode_lama="00000000-0000-4000-8000-000000000001",
                nama_lama="Sari lama sekali",
                alasan="x",
                oleh=kab.akun("dewi"),
            ),
            "pegawai",
        ),
    ]
