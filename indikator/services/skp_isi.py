"""Writing the content of an SKP: rows, Lampiran, ekspektasi khusus.

Every act moves ``VersiSKP.versi``, so of two tabs one is told what the other did.
"""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db.models import F, Max

from indikator.models import (
    IKI,
    RHK,
    EkspektasiPerilaku,
    LampiranSKP,
    VersiIndikator,
    VersiSKP,
)
from indikator.policies.skp import can_edit_isi, can_write_ekspektasi
from indikator.rules.alur_skp import StatusVersi
from indikator.rules.capaian import Arah
from indikator.rules.jenis import Aspek, BagianLampiran, JenisRHK
from indikator.rules.skp import IsianIKI, IsianRHK
from indikator.rules.target import baca_target
from indikator.selectors.skp import (
    ekspektasi,
    lampiran,
    penilai_kini,
    rhk_for,
    rhk_pimpinan,
)
from indikator.selectors.skp_pilihan import indikator_boleh
from kinerja.akun.models import Pengguna
from kinerja.jejak.services import tindakan
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed

BUKAN_PEMILIK = "Hanya pemiliknya yang mengubah SKP ini, selama belum diajukan."
BERUBAH = "SKP ini baru saja diubah di tempat lain."


def claim_versi(versi_skp: VersiSKP, versi: int, *status: StatusVersi) -> None:
    """Move ``versi`` on by one, or raise ``Conflict``; locks the row for the act."""
    berubah = VersiSKP.objects.filter(
        pk=versi_skp.pk, versi=versi, status__in=status
    ).update(versi=F("versi") + 1)
    if berubah != 1:
        raise Conflict(BERUBAH)


def _claim_isi(versi_skp: VersiSKP, versi: int) -> None:
    claim_versi(versi_skp, versi, StatusVersi.DRAF, StatusVersi.DIKEMBALIKAN)


def _require_owner(actor: Pengguna, versi_skp: VersiSKP) -> None:
    if not can_edit_isi(actor, versi_skp):
        raise NotAllowed(BUKAN_PEMILIK)


def save_rhk(
    *,
    versi_skp: VersiSKP,
    actor: Pengguna,
    versi: int,
    isi: IsianRHK,
    garis: UUID | None = None,
) -> RHK:
    """Write one hasil kerja with all its indicators; ``garis`` None adds one.

    Raises ``NotAllowed``, ``InvalidInput`` (a sentence per wrong field) or
    ``Conflict`` (nothing is saved then).
    """
    _require_owner(actor, versi_skp)
    if not isi.rumusan.strip():
        raise InvalidInput("Tulis rencana hasil kerja.")
    if isi.jenis not in set(JenisRHK):
        raise InvalidInput("Jenis hasil kerja: pilih Utama atau Tambahan.")
    _check_pimpinan(versi_skp, isi)
    unit = _indikator(versi_skp, isi)
    nilai = [(iki, _nilai(iki, unit.get(iki.versi_indikator or 0))) for iki in isi.iki]
    with tindakan(pelaku=actor, nama="skp:isi_rhk"):
        _claim_isi(versi_skp, versi)
        rhk = rhk_for(versi_skp, garis) if garis else _new_rhk(versi_skp)
        rhk.rumusan, rhk.jenis = isi.rumusan.strip(), isi.jenis
        rhk.rhk_pimpinan_id = isi.rhk_pimpinan
        rhk.iki_pimpinan_id = isi.iki_pimpinan
        rhk.save()
        _save_iki(rhk, nilai)
    return rhk


def _new_rhk(versi_skp: VersiSKP) -> RHK:
    terakhir = versi_skp.rhk.aggregate(n=Max("urutan"))["n"] or 0
    return RHK(versi_skp=versi_skp, urutan=terakhir + 1)


def _check_pimpinan(versi_skp: VersiSKP, isi: IsianRHK) -> None:
    if isi.rhk_pimpinan is None:
        return
    boleh = {
        rhk.pk: {iki.pk for iki in rhk.iki.all()}
        for rhk in rhk_pimpinan(penilai_kini(versi_skp), versi_skp.skp.tahun)
    }
    if isi.rhk_pimpinan not in boleh or (
        isi.iki_pimpinan is not None and isi.iki_pimpinan not in boleh[isi.rhk_pimpinan]
    ):
        raise InvalidInput(
            "Hasil kerja pimpinan itu tidak ada lagi dalam SKP pejabat penilai. "
            "Pilih yang lain."
        )


