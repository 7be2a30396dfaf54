"""One function per kind of calculation: a row of texts in, a ``Hasil`` out."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from evaluasi.rules.predikat import (
    KUADRAN_2022,
    LabelDitolak,
    Rating,
    baca_predikat,
    baca_rating,
    determine_predikat,
)
from indikator.rules.banding import bandingkan, cocok_tercetak
from indikator.rules.capaian import Capaian, StatusCapaian
from indikator.rules.capaian_tercetak import Baris, baca_arah, capaian_tercetak
from kinerja.beranda.hitung.berkas import AngkaJson, Hasil, Tabel, isi_sel
from kinerja.lib.angka import AngkaDitolak, baca_angka
from kinerja.lib.hari_kerja import Kalender, hari_kerja_antara, tambah_hari_kerja
from kinerja.lib.tanggal import TanggalDitolak, baca_tanggal, format_tanggal
from kinerja.lib.tercetak import Bentuk, baca_tercetak
from organisasi.rules.nip import JenisNip, periksa_nip

DIHITUNG, TANPA_SKOR, TANYA, KELIRU = (satu.value for satu in StatusCapaian)
_HARI_TERBANYAK = 3660

Baca = Mapping[str, object]
PerBaris = Callable[[Baca], Hasil]


@dataclass(frozen=True, slots=True)
class Pilihan:
    """What the command line may set: the day, the cap, the days off."""

    pada: date
    batas: Decimal | None = None
    libur: frozenset[date] | None = None


_JENIS_NIP = {
    "PNS": JenisNip.PNS,
    "CPNS": JenisNip.PNS,
    "PPPK": JenisNip.PPPK,
    "PPPKPW": JenisNip.PPPK,
    "PPPKPARUHWAKTU": JenisNip.PPPK,
}


def hitung_nip(tabel: Tabel, pilihan: Pilihan) -> PerBaris:
    """Check each NIP; ``hasil`` is the clean number."""
    kolom_nip, kolom_jenis = (
        tabel.wajib("nip"),
        tabel.nama("jenis", "jenis_asn", "jenis_pegawai"),
    )

    def satu(baris: Baca) -> Hasil:
        if isinstance(baris.get(kolom_nip), AngkaJson):
            return Hasil(
                "", KELIRU, "NIP tertulis sebagai bilangan; tulis sebagai teks."
            )
        teks = isi_sel(baris, kolom_nip)
        if not teks.strip():
            return Hasil("", TANPA_SKOR, "NIP kosong.")
        nama_jenis = isi_sel(baris, kolom_jenis).strip()
        jenis = _JENIS_NIP.get(re.sub(r"[\s_-]+", "", nama_jenis).upper())
        if nama_jenis and jenis is None:
            alasan = f"Jenis “{nama_jenis}” tidak dikenal; tulis PNS atau PPPK."
            return Hasil("", KELIRU, alasan)
        hasil = periksa_nip(teks, pada=pilihan.pada, jenis=jenis)
        if hasil.nip is None:
            return Hasil("", KELIRU, " ".join(hasil.masalah))
        return Hasil(hasil.nip.nomor, DIHITUNG, f"{hasil.nip.uraian()}.")

    return satu


_TARGET = ("target_as_printed", "target_tercetak", "target")
_REALISASI = ("realisasi_as_printed", "realisasi_tercetak", "realisasi")
_TERCETAK = (
    "tercetak",
    "capaian_tercetak",
    "capaian_as_printed",
    "published",
)


def hitung_capaian(tabel: Tabel, pilihan: Pilihan) -> PerBaris:
    """Compute capaian of each row; with a printed figure also ``beda``."""
    kolom_arah = tabel.wajib("arah", "polaritas", "polarity", "direction")
    kolom_target, kolom_realisasi = tabel.wajib(*_TARGET), tabel.wajib(*_REALISASI)
    kolom_satuan, kolom_cetak = tabel.nama("satuan", "unit"), tabel.nama(*_TERCETAK)

    def satu(baris: Baca) -> Hasil:
        tercetak = isi_sel(baris, kolom_cetak) if kolom_cetak else None
        nama_arah = isi_sel(baris, kolom_arah)
        arah = baca_arah(nama_arah)
        if arah is None:
            return Hasil(
                "",
                KELIRU,
                _arah_asing(nama_arah),
                beda=None if tercetak is None else "",
            )
        isi = Baris(
            target=isi_sel(baris, kolom_target),
            realisasi=isi_sel(baris, kolom_realisasi),
            satuan=isi_sel(baris, kolom_satuan),
        )
        hasil = capaian_tercetak(
            arah, isi, batas=pilihan.batas, cocok=_penguji(tercetak)
        )
        return _hasil_capaian(hasil, isi, tercetak)

    return satu


def _arah_asing(teks: str) -> str:
    pilihan = "maximize, minimize, stabilize, category atau date"
    if not teks.strip():
        return f"Arah belum diisi; tulis {pilihan}."
    return f"Arah “{teks.strip()}” tidak dikenal; tulis {pilihan}."


def _penguji(tercetak: str | None) -> Callable[[Decimal], bool] | None:
    """Make the test "does this raw value print as the figure shown?"."""
    sel = baca_tercetak(tercetak or "")
    if sel.bentuk is not Bentuk.ANGKA or not sel.bacaan[0].tunggal:
        return None
    angka = sel.bacaan[0].atas
    return lambda mentah: cocok_tercetak(angka, mentah)


def _hasil_capaian(hasil: Capaian, isi: Baris, tercetak: str | None) -> Hasil:
    return Hasil(
        _angka(hasil.nilai),
        hasil.status.value,
        hasil.alasan,
        _angka(hasil.mentah),
        None if tercetak is None else _beda(hasil, isi, tercetak),
    )


def _beda(hasil: Capaian, isi: Baris, tercetak: str) -> str:
    if not tercetak.strip():
        return ""
    target, realisasi = baca_tercetak(isi.target), baca_tercetak(isi.realisasi)
    return bandingkan(baca_tercetak(tercetak), hasil, target, realisasi).value


def _angka(nilai: Decimal | None) -> str:
    """Print with a dot, every digit, no exponent and no trailing zeros."""
    if nilai is None:
        return ""
    teks = f"{nilai:f}"
    teks = teks.rstrip("0").rstrip(".") if "." in teks else teks
    return "0" if teks == "-0" else teks


def hitung_predikat(tabel: Tabel, _pilihan: Pilihan) -> PerBaris:
    """Take the predikat of both ratings from the kuadran."""
    kolom_hasil = tabel.wajib(
        "hasil_kerja", "rating_hasil_kerja", "rating_hasil", "hasil"
    )
    kolom_perilaku = tabel.wajib(
        "perilaku", "perilaku_kerja", "rating_perilaku", "rating_perilaku_kerja"
    )
    kolom_cetak = tabel.nama(
        "tercetak", "predikat_tercetak", "published_predikat", "predikat"
    )

    def satu(baris: Baca) -> Hasil:
        tercetak = isi_sel(baris, kolom_cetak) if kolom_cetak else None
        teks = isi_sel(baris, kolom_hasil), isi_sel(baris, kolom_perilaku)
        return _hasil_predikat(teks, tercetak)

    return satu


def _hasil_predikat(teks: tuple[str, str], tercetak: str | None) -> Hasil:
    beda = None if tercetak is None else ""
    kosong = [
        nama
        for nama, isi in zip(("hasil kerja", "perilaku kerja"), teks, strict=True)
        if not isi.strip()
    ]
    if kosong:
        alasan = f"Rating {' dan '.join(kosong)} belum ada; predikat tidak ditetapkan."
        return Hasil("", TANPA_SKOR, alasan, beda=beda)
    try:
        hasil, perilaku = (baca_rating(isi) for isi in teks)
    except LabelDitolak as tolak:
        angka = any(isi.strip() in {"1", "2", "3"} for isi in teks)
        sebab = " Arti kode angka belum dipastikan BKN." if angka else ""
        status = TANYA if angka else KELIRU
        return Hasil("", status, tolak.message + sebab, beda=beda)
    return _predikat(hasil, perilaku, tercetak)


def _predikat(hasil: Rating, perilaku: Rating, tercetak: str | None) -> Hasil:
    predikat = determine_predikat(hasil, perilaku, KUADRAN_2022)
    label = "" if predikat is None else predikat.label
    alasan = f"Hasil kerja {hasil.label.lower()}, perilaku {perilaku.label.lower()}: "
    alasan += f"kuadran {label} ({KUADRAN_2022.sumber})."
    beda = None
    if tercetak is not None:
        beda = _beda_predikat(label, tercetak)
    return Hasil(label, DIHITUNG, alasan, label, beda)


def _beda_predikat(label: str, tercetak: str) -> str:
    if not tercetak.strip():
        return ""
    try:
        cetak = baca_predikat(tercetak).label
    except LabelDitolak:
        return "tidak terbaca"
    return "sama" if cetak == label else "tidak sesuai"


def hitung_hari_kerja(tabel: Tabel, pilihan: Pilihan) -> PerBaris:
    """Give the last day of a clock, or count the days up to ``akhir``."""
    kolom_mulai = tabel.wajib("mulai", "tanggal_mulai", "dari", "tanggal")
    kolom_hari = tabel.nama("hari", "jumlah_hari", "hari_kerja", "jumlah")
    kolom_akhir = tabel.nama("akhir", "tanggal_akhir", "sampai")
    if kolom_hari is None and kolom_akhir is None:
        tabel.wajib("hari")
    kolom_minggu = tabel.nama("minggu", "hari_seminggu")
    kolom_cara = tabel.nama("cara")

    def satu(baris: Baca) -> Hasil:
        try:
            kalender = _kalender(
                isi_sel(baris, kolom_minggu), isi_sel(baris, kolom_cara), pilihan
            )
            return _hitung_hari(
                isi_sel(baris, kolom_mulai),
                isi_sel(baris, kolom_hari),
                isi_sel(baris, kolom_akhir),
                kalender,
                tanpa_libur=pilihan.libur is None,
            )
        except (AngkaDitolak, TanggalDitolak) as tolak:
            return Hasil("", KELIRU, tolak.message)
        except OverflowError:
            return Hasil("", KELIRU, "Tanggal hasil melampaui kalender.")

    return satu


def _kalender(minggu: str, cara: str, pilihan: Pilihan) -> Kalender:
    cara = cara.strip().lower() or "kerja"
    if cara not in {"kerja", "kalender", "hari kerja", "hari kalender"}:
        raise TanggalDitolak(f"Cara “{cara}” tidak dikenal; tulis kerja atau kalender.")
    seminggu = minggu.strip().lower().removesuffix("hari").strip() or "5"
    if seminggu not in {"5", "6"}:
        raise AngkaDitolak(f"Minggu “{minggu}” harus 5 atau 6 hari.", kode="rusak")
    return Kalender(
        libur=pilihan.libur or frozenset(),
        hari_seminggu=int(seminggu),
        hari_kalender=cara.endswith("kalender"),
    )


def _hitung_hari(
    mulai: str, hari: str, akhir: str, kalender: Kalender, *, tanpa_libur: bool
) -> Hasil:
    """Answer with a date (hari given) or a count (akhir given), never both."""
    if not mulai.strip() or not (hari.strip() or akhir.strip()):
        return Hasil("", TANPA_SKOR, "Mulai, atau hari dan akhir, belum diisi.")
    if hari.strip() and akhir.strip():
        return Hasil("", KELIRU, "Isi salah satu saja: hari atau akhir.")
    awal = baca_tanggal(mulai)
    sebutan = "hari kalender" if kalender.hari_kalender else "hari kerja"
    sisa = (
        " Tanpa daftar hari libur." if tanpa_libur and sebutan == "hari kerja" else ""
    )
    if akhir.strip():
        return _antara(awal, baca_tanggal(akhir), kalender, sebutan + "." + sisa)
    jumlah = baca_angka(hari, bulat=True)
    if not 0 <= jumlah <= _HARI_TERBANYAK:
        return Hasil("", KELIRU, f"Jumlah hari harus 0 sampai {_HARI_TERBANYAK}.")
    batas = tambah_hari_kerja(awal, int(jumlah), kalender)
    alasan = f"Sampai {format_tanggal(batas, hari=True)} pukul 23.59.59 WIB, "
    alasan += f"{jumlah} {sebutan} sesudah {format_tanggal(awal, hari=True)}.{sisa}"
    return Hasil(batas.isoformat(), DIHITUNG, alasan, batas.isoformat())


def _antara(awal: date, akhir: date, kalender: Kalender, sebutan: str) -> Hasil:
    if akhir < awal:
        return Hasil("", KELIRU, "Tanggal akhir mendahului tanggal mulai.")
    jumlah = hari_kerja_antara(awal, akhir, kalender)
    alasan = f"Sesudah {format_tanggal(awal)} sampai {format_tanggal(akhir)}: "
    return Hasil(str(jumlah), DIHITUNG, alasan + f"{jumlah} {sebutan}", str(jumlah))


JENIS: Mapping[str, Callable[[Tabel, Pilihan], PerBaris]] = {
    "nip": hitung_nip,
    "capaian": hitung_capaian,
    "predikat": hitung_predikat,
    "hari_kerja": hitung_hari_kerja,
}


def hitung(jenis: str, tabel: Tabel, pilihan: Pilihan) -> list[Hasil]:
    """Calculate every row in order; a row with too many cells is not trusted."""
    satu = JENIS[jenis](tabel, pilihan)
    hasil = []
    for nomor, baris in enumerate(tabel.baris):
        if lebih := tabel.kelebihan.get(nomor):
            alasan = (
                f"Baris ini memuat {len(lebih)} sel lebih dari kolomnya "
                f"({', '.join(lebih)}); beri tanda kutip pada sel yang memuat pemisah."
            )
            hasil.append(Hasil("", KELIRU, alasan))
        else:
            hasil.append(satu(baris))
    return hasil
