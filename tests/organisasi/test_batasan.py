"""What the database refuses, whoever writes."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, OperationalError, connection, transaction

from kinerja.lib.tanggal import rentang
from organisasi.models import (
    Jabatan,
    KeadaanPegawai,
    Pegawai,
    Penempatan,
    PenetapanPenilai,
    Peran,
    SusunanUnit,
    UnitKerja,
)
from tests.conftest import AWAL, Kabupaten
from tests.serentak import serentak

Buat = Callable[[Kabupaten], object]


def _penempatan(kab: Kabupaten, **lain: object) -> Penempatan:
    isi = {
        "pegawai": kab.orang["sari"],
        "jabatan": kab.jabatan["Dinas PUPR"],
        "berlaku": rentang(AWAL),
        **lain,
    }
    return Penempatan.objects.create(**isi)


def _dua_pelaksana_tugas(kab: Kabupaten) -> None:
    _penempatan(kab, jenis="PLT")
    _penempatan(kab, jenis="PLH", pegawai=kab.orang["citra"])


def _dua_keadaan(kab: Kabupaten) -> None:
    for jenis in ("CLTN", "MPP"):
        KeadaanPegawai.objects.create(
            pegawai=kab.orang["sari"], jenis=jenis, berlaku=rentang(AWAL)
        )


def _penetapan(kab: Kabupaten, penilai: str, atasan: str | None = None) -> None:
    PenetapanPenilai.objects.create(
        pegawai=kab.orang["sari"],
        penilai=kab.orang[penilai],
        atasan=kab.orang[atasan] if atasan else None,
        dasar="SK",
        alasan="uji",
        berlaku=rentang(AWAL),
    )


def _dua_penetapan(kab: Kabupaten) -> None:
    _penetapan(kab, "citra")
    _penetapan(kab, "eko")


def _susunan(kab: Kabupaten, induk: str) -> SusunanUnit:
    return SusunanUnit.objects.create(
        unit=kab.unit["Dinas PUPR"], induk=kab.unit[induk], berlaku=rentang(AWAL)
    )


def _naikkan_jabatan(kab: Kabupaten) -> None:
    """Two people share a post; then the post becomes a leading one."""
    unit = UnitKerja.objects.create(nama="Baru", jenis="SEKSI")
    pos = Jabatan.objects.create(
        unit=unit, nama="Pos", jenis="PENGAWAS", kuota=2, berlaku=rentang(AWAL)
    )
    for nip in ("199001012015031901", "199001012015031902"):
        orang = kab.buat_orang(f"Orang {nip[-1]}", nip)
        Penempatan.objects.create(pegawai=orang, jabatan=pos, berlaku=rentang(AWAL))
    Jabatan.objects.filter(pk=pos.pk).update(memimpin=True)


TOLAKAN: dict[str, Buat] = {
    "penempatan_satu_definitif": _penempatan,
    "penempatan_satu_kepala": lambda kab: _penempatan(
        kab,
        jabatan=kab.jabatan["Puskesmas Susoh"],
        pegawai=kab.buat_orang("Xenia", None),
    ),
    "penempatan_satu_pelaksana_tugas": _dua_pelaksana_tugas,
    "penempatan_jenis": lambda kab: _penempatan(kab, jenis="PJS"),
    "keadaan_satu_per_orang": _dua_keadaan,
    "penetapan_satu_penilai": _dua_penetapan,
    "penetapan_bukan_diri_sendiri": lambda kab: _penetapan(kab, "sari"),
    "penetapan_atasan_lain": lambda kab: _penetapan(kab, "eko", "eko"),
    "susunan_satu_induk": lambda kab: _susunan(kab, "BKPSDM"),
    "susunan_tanpa_lingkaran": lambda kab: SusunanUnit.objects.filter(
        unit=kab.unit["Dinas Kesehatan"]
    ).update(induk=kab.unit["Puskesmas Susoh"]),
    "jabatan_satu_pemimpin": lambda kab: Jabatan.objects.create(
        unit=kab.unit["BKPSDM"],
        nama="Kepala kedua",
        jenis="ADMINISTRATOR",
        memimpin=True,
        berlaku=rentang(AWAL),
    ),
    "pegawai_asn_ber_nip": lambda _: Pegawai.objects.create(nama="A", jenis="PNS"),
    "pegawai_nip_18_angka": lambda _: Pegawai.objects.create(
        nama="A", jenis="PNS", nip="12345"
    ),
    "peran_admin_berunit": lambda kab: Peran.objects.create(
        pengguna=kab.akun("sari"), jenis="ADMIN_SKPK", berlaku=rentang(AWAL)
    ),
    "peran_tidak_ganda": lambda kab: Peran.objects.create(
        pengguna=kab.akun("dewi"), jenis="BKPSDM", berlaku=rentang(date(2026, 1, 1))
    ),
}


@pytest.mark.parametrize("nama", TOLAKAN)
def test_the_database_refuses(kabupaten: Kabupaten, nama: str) -> None:
    with pytest.raises(IntegrityError, match=nama), transaction.atomic():
        TOLAKAN[nama](kabupaten)


def test_an_empty_range_is_refused(kabupaten: Kabupaten) -> None:
    kosong = type(rentang(AWAL))(AWAL, AWAL)
    with pytest.raises(IntegrityError, match="penempatan_rentang"):
        _penempatan(kabupaten, jenis="PLT", berlaku=kosong)


def test_a_post_that_becomes_a_leading_one_is_judged_again(
    kabupaten: Kabupaten,
) -> None:
    with pytest.raises(IntegrityError, match="penempatan_satu_kepala"):
        _naikkan_jabatan(kabupaten)


def test_nobody_can_claim_another_value_of_memimpin(kabupaten: Kabupaten) -> None:
    penempatan = kabupaten.orang["budi"].penempatan.get()
    Penempatan.objects.filter(pk=penempatan.pk).update(memimpin=False)
    penempatan.refresh_from_db()
    assert penempatan.memimpin is True


def test_a_refusal_reads_as_a_sentence(kabupaten: Kabupaten) -> None:
    kedua = Penempatan(
        pegawai=kabupaten.orang["sari"],
        jabatan=kabupaten.jabatan["Dinas PUPR"],
        berlaku=rentang(AWAL),
    )
    with pytest.raises(ValidationError, match="Akhiri dulu penempatan yang lama"):
        kedua.validate_constraints()


@pytest.mark.pagar("penempatan_satu_definitif")
@pytest.mark.django_db(transaction=True)
def test_fifty_simultaneous_placements_leave_one(kabupaten: Kabupaten) -> None:
    """One definitive post per person and day, whoever is faster."""
    orang = kabupaten.buat_orang("Baru", "199505052020121001")
    pos = kabupaten.orang["sari"].penempatan.get().jabatan

    def tempatkan() -> str:
        try:
            Penempatan.objects.create(
                pegawai_id=orang.pk, jabatan_id=pos.pk, berlaku=rentang(AWAL)
            )
        except IntegrityError as error:
            return "kalah" if "penempatan_satu_definitif" in str(error) else str(error)
        except OperationalError as error:
            # of two that wait for each other's row PostgreSQL ends one
            return "kalah" if "deadlock detected" in str(error) else str(error)
        return "menang"

    hasil = serentak(50, tempatkan)
    assert sorted(set(hasil)) == ["kalah", "menang"]
    assert orang.penempatan.count() == 1


def test_the_tree_walk_ends_even_when_a_loop_was_forced_in(
    kabupaten: Kabupaten,
) -> None:
    """A loop that came past every guard must not hang the page that meets it."""
    from organisasi.selectors import penilai_pada

    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE organisasi_susunanunit DISABLE TRIGGER USER")
        SusunanUnit.objects.filter(unit=kabupaten.unit["Dinas Kesehatan"]).update(
            induk=kabupaten.unit["Puskesmas Susoh"]
        )
        cursor.execute("ALTER TABLE organisasi_susunanunit ENABLE TRIGGER USER")
    hasil = penilai_pada(kabupaten.orang["sari"], date(2026, 6, 1))
    assert hasil.penilai == kabupaten.orang["budi"].pk
