"""Take a whole import back: the inverse of what the history recorded of its saving.

Refused as long as something stands on it. What the history says of the act is undone
statement by statement from the last to the first, so that every state on the way is
one that the tables have been in.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.apps import apps
from django.db import connection, models
from django.db.models import Max

from kinerja.akun.models import Pengguna
from kinerja.jejak.models import Perubahan
from kinerja.jejak.rules import Aksi
from kinerja.jejak.services import tindakan
from kinerja.lib.angka import format_angka
from kinerja.lib.errors import Conflict, InvalidInput
from kinerja.lib.waktu import sekarang
from organisasi.models import BarisImpor, Impor, Penempatan
from organisasi.rules.impor import StatusImpor
from organisasi.services.impor import (
    PERBUATAN_SIMPAN,
    advance,
    explained,
    lock_imports,
    require_bkpsdm,
)

SEBUT = 3  # names in a sentence


@dataclass(slots=True)
class _Tulisan:
    """What saving wrote into one table: keys and the last number of the history."""

    model: type[models.Model]
    baru: set[int]
    diubah: set[int]
    terakhir: dict[int, int]


def undo_impor(*, impor: Impor, actor: Pengguna, versi: int) -> None:
    """Put the register back as it was before this import was saved.

    All or nothing. Raises ``Conflict`` when it is not a saved import of this ``versi``;
    ``InvalidInput`` with what was built on it when it cannot be undone any more.
    """
    require_bkpsdm(actor)
    with (
        explained(),
        tindakan(pelaku=actor, nama="impor:urungkan", alasan=str(impor.kode)),
    ):
        lock_imports()
        _advance(impor, versi)
        semua = list(_recorded(impor))
        tulisan = _by_table(semua)
        _lock_rows(tulisan)
        _refuse_if_built_upon(tulisan, impor)
        for (_, tabel, aksi), kelompok in groupby(
            semua, key=lambda p: (p.waktu, p.tabel, p.aksi)
        ):
            _INVERS[Aksi(aksi)](tulisan[tabel].model, list(kelompok))
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _advance(impor: Impor, versi: int) -> None:
    if impor.jejak_awal is None and impor.status == StatusImpor.TERSIMPAN:
        raise InvalidInput(
            "Impor ini disimpan sebelum ada pengurungan, jadi tidak dapat diurungkan. "
            "Perbaiki datanya pada halaman pegawai."
        )
    try:
        advance(
            impor,
            versi,
            dari=StatusImpor.TERSIMPAN,
            status=StatusImpor.DIURUNGKAN.value,
            diurungkan_pada=sekarang(),
            diminta_oleh=None,
        )
    except Conflict:
        raise Conflict(
            "Impor ini sudah diurungkan, atau belum tersimpan. Lihat keadaannya yang "
            "terbaru."
        ) from None


def _recorded(impor: Impor) -> Iterator[Perubahan]:
    """Return what saving changed, the last first, without the import's own rows."""
    impor.refresh_from_db()
    return (
        Perubahan.objects.filter(
            id__gt=impor.jejak_awal,
            id__lte=impor.jejak_akhir,
            tindakan=PERBUATAN_SIMPAN,
            alasan=str(impor.kode),
        )
        .exclude(tabel__in=[Impor._meta.db_table, BarisImpor._meta.db_table])
        .order_by("-id")
        .iterator()
    )


def _rows(model: type[models.Model]) -> "models.QuerySet[Any]":
    """Return all rows, also those that a manager would hide."""
    return models.QuerySet(model)


def _by_table(semua: Sequence[Perubahan]) -> dict[str, _Tulisan]:
    model = {satu._meta.db_table: satu for satu in apps.get_models()}
    hasil: dict[str, _Tulisan] = {}
    for satu in semua:
        isi = hasil.setdefault(
            satu.tabel, _Tulisan(model[satu.tabel], set(), set(), {})
        )
        isi.terakhir.setdefault(satu.baris, satu.pk)
        if satu.aksi == Aksi.TAMBAH:
            isi.baru.add(satu.baris)
        elif satu.aksi == Aksi.UBAH:
            isi.diubah.add(satu.baris)
    for isi in hasil.values():
        isi.diubah -= isi.baru
    return hasil


def _lock_rows(tulisan: Mapping[str, _Tulisan]) -> None:
    """Let nobody change these rows between the look and the act."""
    for _, isi in sorted(tulisan.items()):
        ada = _rows(isi.model).filter(pk__in=isi.baru | isi.diubah)
        list(ada.order_by("pk").select_for_update().values_list("pk"))


# What stands on it -----------------------------------------------------------------


def _refuse_if_built_upon(tulisan: Mapping[str, _Tulisan], impor: Impor) -> None:
    sebab = [
        *_changed_since(tulisan),
        *_entered(tulisan),
        *_referenced(tulisan, impor),
    ]
    if sebab:
        raise InvalidInput(
            f"Impor ini tidak dapat diurungkan, karena sesudahnya {'; '.join(sebab)}. "
            "Tidak ada yang berubah. Perbaiki datanya satu per satu, atau batalkan "
            "dulu yang dibuat sesudahnya."
        )


