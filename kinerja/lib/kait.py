"""The points where a lower room asks something of a higher one.

The lower app calls ``kait.<point>(…)``; upper apps register a function with
``kait.<point>.register(fungsi)`` in ``AppConfig.ready()``. Order is the order of
registration, values come back, nothing is written: except at ``susunan_berlaku``,
where the lower room can only say that the ground has moved.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, ParamSpec, TypeVar
from uuid import UUID

P = ParamSpec("P")
R = TypeVar("R")


class Kait(Generic[P, R]):
    """One named point; calling it returns the answers of all who registered."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._answers: list[Callable[P, R]] = []

    def register(self, answer: Callable[P, R]) -> Callable[P, R]:
        """Add one answerer; a second registration of the same is ignored."""
        if answer not in self._answers:
            self._answers.append(answer)
        return answer

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> list[R]:
        return [answer(*args, **kwargs) for answer in self._answers]


@dataclass(frozen=True)
class Tugas:
    """One line of "Yang perlu Anda kerjakan"."""

    judul: str
    alamat: str
    tombol: str
    tenggat: datetime | None = None
    keterangan: str = ""
    status: str = "Menunggu Anda"


@dataclass(frozen=True)
class IsiPesan:
    """What a message says, written when it is sent, not when it is queued."""

    judul: str
    isi: str
    alamat: str = ""


@dataclass(frozen=True)
class Dampak:
    """What a change of the structure does to something, and the page that shows it."""

    kalimat: str
    alamat: str = ""
    tautan: str = ""


@dataclass(frozen=True)
class Simpul:
    """One knot of the golden thread; ``objek`` lets a page ask who may open it.

    ``jenis`` is the word of its kind ("Indikator"), ``alamat`` its page, ``asal`` the
    ``kode`` of the rows it answers; empty: it answers nothing.
    """

    jenis: str
    teks: str
    keterangan: str = ""
    objek: Any = None
    alamat: str = ""
    asal: frozenset[UUID] = frozenset()


#: Asked with a Pegawai or a UnitKerja and the first day of the change, inside the
#: transaction that holds the change: the rows already stand as they will.
dampak_perubahan_struktur: Kait[[Any, date], list[Dampak]] = Kait(
    "dampak_perubahan_struktur"
)
#: Called in the transaction of a change that is in force, with the people it touches,
#: and once a day with None for everybody: what rests on the structure is brought in
#: line with the rows of today. Answers may run any number of times.
susunan_berlaku: Kait[[Collection[int] | None], None] = Kait("susunan_berlaku")
pesan_masih_berlaku: Kait[[Any], bool] = Kait("pesan_masih_berlaku")
isi_pesan: Kait[[Any], IsiPesan | None] = Kait("isi_pesan")
tugas_saya: Kait[[Any], list[Tugas]] = Kait("tugas_saya")
tahap_buka: Kait[[Any], None] = Kait("tahap_buka")
tahap_ingatkan: Kait[[Any], None] = Kait("tahap_ingatkan")
tahap_tutup: Kait[[Any], None] = Kait("tahap_tutup")
simpul_benang: Kait[[Any, str], list[Simpul]] = Kait("simpul_benang")
