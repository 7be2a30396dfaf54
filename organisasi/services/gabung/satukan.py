"""Rows of two people that cannot stand beside each other: told twice, or one too long.

A stay in one post that both rows tell is one stay. Of two posts at a time the earlier
one ends where the later begins, as a mutasi would have done it, if somebody says so.
"""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models import ProtectedError

from kinerja.lib.tanggal import DateRange, format_tanggal
from kinerja.lib.waktu import hari_ini
from organisasi.models import AnggotaTim, KeadaanPegawai, Pegawai, Penempatan, Peran
from organisasi.rules.gabung import Masa, pemotongan
from organisasi.rules.jenis import JenisKeadaan, JenisPenempatan
from organisasi.services.gabung.pindah import Kolom, Pemindah, acuan, semua_baris
from organisasi.services.gabung.sebut import sebut_baris
from organisasi.services.perubahan.pokok import SEHARI, sebut_masa, sebut_penempatan

#: Rows with days that say the same thing when these columns are equal too.
KEMBAR: dict[type[models.Model], tuple[str, ...]] = {
    Penempatan: ("jabatan_id", "jenis"),
    KeadaanPegawai: ("jenis",),
    AnggotaTim: ("tim_id", "peran"),
    Peran: ("jenis", "unit_id"),
}
SETUMPUK = (
    "Yang tetap sudah punya jabatan definitif pada masa ini, dan tidak jelas mana yang "
    "berakhir lebih dulu. Catat mutasi sehingga masanya tidak bertumpuk."
)


def lebur_kembar(pindah: Pemindah, kolom: Kolom, dari: int, ke: int) -> None:
    """Make one of every two rows of ``kolom``'s table that tell the same days."""
    sama = KEMBAR.get(kolom.model)
    if sama is None:
        return
    baris = semua_baris(kolom.model)
    tetap = list(baris.filter(**{kolom.attname: ke}).order_by("pk"))
    if not tetap:
        return
    for satu in baris.filter(**{kolom.attname: dari}).order_by("pk"):
        for lain in tetap:
            if all(getattr(satu, n) == getattr(lain, n) for n in sama) and (
                _masa(satu).bertemu(_masa(lain))
            ):
                _lebur(pindah, satu, lain)
                break


def _lebur(pindah: Pemindah, satu: Any, lain: Any) -> None:
    """Let ``lain`` stand for ``satu`` too; what rests on the one rests on the other."""
    kata = sebut_baris(satu)
    sudah = len(pindah.konflik)
    pindah.pindahkan(acuan(type(satu)), satu.pk, lain.pk)
    if len(pindah.konflik) > sudah:
        pindah.tahan(satu, kata.bentrok("Baris di atas masih bergantung padanya."))
        return
    try:
        semua_baris(type(satu)).filter(pk=satu.pk).delete()
    except ProtectedError:  # a row that was refused before rests on it
        pindah.tahan(satu, kata.bentrok("Baris di atas masih bergantung padanya."))
        return
    pindah.buang.append(f"{kata.jenis}: {kata.rincian}")
    bersama = _masa(satu).bersama(_masa(lain))
    rentang = DateRange(bersama.mulai, bersama.akhir)
    try:
        with transaction.atomic():
            semua_baris(type(lain)).filter(pk=lain.pk).update(berlaku=rentang)
    except IntegrityError:  # another post of hers stands there: her own days are right
        bersama = _masa(lain)
    else:
        lain.berlaku = rentang
    pindah.kalimat.append(
        f"{kata.jenis} yang tercatat dua kali menjadi satu: {kata.rincian}. Masanya "
        f"{sebut_masa(bersama.mulai, bersama.akhir)}."
    )


def potong_penempatan(
    pindah: Pemindah, dari: int, ke: int, dipilih: Collection[int]
) -> None:
    """End the earlier of two definitive posts where the later begins, if chosen."""
    definitif = Penempatan.objects.filter(jenis=JenisPenempatan.DEFINITIF.value)
    baris = definitif.select_related("pegawai", "jabatan__unit").order_by("berlaku")
    tetap = list(baris.filter(pegawai_id=ke))
    for satu in baris.filter(pegawai_id=dari):
        for lain in tetap:
            if _masa(satu).bertemu(_masa(lain)) and not pindah.ditahan(satu):
                _potong(pindah, satu, lain, dipilih)


def _potong(
    pindah: Pemindah, satu: Penempatan, lain: Penempatan, dipilih: Collection[int]
) -> None:
    for awal, nanti in ((satu, lain), (lain, satu)):
        hari = pemotongan(_masa(awal), _masa(nanti))
        if hari is not None:
            _akhiri(pindah, (awal, nanti), satu, hari, boleh=awal.pk in dipilih)
            return
    pindah.tahan(satu, sebut_baris(satu).bentrok(SETUMPUK))


def _akhiri(
    pindah: Pemindah,
    pasangan: tuple[Penempatan, Penempatan],
    satu: Penempatan,
    hari: date,
    *,
    boleh: bool,
) -> None:
    awal, nanti = pasangan
    terakhir = format_tanggal(hari - SEHARI)
    if boleh:
        awal.berlaku = DateRange(awal.berlaku.lower, hari)
        awal.save(update_fields=["berlaku"])
        pindah.kalimat.append(f"{sebut_penempatan(awal)} berakhir {terakhir}.")
        return
    pindah.tahan(
        satu,
        sebut_baris(satu).terpilih(
            f"Bertumpuk dengan {sebut_penempatan(lain_dari(pasangan, satu))}.",
            awal.pk,
            f"Akhiri {sebut_penempatan(awal)} pada {terakhir}, sehari sebelum "
            f"{sebut_penempatan(nanti)} mulai",
        ),
    )


def lain_dari(pasangan: tuple[Penempatan, Penempatan], satu: Penempatan) -> Penempatan:
    """Return the other one of two."""
    return pasangan[1] if pasangan[0] is satu else pasangan[0]


def tolak_berhenti(pindah: Pemindah, orang: tuple[Pegawai, Pegawai]) -> None:
    """Refuse where one of the two has left and the other one is at work.

    The state would close the login of somebody who works.
    """
    hari = hari_ini()
    for satu, lain in (orang, orang[::-1]):
        pergi = KeadaanPegawai.objects.filter(
            pegawai=satu, jenis=JenisKeadaan.BERHENTI.value, berlaku__contains=hari
        ).first()
        bekerja = Penempatan.objects.pada(hari).filter(pegawai=lain).exists()
        if pergi is not None and bekerja:
            pindah.tahan(
                pergi,
                sebut_baris(pergi).bentrok(
                    f"{satu} tercatat berhenti, sedangkan {lain} masih bertugas. Bila "
                    f"orangnya masih bertugas, catat {satu} kembali bertugas mulai "
                    f"{format_tanggal(pergi.berlaku.lower)}."
                ),
            )


def _masa(baris: Any) -> Masa:
    return Masa(baris.berlaku.lower, baris.berlaku.upper)
