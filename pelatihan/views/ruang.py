"""The learning room: what a participant sees and does."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from kinerja.akun.http import AkunRequest
from kinerja.jejak.services import record_akses
from kinerja.lib.akses import signed_in
from kinerja.lib.errors import Conflict, InvalidInput
from kinerja.lib.waktu import hari_ini
from organisasi.policies.wewenang import is_pegawai
from organisasi.selectors import own_pegawai
from pelatihan.forms.belajar import JawabanForm, LangkahForm
from pelatihan.forms.dasar import read_versi
from pelatihan.policies.program import can_manage, can_manage_any
from pelatihan.rules.simulasi import telusuri
from pelatihan.selectors import belajar, jp, program, usulan
from pelatihan.selectors.tanggapan import asks_tanggapan
from pelatihan.services import angkatan as kelas
from pelatihan.services import belajar as services


@require_safe
@signed_in
def program_list(request: AkunRequest) -> HttpResponse:
    """Show where the actor takes part and what comes next, and what is open."""
    ikut = [belajar.kemajuan(satu) for satu in program.list_ikut(request.user)[:10]]
    return render(
        request,
        "pelatihan/program_list.html",
        {
            "ikut": ikut,
            "terbuka": program.list_open(request.user),
            "panitia": can_manage_any(request.user),
            "pegawai": is_pegawai(request.user),
        },
    )


@require_safe
@signed_in
def program_detail(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Show one programme: what it is for, its classes, the actor's own way."""
    satu = program.program_for(request.user, kode)
    ikut = program.ikut_program(request.user, satu)
    panitia = can_manage(request.user, satu)
    return render(
        request,
        "pelatihan/program_detail.html",
        {
            "program": satu,
            "benang": program.benang(satu),
            "kemajuan": belajar.kemajuan(ikut) if ikut else None,
            "tanggapi": ikut is not None and asks_tanggapan(request.user, ikut),
            "angkatan_semua": program.list_angkatan(satu),
            "panitia": panitia,
            "kurang": belajar.kekurangan_terbit(satu) if panitia else [],
            "boleh_daftar": program.can_join(request.user, satu),
            "hari_ini": hari_ini(),
        },
    )


