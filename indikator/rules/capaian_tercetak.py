"""Capaian from the texts of a published table.

The texts are read by ``kinerja.lib.tercetak``. A number with two readings is
settled only by evidence in the same row; without it the answer is a question.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from indikator.rules.capaian import (
    Arah,
    Capaian,
    StatusCapaian,
    hitung_capaian,
    nilai_tanggal,
    tanpa_skor,
)
from kinerja.lib.angka import kalimat_ganda, teks_isian
from kinerja.lib.tanggal import TanggalDitolak, baca_tanggal, format_tanggal
from kinerja.lib.tercetak import (
    SATUAN_BULAT,
    Bentuk,
    Rentang,
    Tercetak,
    baca_tercetak,
)

# Readings of one row may be taken as written alike only when the two values are of
# one size; beyond that one of them is probably meant otherwise.
_SEUKURAN = (Decimal("0.1"), Decimal(10))
_WAKTU = frozenset(
    (
        "detik",
        "menit",
        "jam",
        "hari",
        "minggu",
        "bulan",
        "triwulan",
        "semester",
        "tahun",
    )
)
_TANGGAL_TAK_LENGKAP = re.compile(
    r"[0-9]{1,2}\s+[a-z]+|(?:minggu .*\s)?[a-z]+\s+[0-9]{4}|[0-9]{4}", re.IGNORECASE
)
_SEBUTAN_ARAH = {
    Arah.MAKSIMUM: "maximize maximise max maksimum maksimal maksimasi maks",
    Arah.MINIMUM: "minimize minimise min minimum minimal minimasi",
    Arah.STABIL: "stabilize stabilise stabil stabilisasi stable",
    Arah.KATEGORI: "category kategori kategorikal kualitatif",
    Arah.TANGGAL: "date tanggal",
}
_ARAH = {nama: arah for arah, isi in _SEBUTAN_ARAH.items() for nama in isi.split()}


@dataclass(frozen=True, slots=True)
class Baris:
    """One row as printed. ``satuan`` is the unit column, "" when there is none."""

    target: str
    realisasi: str
    satuan: str = ""


Penguji = Callable[[Decimal], bool]
"""Tells whether a raw capaian agrees with the figure printed beside the row."""


def baca_arah(teks: str) -> Arah | None:
    """Read a direction ("maximize", "MINIMUM", ...); None when it is no such word."""
    return _ARAH.get(teks.strip().lower())


def capaian_tercetak(
    arah: Arah,
    baris: Baris,
    *,
    batas: Decimal | None = None,
    cocok: Penguji | None = None,
) -> Capaian:
    """Compute capaian of a printed row; see ``Capaian`` for the outcomes."""
    if arah is Arah.KATEGORI:
        return _kategori(baris)
    if arah is Arah.TANGGAL:
        return _tanggal(baris)
    target = baca_tercetak(baris.target, satuan=baris.satuan)
    realisasi = baca_tercetak(baris.realisasi, satuan=baris.satuan)
    keberatan = _tanpa_angka(target, realisasi) or _tidak_sebanding(target, realisasi)
    if keberatan:
        return keberatan
    target, realisasi = _samakan_satuan_bulat(target, realisasi)
    return _dari_bacaan(arah, target, realisasi, batas=batas, cocok=cocok)


def _tanpa_angka(target: Tercetak, realisasi: Tercetak) -> Capaian | None:
    """Answer for cells that hold no number, the worse of the two first."""
    bernama = (("Target", target), ("Realisasi", realisasi))
    for nama, sel in bernama:
        if sel.bentuk is Bentuk.RUSAK:
            sebab = f" ({sel.catatan})" if sel.catatan else ""
            return Capaian(
                StatusCapaian.KELIRU,
                f"{nama} “{sel.teks.strip()}” tidak terbaca sebagai angka{sebab}.",
            )
    for nama, sel in bernama:
        if sel.bentuk is Bentuk.KOSONG:
            return tanpa_skor(f"{nama} tidak ada{_tambahan(sel)}; kosong bukan 0.")
        if sel.bentuk is Bentuk.MAJEMUK:
            return _tanya(
                f"{nama} “{sel.teks.strip()}” memuat lebih dari satu angka; "
                "tulis satu angka atau satu rentang."
            )
        if sel.bentuk is Bentuk.KATA:
            return tanpa_skor(
                f"{nama} “{sel.teks.strip()}” bukan angka{_tambahan(sel)}."
            )
    return None


def _tambahan(sel: Tercetak) -> str:
    return f" ({sel.catatan})" if sel.catatan else ""


def _tidak_sebanding(target: Tercetak, realisasi: Tercetak) -> Capaian | None:
    """Ask where a number exists but cannot honestly be compared."""
    if realisasi.pembanding:
        return _tanya(
            f"Realisasi “{realisasi.teks.strip()}” hanya batas atau perkiraan; "
            "tulis angka yang sebenarnya."
        )
    if satuan_bertentangan(target.satuan, realisasi.satuan):
        return _tanya(
            f"Satuan target ({target.satuan}) dan realisasi ({realisasi.satuan}) "
            "berbeda; samakan dulu."
        )
    return None


def satuan_bertentangan(satu: str, lain: str) -> bool:
    """Tell whether two normalised units cannot honestly be compared.

    Other spellings of one thing ("orang", "orang bidan") are left to the reader.
    """
    satuan = {satu, lain}
    return len(satuan) == 2 and (
        satuan <= _WAKTU or ("%" in satuan and "" not in satuan)
    )


def _samakan_satuan_bulat(
    target: Tercetak, realisasi: Tercetak
) -> tuple[Tercetak, Tercetak]:
    """A counted unit printed in one cell also says how the other's dot is meant."""
    for sel in (target, realisasi):
        if sel.satuan in SATUAN_BULAT:
            return _sebagai_hitungan(target, sel), _sebagai_hitungan(realisasi, sel)
    return target, realisasi


