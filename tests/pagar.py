"""Guards that `manage.py uji --tanpa-pagar NAMA` takes out of the test database.

Each function removes one guard; the tests marked `@pytest.mark.pagar(NAMA)` must then
go red, which proves that they would notice if the guard were lost.
"""

from collections.abc import Callable, Mapping

from django.db import connection

TUMPULKAN = """
CREATE OR REPLACE FUNCTION {}() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RETURN NULL; END; $$
"""


def _tumpulkan(fungsi: str) -> Callable[[], None]:
    """Return a remover that lets a statement trigger's function do nothing."""

    def lepas() -> None:
        with connection.cursor() as cursor:
            cursor.execute(TUMPULKAN.format(fungsi))

    return lepas


def _lepas_batasan(tabel: str, batasan: str) -> Callable[[], None]:
    """Return a remover that drops a constraint."""

    def lepas() -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {tabel} DROP CONSTRAINT {batasan}")

    return lepas


def _lepas_pemicu(tabel: str, pemicu: str) -> Callable[[], None]:
    """Return a remover that drops a trigger, whose full name ends in a hash."""

    def lepas() -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT tgname FROM pg_trigger WHERE tgname LIKE %s",
                [f"pgtrigger_{pemicu}%"],
            )
            (nama,) = cursor.fetchone()
            cursor.execute(f"DROP TRIGGER {nama} ON {tabel}")

    return lepas


PAGAR: Mapping[str, Callable[[], None]] = {
    "anggota_tim_satu_ketua": _lepas_batasan(
        "organisasi_anggotatim", "anggota_tim_satu_ketua"
    ),
    "jawaban_satu_per_formulir": _lepas_batasan(
        "evaluasi_jawabanlayanan", "evaluasi_jawabanlayanan_formulir_key"
    ),
    "jejak_pemicu": _tumpulkan("jejak_catat"),
    "jejak_tambah_saja": _tumpulkan("jejak_tambah_saja"),
    "jalan_satu": _lepas_batasan("jadwal_jalan", "jalan_satu"),
    "penempatan_satu_definitif": _lepas_batasan(
        "organisasi_penempatan", "penempatan_satu_definitif"
    ),
    "penetapan_tanpa_lingkaran": _lepas_pemicu(
        "organisasi_penetapanpenilai", "penetapan_tanpa_lingkaran"
    ),
    "pesan_satu": _lepas_batasan("pemberitahuan_pesan", "pesan_satu"),
    "susunan_tanpa_lingkaran": _lepas_pemicu(
        "organisasi_susunanunit", "susunan_tanpa_lingkaran"
    ),
}
