"""Starting, explaining and deciding a keberatan."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from evaluasi.forms.keberatan import KeberatanForm, PutusanForm, TanggapanForm
from evaluasi.policies.keberatan import can_object
from evaluasi.selectors import keberatan as selectors
from evaluasi.selectors.kartu import evaluasi_for
from evaluasi.services.keberatan import (
    decide_keberatan,
    explain_keberatan,
    start_keberatan,
)
from kinerja.akun.http import AkunRequest
from kinerja.jadwal.selectors import sebut_tahap
from kinerja.jejak.services import record_akses
from kinerja.lib.akses import signed_in
from kinerja.lib.errors import Conflict, InvalidInput

PER_HALAMAN = 25


@require_safe
@signed_in
def keberatan_list(request: AkunRequest) -> HttpResponse:
    """List the objections the actor has a part in, undecided first."""
    semua = selectors.list_keberatan(request.user)
    halaman = Paginator(semua, PER_HALAMAN).get_page(request.GET.get("halaman"))
    baris = [
        {
            "keberatan": satu,
            "tahap": sebut_tahap(satu.evaluasi.tahap),
            "peran": selectors.peran_saya(request.user, satu.evaluasi),
        }
        for satu in halaman.object_list
    ]
    isi = {"halaman": halaman, "baris": baris, "jumlah": halaman.paginator.count}
    return render(request, "evaluasi/keberatan_list.html", isi)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def keberatan_start(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Let the Pegawai object once, with reasons; 403 where the law gives no right."""
    evaluasi = evaluasi_for(request.user, kode)
    if not can_object(request.user, evaluasi):
        raise PermissionDenied
    form = KeberatanForm(request.POST or None)
    if form.is_valid():
        start_keberatan(evaluasi=evaluasi, actor=request.user, **form.cleaned_data)
        messages.success(
            request, "Keberatan terkirim kepada pejabat penilai dan atasannya."
        )
        return redirect("evaluasi:keberatan_detail", kode=kode)
    isi = {"form": form, "evaluasi": evaluasi, "tahap": sebut_tahap(evaluasi.tahap)}
    return render(request, "evaluasi/keberatan_start.html", isi)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def keberatan_detail(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Show both sides; the penilai explains here, the atasan decides here."""
    keberatan = selectors.keberatan_for(request.user, kode)
    hak = selectors.hak_keberatan(request.user, keberatan)
    if request.method == "POST":
        _check_post(request, hak)
    form = _form(request, keberatan, hak)
    status = HTTPStatus.OK
    if form is not None and form.is_valid():
        try:
            kalimat = _simpan(request, keberatan, form)
        except Conflict as galat:
            form.add_error(None, galat.message)
            keberatan.refresh_from_db()
            status = HTTPStatus.CONFLICT
        else:
            messages.success(request, kalimat)
            return redirect("evaluasi:keberatan_detail", kode=kode)
    evaluasi = keberatan.evaluasi
    if evaluasi.pegawai.pengguna_id != request.user.pk:
        record_akses(
            pelaku=request.user, halaman="keberatan", subjek_id=evaluasi.pegawai_id
        )
    isi = {
        "form": form,
        "keberatan": keberatan,
        "evaluasi": evaluasi,
        "tahap": sebut_tahap(evaluasi.tahap),
        "hak": hak,
        "kini": selectors.nilai_kini(evaluasi),
        "lama": selectors.nilai_sebelum_putusan(evaluasi),
    }
    return render(request, "evaluasi/keberatan_detail.html", isi, status=status)


def _check_post(request: AkunRequest, hak: selectors.HakKeberatan) -> None:
    """Refuse who has no part here, a decision of the penilai, one that is too early."""
    boleh = hak.memutus if "putusan" in request.POST else hak.menjelaskan
    if not boleh:
        raise PermissionDenied
    if hak.memutus and hak.sebab_belum:
        raise InvalidInput(hak.sebab_belum)


def _form(
    request: AkunRequest, keberatan: Any, hak: selectors.HakKeberatan
) -> Form | None:
    """Return the form of the actor's part; None for a reader."""
    isi = request.POST or None
    if hak.memutus and not hak.sebab_belum:
        kini = selectors.nilai_kini(keberatan.evaluasi)
        awal = {"versi": keberatan.versi}
        return PutusanForm(isi, initial=awal, lama=(kini.hasil, kini.perilaku))
    if hak.menjelaskan:
        awal_penilai = {
            "versi": keberatan.versi,
            "tanggapan": keberatan.tanggapan_penilai,
        }
        return TanggapanForm(isi, initial=awal_penilai)
    return None


def _simpan(request: AkunRequest, keberatan: Any, form: Form) -> str:
    isi = form.cleaned_data
    if isinstance(form, TanggapanForm):
        explain_keberatan(keberatan=keberatan, actor=request.user, **isi)
        return "Penjelasan Anda terkirim kepada atasan."
    decide_keberatan(
        keberatan=keberatan,
        actor=request.user,
        putusan=isi["keputusan"],
        pertimbangan=isi["pertimbangan"],
        versi=isi["versi"],
    )
    return "Putusan ditetapkan dan diberitahukan kepada kedua pihak."
