"""The register as facts for an import; the number of queries is constant."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Count, F, Q
from django.db.models.functions import Upper

from organisasi.models import (
    Jabatan,
    KeadaanPegawai,
    Pegawai,
    PemetaanImpor,
    Penempatan,
    PenetapanPenilai,
    RiwayatNip,
    SusunanUnit,
    UnitKerja,
)
from organisasi.rules.impor import JenisImpor
from organisasi.rules.jenis import (
    JenisJabatan,
    JenisKeadaan,
    JenisKelamin,
    JenisPegawai,
    JenisPenempatan,
    JenisUnit,
)
from organisasi.rules.linimasa import JabatanImpor, Masa, MasaRangkap, UnitImpor
from organisasi.rules.pohon_impor import KontakTercatat
from organisasi.rules.register_impor import (
    KeadaanTercatat,
    OrangTercatat,
    Pejabat,
    Register,
)
from organisasi.rules.selisih_pegawai import KATA

_STRUKTURAL = [
    jenis.value
    for jenis in JenisJabatan
    if jenis not in {JenisJabatan.FUNGSIONAL, JenisJabatan.PELAKSANA}
]


def load_pemetaan(
    sumber: str, jenis: JenisImpor | None
) -> tuple[JenisImpor, dict[str, str]] | None:
    """Return kind and mapping somebody made for these headings, None for neither.

    With ``jenis`` only a mapping of that kind.
    """
    ada = PemetaanImpor.objects.filter(sumber=sumber).first()
    if ada is None or jenis not in {None, ada.jenis}:
        return None
    return JenisImpor(ada.jenis), ada.pemetaan


def load_register(
    nip: Collection[str], pada: date, *, atasan: bool = False
) -> Register:
    """Return what the register holds about these people, units and leading posts.

    With ``atasan`` also who holds structural posts on day ``pada``.
    """
    unit = load_unit(pada)
    jabatan = load_jabatan(unit)
    orang = {
        str(p["nip"]): OrangTercatat(p["id"], _isi(p))
        for p in Pegawai.objects.filter(nip__in=nip).values("id", "nip", *KATA)
    }
    per_pk = {satu.pk: satu for satu in orang.values()}
    pemegang = _load_masa(per_pk, jabatan)
    pelaksana = _load_rangkap(per_pk, jabatan)
    _load_keadaan(per_pk)
    if atasan:
        _load_penetapan(per_pk, pada)
    lama = RiwayatNip.objects.filter(nip__in=nip).exclude(nip=F("pegawai__nip"))
    return Register(
        orang=orang,
        unit=list(unit.values()),
        jabatan=list(jabatan.values()),
        pemegang=pemegang,
        nip_lama=dict(lama.values_list("nip", "pegawai__nama")),
        ada_akar=root_unit(pada) is not None,
        pejabat=list(_load_pejabat(jabatan, pada)) if atasan else [],
        pelaksana=pelaksana,
    )


def load_serupa(lahir: Collection[date]) -> list[tuple[str, date, str]]:
    """Return name, birth and NIP of everybody born on one of these days."""
    semua = Pegawai.objects.filter(lahir__in=lahir, nip__isnull=False).order_by("id")
    return [
        (nama, hari, nip)
        for nama, hari, nip in semua.values_list("nama", "lahir", "nip")
        if hari and nip
    ]


def load_penghuni() -> dict[int, int]:
    """Return how many definitive stays each post that does not lead has had."""
    semua = Penempatan.objects.filter(
        jenis=JenisPenempatan.DEFINITIF.value, memimpin=False
    )
    hitung = semua.order_by().values_list("jabatan_id").annotate(n=Count("id"))
    return dict(hitung)


def load_kuota() -> dict[int, int]:
    """Return the quota of each post."""
    return dict(Jabatan.objects.values_list("id", "kuota"))


def load_kontak(nip: Collection[str], nama: Collection[str]) -> list[KontakTercatat]:
    """Return the contact data of people with one of these numbers or names."""
    semua = (
        Pegawai.objects.annotate(besar=Upper("nama"))
        .filter(Q(nip__in=nip) | Q(besar__in=[satu.upper() for satu in nama if satu]))
        .order_by("id")
    )
    return [
        KontakTercatat(pk, nomor or "", nama_orang, surel, telepon)
        for pk, nomor, nama_orang, surel, telepon in semua.values_list(
            "id", "nip", "nama", "surel", "telepon"
        )
    ]


def root_unit(pada: date) -> int | None:
    """Return the key of the kabupaten itself, the top of the tree on a day."""
    akar = SusunanUnit.objects.pada(pada).filter(induk=None)
    kabupaten = akar.filter(unit__jenis=JenisUnit.KABUPATEN.value)
    return kabupaten.values_list("unit_id", flat=True).order_by("unit_id").first()


def load_unit(pada: date) -> dict[int, UnitImpor]:
    """Return all units by key, with the unit above each on a day."""
    unit = {
        u.pk: UnitImpor(u.pk, u.nama, u.kode_unor or "", JenisUnit(u.jenis))
        for u in UnitKerja.objects.order_by("id")
    }
    susunan = SusunanUnit.objects.pada(pada).exclude(induk=None)
    for bawah, atas in susunan.values_list("unit_id", "induk_id"):
        unit[bawah].induk = unit[atas]
    return unit


def load_jabatan(unit: dict[int, UnitImpor]) -> dict[int, JabatanImpor]:
    """Return all posts by key; a later one of the same name comes later."""
    semua = Jabatan.objects.order_by("berlaku", "id").values_list(
        "id", "unit_id", "nama", "jenis", "memimpin", "eselon", "kelas"
    )
    return {
        pk: JabatanImpor(
            pk,
            unit[unit_id],
            nama,
            JenisJabatan(jenis),
            memimpin,
            eselon=eselon,
            kelas=kelas,
        )
        for pk, unit_id, nama, jenis, memimpin, eselon, kelas in semua
    }


def _load_masa(
    orang: dict[int, OrangTercatat], jabatan: dict[int, JabatanImpor]
) -> list[tuple[str, Masa]]:
    """Give people their definitive posts; return every holder of a leading post."""
    pemegang: list[tuple[str, Masa]] = []
    semua = (
        Penempatan.objects.filter(jenis=JenisPenempatan.DEFINITIF.value)
        .filter(Q(pegawai_id__in=orang) | Q(memimpin=True))
        .order_by("berlaku")
        .values_list("id", "pegawai_id", "jabatan_id", "berlaku", "pegawai__nama")
    )
    for pk, pegawai, post, berlaku, nama in semua:
        asal = (jabatan[post], berlaku.lower, berlaku.upper)
        masa = Masa(pk, *asal, asal=asal)
        if pegawai in orang:
            orang[pegawai].masa.append(masa)
        if masa.jabatan.memimpin:
            pemegang.append((nama, masa))
    return pemegang


def _load_rangkap(
    orang: dict[int, OrangTercatat], jabatan: dict[int, JabatanImpor]
) -> list[tuple[str, str, MasaRangkap]]:
    """Give people their acting posts; return every acting holder of a leading post."""
    pelaksana: list[tuple[str, str, MasaRangkap]] = []
    semua = (
        Penempatan.objects.exclude(jenis=JenisPenempatan.DEFINITIF.value)
        .filter(Q(pegawai_id__in=orang) | Q(memimpin=True))
        .order_by("berlaku")
        .values_list(
            *("jenis", "pegawai_id", "jabatan_id", "berlaku"),
            *("pegawai__nama", "pegawai__nip"),
        )
    )
    for jenis, pegawai, post, berlaku, nama, nip in semua:
        masa = MasaRangkap(
            jabatan[post], JenisPenempatan(jenis), berlaku.lower, berlaku.upper
        )
        if pegawai in orang:
            orang[pegawai].rangkap.append(masa)
        if masa.jabatan.memimpin:
            pelaksana.append((nama, nip or "", masa))
    return pelaksana


def _load_keadaan(orang: dict[int, OrangTercatat]) -> None:
    for keadaan in KeadaanPegawai.objects.filter(pegawai_id__in=orang):
        orang[keadaan.pegawai_id].keadaan.append(
            KeadaanTercatat(
                keadaan.pk,
                JenisKeadaan(keadaan.jenis),
                keadaan.berlaku.lower,
                keadaan.berlaku.upper,
            )
        )


def _load_penetapan(orang: dict[int, OrangTercatat], pada: date) -> None:
    """Note whose penilai HR has set, now or for later."""
    semua = PenetapanPenilai.objects.filter(pegawai_id__in=orang)
    nanti = semua.exclude(berlaku__fully_lt=(pada, None)).order_by("-berlaku")
    for pegawai, nip, penilai in nanti.values_list(
        "pegawai_id", "penilai__nip", "penilai_id"
    ):
        orang[pegawai].penilai = nip or f"#{penilai}"


def _load_pejabat(jabatan: dict[int, JabatanImpor], pada: date) -> Iterable[Pejabat]:
    semua = Penempatan.objects.pada(pada).filter(jabatan__jenis__in=_STRUKTURAL)
    for nip, nama, post, jenis in semua.values_list(
        "pegawai__nip", "pegawai__nama", "jabatan_id", "jenis"
    ):
        if nip:
            definitif = jenis == JenisPenempatan.DEFINITIF.value
            yield Pejabat(nip, nama, jabatan[post], definitif=definitif)


def _isi(pegawai: dict[str, object]) -> dict[str, object]:
    """Return the fields with kinds as enums, so that they have words."""
    kelamin = pegawai["jenis_kelamin"]
    return pegawai | {
        "jenis": JenisPegawai(str(pegawai["jenis"])),
        "jenis_kelamin": JenisKelamin(str(kelamin)) if kelamin else "",
    }
