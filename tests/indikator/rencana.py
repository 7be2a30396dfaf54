"""SKP of the cast, made through the services as people make them."""

from collections.abc import Mapping

from indikator.models import SKP, Indikator, VersiIndikator, VersiSKP
from indikator.rules.skp import IsianIKI, IsianRHK
from indikator.selectors.skp import rhk_pimpinan, versi_for
from indikator.services.skp import agree_skp, start_skp, submit_skp
from indikator.services.skp_isi import save_lampiran, save_rhk
from kinerja.lib.tanggal import rentang
from kinerja.lib.waktu import hari_ini
from organisasi.models import Pegawai
from tests.conftest import AWAL, Kabupaten

LAMPIRAN: Mapping[str, list[str]] = {
    "SUMBER_DAYA": ["Anggaran BOK 2026"],
    "SKEMA": ["Laporan setiap triwulan"],
    "KONSEKUENSI": ["Penugasan baru"],
}
IKI = IsianIKI("Persentase ibu hamil dengan K6", ("KUANTITAS",), "MAKSIMUM", "95 %")


def versi(kab: Kabupaten, nama: str) -> VersiSKP:
    """Return a fresh copy of somebody's newest version, as a request loads it."""
    skp = SKP.objects.get(pegawai=kab.orang[nama])
    return versi_for(kab.akun(nama), skp.kode)


def mulai(kab: Kabupaten, nama: str) -> VersiSKP:
    """Let somebody begin this year's SKP."""
    start_skp(actor=kab.akun(nama), tahun=hari_ini().year)
    return versi(kab, nama)


def isi(kab: Kabupaten, nama: str) -> VersiSKP:
    """Let somebody write a complete draft, tied to the leader where he has an SKP."""
    draf = mulai(kab, nama)
    atas = rhk_pimpinan(draf.penilai, draf.skp.tahun)
    rhk = IsianRHK(
        f"Ibu hamil terlayani sesuai standar oleh {nama}",
        rhk_pimpinan=atas[0].pk if atas else None,
        iki_pimpinan=atas[0].iki.get().pk if atas else None,
        iki=(IKI,),
    )
    akun = kab.akun(nama)
    save_rhk(versi_skp=draf, actor=akun, versi=draf.versi, isi=rhk)
    draf = versi(kab, nama)
    save_lampiran(versi_skp=draf, actor=akun, versi=draf.versi, isi=LAMPIRAN)
    return versi(kab, nama)


def ajukan(kab: Kabupaten, nama: str) -> VersiSKP:
    """Let somebody write and submit."""
    draf = isi(kab, nama)
    submit_skp(versi_skp=draf, actor=kab.akun(nama), versi=draf.versi)
    return versi(kab, nama)


def tetapkan(kab: Kabupaten, nama: str) -> VersiSKP:
    """Let somebody write and submit, and the penilai agree."""
    maju = ajukan(kab, nama)
    penilai = Pegawai.objects.get(pk=maju.penilai_id)
    agree_skp(versi_skp=maju, actor=kab.akun(penilai.nama.lower()), versi=maju.versi)
    return versi(kab, nama)


def indikator(kab: Kabupaten, unit: str, rumusan: str) -> VersiIndikator:
    """Give a unit an indicator."""
    return VersiIndikator.objects.create(
        indikator=Indikator.objects.create(unit=kab.unit[unit], tingkat="IKK"),
        rumusan=rumusan,
        satuan="%",
        arah="MAKSIMUM",
        aspek=["KUANTITAS"],
        rumus="A / B",
        sumber="kohort",
        berlaku=rentang(AWAL),
    )
