"""Load what decides who rates whom, for every day at once; ``rules.lingkaran`` walks.

Six queries whatever the days and people; two where nobody is Plt and no override is
on record, because then there is no loop.
"""

from collections import defaultdict
from datetime import date

from django.contrib.postgres.fields import DateRangeField
from django.db.models import ExpressionWrapper, F, Q

from kinerja.lib.tanggal import DateRange
from organisasi.models import (
    KeadaanPegawai,
    Penempatan,
    PenetapanPenilai,
    SusunanUnit,
)
from organisasi.rules.jenis import BERHALANGAN_TETAP, JenisJabatan, JenisPenempatan
from organisasi.rules.lingkaran import Lingkaran, Pos, Susunan

PLT = JenisPenempatan.PLT.value


def lingkaran_pada(tanggal: date) -> list[Lingkaran]:
    """Return every loop of the kabupaten on this day."""
    return sorted(susunan_sejak(tanggal).lingkaran(tanggal))


def susunan_sejak(tanggal: date) -> Susunan:
    """Return what decides who rates whom from this day on."""
    masa = DateRange(tanggal, None)
    penetapan: dict[int, list[tuple[DateRange, int]]] = defaultdict(list)
    disebut: set[int] = set()
    for orang, penilai, berlaku in PenetapanPenilai.objects.filter(
        berlaku__overlap=masa
    ).values_list("pegawai_id", "penilai_id", "berlaku"):
        penetapan[orang].append((berlaku, penilai))
        disebut |= {orang, penilai}
    berjalan = Penempatan.objects.filter(berlaku__overlap=masa)
    if not disebut and not berjalan.filter(jenis=PLT).exists():
        return Susunan(tanggal)
    pos = _pos(disebut, masa)
    induk: dict[int, list[tuple[DateRange, int | None]]] = defaultdict(list)
    for unit, di, berlaku in SusunanUnit.objects.filter(
        berlaku__overlap=masa
    ).values_list("unit_id", "induk_id", "berlaku"):
        induk[unit].append((berlaku, di))
    berhalangan: dict[int, list[DateRange]] = defaultdict(list)
    for orang, berlaku in KeadaanPegawai.objects.filter(
        pegawai_id__in={satu.pegawai for satu in pos} | disebut,
        jenis__in=BERHALANGAN_TETAP,
        berlaku__overlap=masa,
    ).values_list("pegawai_id", "berlaku"):
        berhalangan[orang].append(berlaku)
    return Susunan(tanggal, pos, induk, penetapan, berhalangan)


def _pos(disebut: set[int], masa: DateRange) -> list[Pos]:
    """Return all posts of these people, of who leads and of who is Plt."""
    # a post counts only while it exists itself
    ada = Penempatan.objects.annotate(
        masa=ExpressionWrapper(
            F("berlaku") * F("jabatan__berlaku"), output_field=DateRangeField()
        )
    ).filter(masa__overlap=masa)
    menilai = ada.filter(Q(memimpin=True) | Q(jenis=PLT)).values("pegawai_id")
    baris = ada.filter(Q(pegawai_id__in=menilai) | Q(pegawai_id__in=disebut))
    kolom = ("masa", "pegawai_id", "jabatan__unit_id", "jenis", "memimpin")
    return [
        Pos(
            berlaku,
            orang,
            unit,
            JenisPenempatan(jenis),
            memimpin,
            # the lowest penilai is a pejabat pengawas, or a JF who leads (Ps 1(9))
            jabatan != JenisJabatan.PELAKSANA,
        )
        for berlaku, orang, unit, jenis, memimpin, jabatan in baris.values_list(
            *kolom, "jabatan__jenis"
        ).order_by("id")
    ]