def _indikator(versi_skp: VersiSKP, isi: IsianRHK) -> dict[int, VersiIndikator]:
    """Return the unit's indicators that are named, or refuse an unknown one."""
    dipakai = {i.versi_indikator for i in isi.iki if i.versi_indikator is not None}
    ada = {satu.pk: satu for satu in indikator_boleh(versi_skp, dipakai)}
    if dipakai - ada.keys():
        raise InvalidInput("Indikator unit itu tidak dikenal. Pilih dari daftar.")
    return ada


def _nilai(isi: IsianIKI, unit: VersiIndikator | None) -> dict[str, object]:
    """Read one indicator; the unit's own indicator fills what was left out."""
    arah = Arah(unit.arah if unit else isi.arah)
    satuan = isi.satuan.strip() or (unit.satuan if unit else "")
    rumusan = isi.rumusan.strip() or (unit.rumusan if unit else "")
    aspek = list(isi.aspek) or (list(unit.aspek) if unit else [])
    if not rumusan:
        raise InvalidInput("Tulis indikator kinerja individu.")
    if not set(aspek) <= set(Aspek):
        raise InvalidInput("Aspek itu tidak dikenal. Pilih dari daftar.")
    target = baca_target(isi.target, arah, satuan=satuan)
    return {
        "versi_indikator": unit,
        "rumusan": rumusan,
        "aspek": aspek,
        "arah": arah.value,
        "target_teks": target.teks,
        "nilai_min": target.nilai_min,
        "nilai_maks": target.nilai_maks,
        "satuan": satuan or target.satuan,
    }


def _save_iki(rhk: RHK, nilai: Sequence[tuple[IsianIKI, dict[str, object]]]) -> None:
    tetap = {isi.garis for isi, _ in nilai if isi.garis}
    rhk.iki.exclude(garis__in=tetap).delete()
    for isi, kolom in nilai:
        if isi.garis is None:
            IKI.objects.create(rhk=rhk, **kolom)
        elif not rhk.iki.filter(garis=isi.garis).update(**kolom):
            raise Conflict("Salah satu indikator sudah dihapus di tempat lain.")


def remove_rhk(
    *, versi_skp: VersiSKP, actor: Pengguna, versi: int, garis: UUID
) -> None:
    """Remove one hasil kerja with its indicators; errors as in ``save_rhk``."""
    _require_owner(actor, versi_skp)
    with tindakan(pelaku=actor, nama="skp:hapus_rhk"):
        _claim_isi(versi_skp, versi)
        rhk = rhk_for(versi_skp, garis)
        rhk.iki.all().delete()
        rhk.delete()


def save_lampiran(
    *,
    versi_skp: VersiSKP,
    actor: Pengguna,
    versi: int,
    isi: Mapping[str, Sequence[str]],
) -> None:
    """Write the lines of each part of the Lampiran; errors as in ``save_rhk``."""
    _require_owner(actor, versi_skp)
    with tindakan(pelaku=actor, nama="skp:isi_lampiran"):
        _claim_isi(versi_skp, versi)
        lama = lampiran(versi_skp)
        for bagian in BagianLampiran:
            baru = [baris.strip() for baris in isi.get(bagian, ()) if baris.strip()]
            if baru == lama.get(bagian, []):
                continue
            versi_skp.lampiran.filter(bagian=bagian).delete()
            LampiranSKP.objects.bulk_create(
                LampiranSKP(
                    versi_skp=versi_skp, bagian=bagian.value, urutan=nomor, isi=baris
                )
                for nomor, baris in enumerate(baru, start=1)
            )


def save_ekspektasi(
    *, versi_skp: VersiSKP, actor: Pengguna, versi: int, isi: Mapping[int, str]
) -> None:
    """Write the ekspektasi khusus of the penilai per value; empty removes one.

    Raises ``NotAllowed`` for anybody but the penilai, ``Conflict`` for a late tab.
    """
    if not can_write_ekspektasi(actor, versi_skp, penilai_kini(versi_skp)):
        raise NotAllowed(
            "Ekspektasi khusus ditulis pejabat penilai, selama SKP belum ditetapkan."
        )
    with tindakan(pelaku=actor, nama="skp:isi_ekspektasi"):
        claim_versi(
            versi_skp,
            versi,
            StatusVersi.DRAF,
            StatusVersi.DIAJUKAN,
            StatusVersi.DIKEMBALIKAN,
        )
        lama = ekspektasi(versi_skp)
        for nilai, teks in isi.items():
            if teks.strip() == lama.get(nilai, ""):
                continue
            if not teks.strip():
                versi_skp.ekspektasi.filter(nilai=nilai).delete()
                continue
            EkspektasiPerilaku.objects.update_or_create(
                versi_skp=versi_skp, nilai=nilai, defaults={"isi": teks.strip()}
            )
