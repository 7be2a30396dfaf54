"""What every page of the frame needs."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import reverse

from evaluasi.policies.layanan import can_open_layanan
from evaluasi.policies.saldo import can_open_saldo
from indikator.policies.skp import can_open_skp
from kinerja.akun.models import Pengguna
from kinerja.beranda.policies import can_open_siklus
from kinerja.lib.akses import Policy
from kinerja.lib.waktu import hari_ini
from organisasi.policies import can_open_directory
from organisasi.policies.acuan import can_keep_acuan
from organisasi.policies.kebutuhan import can_open_kebutuhan
from organisasi.policies.struktur import can_open_mutu
from organisasi.policies.wewenang import is_pegawai, wewenang


@dataclass(frozen=True)
class Butir:
    """One line of the main menu, as it stands on this page."""

    nama: str
    ikon: str
    alamat: str
    kini: str  # value of aria-current: "page", "true" for a page below, or empty


# A room adds its line here when its pages exist: name, icon, name of the URL, who may
# open it. The first four stand in the bar of a phone.
MENU: tuple[tuple[str, str, str, Policy], ...] = (
    ("Beranda", "house", "beranda:home", lambda _: True),
    ("SKP", "target", "indikator:skp_list", can_open_skp),
    ("Kartu", "layout-grid", "beranda:kartu_saya", is_pegawai),
    ("Siklus", "refresh-cw", "beranda:siklus", can_open_siklus),
    ("Pegawai", "users", "organisasi:pegawai_list", can_open_directory),
    ("Evaluasi", "clipboard-check", "evaluasi:evaluasi_list", is_pegawai),
    ("Kebutuhan", "network", "organisasi:kebutuhan_unit", can_open_kebutuhan),
    ("Pelatihan", "graduation-cap", "pelatihan:program_list", lambda _: True),
    ("Kontak saya", "contact", "organisasi:kontak_edit", is_pegawai),
    # a soft hyphen lets the long word break in the narrow bar of a phone
    ("Pemberi\u00adtahuan", "bell", "pemberitahuan:pesan_list", lambda _: True),
    ("Layanan", "message-square-heart", "evaluasi:layanan_list", can_open_layanan),
    ("Saldo awal", "archive", "evaluasi:saldo_list", can_open_saldo),
    ("Mutu data", "triangle-alert", "organisasi:mutu_list", can_open_mutu),
    ("Data acuan", "book-open", "organisasi:acuan_home", can_keep_acuan),
)
#: Pages of a room that stand at another address than its line.
BAWAH: Mapping[str, tuple[str, ...]] = {
    "/evaluasi/": ("/meja/", "/umpan-balik/", "/capaian/", "/keberatan/"),
    "/kartu/": ("/tindak-lanjut/",),
    "/kebutuhan/": ("/indikator/",),
    "/pegawai/": ("/impor/",),
    "/pelatihan/": ("/usulan-pelatihan/",),
}


def kerangka(request: HttpRequest) -> dict[str, object]:
    """Return menu, initials and today for a signed-in reader, else nothing.

    One token serves all forms of a page; Django would mask it anew for each of them.
    """
    pengguna = getattr(request, "user", None)
    if pengguna is None or not pengguna.is_authenticated:
        return {}
    return {
        "menu": _menu(pengguna, request.path),
        "inisial": _inisial(pengguna.nama),
        "alamat_saya": _alamat_saya(pengguna),
        "hari_ini": hari_ini(),
        "csrf_token": get_token(request),
    }


def _alamat_saya(pengguna: Pengguna) -> str:
    """Return the own page; an account without a Pegawai has none."""
    kode = wewenang(pengguna).kode_pegawai
    return reverse("organisasi:pegawai_detail", args=[kode]) if kode else ""


def _menu(pengguna: Pengguna, path: str) -> tuple[Butir, ...]:
    terbuka = [
        (nama, ikon, reverse(url)) for nama, ikon, url, boleh in MENU if boleh(pengguna)
    ]
    return tuple(
        Butir(nama, ikon, alamat, _kini(alamat, path)) for nama, ikon, alamat in terbuka
    )


def _kini(alamat: str, path: str) -> str:
    if path == alamat:
        return "page"
    dalam = path.startswith((alamat, *BAWAH.get(alamat, ())))
    return "true" if alamat != "/" and dalam else ""


def _inisial(nama: str) -> str:
    kata = nama.split()
    return "".join(bagian[0] for bagian in kata[:1] + kata[1:][-1:]).upper()
