"""Tell everybody whom an act concerns, on its day; a leaver while he can still read."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time

from kinerja.lib.tanggal import WIB
from kinerja.lib.waktu import sekarang
from kinerja.pemberitahuan.services import queue_banyak
from organisasi.models import Pegawai, PerubahanStruktur
from organisasi.rules.perubahan import JenisPerubahan

OBJEK = "perubahan"
#: To whom it happens; whose penilai becomes another; who rates from then on, and who
#: no longer. The last two carry how many people, after a colon, and up to
#: ``DISEBUT`` of them by key, to be named.
DIRI, PENILAI = "perubahan:diri", "perubahan:penilai"
MENILAI, MELEPAS = "perubahan:menilai", "perubahan:melepas"
DISEBUT = 3
JAM_KIRIM = time(7)


@dataclass(frozen=True)
class GantiPenilai:
    """Whose penilai or atasan becomes another one, (old, new); None: nobody."""

    pegawai: Pegawai
    penilai: tuple[Pegawai | None, Pegawai | None]
    atasan: tuple[Pegawai | None, Pegawai | None]


def tell_concerned(
    perubahan: PerubahanStruktur,
    diri: Collection[Pegawai],
    ganti: Collection[GantiPenilai],
) -> None:
    """Queue one message to each who is concerned, in the transaction of the act."""
    ganti = [satu for satu in ganti if satu.penilai[0] != satu.penilai[1]]
    kini = sekarang()
    nanti = max(kini, datetime.combine(perubahan.tanggal, JAM_KIRIM, WIB))
    berhenti = perubahan.jenis == JenisPerubahan.BERHENTI
    for jenis, tujuan in (
        (DIRI, _sekali(diri)),
        (PENILAI, _sekali(g.pegawai for g in ganti if g.pegawai not in diri)),
        (MELEPAS, _siapa((g.penilai[0], g.pegawai) for g in ganti)),
        (MENILAI, _siapa((g.penilai[1], g.pegawai) for g in ganti)),
    ):
        queue_banyak(
            jenis=jenis,
            objek_jenis=OBJEK,
            tujuan=[(akun, f"{perubahan.kode}{ekor}") for akun, ekor in tujuan],
            kirim_setelah=kini if berhenti and jenis == DIRI else nanti,
        )


def _sekali(
    orang: Collection[Pegawai] | Iterator[Pegawai],
) -> Iterator[tuple[int, str]]:
    return ((o.pengguna_id, "") for o in orang if o.pengguna_id is not None)


def _siapa(
    pasangan: Iterable[tuple[Pegawai | None, Pegawai]],
) -> Iterator[tuple[int, str]]:
    """Yield each penilai's account with whom he rates or no longer rates."""
    milik: dict[int, list[int]] = {}
    for penilai, pegawai in pasangan:
        if penilai is not None and penilai.pengguna_id is not None:
            milik.setdefault(penilai.pengguna_id, []).append(pegawai.pk)
    for akun, pk in milik.items():
        sebut = sorted(pk) if len(pk) <= DISEBUT else []
        yield akun, "".join(f":{satu}" for satu in (len(pk), *sebut))
