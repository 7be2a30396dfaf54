"""What a change of the structure does to SKP: open ones, and those that wait.

Said before the act is saved; ``services.tutup`` then does it. An SKP lasts as long as
its placement, a waiting one goes to the penilai of the day (PermenPANRB 6/2022 p.65
C.6-7).
"""

from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse

from indikator.models import VersiSKP
from indikator.rules.alur_skp import StatusSKP, StatusVersi
from indikator.rules.skp import batas_penetapan, butuh_skp
from indikator.selectors.skp import newest_versi
from kinerja.lib.kait import Dampak
from kinerja.lib.tanggal import format_tanggal
from kinerja.lib.waktu import hari_ini
from organisasi.models import KeadaanPegawai, Pegawai, Penempatan, UnitKerja
from organisasi.querysets import subtree
from organisasi.rules.jenis import JenisPenempatan
from organisasi.selectors import penilai_pada, penilaian_pada

SEHARI = timedelta(days=1)
KATA = {
    StatusVersi.DRAF: "masih draf",
    StatusVersi.DIAJUKAN: "menunggu keputusan",
    StatusVersi.DIKEMBALIKAN: "dikembalikan untuk diperbaiki",
    StatusVersi.DITETAPKAN: "sudah ditetapkan",
}


def dampak_skp(objek: Pegawai | UnitKerja, tanggal: date) -> list[Dampak]:
    """Say what becomes of the SKP of a person, or of a unit's people, from a day on."""
    if isinstance(objek, UnitKerja):
        return _dampak_unit(objek, tanggal)
    milik = list(_berjalan(tanggal).filter(skp__pegawai=objek).order_by("skp__masa"))
    hasil = [_milik(versi, tanggal) for versi in milik]
    return [*hasil, *_susun_baru(objek, milik, tanggal), *_menunggu(objek, tanggal)]


def _berjalan(tanggal: date) -> QuerySet[VersiSKP]:
    """Return the newest version of each active SKP that reaches this day."""
    return newest_versi().filter(
        Q(skp__masa__contains=tanggal) | Q(skp__masa__startswith__gt=tanggal),
        skp__status=StatusSKP.AKTIF,
    )


def _milik(versi: VersiSKP, tanggal: date) -> Dampak:
    skp, jabatan = versi.skp, versi.skp.penempatan.jabatan
    sebut = f"SKP {skp.tahun} sebagai {jabatan.nama}, {KATA[StatusVersi(versi.status)]}"
    masa = skp.penempatan.berlaku
    baru = penilai_pada(skp.pegawai, max(tanggal, masa.lower)).penilai
    kalimat = f"{sebut}: tetap berlaku, penilainya tidak berganti."
    if masa.upper is not None and masa.upper <= tanggal:
        kalimat = (
            f"{sebut}: berlaku sampai {format_tanggal(tanggal - SEHARI)}, lalu ditutup "
            "dan tidak dinilai lagi pada masa berikutnya. Isinya tetap terbaca."
        )
        if versi.status == StatusVersi.DIAJUKAN:
            kalimat += f" Sesudah itu {versi.penilai} tidak dapat memutusnya lagi."
    elif baru is None:
        kalimat = f"{sebut}: tetap berlaku, tetapi tidak ada penilainya."
    elif baru != versi.penilai_id:
        kalimat = f"{sebut}: {_ganti(versi, Pegawai.objects.get(pk=baru))}"
    return Dampak(kalimat, reverse("indikator:skp_detail", args=[skp.kode]), "Buka SKP")


def _ganti(versi: VersiSKP, baru: Pegawai) -> str:
    if versi.status == StatusVersi.DIAJUKAN:
        return f"beralih dari {versi.penilai} kepada {baru}, yang lalu memutusnya."
    if versi.status == StatusVersi.DITETAPKAN:
        return (
            f"tetap berlaku; {baru} menilai evaluasi yang dibuka sesudah itu. "
            f"Dialog kinerja dengan {baru} perlu diadakan (hal. 65)."
        )
    return f"akan diajukan kepada {baru}."


def _susun_baru(pegawai: Pegawai, milik: list[VersiSKP], tanggal: date) -> list[Dampak]:
    """Ask for an SKP of the new post, where one is needed and none was begun."""
    pos = (
        Penempatan.objects.pada(tanggal)
        .filter(pegawai=pegawai, jenis=JenisPenempatan.DEFINITIF.value)
        .select_related("jabatan")
        .first()
    )
    keadaan = KeadaanPegawai.objects.pada(tanggal).filter(pegawai=pegawai).first()
    if not butuh_skp(pegawai.jenis, keadaan.jenis if keadaan else None):
        return [
            Dampak(
                f"{pegawai.nama_lengkap} tidak menyusun SKP dan tidak dinilai mulai "
                f"{format_tanggal(tanggal)}, selama keadaan ini."
            )
        ]
    if pos is None or any(v.skp.penempatan_id == pos.pk for v in milik):
        return []
    if pos.berlaku.upper is not None and pos.berlaku.upper <= hari_ini():
        return []  # a stay of the past, recorded afterwards
    batas = batas_penetapan(tanggal.year, tanggal)
    return [
        Dampak(
            f"{pegawai.nama_lengkap} menyusun SKP {tanggal.year} sebagai "
            f"{pos.jabatan.nama} dengan penilai yang baru, paling lambat ditetapkan "
            f"{format_tanggal(batas)} (hal. 65)."
        )
    ]


def _menunggu(penilai: Pegawai, tanggal: date) -> list[Dampak]:
    """Count the SKP that wait for this penilai and whose penilai becomes another."""
    menunggu = _berjalan(tanggal).filter(
        penilai=penilai, status=StatusVersi.DIAJUKAN.value
    )
    n = _beralih(menunggu, tanggal)
    if not n:
        return []
    return [
        Dampak(
            f"{n} SKP yang diajukan kepada {penilai} beralih kepada penilai yang baru "
            f"pada {format_tanggal(tanggal)}."
        )
    ]


def _beralih(menunggu: QuerySet[VersiSKP], tanggal: date) -> int:
    pasangan = list(menunggu.values_list("skp__pegawai_id", "penilai_id"))
    dasar = penilaian_pada([o for o, _ in pasangan], tanggal, dengan_atasan=False)
    return sum(dasar[orang].penilai != lama for orang, lama in pasangan)


def _dampak_unit(unit: UnitKerja, tanggal: date) -> list[Dampak]:
    """Count for the people who were in the unit the day before."""
    versi = _berjalan(tanggal).filter(
        skp__penempatan__jabatan__unit__in=subtree([unit.pk], tanggal - SEHARI)
    )
    putus = versi.filter(skp__penempatan__berlaku__endswith__lte=tanggal).count()
    tetap = versi.filter(skp__penempatan__berlaku__contains=tanggal)
    beralih = _beralih(tetap, tanggal)
    kalimat = []
    if putus:
        kalimat.append(
            f"{putus} SKP berlaku sampai {format_tanggal(tanggal - SEHARI)}, lalu "
            "ditutup; pemiliknya menyusun SKP baru pada jabatan barunya (hal. 65)."
        )
    if beralih:
        kalimat.append(
            f"{beralih} SKP tetap berlaku dengan penilai yang berganti; dialog "
            "kinerja dengan penilai baru perlu diadakan (hal. 65)."
        )
    return [Dampak(satu) for satu in kalimat]
