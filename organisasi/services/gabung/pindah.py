"""Give every row of one person, or of one account, to another; refusals in words.

The foreign keys are found in the models, so a new table is never forgotten: rows of
rooms above move too, without being known here.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.db.models import Q, Value

from organisasi.models import Pegawai, PerubahanStruktur
from organisasi.services.gabung.sebut import Konflik, sebut_baris

#: The history of acts names who was meant; a swap with the own duplicate is possible.
BOLEH_DUA = frozenset({PerubahanStruktur})
DUA_ORANG = (
    "Baris ini menyebut kedua orang sekaligus, jadi tampaknya mereka memang dua orang. "
    "Periksa lagi; bila benar satu orang, ganti dulu salah satunya di sana."
)
TERTOLAK = "Baris ini sudah ada pada orang yang tetap. Hapus dulu salah satunya."

Kolom = models.ForeignKey[Any, Any]


def acuan(model: type[models.Model]) -> list[Kolom]:
    """Return every column that points at ``model``, hidden relations too, in order."""
    kolom = [
        satu.field
        for satu in model._meta.get_fields(include_hidden=True)
        if isinstance(satu, models.ManyToOneRel) and satu.related_model._meta.managed
    ]
    return sorted(kolom, key=lambda k: (k.model._meta.label, k.name))


def semua_baris(model: type[models.Model]) -> "models.QuerySet[Any]":
    """Return all rows, also those that a manager would hide."""
    return models.QuerySet(model)


class Pemindah:
    """Move rows and remember which; what cannot be moved becomes a ``Konflik``."""

    def __init__(self) -> None:
        self.pindah: list[tuple[Kolom, list[int]]] = []
        self.kalimat: list[str] = []
        self.buang: list[str] = []
        self.konflik: list[Konflik] = []
        self._tertahan: set[tuple[type[models.Model], int]] = set()

    def ditahan(self, baris: models.Model) -> bool:
        """Say whether a row was refused already."""
        return (type(baris), baris.pk) in self._tertahan

    def tahan(self, baris: models.Model, konflik: Konflik) -> None:
        """Leave a row where it is, and say why; it is not tried again."""
        self._tertahan.add((type(baris), baris.pk))
        self.konflik.append(konflik)

    def pindahkan(self, semua: Sequence[Kolom], dari: int, ke: int) -> None:
        """Let the rows that point to ``dari`` in these columns point to ``ke``.

        A column at once; where a constraint refuses, row by row, to tell which.
        """
        for kolom, ada in _menunjuk(semua, dari):
            pk = [satu for satu in ada if (kolom.model, satu) not in self._tertahan]
            try:
                with transaction.atomic():
                    baris = semua_baris(kolom.model).filter(pk__in=pk)
                    baris.update(**{kolom.attname: ke})
            except IntegrityError:
                pk = [satu for satu in pk if self._satu(kolom, satu, ke)]
            self.pindah.append((kolom, pk))

    def _satu(self, kolom: Kolom, pk: int, ke: int) -> bool:
        baris = semua_baris(kolom.model).filter(pk=pk)
        try:
            with transaction.atomic():
                baris.update(**{kolom.attname: ke})
        except IntegrityError as galat:
            satu = baris.get()
            self.tahan(satu, sebut_baris(satu).bentrok(kalimat_batasan(galat)))
            return False
        return True

    def tolak_berdua(self, satu: int, lain: int) -> None:
        """Refuse rows that name both people, as rated and as penilai for example.

        A row names who it names itself, and those of the row it belongs to: the
        penilai of a version and the owner of its SKP.
        """
        nama: dict[type[models.Model], list[str]] = {}
        for kolom in acuan(Pegawai):
            if kolom.model not in BOLEH_DUA:
                nama.setdefault(kolom.model, []).append(kolom.name)
        for model, milik in nama.items():
            lain_nama = [*milik, *_nama_induk(model, nama)]
            syarat = [
                Q(**{a: x, b: y})
                for a in milik
                for b in lain_nama
                if b.rsplit("__", maxsplit=1)[-1] != a
                for x, y in ((satu, lain), (lain, satu))
            ]
            if syarat:
                self._tolak(model, syarat)

    def _tolak(self, model: type[models.Model], syarat: Iterable[Q]) -> None:
        keduanya = reduce(or_, syarat)
        for baris in semua_baris(model).filter(keduanya).order_by("pk"):
            self.tahan(baris, sebut_baris(baris).bentrok(DUA_ORANG))

    def tersimpan(self) -> list[list[Any]]:
        """Return what moved as ``Penggabungan.isi`` keeps it: table, column, keys."""
        return [[k.model._meta.db_table, k.column, pk] for k, pk in self.pindah if pk]


def _menunjuk(semua: Sequence[Kolom], ke: int) -> list[tuple[Kolom, list[int]]]:
    """Return the keys of the rows that point to ``ke``, by column; one query."""
    kueri = [
        semua_baris(kolom.model)
        .filter(**{kolom.attname: ke})
        .annotate(kolom_ke=Value(nomor))
        .values_list("kolom_ke", "pk")
        for nomor, kolom in enumerate(semua)
    ]
    hasil: dict[int, list[int]] = {}
    if kueri:
        for nomor, pk in sorted(kueri[0].union(*kueri[1:], all=True)):
            hasil.setdefault(nomor, []).append(pk)
    return [(semua[nomor], pk) for nomor, pk in hasil.items()]


def _nama_induk(
    model: type[models.Model], nama: Mapping[type[models.Model], list[str]]
) -> list[str]:
    """Return the ways from a row to the people of the rows it belongs to."""
    return [
        f"{kolom.name}__{satu}"
        for kolom in model._meta.concrete_fields
        if isinstance(kolom, models.ForeignKey)
        for satu in nama.get(kolom.related_model, ())
    ]


def kalimat_batasan(galat: IntegrityError) -> str:
    """Return the sentence with which the broken constraint was declared."""
    nama = getattr(getattr(galat.__cause__, "diag", None), "constraint_name", None)
    for model in apps.get_models():
        for batasan in model._meta.constraints:
            if batasan.name == nama:
                return str(batasan.get_violation_error_message())
    if nama == "penetapan_tanpa_lingkaran":
        return (
            "Dengan baris ini orang itu akan menilai penilainya sendiri. Akhiri dulu "
            "penetapan penilai ini."
        )
    return TERTOLAK
