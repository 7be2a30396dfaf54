"""What HR decides about a preview: which rows, which answers, which columns."""

from collections.abc import Collection, Mapping

from django.db.models import F, QuerySet

from kinerja.akun.models import Pengguna
from kinerja.jejak.services import tindakan
from kinerja.lib.errors import InvalidInput
from organisasi.models import BarisImpor, Impor, PemetaanImpor
from organisasi.rules.impor import JenisImpor
from organisasi.rules.kolom_impor import guess_pemetaan, label_medan, lengkap
from organisasi.selectors.impor import baris_impor, dapat_dipilih
from organisasi.services.impor import (
    advance,
    fill_preview,
    plan_impor,
    require_bkpsdm,
)

BATAS_JAWABAN = 200
KOLOM_ORANG = "NIP dan nama"
KOLOM_WAJIB: Mapping[JenisImpor, str] = {
    JenisImpor.UNIT: "nama unit dan unit atasan",
    JenisImpor.JABATAN: "nama jabatan dan jabatan atasan",
    JenisImpor.KONTAK: "NIP atau nama, dan surel atau telepon",
}


def tick_rows(
    *,
    impor: Impor,
    actor: Pengguna,
    versi: int,
    tampil: Collection[int],
    dipilih: Collection[int],
) -> None:
    """Tick of the rows shown (keys ``tampil``) those in ``dipilih``, untick the rest.

    Nothing happens when they stand so already. Raises ``Conflict`` when somebody else
    decided something about this preview meanwhile.
    """
    semua = dapat_dipilih(impor).filter(pk__in=tampil)
    _tick(
        impor,
        actor,
        versi,
        pasang=semua.filter(pk__in=dipilih),
        lepas=semua.exclude(pk__in=dipilih),
    )


def tick_all(
    *, impor: Impor, actor: Pengguna, versi: int, saring: str, dipilih: bool
) -> None:
    """Tick or untick every row of a filter (as of ``saring_dikenal``)."""
    semua = baris_impor(impor, saring).filter(pk__in=dapat_dipilih(impor).values("pk"))
    tanpa = semua.none()
    _tick(
        impor,
        actor,
        versi,
        pasang=semua if dipilih else tanpa,
        lepas=tanpa if dipilih else semua,
    )


def _tick(
    impor: Impor,
    actor: Pengguna,
    versi: int,
    *,
    pasang: QuerySet[BarisImpor],
    lepas: QuerySet[BarisImpor],
) -> None:
    require_bkpsdm(actor)
    with tindakan(pelaku=actor, nama="impor:centang"):
        pasang, lepas = pasang.filter(dipilih=False), lepas.filter(dipilih=True)
        if pasang.exists() or lepas.exists():
            advance(impor, versi)
            # by key: each of the two statements changes what the other asks for
            kunci = list(lepas.order_by().values_list("pk", flat=True))
            pasang.update(dipilih=True)
            BarisImpor.objects.filter(pk__in=kunci).update(dipilih=False)


def answer_rows(
    *, impor: Impor, actor: Pengguna, versi: int, jawaban: Mapping[int, str]
) -> None:
    """Keep answers {row key: "unit:12 atasan:…"} and plan the file anew with them.

    "" takes an answer back. Raises ``Conflict``; ``InvalidInput`` for an answer that
    cannot be one.
    """
    require_bkpsdm(actor)
    with tindakan(pelaku=actor, nama="impor:jawab"):
        baris = list(impor.baris.filter(pk__in=jawaban))
        for satu in baris:
            satu.jawaban = " ".join(jawaban[satu.pk].split())
            if len(satu.jawaban) > BATAS_JAWABAN:
                raise InvalidInput(f"Jawaban baris {satu.nomor} terlalu panjang.")
        advance(impor, versi)
        BarisImpor.objects.bulk_update(baris, ["jawaban"])
        fill_preview(impor, plan_impor(impor))


def map_columns(
    *,
    impor: Impor,
    actor: Pengguna,
    versi: int,
    jenis: JenisImpor,
    pemetaan: Mapping[str, str],
) -> bool:
    """Read the file as ``jenis`` with {heading: field key or ""}, and remember it.

    With another kind than before, columns that it does not know are guessed; where
    that is not enough for a file not read before, only the kind is kept (False). The
    next file with the same headings is read so at once. Raises ``Conflict``;
    ``InvalidInput`` for a mapping without what the kind needs, or one that names a
    field twice.
    """
    require_bkpsdm(actor)
    if jenis != impor.jenis:  # the page offered the fields of another kind
        label = label_medan(jenis)
        sama = {judul: kunci for judul, kunci in pemetaan.items() if kunci in label}
        pemetaan = guess_pemetaan(impor.judul, jenis) | sama
        if not impor.pemetaan and not lengkap(pemetaan, jenis):
            with tindakan(pelaku=actor, nama="impor:petakan"):
                advance(impor, versi, jenis=jenis.value)
            return False
    _check(jenis, pemetaan)
    with tindakan(pelaku=actor, nama="impor:petakan"):
        sumber = impor.sumber
        advance(impor, versi, keterangan="")
        impor.jenis, impor.pemetaan = jenis.value, dict(pemetaan)
        impor.baris.exclude(jawaban="").update(jawaban="")
        fill_preview(impor, plan_impor(impor))
        for satu in {sumber, impor.sumber}:
            _remember(satu, {"jenis": impor.jenis, "pemetaan": impor.pemetaan})
    return True


def _remember(sumber: str, isian: Mapping[str, object]) -> None:
    if not PemetaanImpor.objects.filter(sumber=sumber).update(
        versi=F("versi") + 1, **isian
    ):
        PemetaanImpor.objects.bulk_create(
            [PemetaanImpor(sumber=sumber, **isian)],
            update_conflicts=True,
            unique_fields=["sumber"],
            update_fields=["jenis", "pemetaan"],
        )


def _check(jenis: JenisImpor, pemetaan: Mapping[str, str]) -> None:
    label = label_medan(jenis)
    asing = [judul for judul, kunci in pemetaan.items() if kunci and kunci not in label]
    if asing:
        raise InvalidInput(
            f"Pilihan untuk kolom “{asing[0]}” tidak ada pada jenis berkas ini. Pilih "
            "lagi."
        )
    if not lengkap(pemetaan, jenis):
        raise InvalidInput(
            f"Kolom yang wajib belum ditunjuk: {KOLOM_WAJIB.get(jenis, KOLOM_ORANG)}. "
            "Pilih kolomnya, lalu baca ulang."
        )
