"""Fifty ratings of one evaluation at one moment: one wins, the others are told."""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path

import pytest
from django.test import Client

from evaluasi.models import Evaluasi
from evaluasi.rules.predikat import KUADRAN_2022, Rating
from evaluasi.selectors.meja import sebut_rating
from kinerja.jejak.selectors import riwayat_baris
from tests.beban.pos import ORANG, Jawaban, Pos, kuki, layani, lepas
from tests.evaluasi.masa import Masa

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.lambat]
PASANGAN = list(product(Rating, Rating))


def isian(versi: int, nomor: int) -> dict[str, str]:
    """Return what the browser numbered ``nomor`` sends; no two notes are the same."""
    hasil, perilaku = PASANGAN[nomor % len(PASANGAN)]
    return {
        "hasil": hasil.value,
        "perilaku": perilaku.value,
        "catatan": f"layar {versi}.{nomor}",
        "versi": str(versi),
    }


def sebut(isi: dict[str, str]) -> str:
    """Return two ratings as the page that shows both sides says them."""
    hasil, perilaku = sebut_rating(isi["hasil"]), sebut_rating(isi["perilaku"])
    return f"hasil kerja <b>{hasil}</b>, perilaku <b>{perilaku}</b>"


def periksa(evaluasi: Evaluasi, jawaban: Sequence[Jawaban]) -> None:
    """Check one round: the stored rating is the winner's, the losers read both."""
    versi = evaluasi.versi
    menang = [n for n, satu in enumerate(jawaban) if satu.status == 302]
    assert len(menang) == 1
    juara = isian(versi, menang[0])
    evaluasi.refresh_from_db()
    assert evaluasi.versi == versi + 1
    assert evaluasi.catatan == juara["catatan"]
    assert (evaluasi.rating_hasil, evaluasi.rating_perilaku) == (
        juara["hasil"],
        juara["perilaku"],
    )
    predikat = KUADRAN_2022.sel[Rating(juara["hasil"]), Rating(juara["perilaku"])]
    assert evaluasi.predikat == predikat.value
    for nomor, satu in enumerate(jawaban):
        if nomor != menang[0]:
            milik = isian(versi, nomor)
            assert f"Di layar Anda: {sebut(milik)}" in satu.teks
            assert f"Yang tersimpan: {sebut(juara)}" in satu.teks
            assert milik["catatan"] in satu.teks
            assert juara["catatan"] in satu.teks


def test_of_fifty_ratings_at_once_one_is_stored_and_the_others_read_both(
    masa: Masa,
    masuk: Callable[[str], Client],
    tmp_path: Path,
    ukuran: str,
    angka_beban: Callable[[str, float, str], None],
) -> None:
    putaran = 200 if ukuran == "penuh" else 3
    tahap = masa.tahap()
    masa.capaian(tahap)
    evaluasi = masa.evaluasi("sari", tahap)
    peramban = [kuki(masuk("budi")), kuki(masuk("budi"))]
    jalur = f"/meja/nilai/{evaluasi.kode}/"
    status: Counter[int] = Counter()
    lama = 0.0
    with layani(tmp_path) as port:
        for _ in range(putaran):
            kiriman = [
                Pos(jalur, isian(evaluasi.versi, nomor), peramban[nomor % 2])
                for nomor in range(ORANG)
            ]
            mulai = time.monotonic()
            jawaban = lepas(port, kiriman)
            lama += time.monotonic() - mulai
            status.update(satu.status for satu in jawaban)
            periksa(evaluasi, jawaban)
    angka_beban("rating serentak: kiriman", status.total(), "pos")
    for kode, kali in sorted(status.items()):
        angka_beban(f"rating serentak: status {kode}", kali, "jawaban")
    angka_beban("rating serentak: lama", lama, "detik")
    assert status == {302: putaran, 409: putaran * (ORANG - 1)}
    assert riwayat_baris(evaluasi).filter(tindakan="evaluasi:nilai").count() == putaran


def test_fifty_ratings_of_fifty_people_at_once_are_all_kept(
    masa: Masa, masuk: Callable[[str], Client], tmp_path: Path
) -> None:
    tahap = masa.tahap()
    masa.capaian(tahap)
    semua = [masa.evaluasi(o.nama.lower(), tahap) for o in masa.staf(ORANG)]
    peramban = kuki(masuk("budi"))
    with layani(tmp_path) as port:
        jawaban = lepas(
            port,
            [
                Pos(f"/meja/nilai/{satu.kode}/", isian(1, nomor), peramban)
                for nomor, satu in enumerate(semua)
            ],
        )
    assert {satu.status for satu in jawaban} == {302}
    for nomor, satu in enumerate(semua):
        satu.refresh_from_db()
        assert satu.catatan == isian(1, nomor)["catatan"]
        assert satu.versi == 2
