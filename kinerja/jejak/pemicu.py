"""Attach the history to a model: ``class Meta: triggers = riwayat()``.

django-pgtrigger keeps the triggers in the migrations and can install, list and
uninstall them. Ours call shared functions made by ``jejak.0001_riwayat`` through
``render_execute``, the hook pgtrigger's own contrib triggers use; pgtrigger also
writes one empty function per trigger, which nothing calls. Because the shared
functions do not ask pgtrigger, its setting ``pgtrigger.ignore`` cannot silence the
history (and ``pgtrigger.ignore()`` is refused: it puts two commands in one statement).

A migration that adds these triggers must depend on ``("jejak", "0001_riwayat")``:
``makemigrations`` cannot know that; ``tests/arsitektur/test_jejak.py`` does.
"""

from django.db import models
from pgtrigger import (
    After,
    Before,
    Delete,
    Insert,
    Operation,
    Referencing,
    Statement,
    Trigger,
    Truncate,
    Update,
)


class _PemicuBersama(Trigger):
    """A statement trigger that runs a shared function instead of one of its own."""

    level = Statement
    fungsi = ""

    def get_func(self, model: models.Model) -> str:  # noqa: ARG002
        return ""

    def render_execute(self, model: models.Model) -> str:  # noqa: ARG002
        return f"{self.fungsi}()"


class TambahSaja(_PemicuBersama):
    """Refuse ``operasi`` on the whole table with a sentence the user can read."""

    when = Before
    fungsi = "jejak_tambah_saja"

    def __init__(self, name: str, operasi: Operation) -> None:
        super().__init__(name=name, operation=operasi)


class Catat(_PemicuBersama):
    """Write one row of ``jejak_perubahan`` per row that the statement changed."""

    when = After
    fungsi = "jejak_catat"

    def __init__(
        self,
        name: str,
        operasi: Operation,
        tabel: dict[str, str],
        kecuali: tuple[str, ...],
    ) -> None:
        acuan = Referencing(**tabel)
        super().__init__(name=name, operation=operasi, referencing=acuan)
        self.kecuali = kecuali

    def render_execute(self, model: models.Model) -> str:
        """Pass the key column and the columns that must never be copied."""
        meta = model._meta
        if not isinstance(meta.pk, models.IntegerField):
            raise TypeError(f"{meta.label}: history needs a whole-number key")
        isian = {field.name: field.column for field in meta.concrete_fields}
        kolom = [meta.pk.column, *(isian[nama] for nama in self.kecuali)]
        argumen = ", ".join(f"'{nama}'" for nama in kolom)
        return f"{self.fungsi}({argumen})"


def riwayat(kecuali: tuple[str, ...] = ()) -> list[Trigger]:
    """Return the triggers that record every insert, update and delete of a table.

    ``kecuali`` names fields (secrets, noise such as ``last_login``) that never reach
    the history; a change of such fields alone leaves no row. TRUNCATE is refused,
    because it would empty the table unseen.
    """
    return [
        Catat("jejak_i", Insert, {"new": "baru"}, kecuali),
        Catat("jejak_u", Update, {"old": "lama", "new": "baru"}, kecuali),
        Catat("jejak_d", Delete, {"old": "lama"}, kecuali),
        TambahSaja("jejak_t", Truncate),
    ]


def hanya_pemicu() -> Trigger:
    """Return the trigger of a table into which only other triggers may write."""
    return Trigger(
        name="hanya_pemicu",
        level=Statement,
        when=Before,
        operation=Insert,
        func="""
        IF pg_trigger_depth() < 2 THEN
            RAISE EXCEPTION 'Riwayat (%) ditulis oleh pemicu saja; ubah barisnya, '
                'riwayat mengikuti.', TG_TABLE_NAME
                USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NULL;
        """,
    )


def tambah_saja() -> list[Trigger]:
    """Return the trigger of a table whose rows are written once and then stay."""
    return [TambahSaja("tambah_saja", Update | Delete | Truncate)]
