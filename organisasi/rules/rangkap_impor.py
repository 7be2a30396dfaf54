"""Acting posts (Plt., Plh.) that a file names beside somebody's own post."""

from collections.abc import Mapping, Sequence
from datetime import date

from kinerja.lib.tanggal import format_tanggal
from organisasi.rules.baris_pegawai import BarisPegawai
from organisasi.rules.jenis import LABEL
from organisasi.rules.linimasa import JabatanImpor, MasaRangkap
from organisasi.rules.papan_impor import Papan
from organisasi.rules.register_impor import OrangRencana, OrangTercatat, Register


class Perangkap:
    """Gives people their acting posts; a leading post has one acting holder a day."""

    def __init__(
        self,
        papan: Papan,
        register: Register,
        jabatan: Mapping[int, JabatanImpor],
        pada: date,
    ) -> None:
        self.papan = papan
        self.register = register
        self.jabatan = jabatan
        self.pada = pada
        self.terisi = list(register.pelaksana)

    def rangkap(
        self, orang: OrangRencana, rows: Sequence[tuple[int, BarisPegawai]]
    ) -> None:
        """Add the acting posts of these rows (index, row) to a person's plan."""
        tercatat = self.register.orang.get(orang.baris.nip)
        for nomor, baris in rows:
            if nomor in self.jabatan:
                self._satu(orang, tercatat, nomor, baris)

    def _satu(
        self,
        orang: OrangRencana,
        tercatat: OrangTercatat | None,
        nomor: int,
        baris: BarisPegawai,
    ) -> None:
        masa = MasaRangkap(
            self.jabatan[nomor],
            baris.penempatan,
            baris.tmt_jabatan or self.pada,
            baru=True,
            baris=nomor,
        )
        ada = [*(tercatat.rangkap if tercatat else ()), *orang.rangkap]
        if any(_sama(satu, masa) for satu in ada):
            return
        lain = next(
            (
                nama
                for nama, nip, satu in self.terisi
                if masa.jabatan.memimpin
                and satu.jabatan is masa.jabatan
                and (satu.bertemu(masa) or nip == orang.baris.nip)
            ),
            None,
        )
        if lain is not None:
            self.papan.ingatkan(
                nomor,
                "jabatan",
                f"{LABEL[masa.jenis]} {masa.jabatan.uraian} sudah dipegang {lain}, "
                "jadi tidak dicatat. Akhiri dulu yang lama.",
            )
            return
        if baris.tmt_jabatan is None:
            self.papan.ingatkan(
                nomor,
                "tmt_jabatan",
                f"Kosong, jadi {LABEL[masa.jenis]} dicatat mulai hari impor, "
                f"{format_tanggal(self.pada)}. Betulkan bila TMT-nya diketahui.",
            )
        orang.rangkap.append(masa)
        self.terisi.append((orang.baris.nama, orang.baris.nip, masa))


def _sama(ada: MasaRangkap, masa: MasaRangkap) -> bool:
    """One acting post told again, perhaps with another first day."""
    return (
        ada.jenis is masa.jenis and ada.jabatan.sama(masa.jabatan) and ada.bertemu(masa)
    )
