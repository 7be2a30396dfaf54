"""Feedback one has received, and the people one may give it to."""

from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import Http404

from evaluasi.models import UmpanBalik
from evaluasi.policies.umpan_balik import peran_pemberi, setim, unit_kerja_saya
from evaluasi.rules.alur import PeranPemberi
from evaluasi.selectors.kartu import LABEL_PERAN, TANPA_NAMA
from kinerja.akun.models import Pengguna
from kinerja.lib.waktu import hari_ini
from organisasi.models import Pegawai, Penempatan
from organisasi.policies import unit_dipimpin
from organisasi.policies.wewenang import wewenang
from organisasi.querysets import ancestors, subtree
from organisasi.selectors import pegawai_berkode


def penerima_for(actor: Pengguna, kode: UUID) -> tuple[Pegawai, PeranPemberi]:
    """Return somebody the actor may speak about, and in which role; else 404."""
    pegawai = pegawai_berkode(Pegawai.objects.all(), kode)
    peran = peran_pemberi(actor, pegawai)
    if peran is None:
        raise Http404
    return pegawai, peran


def orang_terjangkau(actor: Pengguna, cari: str = "") -> QuerySet[Pegawai]:
    """Return the people of the own unit and teams, those led, and the own heads."""
    saya, hari = unit_kerja_saya(actor), hari_ini()
    kini = Penempatan.objects.pada(hari)
    syarat = Q(jabatan__unit_id__in=saya) | Q(
        memimpin=True, jabatan__unit_id__in=ancestors(saya, hari)
    )
    if dipimpin := unit_dipimpin(actor):
        syarat |= Q(jabatan__unit_id__in=subtree(dipimpin, hari))
    pos = kini.filter(pegawai=OuterRef("pk")).order_by("id")
    orang = (
        Pegawai.objects.filter(
            Q(pk__in=kini.filter(syarat).values("pegawai_id"))
            | Q(pk__in=setim(wewenang(actor).pegawai).values("pegawai_id"))
        )
        .exclude(pengguna=actor)
        .annotate(
            jabatan_nama=Subquery(pos.values("jabatan__nama")[:1]),
            unit_nama=Subquery(pos.values("jabatan__unit__nama")[:1]),
        )
    )
    if cari.strip():
        orang = orang.filter(nama__icontains=cari.strip())
    return orang.order_by("nama", "id")


def diterima(actor: Pengguna) -> list[tuple[UmpanBalik, str]]:
    """Return what was said about the actor; peers and staff by role only (O-15)."""
    baris = (
        UmpanBalik.objects.filter(pegawai__pengguna=actor)
        .select_related("pemberi")
        .order_by("-pada", "-id")[:50]
    )
    return [(satu, _sebut(satu)) for satu in baris]


def _sebut(umpan: UmpanBalik) -> str:
    peran = PeranPemberi(umpan.peran)
    if peran in TANPA_NAMA:
        return LABEL_PERAN[peran]
    return f"{umpan.pemberi.nama_lengkap}, {LABEL_PERAN[peran].lower()}"


def diberikan(actor: Pengguna, pegawai: Pegawai) -> list[UmpanBalik]:
    """Return what the actor himself said about this person, newest first."""
    return list(
        UmpanBalik.objects.filter(pegawai=pegawai, pemberi__pengguna=actor).order_by(
            "-pada", "-id"
        )[:10]
    )