@require_POST
@signed_in
def peserta_join(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Take a seat for oneself; whoever comes too late is told what else there is."""
    satu = program.joinable_for(request.user, kode)
    pegawai = own_pegawai(request.user)
    try:
        kelas.enrol(actor=request.user, angkatan=satu, pegawai=pegawai)
    except kelas.SudahTerdaftar:
        messages.info(request, "Anda sudah terdaftar di angkatan ini.")
    except Conflict as error:
        lain = program.other_classes(satu)
        isi = {"pesan": error.message, "angkatan": satu, "lain": lain}
        return render(
            request, "pelatihan/kursi_habis.html", isi, status=HTTPStatus.CONFLICT
        )
    else:
        messages.success(request, f"Anda terdaftar di {satu.nama}.")
    return redirect("pelatihan:program_detail", kode=satu.program.kode)


@require_POST
@signed_in
def peserta_withdraw(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Free a seat: the own one before the class starts, or as its committee."""
    satu = program.peserta_for(request.user, kode)
    kelas.withdraw(actor=request.user, peserta=satu)
    messages.success(request, f"Tempat {satu.pegawai.nama} dibatalkan, kursi bebas.")
    if satu.pegawai.pengguna_id == request.user.pk:
        return redirect("pelatihan:program_list")
    return redirect("pelatihan:angkatan_detail", kode=satu.angkatan.kode)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def kasus_answer(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Answer the study case: save as draft, or hand in and see the model answer."""
    kasus, peserta = belajar.kasus_for(request.user, kode)
    percobaan = belajar.percobaan_kasus(peserta, kasus)
    if percobaan and percobaan.selesai_pada:
        return redirect("pelatihan:percobaan_detail", kode=percobaan.kode)
    jawaban = belajar.jawaban_kasus(kasus, percobaan)
    awal: dict[str, object] = {
        f"jawaban_{n}": satu.isi for n, satu in enumerate(jawaban, start=1)
    }
    awal["versi"] = percobaan.versi if percobaan else 0
    form = JawabanForm(len(jawaban), request.POST or None, initial=awal)
    status = HTTPStatus.OK
    serahkan = "serahkan" in request.POST
    if form.is_valid() and (form.require_all() if serahkan else True):
        simpan = services.hand_in_jawaban if serahkan else services.save_jawaban
        try:
            hasil = simpan(
                actor=request.user,
                peserta=peserta,
                kasus=kasus,
                jawaban=form.jawaban(),
                versi=form.cleaned_data["versi"],
            )
        except InvalidInput as error:
            form.add_error(None, error.message)
        except Conflict as error:
            form = _ulang(request, len(jawaban), awal, error)
            status = HTTPStatus.CONFLICT
        else:
            if serahkan:
                messages.success(request, "Jawaban Anda diserahkan.")
                return redirect("pelatihan:percobaan_detail", kode=hasil.kode)
            messages.success(request, "Draf jawaban tersimpan.")
            return redirect("pelatihan:kasus_answer", kode=kode)
    isi = {
        "kasus": kasus,
        "form": form,
        "kotak": list(zip(jawaban, form.kotak(), strict=True)),
        "bentrok": status == HTTPStatus.CONFLICT,
        "draf": percobaan is not None,
    }
    return render(request, "pelatihan/kasus_answer.html", isi, status=status)


def _ulang(
    request: AkunRequest, jumlah: int, awal: dict[str, object], error: Conflict
) -> JawabanForm:
    """Return the form with the actor's words and the version that stands now."""
    ulang = JawabanForm(jumlah, {**request.POST.dict(), "versi": awal["versi"]})
    ulang.add_error(None, error.message)
    return ulang


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def simulasi_play(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Walk through the simulation, one scene per page; a second click changes nothing.

    POST without a choice begins a try.
    """
    skenario, peserta = belajar.skenario_for(request.user, kode)
    semua = belajar.percobaan_simulasi(peserta, skenario)
    jalan_ini = semua.filter(selesai_pada=None).first()
    melangkah = request.method == "POST" and "versi" in request.POST and jalan_ini
    if melangkah and request.POST.get("pilihan", "").isdecimal():
        return _langkah(request, jalan_ini)
    if request.method == "POST" and not melangkah:
        services.begin_simulasi(actor=request.user, peserta=peserta, skenario=skenario)
        return redirect("pelatihan:simulasi_play", kode=kode)
    if jalan_ini is None:
        mulai = {"skenario": skenario, "percobaan_semua": semua}
        return render(request, "pelatihan/simulasi_mulai.html", mulai)
    jalan = telusuri(belajar.cerita(skenario.pk), jalan_ini.jawaban)
    form = LangkahForm(
        jalan.kini.pilihan,
        request.POST if melangkah else None,
        initial={"versi": jalan_ini.versi},
    )
    isi: dict[str, object] = {"skenario": skenario, "jalan": jalan, "form": form}
    status = HTTPStatus.BAD_REQUEST if melangkah else HTTPStatus.OK
    return render(request, "pelatihan/simulasi_play.html", isi, status=status)


def _langkah(request: AkunRequest, percobaan: Any) -> HttpResponse:
    """Take the choice that was posted; say so where it cannot be taken."""
    kembali = redirect(request.path)
    try:
        jalan = services.choose(
            actor=request.user,
            percobaan=percobaan,
            urutan=int(request.POST["pilihan"]),
            versi=read_versi(request.POST),
        )
    except (Conflict, InvalidInput) as error:
        messages.info(request, error.message)
        return kembali
    if jalan.tamat:
        return redirect("pelatihan:percobaan_detail", kode=percobaan.kode)
    return kembali


@require_safe
@signed_in
def percobaan_detail(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Show one try: answers beside rubric and model answer, or the way taken."""
    satu = belajar.percobaan_for(request.user, kode)
    sendiri = satu.peserta.pegawai.pengguna_id == request.user.pk
    if not sendiri:
        record_akses(
            pelaku=request.user, halaman="percobaan", subjek_id=satu.peserta.pegawai_id
        )
    if satu.selesai_pada is None:
        nama, lanjut = belajar.lanjutan(satu)
        return redirect(nama, kode=lanjut)
    isi: dict[str, object] = {"percobaan": satu, "sendiri": sendiri}
    if satu.studi_kasus is not None:
        isi["jawaban"] = belajar.jawaban_kasus(satu.studi_kasus, satu)
        return render(request, "pelatihan/kasus_result.html", isi)
    isi["jalan"] = belajar.jalan_percobaan(satu)
    return render(request, "pelatihan/simulasi_result.html", isi)


@require_safe
@signed_in
def jp_saya(request: AkunRequest) -> HttpResponse:
    """Show the own ledger of hours, and the own proposals."""
    pegawai = own_pegawai(request.user)
    tahun = hari_ini().year
    return render(
        request,
        "pelatihan/jp_saya.html",
        {
            "pegawai": pegawai,
            "tahun": tahun,
            "keadaan": jp.jp_tahun(pegawai, tahun),
            "catatan_semua": jp.catatan_jp(pegawai),
            "saldo_semua": jp.saldo_jp(pegawai),
            "usulan_semua": usulan.list_usulan(request.user).filter(pegawai=pegawai),
        },
    )
