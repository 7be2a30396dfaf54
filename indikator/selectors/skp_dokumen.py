"""One SKP put together to be read: rows with their notes, changes and findings."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from indikator.models import IKI, RHK, CatatanBaris, VersiSKP
from indikator.rules.alur_skp import DAPAT_DIUBAH, StatusVersi
from indikator.rules.jenis import JenisRHK
from indikator.rules.perilaku import NILAI_DASAR, NilaiDasar
from indikator.rules.perubahan import Beda, Potret, beda
from indikator.rules.skp import (
    LABEL_ASPEK,
    LABEL_BAGIAN,
    LABEL_JENIS,
    Berat,
    Temuan,
    batas_penetapan,
    halangan,
)
from indikator.rules.status import Pembaca, kata_skp_sendiri
from indikator.selectors.skp import (
    ekspektasi,
    iki_berurut,
    lampiran,
    pembaca_dari,
    periksa,
    rhk_berurut,
)
from kinerja.akun.models import Pengguna
from kinerja.lib.tanggal import format_tanggal, hari_akhir, hari_awal
from kinerja.lib.waktu import hari_ini


@dataclass(frozen=True)
class Baris:
    """One hasil kerja as the page shows it."""

    nomor: int
    rhk: RHK
    iki: Sequence[IKI]
    catatan: Sequence[CatatanBaris] = ()
    beda: Sequence[Beda] = ()
    temuan: Sequence[Temuan] = ()

    @property
    def tinggi(self) -> int:
        """Return how many table rows it takes."""
        return max(len(self.iki), 1)

    @property
    def ditanya(self) -> bool:
        """Say whether a note of the penilai is still unanswered."""
        return any(satu.selesai_pada is None for satu in self.catatan)

    @property
    def selesai(self) -> bool:
        """Say whether nothing is left to do here, so that it may stay folded."""
        return not halangan(list(self.temuan)) and not self.ditanya


@dataclass(frozen=True)
class Perilaku:
    """One value with what the penilai expects of it."""

    nilai: NilaiDasar
    ekspektasi: str


@dataclass(frozen=True)
class Dokumen:
    """The whole page."""

    versi: VersiSKP
    pembaca: Pembaca
    status: str
    utama: Sequence[Baris]
    tambahan: Sequence[Baris]
    perilaku: Sequence[Perilaku]
    lampiran: Sequence[tuple[str, Sequence[str]]]
    catatan: Sequence[CatatanBaris]
    beda: Sequence[Beda]
    temuan: Sequence[Temuan] = field(default_factory=list)

    @property
    def baris(self) -> list[Baris]:
        """Return every hasil kerja in the order of its number."""
        return [*self.utama, *self.tambahan]

    @property
    def halangan(self) -> list[Temuan]:
        """Return what stands in the way of submitting."""
        return halangan(list(self.temuan))

    @property
    def peringatan(self) -> list[Temuan]:
        """Return what deserves a second look."""
        return [t for t in self.temuan if t.berat is Berat.PERINGATAN]

    @property
    def ada_perubahan(self) -> bool:
        """Say whether anything differs from what was returned."""
        return bool(self.beda) or any(baris.beda for baris in self.baris)


@dataclass(frozen=True)
class Kartu:
    """One line of a list: the SKP, and its word for this reader."""

    versi: VersiSKP
    status: str
    rincian: str


def kata_versi(versi_skp: VersiSKP, pembaca: Pembaca) -> tuple[str, str]:
    """Return the word for an SKP, and the detail after it."""
    skp = versi_skp.skp
    akhir = format_tanggal(hari_akhir(skp.masa) or hari_awal(skp.masa))
    return kata_skp_sendiri(skp.status, versi_skp.status, pembaca, akhir)


def kartu_skp(actor: Pengguna, versi_skp: VersiSKP) -> Kartu:
    """Return an SKP as a list shows it."""
    return Kartu(versi_skp, *kata_versi(versi_skp, pembaca_dari(actor, versi_skp)))


def ambil_potret(versi_skp: VersiSKP) -> Potret:
    """Return the texts of this version as they stand, ready to be compared later."""
    potret: dict[str, dict[str, object]] = {}
    for rhk in rhk_berurut(versi_skp):
        potret[str(rhk.garis)] = {
            "garis": str(rhk.garis),
            "tempat": "Hasil kerja",
            "kolom": {
                "rencana": rhk.rumusan,
                "jenis": LABEL_JENIS[rhk.jenis],
                "yang diintervensi": pimpinan_teks(rhk),
            },
        }
        for iki in iki_berurut(rhk):
            potret[f"{rhk.garis}/{iki.garis}"] = {
                "garis": str(rhk.garis),
                "tempat": "Indikator",
                "kolom": {
                    "rumusan": iki.rumusan,
                    "aspek": aspek_teks(iki),
                    "target": target_teks(iki),
                },
            }
    for bagian, baris in lampiran(versi_skp).items():
        potret[bagian] = {
            "garis": "",
            "tempat": "Lampiran",
            "kolom": {LABEL_BAGIAN[bagian]: "; ".join(baris)},
        }
    return potret


def pimpinan_teks(rhk: RHK) -> str:
    """Return the leader's hasil kerja, with the indicator where it is named."""
    teks = rhk.rhk_pimpinan.rumusan if rhk.rhk_pimpinan else ""
    return f"{teks} ({rhk.iki_pimpinan.rumusan})" if rhk.iki_pimpinan else teks