def _sebagai_hitungan(sel: Tercetak, contoh: Tercetak) -> Tercetak:
    if sel.bentuk is Bentuk.GANDA and not sel.satuan:
        return baca_tercetak(sel.teks, satuan=contoh.satuan)
    return sel


def _dari_bacaan(
    arah: Arah,
    target: Tercetak,
    realisasi: Tercetak,
    *,
    batas: Decimal | None,
    cocok: Penguji | None,
) -> Capaian:
    pilihan = [
        (t, r, _satu(arah, t, r, batas))
        for t in target.bacaan
        for r in realisasi.bacaan
    ]
    catatan = _catatan(arah, target, realisasi)
    if len(pilihan) == 1:
        return _dengan(pilihan[0][2], catatan)
    hasil = _bukti_penulisan(target, realisasi, pilihan) or _bukti_cetakan(
        pilihan, cocok
    )
    if hasil:
        return _dengan(hasil, catatan)
    return _tanya(
        " ".join(
            kalimat_bacaan(sel)
            for sel in (target, realisasi)
            if sel.bentuk is Bentuk.GANDA
        )
    )


_Pilihan = tuple[Rentang, Rentang, Capaian]


def _satu(
    arah: Arah, target: Rentang, realisasi: Rentang, batas: Decimal | None
) -> Capaian:
    """Compute one reading; a range of realisasi counts when both ends agree."""
    bawah = hitung_capaian(arah, target, realisasi.bawah, batas=batas)
    if realisasi.tunggal:
        return bawah
    atas = hitung_capaian(arah, target, realisasi.atas, batas=batas)
    if bawah.mentah == atas.mentah:
        return bawah
    return _tanya("Realisasi berupa rentang; tulis satu angka yang sebenarnya.")


def _bukti_penulisan(
    target: Tercetak, realisasi: Tercetak, pilihan: list[_Pilihan]
) -> Capaian | None:
    """Settle a reading by how the same row writes its other number."""
    if target.bentuk is realisasi.bentuk is Bentuk.GANDA:
        # Both read alike give one capaian, whichever way: the factor cancels.
        searah = [pilihan[0], pilihan[-1]]
        if _seukuran(searah[-1]) and searah[0][2].mentah == searah[-1][2].mentah:
            return _dengan(
                searah[-1][2],
                "Titik pada kedua angka dibaca sama; hasilnya sama bagi kedua bacaan.",
            )
        return None
    jelas = realisasi if target.bentuk is Bentuk.GANDA else target
    if jelas.titik_ribuan is None:
        return None
    terpilih = pilihan[-1] if jelas.titik_ribuan else pilihan[0]
    if not _seukuran(terpilih):
        return None
    arti = "ribuan" if jelas.titik_ribuan else "desimal"
    return _dengan(
        terpilih[2], f"Titik dibaca {arti} seperti pada “{jelas.teks.strip()}”."
    )


def _seukuran(pilihan: _Pilihan) -> bool:
    target, realisasi, _ = pilihan
    if target.atas <= 0:
        return False
    return _SEUKURAN[0] <= realisasi.atas / target.atas <= _SEUKURAN[1]


