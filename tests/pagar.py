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


PAGAR: Mapping[str, Callable[[], None]] = {
    "jejak_pemicu": _tumpulkan("jejak_catat"),
    "jejak_tambah_saja": _tumpulkan("jejak_tambah_saja"),
}
