"""One login for one person: it goes along, or what was done with it does."""

from django.db import IntegrityError, transaction

from kinerja.akun.models import KodeAktivasi, Pengguna
from organisasi.models import Pegawai
from organisasi.services.gabung.pindah import Kolom, Pemindah, acuan
from organisasi.services.gabung.satukan import lebur_kembar
from organisasi.services.gabung.sebut import Konflik

#: What proves who signs in stays with the login it was made for, and ends with it.
BUKTI_MASUK = frozenset({"account", "mfa", "socialaccount", "usersessions"})


def pindahkan_akun(pindah: Pemindah, tetap: Pegawai, pergi: Pegawai) -> None:
    """Give the login of ``pergi`` to ``tetap``, or close it and move what it did."""
    akun = pergi.pengguna
    if akun is None:
        return
    Pegawai.objects.filter(pk=pergi.pk).update(pengguna=None)
    if tetap.pengguna is None:
        Pegawai.objects.filter(pk=tetap.pk).update(pengguna=akun)
        _beri_nama(pindah, akun, tetap, pergi)
        return
    ikut = [kolom for kolom in acuan(Pengguna) if _ikut(kolom)]
    for kolom in ikut:
        lebur_kembar(pindah, kolom, akun.pk, tetap.pengguna.pk)
    pindah.pindahkan(ikut, akun.pk, tetap.pengguna.pk)
    KodeAktivasi.objects.filter(pengguna=akun, dipakai_pada=None).delete()
    Pengguna.objects.filter(pk=akun.pk).update(
        aktif=False, nama_masuk=f"digabung-{akun.pk}"
    )
    pindah.kalimat.append(
        f"Login {akun.nama_masuk} ditutup; peran, pesan, dan berkasnya pindah ke login "
        f"{tetap.pengguna.nama_masuk}, yang tetap dipakai. Beri tahu orangnya; bila "
        "kata sandinya tidak ia ketahui, cetakkan kode aktivasi."
    )


def _ikut(kolom: Kolom) -> bool:
    meta = kolom.model._meta
    if kolom.model is Pegawai or meta.app_label in BUKTI_MASUK:
        return False
    return not (kolom.model is KodeAktivasi and kolom.name == "pengguna")


def _beri_nama(
    pindah: Pemindah, akun: Pengguna, tetap: Pegawai, pergi: Pegawai
) -> None:
    """Let the login follow the NIP that stays, as it does when a NIP changes."""
    nama = akun.nama_masuk
    if tetap.nip and nama == pergi.nip:
        nama = tetap.nip
    try:
        with transaction.atomic():
            Pengguna.objects.filter(pk=akun.pk).update(nama_masuk=nama, nama=tetap.nama)
    except IntegrityError:
        pindah.konflik.append(
            Konflik(
                "Login",
                nama,
                "Nama masuk ini dipakai akun lain. Betulkan dulu NIP salah satunya.",
            )
        )
    pindah.kalimat.append(
        f"Login {akun.nama_masuk} menjadi login {tetap}, dengan nama masuk {nama}."
    )
