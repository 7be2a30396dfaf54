"""Writing and publishing a programme."""

import pytest

from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from pelatihan.models import Adegan, Percobaan, Peserta, Program
from pelatihan.rules.simulasi import Akibat, Pilihan
from pelatihan.services import program as services
from tests.conftest import Kabupaten
from tests.pelatihan.conftest import Latihan


def draf(latihan: Latihan) -> Program:
    Program.objects.update(terbit=False)
    return Program.objects.get(pk=latihan.program.pk)


def tulis(kab: Kabupaten, adegan: Adegan, *menuju: int, isi: str = "Isi.") -> None:
    adegan = Adegan.objects.select_related("skenario__program").get(pk=adegan.pk)
    services.save_adegan(
        actor=kab.akun("dewi"),
        adegan=adegan,
        isi=isi,
        pilihan=[Pilihan(n, f"ke {ke}", ke, Akibat()) for n, ke in enumerate(menuju)],
        versi=adegan.skenario.program.versi,
    )


def nomor_adegan(latihan: Latihan) -> list[int]:
    return list(
        latihan.skenario.adegan.order_by("nomor").values_list("nomor", flat=True)
    )


def test_a_choice_brings_its_scene_and_a_mistyped_one_leaves_nothing(
    latihan: Latihan, kabupaten: Kabupaten
) -> None:
    draf(latihan)
    akhir = latihan.skenario.adegan.get(nomor=3)
    tulis(kabupaten, akhir, 4, 33)
    assert nomor_adegan(latihan) == [1, 2, 3, 4, 33]
    tulis(kabupaten, akhir, 4, 4)
    assert nomor_adegan(latihan) == [1, 2, 3, 4]


def test_an_incomplete_programme_is_not_published_and_says_why(
    latihan: Latihan, kabupaten: Kabupaten
) -> None:
    program = draf(latihan)
    program.indikator.all().delete()
    tulis(kabupaten, latihan.skenario.adegan.get(nomor=3), 4, 4)
    program.refresh_from_db()
    with pytest.raises(InvalidInput) as galat:
        services.publish_program(
            actor=kabupaten.akun("dewi"), program=program, versi=program.versi
        )
    assert "paling sedikit satu indikator" in galat.value.message
    assert "Adegan 4 belum ditulis" in galat.value.message
    program.refresh_from_db()
    assert not program.terbit


def test_a_whole_programme_is_published(latihan: Latihan, kabupaten: Kabupaten) -> None:
    program = draf(latihan)
    services.publish_program(
        actor=kabupaten.akun("lina"), program=program, versi=program.versi
    )
    program.refresh_from_db()
    assert program.terbit


def test_what_is_published_is_not_rewritten(
    latihan: Latihan, kabupaten: Kabupaten
) -> None:
    with pytest.raises(InvalidInput, match="sudah terbit"):
        tulis(kabupaten, latihan.skenario.adegan.get(nomor=1))


def test_what_somebody_began_is_not_taken_back(
    latihan: Latihan, kabupaten: Kabupaten
) -> None:
    peserta = Peserta.objects.create(
        angkatan=latihan.angkatan, pegawai=kabupaten.orang["sari"]
    )
    Percobaan.objects.create(
        peserta=peserta, jenis="STUDI_KASUS", studi_kasus=latihan.kasus
    )
    with pytest.raises(InvalidInput, match="sudah dikerjakan"):
        services.withdraw_program(
            actor=kabupaten.akun("dewi"), program=latihan.program, versi=1
        )
    assert Program.objects.get().terbit


def test_the_later_writer_is_told(latihan: Latihan, kabupaten: Kabupaten) -> None:
    program = draf(latihan)
    isi = services.IsiProgram("Baru", "Tujuan", 4, (latihan.indikator,))
    dewi = kabupaten.akun("dewi")
    services.update_program(actor=dewi, program=program, isi=isi, versi=1)
    with pytest.raises(Conflict):
        services.update_program(actor=dewi, program=program, isi=isi, versi=1)


@pytest.mark.parametrize("aktor", ["sari", "budi", "eko", "citra", "ilham"])
def test_only_the_committee_writes(
    latihan: Latihan, kabupaten: Kabupaten, aktor: str
) -> None:
    with pytest.raises(NotAllowed):
        services.save_kasus(
            actor=kabupaten.akun(aktor),
            program=draf(latihan),
            judul="x",
            situasi="x",
            soal=[],
            versi=1,
        )


def test_an_indicator_of_another_unit_is_refused(
    latihan: Latihan, kabupaten: Kabupaten
) -> None:
    isi = services.IsiProgram("Baru", "Tujuan", 4, (latihan.indikator,))
    with pytest.raises(InvalidInput):
        services.create_program(
            actor=kabupaten.akun("dewi"),
            unit=kabupaten.unit["Dinas PUPR"],
            isi=isi,
        )
    assert Program.objects.count() == 1


def test_scene_one_and_a_scene_in_use_stay(
    latihan: Latihan, kabupaten: Kabupaten
) -> None:
    draf(latihan)
    for nomor in (1, 2):
        with pytest.raises(InvalidInput):
            services.delete_adegan(
                actor=kabupaten.akun("dewi"),
                adegan=latihan.skenario.adegan.get(nomor=nomor),
                versi=1,
            )
