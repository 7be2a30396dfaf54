"""Two people cannot lead one unit on one day: settle it before the database refuses.

Who sits there already keeps the seat, whatever the file says: an import never ends
the post of somebody it does not name. The newcomer gets the post without the lead.
"""

from collections.abc import Iterator, Sequence

from organisasi.rules.linimasa import JabatanImpor, Masa
from organisasi.rules.register_impor import OrangRencana, Register
from organisasi.rules.tempat_impor import Tempat


def lerai_pemimpin(
    orang: Sequence[OrangRencana], register: Register, tempat: Tempat
) -> Iterator[tuple[int, str]]:
    """Change stays that would meet a holder; yield (index of the row, sentence)."""
    dibawa = {masa.pk for satu in orang for masa in satu.masa} - {None}
    terisi: dict[JabatanImpor, list[tuple[str, Masa]]] = {}
    for nama, masa in register.pemegang:
        if masa.pk not in dibawa:
            terisi.setdefault(masa.jabatan, []).append((nama, masa))
    kursi = [(satu, m) for satu in orang for m in satu.masa if m.jabatan.memimpin]
    # kept seats first, then of two newcomers the later one
    kursi.sort(key=lambda k: (k[1].baru, -k[1].mulai.toordinal()))
    for satu, masa in kursi:
        lain = terisi.setdefault(masa.jabatan, [])
        pemegang = next((nama for nama, m in lain if _bertemu(m, masa)), None)
        if pemegang is None or not masa.baru:
            lain.append((satu.baris.nama, masa))
            continue
        nomor = satu.nomor if masa.baris is None else masa.baris
        yield nomor, _singkirkan(masa, pemegang, tempat)


def _singkirkan(masa: Masa, pemegang: str, tempat: Tempat) -> str:
    """Take the lead from a new stay; an old one only keeps its old first day."""
    if masa.asal and masa.asal[0] is masa.jabatan:
        masa.mulai = masa.asal[1]
        return f"TMT tidak diubah, karena saat itu jabatan ini dipegang {pemegang}."
    masa.jabatan = tempat.tanpa_memimpin(masa.jabatan)
    return (
        f"Jabatan pimpinan ini masih dipegang {pemegang} pada tanggal itu, jadi "
        f"dicatat tanpa memimpin unit. Akhiri penempatan {pemegang} bila sudah diganti."
    )


def _bertemu(a: Masa, b: Masa) -> bool:
    return (b.akhir is None or a.mulai < b.akhir) and (
        a.akhir is None or b.mulai < a.akhir
    )
