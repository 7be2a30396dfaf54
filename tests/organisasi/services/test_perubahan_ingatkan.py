"""What the preview of an act reminds of, and what it says of SKP it does not touch."""

from datetime import date

import pytest
import time_machine

from indikator.models import SKP, VersiSKP
from indikator.rules.alur_skp import StatusVersi
from kinerja.lib.errors import InvalidInput
from kinerja.lib.tanggal import rentang
from organisasi.models import KeadaanPegawai, Penempatan
from organisasi.rules.jenis import JenisKeadaan, JenisPenempatan
from organisasi.services.perubahan.pegawai import MulaiKeadaan, Mutasi, PelaksanaTugas
from organisasi.services.perubahan.pokok import Tindakan
from organisasi.services.perubahan.simpan import Pratinjau, preview_perubahan
from tests.conftest import AWAL, Kabupaten

pytestmark = pytest.mark.django_db
HARI = date(2026, 7, 1)


@pytest.fixture(autouse=True)
def jam() -> object:
    with time_machine.travel("2026-06-15T03:00:00Z", tick=False):
        yield


def baca(kab: Kabupaten, act: Tindakan) -> Pratinjau:
    return preview_perubahan(act=act, actor=kab.akun("dewi"))


def plt(kab: Kabupaten, sebagai: JenisPenempatan) -> PelaksanaTugas:
    return PelaksanaTugas(
        pegawai=kab.orang["sari"],
        jabatan=kab.jabatan["Puskesmas Susoh"],
        sebagai=sebagai,
        tanggal=HARI,
        dasar_sk="1",
    )


def tugas_belajar(kab: Kabupaten, jenis: JenisKeadaan) -> MulaiKeadaan:
    return MulaiKeadaan(
        pegawai=kab.orang["budi"], keadaan=jenis, tanggal=HARI, dasar_sk="1"
    )


@pytest.mark.parametrize(
    ("sebagai", "berhalangan", "ingat"),
    [
        (JenisPenempatan.PLT, False, True),
        (JenisPenempatan.PLT, True, False),
        (JenisPenempatan.PLH, False, False),
    ],
)
def test_a_plt_beside_a_holder_on_duty_is_told(
    kabupaten: Kabupaten, sebagai: JenisPenempatan, *, berhalangan: bool, ingat: bool
) -> None:
    if berhalangan:
        KeadaanPegawai.objects.create(
            pegawai=kabupaten.orang["budi"],
            jenis=JenisKeadaan.TUGAS_BELAJAR.value,
            berlaku=rentang(AWAL),
        )
    peringatan = " ".join(baca(kabupaten, plt(kabupaten, sebagai)).peringatan)
    assert ("masih dipegang Budi, yang tetap menilai" in peringatan) is ingat


@pytest.mark.parametrize(
    ("jenis", "kosong"),
    [(JenisKeadaan.TUGAS_BELAJAR, True), (JenisKeadaan.CUTI_PANJANG, False)],
)
def test_a_head_who_cannot_rate_any_more_leaves_the_unit_without_one(
    kabupaten: Kabupaten, jenis: JenisKeadaan, *, kosong: bool
) -> None:
    kata = " ".join(baca(kabupaten, tugas_belajar(kabupaten, jenis)).peringatan)
    assert ("Puskesmas Susoh tanpa pimpinan mulai 1 Juli 2026" in kata) is kosong


def test_the_golongan_somebody_has_is_no_rise(kabupaten: Kabupaten) -> None:
    sari = kabupaten.orang["sari"]
    sari.golongan, sari.tmt_golongan = "III/a", AWAL
    sari.save()
    act = Mutasi(
        pegawai=sari, tujuan=None, golongan="III/a", promosi=True, tanggal=AWAL
    )
    with pytest.raises(InvalidInput, match="sudah bergolongan III/a sejak 1 Januari"):
        baca(kabupaten, act)


def test_a_post_of_the_past_recorded_late_leaves_the_skp_of_today_alone(
    kabupaten: Kabupaten,
) -> None:
    sari = kabupaten.orang["sari"]
    lama = sari.penempatan.get()
    lama.berlaku = rentang(AWAL, date(2026, 4, 22))
    lama.save()
    kabupaten.buat_orang("Tari", "199001012015032009")
    pos = kabupaten.staf("tari", "Puskesmas Susoh", "Bidan Mahir").jabatan
    kini = Penempatan.objects.create(
        pegawai=sari, jabatan=pos, berlaku=rentang(date(2026, 4, 23))
    )
    skp = SKP.objects.create(
        pegawai=sari,
        penempatan=kini,
        tahun=2026,
        masa=rentang(date(2026, 4, 23), date(2026, 12, 31)),
    )
    VersiSKP.objects.create(
        skp=skp, penilai=kabupaten.orang["budi"], status=StatusVersi.DITETAPKAN.value
    )
    tujuan = kabupaten.jabatan["Inspektorat"]
    act = Mutasi(pegawai=sari, tujuan=tujuan, tanggal=date(2026, 2, 1), dasar_sk="1")
    dampak = [satu.kalimat for satu in baca(kabupaten, act).dampak]
    kata = "SKP 2026 sebagai Bidan Mahir, sudah ditetapkan: tetap berlaku"
    assert [satu.startswith(kata) for satu in dampak] == [True]
