"""Repair who somebody is: name, titles, kind, rank, number."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import IntegrityError
from django.db.models import F

from kinerja.akun.models import Pengguna
from kinerja.jejak.services import tindakan
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from kinerja.lib.tanggal import rentang
from kinerja.lib.waktu import hari_ini
from organisasi.models import Pegawai, RiwayatNip
from organisasi.policies.pegawai import can_edit_nip, can_edit_pegawai
from organisasi.services.penetapan import lock_acts

BIDANG = frozenset(
    {
        "nama",
        "gelar_depan",
        "gelar_belakang",
        "jenis",
        "golongan",
        "tmt_golongan",
        "jenis_kelamin",
        "lahir",
    }
)
NIP_TERPAKAI = "NIP ini sudah dipakai pegawai lain. Periksa angkanya."


def edit_pegawai(
    *,
    pegawai: Pegawai,
    actor: Pengguna,
    isi: Mapping[str, Any],
    simpan_lama: bool,
    versi: int,
) -> None:
    """Save the fields of ``BIDANG`` and ``nip`` in ``isi``; ``isi["alasan"]`` says why.

    A changed NIP takes the login name with it where that was the NIP. With
    ``simpan_lama`` the old number stays his (PPPK to PNS) and is never given to
    another; else it was a slip and is forgotten. Raises ``NotAllowed`` unless the
    actor keeps these data (never the own) and for a NIP is BKPSDM, ``InvalidInput``
    for a number that is or was another's, ``Conflict`` when ``versi`` has passed.
    """
    nip = isi.get("nip", pegawai.nip)
    if not can_edit_pegawai(actor, pegawai):
        raise NotAllowed("Data ini diubah oleh admin SKPK-nya atau BKPSDM.")
    if nip != pegawai.nip and not can_edit_nip(actor, pegawai):
        raise NotAllowed("NIP hanya diubah oleh BKPSDM.")
    try:
        with tindakan(pelaku=actor, nama="pegawai:ubah", alasan=isi["alasan"]):
            if nip != pegawai.nip:
                lock_acts()  # a former number is unique by code only
            ubah = {nama: nilai for nama, nilai in isi.items() if nama in BIDANG}
            baris = Pegawai.objects.filter(pk=pegawai.pk, versi=versi)
            if baris.update(versi=F("versi") + 1, nip=nip, **ubah) != 1:
                raise Conflict("Data pegawai ini baru saja diubah di tempat lain.")
            _follow_nip(pegawai, nip, simpan_lama=simpan_lama)
            Pengguna.objects.filter(pegawai=pegawai).update(
                nama=ubah.get("nama", pegawai.nama)
            )
    except IntegrityError as error:
        if "nip" not in str(error) and "nama_masuk" not in str(error):
            raise
        raise InvalidInput(NIP_TERPAKAI) from error
    pegawai.refresh_from_db()


def _follow_nip(pegawai: Pegawai, nip: str | None, *, simpan_lama: bool) -> None:
    """Carry a changed NIP into login name and history."""
    lama = pegawai.nip
    if nip == lama or nip is None:
        return
    riwayat = RiwayatNip.objects.filter(nip=nip)
    if riwayat.exclude(pegawai=pegawai).exists():
        raise InvalidInput(NIP_TERPAKAI)
    riwayat.delete()  # back to a number he had before
    Pengguna.objects.filter(pegawai=pegawai, nama_masuk=lama).update(nama_masuk=nip)
    if lama and simpan_lama:
        remember_nip(pegawai, lama)


def remember_nip(pegawai: Pegawai, lama: str) -> None:
    """Keep a number somebody no longer has with its days, as far as they are known."""
    kemarin = hari_ini() - timedelta(days=1)
    pertama = pegawai.penempatan.order_by("berlaku").first()
    mulai = min(pertama.berlaku.lower if pertama else kemarin, kemarin)
    RiwayatNip.objects.create(
        pegawai=pegawai, nip=lama, berlaku=rentang(mulai, kemarin)
    )