def _changed_since(tulisan: Mapping[str, _Tulisan]) -> Iterator[str]:
    for tabel, isi in tulisan.items():
        kini = (
            Perubahan.objects.filter(tabel=tabel, baris__in=isi.terakhir)
            .values_list("baris")
            .annotate(n=Max("id"))
            .order_by()
        )
        lain = [baris for baris, n in kini if n > isi.terakhir[baris]]
        if lain:
            yield f"{_count(len(lain), isi.model)} diubah lagi{_names(isi.model, lain)}"


def _entered(tulisan: Mapping[str, _Tulisan]) -> Iterator[str]:
    """Secrets are not in the history: ask the accounts themselves."""
    isi = tulisan.get(Pengguna._meta.db_table)
    if isi is None:
        return
    masuk = [
        akun.pk
        for akun in Pengguna.objects.filter(pk__in=isi.baru)
        if akun.last_login or akun.has_usable_password()
    ]
    if masuk:
        yield f"{_count(len(masuk), Pengguna)} diaktifkan{_names(Pengguna, masuk)}"


def _referenced(tulisan: Mapping[str, _Tulisan], impor: Impor) -> Iterator[str]:
    """Name rows that point to what the import made, or to posts it moved.

    What the import itself changed points back again once it is undone.
    """
    for isi in tulisan.values():
        for acuan in isi.model._meta.related_objects:
            if acuan.many_to_many or not acuan.related_model._meta.managed:
                continue
            lain = acuan.related_model
            sendiri = tulisan.get(lain._meta.db_table)
            milik = sendiri.baru | sendiri.diubah if sendiri else ()
            menunjuk = _rows(lain).exclude(pk__in=milik)
            kolom = f"{acuan.field.name}__in"
            n = menunjuk.filter(**{kolom: isi.baru}).count()
            if isi.model is Penempatan:
                kemudian = menunjuk.filter(**{kolom: isi.diubah})
                n += _made_after(kemudian, impor)
            if n:
                yield f"dibuat {_count(n, lain)} yang memerlukannya"


def _made_after(baris: "models.QuerySet[Any]", impor: Impor) -> int:
    return Perubahan.objects.filter(
        tabel=baris.model._meta.db_table,
        baris__in=list(baris.values_list("pk", flat=True)),
        aksi=Aksi.TAMBAH,
        id__gt=impor.jejak_akhir,
    ).count()


def _count(n: int, model: type[models.Model]) -> str:
    return f"{format_angka(n, 0)} {model._meta.verbose_name}"


def _names(model: type[models.Model], kunci: Sequence[int]) -> str:
    if not any(bidang.name == "nama" for bidang in model._meta.fields):
        return ""
    nama = _rows(model).filter(pk__in=kunci[:SEBUT]).order_by("pk")
    semua = [str(satu) for satu in nama.values_list("nama", flat=True)]
    sisa = f" dan {len(kunci) - SEBUT} lainnya" if len(kunci) > SEBUT else ""
    return f" ({', '.join(semua)}{sisa})" if semua else ""


# The inverse of one statement ------------------------------------------------------


def _remove(model: type[models.Model], kelompok: Sequence[Perubahan]) -> None:
    """Delete by hand: what Django would delete along was refused before."""
    tabel = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM {tabel} WHERE id = ANY(%s)",  # noqa: S608 - our own name
            [[p.baris for p in kelompok]],
        )


def _restore(model: type[models.Model], kelompok: Sequence[Perubahan]) -> None:
    _run(
        model,
        "INSERT INTO {tabel} ({kolom}) SELECT {nilai} "
        "FROM jsonb_populate_recordset(NULL::{tabel}, %s::jsonb) lama",
        [dict(p.sebelum or {}) for p in kelompok],
    )


def _put_back(model: type[models.Model], kelompok: Sequence[Perubahan]) -> None:
    """Rows that changed in the same columns go together; versi goes on."""
    per_kolom: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for satu in kelompok:
        isi = dict(satu.sebelum or {})
        per_kolom[tuple(sorted(isi))].append(isi | {"id": satu.baris})
    for semua in per_kolom.values():
        _run(
            model,
            "UPDATE {tabel} t SET {ganti} "
            "FROM jsonb_populate_recordset(NULL::{tabel}, %s::jsonb) lama "
            "WHERE t.id = lama.id",
            semua,
        )


def _run(model: type[models.Model], sql: str, semua: list[dict[str, Any]]) -> None:
    quote = connection.ops.quote_name
    kolom = [b.column for b in model._meta.concrete_fields if b.column in semua[0]]
    ganti = [
        f"{quote(satu)} = t.versi + 1"
        if satu == "versi"
        else f"{quote(satu)} = lama.{quote(satu)}"
        for satu in kolom
        if satu != "id"
    ]
    perintah = sql.format(
        tabel=quote(model._meta.db_table),
        kolom=", ".join(map(quote, kolom)),
        nilai=", ".join(f"lama.{quote(satu)}" for satu in kolom),
        ganti=", ".join(ganti),
    )
    with connection.cursor() as cursor:
        cursor.execute(perintah, [json.dumps(semua)])


_INVERS = {Aksi.TAMBAH: _remove, Aksi.UBAH: _put_back, Aksi.HAPUS: _restore}
