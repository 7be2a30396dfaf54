"""Writing an SKP: one hasil kerja at a time, the Lampiran, the ekspektasi."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from indikator.forms.rhk import RHKForm, awal_rhk, pilihan_pimpinan
from indikator.forms.skp import BerversiForm, EkspektasiForm, LampiranForm
from indikator.policies.skp import can_edit_isi, can_write_ekspektasi
from indikator.rules.skp import LABEL_BAGIAN
from indikator.selectors.skp import (
    catatan_baris,
    ekspektasi,
    iki_berurut,
    lampiran,
    penilai_kini,
    rhk_for,
    rhk_pimpinan,
    tuntutan_pimpinan,
    versi_for,
)
from indikator.selectors.skp_dokumen import ringkas_rhk
from indikator.selectors.skp_pilihan import BANYAKNYA, pilihan_indikator
from indikator.services.skp_isi import (
    BUKAN_PEMILIK,
    remove_rhk,
    save_ekspektasi,
    save_lampiran,
    save_rhk,
)
from kinerja.akun.http import AkunRequest
from kinerja.lib.akses import signed_in
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed

TETAP_ADA = "Isian Anda masih ada di bawah; simpan lagi bila isian Anda yang benar."


def _versi_ditulis(request: AkunRequest, kode: UUID) -> Any:
    """Return the version the actor may write now, or refuse."""
    versi = versi_for(request.user, kode)
    if not can_edit_isi(request.user, versi):
        raise NotAllowed(BUKAN_PEMILIK)
    return versi


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def rhk_edit(
    request: AkunRequest, kode: UUID, garis: UUID | None = None
) -> HttpResponse:
    """Write one hasil kerja with its indicators; the second of two tabs is told."""
    versi = _versi_ditulis(request, kode)
    rhk = rhk_for(versi, garis) if garis else None
    status = HTTPStatus.OK
    form = _form_rhk(request, versi, rhk)
    if form.is_valid():
        try:
            save_rhk(
                versi_skp=versi,
                actor=request.user,
                versi=form.cleaned_data["versi"],
                isi=form.isian(),
                garis=garis,
            )
        except InvalidInput as tolak:
            form.add_error(None, tolak.message)
        except Conflict as bentrok:
            form = _bentrok_rhk(request, bentrok, kode, garis)
            status = HTTPStatus.CONFLICT
        else:
            messages.success(request, "Hasil kerja tersimpan.")
            return redirect("indikator:skp_detail", kode=kode)
    isi = {
        "form": form,
        "versi": versi,
        "rhk": rhk,
        "catatan": catatan_baris(versi, garis) if garis else [],
        "cari": request.POST.get("cari", ""),
        "terbanyak": BANYAKNYA,
    }
    return render(request, "indikator/rhk_edit.html", isi, status=status)


def _form_rhk(
    request: AkunRequest, versi: Any, rhk: Any, data: QueryDict | None = None
) -> RHKForm:
    """Build the form; the buttons "tambah" and "cari" only redraw what was typed."""
    ketikan = data or request.POST
    jumlah = max(len(iki_berurut(rhk)) if rhk else 1, 1)
    diketik = str(ketikan.get("jumlah", ""))
    if diketik.isdecimal() and len(diketik) < 4:
        jumlah = int(diketik) + ("tambah" in ketikan)
    pilihan = _pilihan(versi, rhk, ketikan)
    if not ketikan:
        awal = {"versi": versi.versi, "jumlah": jumlah, "jenis": "UTAMA"}
        awal |= awal_rhk(rhk) if rhk else {}
        return RHKForm(initial=awal, jumlah=jumlah, **pilihan)
    if "tambah" in ketikan or "cari_indikator" in ketikan:
        awal = {nama: ketikan[nama] for nama in ketikan}
        awal |= {n: ketikan.getlist(n) for n in ketikan if n.endswith("_aspek")}
        return RHKForm(initial=awal | {"jumlah": jumlah}, jumlah=jumlah, **pilihan)
    return RHKForm(ketikan, jumlah=jumlah, **pilihan)


def _pilihan(versi: Any, rhk: Any, ketikan: QueryDict) -> dict[str, Any]:
    penilai = penilai_kini(versi)
    tuntutan = tuntutan_pimpinan(versi, penilai)
    atas = rhk_pimpinan(penilai, versi.skp.tahun)
    lama = {i.versi_indikator_id for i in iki_berurut(rhk)} if rhk else set()
    baru = {int(str(v)) for n, v in ketikan.items() if _memilih(n, v)}
    dipakai = {pk for pk in lama | baru if pk is not None}
    cari = ketikan.get("cari", "").replace("\0", "")  # PostgreSQL has no NUL
    indikator, semua = pilihan_indikator(versi, cari, dipakai)
    return {
        "pimpinan": pilihan_pimpinan(atas, wajib_iki=tuntutan.wajib_iki),
        "wajib_pimpinan": tuntutan.wajib,
        "indikator": indikator,
        "jumlah_indikator": semua,
    }


def _memilih(nama: str, nilai: object) -> bool:
    teks = str(nilai)
    return nama.endswith("_indikator") and teks.isdecimal() and len(teks) < 19


def _bentrok_rhk(
    request: AkunRequest, bentrok: Conflict, kode: UUID, garis: UUID | None
) -> RHKForm:
    """Return the form with the actor's words, what stands there now, and its versi."""
    versi = versi_for(request.user, kode)
    rhk = rhk_for(versi, garis) if garis else None
    ada = {str(iki.garis) for iki in iki_berurut(rhk)} if rhk else set()
    data = request.POST.copy()
    data["versi"] = str(versi.versi)
    for nama in [n for n in data if n.endswith("_garis") and data[n] not in ada]:
        data[nama] = ""
    form = _form_rhk(request, versi, rhk, data)
    kini = f" Sekarang tersimpan: {ringkas_rhk(rhk)}" if rhk else ""
    form.add_error(None, f"{bentrok.message}{kini} {TETAP_ADA}")
    return form


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def rhk_remove(request: AkunRequest, kode: UUID, garis: UUID) -> HttpResponse:
    """Remove one hasil kerja after a second yes."""
    versi = _versi_ditulis(request, kode)
    rhk = rhk_for(versi, garis)
    form = BerversiForm(request.POST or None, initial={"versi": versi.versi})
    if form.is_valid():
        remove_rhk(
            versi_skp=versi,
            actor=request.user,
            versi=form.cleaned_data["versi"],
            garis=garis,
        )
        messages.success(request, "Hasil kerja dihapus.")
        return redirect("indikator:skp_detail", kode=kode)
    isi = {"form": form, "versi": versi, "rhk": rhk, "iki": iki_berurut(rhk)}
    return render(request, "indikator/rhk_remove.html", isi)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def lampiran_edit(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Write the three parts of the Lampiran."""
    versi = _versi_ditulis(request, kode)
    status = HTTPStatus.OK
    form = LampiranForm(request.POST or None, initial=_awal_lampiran(versi))
    if form.is_valid():
        try:
            save_lampiran(
                versi_skp=versi,
                actor=request.user,
                versi=form.cleaned_data["versi"],
                isi=form.isian(),
            )
        except Conflict as bentrok:
            versi.refresh_from_db()
            kini = "; ".join(
                f"{LABEL_BAGIAN[bagian]}: {', '.join(baris)}"
                for bagian, baris in lampiran(versi).items()
            )
            form = LampiranForm(_dengan_versi(request.POST, versi.versi))
            _bentrok(form, bentrok, kini or "lampiran kosong")
            status = HTTPStatus.CONFLICT
        else:
            messages.success(request, "Lampiran tersimpan.")
            return redirect("indikator:skp_detail", kode=kode)
    isi = {"form": form, "versi": versi}
    return render(request, "indikator/lampiran_edit.html", isi, status=status)


def _awal_lampiran(versi: Any) -> dict[str, object]:
    isi = {bagian: "\n".join(baris) for bagian, baris in lampiran(versi).items()}
    return {**isi, "versi": versi.versi}


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def ekspektasi_edit(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Let the penilai write ekspektasi khusus on the seven values."""
    versi = versi_for(request.user, kode)
    if not can_write_ekspektasi(request.user, versi, penilai_kini(versi)):
        raise NotAllowed(
            "Ekspektasi khusus ditulis pejabat penilai, selama SKP belum ditetapkan."
        )
    status = HTTPStatus.OK
    awal = {f"n{nomor}": teks for nomor, teks in ekspektasi(versi).items()}
    form = EkspektasiForm(request.POST or None, initial={**awal, "versi": versi.versi})
    if form.is_valid():
        try:
            save_ekspektasi(
                versi_skp=versi,
                actor=request.user,
                versi=form.cleaned_data["versi"],
                isi=form.isian(),
            )
        except Conflict as bentrok:
            versi.refresh_from_db()
            kini = "; ".join(ekspektasi(versi).values())
            form = EkspektasiForm(_dengan_versi(request.POST, versi.versi))
            _bentrok(form, bentrok, kini or "belum ada ekspektasi")
            status = HTTPStatus.CONFLICT
        else:
            messages.success(request, "Ekspektasi tersimpan.")
            return redirect("indikator:skp_detail", kode=kode)
    isi = {"form": form, "versi": versi}
    return render(request, "indikator/ekspektasi_edit.html", isi, status=status)


def _dengan_versi(data: QueryDict, versi: int) -> QueryDict:
    baru = data.copy()
    baru["versi"] = str(versi)
    return baru


def _bentrok(form: BerversiForm, bentrok: Conflict, kini: str) -> None:
    """Say in the form what stands there now; the actor's words stay in it."""
    form.add_error(None, f"{bentrok.message} Sekarang tersimpan: {kini}. {TETAP_ADA}")