def aspek_teks(iki: IKI) -> str:
    """Return the aspects in words, in the order of the regulation."""
    return ", ".join(kata for kode, kata in LABEL_ASPEK.items() if kode in iki.aspek)


def target_teks(iki: IKI) -> str:
    """Return the target with its unit, unless it was typed with it."""
    satuan = "" if iki.satuan in iki.target_teks else iki.satuan
    return f"{iki.target_teks} {satuan}".strip()


def ringkas_rhk(rhk: RHK) -> str:
    """Return one stored hasil kerja in a sentence, for somebody whose tab is late."""
    iki = "; ".join(f"{i.rumusan} = {target_teks(i)}" for i in iki_berurut(rhk))
    return f"{rhk.rumusan} ({LABEL_JENIS[rhk.jenis]}). {iki}."


def dokumen(actor: Pengguna, versi_skp: VersiSKP) -> Dokumen:
    """Put one SKP together for this reader.

    Findings are looked for only while the content can change; the penilai who has to
    agree is shown what deserves a second look.
    """
    pembaca = pembaca_dari(actor, versi_skp)
    temuan: list[Temuan] = []
    if versi_skp.status in DAPAT_DIUBAH:
        temuan = periksa(versi_skp)
    elif versi_skp.status == StatusVersi.DIAJUKAN and pembaca is Pembaca.PENILAI:
        temuan = [t for t in periksa(versi_skp) if t.berat is Berat.PERINGATAN]
    ubah = beda(versi_skp.potret, ambil_potret(versi_skp)) if versi_skp.potret else []
    catatan = list(versi_skp.catatan.select_related("oleh").order_by("-pada", "-id"))
    baris = [
        Baris(
            nomor=nomor,
            rhk=rhk,
            iki=iki_berurut(rhk),
            catatan=[c for c in catatan if c.garis == rhk.garis],
            beda=[b for b in ubah if b.garis == str(rhk.garis)],
            temuan=[t for t in temuan if t.garis == rhk.garis],
        )
        for nomor, rhk in enumerate(rhk_berurut(versi_skp), start=1)
    ]
    ada = {satu.rhk.garis for satu in baris}
    khusus = ekspektasi(versi_skp)
    isi = lampiran(versi_skp)
    return Dokumen(
        versi=versi_skp,
        pembaca=pembaca,
        status=kata_versi(versi_skp, pembaca)[0],
        utama=[b for b in baris if b.rhk.jenis == JenisRHK.UTAMA],
        tambahan=[b for b in baris if b.rhk.jenis == JenisRHK.TAMBAHAN],
        perilaku=[Perilaku(n, khusus.get(n.nomor, "")) for n in NILAI_DASAR],
        lampiran=[(label, isi.get(b, [])) for b, label in LABEL_BAGIAN.items()],
        catatan=[c for c in catatan if c.garis not in ada],
        beda=[b for b in ubah if b.garis not in {str(g) for g in ada}],
        temuan=temuan,
    )


def lewat_batas(versi_skp: VersiSKP) -> bool:
    """Say whether setting it today would be late."""
    skp = versi_skp.skp
    return hari_ini() > batas_penetapan(skp.tahun, skp.masa.lower)
