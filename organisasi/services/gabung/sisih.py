"""Rows that tell the same thing of one person twice, and rest on each other's days.

Neither can move beside the other, and both are of use: words and results stand in
them. The officer says which one counts; the other is set aside, readable as it is.
A model above takes part by a mapping ``DISISIHKAN`` (what is written then) and a
method ``kembar`` (whether two of its rows tell the same).
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Protocol, cast

from django.db import models

from organisasi.models import Pegawai
from organisasi.services.gabung.pindah import Kolom, Pemindah, acuan, semua_baris
from organisasi.services.gabung.sebut import sebut_baris


class Kembar(Protocol):
    """A row that may be told twice."""

    DISISIHKAN: Mapping[str, str]

    def kembar(self, lain: Any) -> bool:
        """Say whether the other row tells the same."""


def kunci(baris: models.Model) -> str:
    """Return what the form says for a row: its table and key."""
    return f"{baris._meta.label_lower}:{baris.pk}"


def sisihkan(
    pindah: Pemindah, orang: tuple[Pegawai, Pegawai], dipilih: Collection[str]
) -> None:
    """Set aside the chosen one of each two rows; stop where none was chosen."""
    for kolom in acuan(Pegawai):
        if kolom.name == "pegawai" and hasattr(kolom.model, "DISISIHKAN"):
            for satu, lain in _pasangan(kolom, orang):
                _pilih(pindah, satu, lain, dipilih)


def _pasangan(
    kolom: Kolom, orang: tuple[Pegawai, Pegawai]
) -> Iterator[tuple[models.Model, models.Model]]:
    """Yield the rows of the one who goes beside their twin of the one who stays."""
    # with all they name: what a row compares and how it is called is its own affair
    baris = semua_baris(kolom.model).filter(pegawai__in=orang).select_related()
    semua = list(baris.order_by("pk"))
    tetap, pergi = ([s for s in semua if s.pegawai_id == o.pk] for o in orang)
    for satu in pergi:
        for lain in tetap:
            if cast("Kembar", satu).kembar(lain):
                yield satu, lain


def _pilih(
    pindah: Pemindah, satu: models.Model, lain: models.Model, dipilih: Collection[str]
) -> None:
    terpilih = [baris for baris in (satu, lain) if kunci(baris) in dipilih]
    if len(terpilih) == 1:
        _tulis(pindah, terpilih[0])
        return
    pindah.tahan(
        satu,
        sebut_baris(satu)
        .bentrok(
            "Hal yang sama tercatat pada kedua baris. Pilih satu yang dikesampingkan; "
            "isinya dan hasilnya tetap terbaca."
        )
        .tersisih(
            tuple(
                (kunci(baris), f"Kesampingkan {sebut_baris(baris).rincian}")
                for baris in (lain, satu)
            )
        ),
    )


def _tulis(pindah: Pemindah, baris: models.Model) -> None:
    isi = cast("Kembar", baris).DISISIHKAN
    semua_baris(type(baris)).filter(pk=baris.pk).update(**isi)
    kata = sebut_baris(baris)
    pindah.kalimat.append(
        f"{kata.rincian} dikesampingkan. Isinya tetap terbaca; hasil masa yang juga "
        "ada pada yang satunya tidak dihitung lagi."
    )