def _bukti_cetakan(pilihan: list[_Pilihan], cocok: Penguji | None) -> Capaian | None:
    """Settle a reading by the printed capaian when exactly one reproduces it."""
    if cocok is None:
        return None
    benar = [
        hasil
        for _, _, hasil in pilihan
        if hasil.mentah is not None and cocok(hasil.mentah)
    ]
    if len(benar) != 1:
        return None
    return _dengan(
        benar[0], "Bacaan dipilih karena hanya itu yang cocok dengan cetakan."
    )


def kalimat_bacaan(sel: Tercetak) -> str:
    """Say both readings of an ambiguous cell (``Bentuk.GANDA``)."""
    kecil, besar = sel.bacaan
    if kecil.tunggal and besar.tunggal:
        return kalimat_ganda(sel.teks, (kecil.atas, besar.atas))
    dua = " atau ".join(
        f"{teks_isian(r.bawah)}-{teks_isian(r.atas)}" for r in (kecil, besar)
    )
    return f"“{sel.teks.strip()}” dapat berarti {dua}."


def _catatan(arah: Arah, target: Tercetak, realisasi: Tercetak) -> str:
    bagian = [sel.catatan + "." for sel in (target, realisasi) if sel.catatan]
    if (arah, target.pembanding) in ((Arah.MAKSIMUM, "<"), (Arah.MINIMUM, ">")):
        bagian.append(
            f"Target “{target.teks.strip()}” tidak searah dengan {arah.lower()}; "
            "periksa arah."
        )
    if target.satuan and realisasi.satuan and target.satuan != realisasi.satuan:
        bagian.append(
            f"Satuan berbeda: target {target.satuan}, realisasi {realisasi.satuan}."
        )
    return " ".join(bagian)


def _dengan(hasil: Capaian, catatan: str) -> Capaian:
    if not catatan:
        return hasil
    return replace(hasil, alasan=f"{hasil.alasan} {catatan}")


def _tanya(alasan: str) -> Capaian:
    return Capaian(StatusCapaian.TANYA, alasan)


def _kosong(baris: Baris) -> Capaian | None:
    for nama, teks in (("Target", baris.target), ("Realisasi", baris.realisasi)):
        sel = baca_tercetak(teks)
        if sel.bentuk is Bentuk.KOSONG:
            return tanpa_skor(f"{nama} tidak ada{_tambahan(sel)}; kosong bukan 0.")
    return None


def _kategori(baris: Baris) -> Capaian:
    """Say whether the words agree; no regulation turns a category into a number."""
    if kosong := _kosong(baris):
        return kosong
    target, realisasi = baris.target.strip(), baris.realisasi.strip()
    if _kata(target) == _kata(realisasi):
        return tanpa_skor(
            f"Kategori realisasi “{realisasi}” sama dengan target “{target}”; "
            "kategori tidak diberi angka."
        )
    return tanpa_skor(
        f"Kategori realisasi “{realisasi}” tidak sama dengan target “{target}”; "
        "kategori tidak diberi angka."
    )


def _kata(teks: str) -> str:
    """Reduce "BB (70)" to "bb": spelling and a number beside it do not count."""
    tanpa_kurung = re.sub(r"\(.*?\)", " ", teks)
    return re.sub(r"\W+", "", tanpa_kurung or teks).casefold()


def _tanggal(baris: Baris) -> Capaian:
    if kosong := _kosong(baris):
        return kosong
    try:
        target = baca_tanggal(tanpa_batas(baris.target))
        realisasi = baca_tanggal(baris.realisasi)
    except TanggalDitolak as tolak:
        return _bukan_tanggal(baris, tolak.message)
    hasil = nilai_tanggal(target, realisasi)
    return _dengan(
        hasil,
        f"Target {format_tanggal(target)}, realisasi {format_tanggal(realisasi)}.",
    )


def _bukan_tanggal(baris: Baris, pesan: str) -> Capaian:
    """A word is no date; a date without its year is a question; the rest is wrong."""
    for teks in (tanpa_batas(baris.target), baris.realisasi):
        if not re.search(r"[0-9]", teks):
            return tanpa_skor(f"“{teks.strip()}” bukan tanggal.")
        if _TANGGAL_TAK_LENGKAP.fullmatch(teks.strip()):
            return _tanya(f"Tanggal “{teks.strip()}” tidak lengkap.")
    return Capaian(StatusCapaian.KELIRU, pesan)


def tanpa_batas(teks: str) -> str:
    """Drop "paling lambat" and its like before a date."""
    return re.sub(
        r"^\s*(?:paling lambat|selambat-lambatnya|maks(?:imal|\.)?|<=|≤|<)\s*",
        "",
        teks,
        flags=re.IGNORECASE,
    )
