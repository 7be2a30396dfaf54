"""Write the rows of one act and remember them, so that they can be taken back."""

from copy import copy
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, TypeVar

from django.db import models
from django.db.models import ProtectedError
from psycopg.types.range import Range

from kinerja.lib.errors import Conflict, InvalidInput
from kinerja.lib.tanggal import DateRange
from organisasi.models import (
    AnggotaTim,
    Jabatan,
    KeadaanPegawai,
    Pegawai,
    Penempatan,
    PenetapanPenilai,
    Peran,
    SusunanUnit,
    UnitKerja,
)

M = TypeVar("M", bound=models.Model)
Isi = dict[str, Any]

#: The tables an act may write.
TABEL: dict[str, type[models.Model]] = {
    model._meta.model_name or "": model
    for model in (
        AnggotaTim,
        Jabatan,
        KeadaanPegawai,
        Pegawai,
        Penempatan,
        PenetapanPenilai,
        Peran,
        SusunanUnit,
        UnitKerja,
    )
}
BERUBAH_LAGI = (
    "Catatan ini sudah dipakai atau diubah lagi sesudahnya, jadi tidak dapat "
    "dibatalkan begitu saja. Batalkan dulu perubahan yang lebih baru."
)


@dataclass(frozen=True)
class Baris:
    """One row as it was and as it became; None: there was none, there is none.

    Both hold only the columns that were written, a deleted row all of them.
    """

    tabel: str
    pk: int
    sebelum: Isi | None
    sesudah: Isi | None


class Perekam:
    """Write for one act; each write comes with the sentence the officer reads."""

    def __init__(self) -> None:
        self.baris: list[Baris] = []
        self.kalimat: list[str] = []
        self.peringatan: list[str] = []

    def buat(self, model: type[M], kalimat: str = "", **isi: object) -> M:
        """Add a row."""
        objek = model(**isi)
        objek.save(force_insert=True)
        self._catat(objek, None, _isi(objek), kalimat)
        return objek

    def ubah(self, objek: models.Model, kalimat: str = "", **isi: object) -> None:
        """Change columns of a row; ``objek`` itself stays as the caller knows it."""
        objek = copy(objek)
        kolom = _kolom(objek, isi)
        sebelum = {nama: _teks(getattr(objek, nama)) for nama in kolom}
        for nama, nilai in isi.items():
            setattr(objek, nama, nilai)
        objek.save(update_fields=list(isi))
        sesudah = {nama: _teks(getattr(objek, nama)) for nama in kolom}
        self._catat(objek, sebelum, sesudah, kalimat)

    def hapus(self, objek: models.Model, kalimat: str = "") -> None:
        """Delete a row nothing was built on. Raises ``InvalidInput`` otherwise."""
        objek = copy(objek)
        sebelum, pk = _isi(objek), objek.pk
        try:
            objek.delete()
        except ProtectedError as galat:
            raise InvalidInput(
                "Penempatan yang mulai pada tanggal itu atau sesudahnya sudah dipakai "
                "SKP atau penilaian, jadi tidak dapat dihapus. Pilih tanggal "
                "sesudahnya."
            ) from galat
        self.baris.append(Baris(_tabel(objek), pk, sebelum, None))
        self._kata(kalimat)

    def _catat(
        self, objek: models.Model, sebelum: Isi | None, sesudah: Isi, kalimat: str
    ) -> None:
        self.baris.append(Baris(_tabel(objek), objek.pk, sebelum, sesudah))
        self._kata(kalimat)

    def _kata(self, kalimat: str) -> None:
        if kalimat:
            self.kalimat.append(kalimat)

    def tersimpan(self) -> list[Isi]:
        """Return the rows as ``PerubahanStruktur.baris`` keeps them."""
        return [asdict(satu) for satu in self.baris]


def take_back(tersimpan: list[Isi]) -> None:
    """Undo stored rows, the last first.

    Raises ``Conflict`` where a row is no longer as the act left it.
    """
    for satu in reversed(tersimpan):
        _undo(Baris(**satu))


def _undo(baris: Baris) -> None:
    model = TABEL[baris.tabel]
    if baris.sesudah is None:
        model(pk=baris.pk, **_baca(model, baris.sebelum or {})).save(force_insert=True)
        return
    kini = _semua(model).filter(pk=baris.pk).first()
    if kini is None or any(
        _teks(getattr(kini, nama)) != nilai for nama, nilai in baris.sesudah.items()
    ):
        raise Conflict(BERUBAH_LAGI)
    if baris.sebelum is None:
        try:
            kini.delete()
        except ProtectedError as galat:
            raise Conflict(BERUBAH_LAGI) from galat
        return
    for nama, nilai in _baca(model, baris.sebelum).items():
        setattr(kini, nama, nilai)
    kini.save(update_fields=list(baris.sebelum))


def _semua(model: type[models.Model]) -> models.QuerySet[models.Model]:
    return models.QuerySet(model)


def _tabel(objek: models.Model) -> str:
    return objek._meta.model_name or ""


def _kolom(objek: models.Model, isi: Isi) -> list[str]:
    return [objek._meta.get_field(nama).attname for nama in isi]  # type: ignore[union-attr]


def _isi(objek: models.Model) -> Isi:
    """Return all columns but the key; ``memimpin`` is the trigger's."""
    return {
        kolom.attname: _teks(getattr(objek, kolom.attname))
        for kolom in objek._meta.concrete_fields
        if kolom.editable and not kolom.primary_key
    }


def _teks(nilai: object) -> object:
    if isinstance(nilai, Range):
        return [_teks(nilai.lower), _teks(nilai.upper)]
    return nilai.isoformat() if isinstance(nilai, date) else nilai


def _baca(model: type[models.Model], isi: Isi) -> Isi:
    hasil: Isi = {}
    for nama, nilai in isi.items():
        kolom = model._meta.get_field(nama)
        if isinstance(nilai, list):
            awal, akhir = nilai
            hasil[nama] = DateRange(_hari(awal), _hari(akhir))
        elif isinstance(kolom, models.DateField):
            hasil[nama] = _hari(nilai)
        else:
            hasil[nama] = nilai
    return hasil


def _hari(teks: str | None) -> date | None:
    return None if teks is None else date.fromisoformat(teks)
