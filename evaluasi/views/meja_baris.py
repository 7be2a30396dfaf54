"""The rows of the desk: 25 people with all their evidence, drawn at little cost."""

from itertools import starmap
from typing import Any

from django.template.defaultfilters import linebreaksbr
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from evaluasi.selectors.meja import BarisMeja, pilihan_rating
from evaluasi.selectors.realisasi import BarisIKI
from kinerja.lib.alamat import alamat_baris
from kinerja.lib.templat import Kata, cetak, sekali
from kinerja.lib.templatetags.format_id import waktu


def daftar(
    baris: list[BarisMeja], token: str, beda: dict[str, Any] | None
) -> list[SafeString]:
    """Draw the rows; ``beda`` is the conflict of one of them."""
    kode = ["", *(str(satu.evaluasi.kode) for satu in baris), ""]
    return [
        _orang(
            satu,
            beda if beda and beda["kode"] == satu.evaluasi.kode else None,
            csrf_token=token,
            nomor=nomor,
            jumlah=len(baris),
            sebelum=kode[nomor - 1],
            sesudah=kode[nomor + 1],
        )
        for nomor, satu in enumerate(baris, start=1)
    ]


def _orang(baris: BarisMeja, beda: dict[str, Any] | None, **letak: Kata) -> SafeString:
    """Draw one row; in a conflict the note that was typed stays on its screen."""
    evaluasi, sebab = baris.evaluasi, baris.sebab
    menunggu = bool(sebab) and sebab == baris.capaian.sebab_tertahan
    kata: dict[str, Kata] = {
        **letak,
        "kode": evaluasi.kode,
        "nama": baris.nama,
        "jabatan": baris.jabatan,
        "alamat": alamat_baris("evaluasi:meja_rate", evaluasi.kode),
        "kartu": alamat_baris("beranda:kartu_detail", evaluasi.kode),
        "sebab": baris.capaian.unit.nama if menunggu else sebab,
        "hasil": _segmen("hasil", evaluasi.rating_hasil),
        "perilaku": _segmen("perilaku", evaluasi.rating_perilaku),
        "nilai": gambar_nilai(baris, beda),
        "catatan": beda["layar"].catatan if beda else evaluasi.catatan,
        "bukti": baris.bukti,
        "iki": SafeString("".join(map(_iki, baris.iki))),
        "umpan": len(baris.umpan_balik),
        "umpan_balik": SafeString("".join(starmap(_umpan, baris.umpan_balik))),
    }
    return cetak(
        "evaluasi/_meja_row.html",
        kata,
        tertahan=bool(sebab),
        menunggu=menunggu,
        status=baris.kata,
        predikat=baris.predikat,
        terkirim=baris.terkirim,
        ada_umpan=bool(baris.umpan_balik),
        pertama=not letak["sebelum"],
        terakhir=not letak["sesudah"],
    )


def gambar_nilai(baris: BarisMeja, beda: dict[str, Any] | None) -> SafeString:
    """Draw predikat and button of one row, or its conflict."""
    kata: dict[str, Kata] = {"versi": baris.evaluasi.versi, "nama": baris.nama}
    if beda:
        isi = {**kata, "predikat": baris.predikat, "beda": beda}
        return render_to_string("evaluasi/_meja_hasil.html", isi)
    return cetak("evaluasi/_meja_hasil.html", kata, predikat=baris.predikat)


def _iki(satu: BarisIKI) -> SafeString:
    bukti = [
        cetak(
            "evaluasi/_meja_bukti.html",
            {
                "alamat": alamat_baris("evaluasi:bukti_download", b.kode),
                "berkas": b.berkas.nama_asli,
            },
        )
        for b in satu.bukti
    ]
    catatan = satu.realisasi.catatan if satu.realisasi else ""
    kata = {
        "rumusan": satu.iki.rumusan,
        "realisasi": satu.teks,
        "target": satu.target.tampil,
        "capaian": satu.tampil,
        "catatan": catatan,
        "bukti": SafeString("".join(bukti)),
    }
    return cetak(
        "evaluasi/_meja_iki.html",
        kata,
        ada=satu.realisasi is not None,
        bercatatan=bool(catatan),
    )


def _umpan(umpan: Any, pemberi: str) -> SafeString:
    kata = {
        "isi": linebreaksbr(umpan.isi),
        "pemberi": pemberi,
        "pada": waktu(umpan.pada),
    }
    return cetak("evaluasi/_meja_umpan.html", kata)


@sekali
def _segmen(nama: str, nilai: str) -> SafeString:
    """Draw the three segments of a rating; there are eight such drawings in all."""
    isi = {"nama": nama, "pilihan": pilihan_rating(nilai)}
    return render_to_string("evaluasi/_meja_segmen.html", isi)
