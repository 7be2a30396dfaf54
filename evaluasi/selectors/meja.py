"""The desk of the penilai: his people of one stage with all their evidence."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, F, OuterRef
from django.shortcuts import get_object_or_404

from evaluasi.models import Evaluasi, Realisasi, UmpanBalik
from evaluasi.policies.kartu import visible_evaluasi
from evaluasi.policies.meja import BELUM_DIKIRIM
from evaluasi.rules.alur import PeranPemberi, StatusEvaluasi
from evaluasi.rules.periode import KATA_STATUS, Pembaca
from evaluasi.rules.predikat import Predikat, PredikatOrganisasi, Rating
from evaluasi.rules.sebaran import Sebaran, susun_sebaran
from evaluasi.selectors.capaian import CapaianUnit, capaian_dipakai
from evaluasi.selectors.kartu import LABEL_PERAN
from evaluasi.selectors.periode import jendela_tahap
from evaluasi.selectors.realisasi import (
    BarisIKI,
    bukti_realisasi,
    susun_baris,
    target_tahap,
)
from indikator.models import IKI
from kinerja.akun.models import Pengguna
from kinerja.jadwal.models import Tahap
from kinerja.jadwal.rules.jenis import JenisTahap
from kinerja.jadwal.selectors import sebut_kode, sebut_tahap
from kinerja.lib.tanggal import format_tanggal, hari_akhir
from kinerja.lib.waktu import hari_ini
from organisasi.models import KeadaanPegawai
from organisasi.policies.wewenang import wewenang
from organisasi.rules.jenis import LABEL, JenisKeadaan

#: As the keys 1, 2 and 3 choose them.
_URUTAN = (Rating.DIBAWAH, Rating.SESUAI, Rating.DIATAS)


@dataclass(frozen=True)
class Pilihan:
    """One segment of a rating."""

    nilai: str
    kata: str
    dipilih: bool


@dataclass
class BarisMeja:
    """One person: ratings, why not yet, and the evidence."""

    evaluasi: Evaluasi
    nama: str
    jabatan: str
    capaian: CapaianUnit
    jendela_buka: bool
    kalimat_jendela: str
    berhenti: bool = False
    iki: list[BarisIKI] = field(default_factory=list)
    umpan_balik: list[tuple[UmpanBalik, str]] = field(default_factory=list)

    @property
    def hasil(self) -> list[Pilihan]:
        """The segments of hasil kerja, 1 to 3 from left."""
        return pilihan_rating(self.evaluasi.rating_hasil)

    @property
    def perilaku(self) -> list[Pilihan]:
        """The segments of perilaku kerja."""
        return pilihan_rating(self.evaluasi.rating_perilaku)

    @property
    def predikat(self) -> str:
        """The word of the predikat; empty while a rating is missing."""
        return Predikat(self.evaluasi.predikat).label if self.evaluasi.predikat else ""

    @property
    def status(self) -> StatusEvaluasi:
        """The state of the evaluation."""
        return StatusEvaluasi(self.evaluasi.status)

    @property
    def kata(self) -> str:
        """The status word for the penilai; nobody waits for who cannot sign in."""
        if self._tertinggal:
            return "Belum mulai"
        return KATA_STATUS[self.status, Pembaca.PENILAI]

    @property
    def selesai(self) -> bool:
        """Say whether both ratings are given."""
        return bool(self.evaluasi.predikat)

    @property
    def terkirim(self) -> bool:
        """Say whether the result was delivered."""
        return self.status not in {StatusEvaluasi.BELUM, *BELUM_DIKIRIM}

    @property
    def sebab(self) -> str:
        """Why it cannot be rated now; empty when it can."""
        if self._tertinggal:
            return "Sudah berhenti tanpa mengirim realisasi, jadi tidak dapat dinilai."
        return sebab_tidak_nilai(self.evaluasi, self.capaian) or (
            "" if self.jendela_buka else self.kalimat_jendela
        )

    @property
    def _tertinggal(self) -> bool:
        return self.berhenti and self.status is StatusEvaluasi.BELUM

    @property
    def bukti(self) -> int:
        """How many files prove it."""
        return sum(len(satu.bukti) for satu in self.iki)


@dataclass(frozen=True)
class Meja:
    """The page: the stage, its rows and the count from the database."""

    tahap: Tahap
    baris: list[BarisMeja]

    @property
    def nama(self) -> str:
        """Name of the stage."""
        return sebut_tahap(self.tahap)

    @property
    def kode(self) -> str:
        """Name of the stage in addresses."""
        return sebut_kode(self.tahap)

    @property
    def jendela(self) -> str:
        """When it opens, closes or closed."""
        return jendela_tahap(self.tahap).kalimat(hari_ini())

    @property
    def selesai(self) -> int:
        """How many have both ratings."""
        return sum(satu.selesai for satu in self.baris)

    @property
    def siap_kirim(self) -> list[BarisMeja]:
        """The rows that can be delivered now."""
        return [b for b in self.baris if b.status is StatusEvaluasi.DINILAI]

    @property
    def tertahan(self) -> list[str]:
        """One sentence per unit whose capaian is missing (OR-01)."""
        return sorted({b.capaian.sebab_tertahan for b in self.baris} - {""})

    @property
    def dipakai(self) -> list[CapaianUnit]:
        """The capaian that count here, one per unit."""
        per_unit = {b.capaian.unit.pk: b.capaian for b in self.baris}
        return [c for c in per_unit.values() if c.capaian is not None]

    @property
    def sebaran(self) -> Sebaran:
        """How many have which predikat, beside the guide."""
        hitungan = Counter(b.evaluasi.predikat for b in self.baris)
        return susun_sebaran(hitungan, _organisasi(self.dipakai))


def pilihan_rating(nilai: str) -> list[Pilihan]:
    """Return the three segments with the chosen one marked."""
    return [Pilihan(r.value, r.ringkas, r.value == nilai) for r in _URUTAN]


def sebut_rating(nilai: str) -> str:
    """Return the short word of a stored rating."""
    return Rating(nilai).ringkas if nilai else "belum"


def sebab_tidak_nilai(evaluasi: Evaluasi, capaian: CapaianUnit) -> str:
    """Return why rating waits: capaian organisasi first, then the realisasi."""
    status = StatusEvaluasi(evaluasi.status)
    if status is StatusEvaluasi.BELUM:
        return f"Menunggu {evaluasi.pegawai.nama_lengkap} mengirim realisasi."
    if status not in BELUM_DIKIRIM:
        return "Hasil sudah disampaikan; perubahan hanya lewat keberatan."
    return capaian.sebab_tertahan


def tahap_meja(actor: Pengguna) -> list[Tahap]:
    """Return the stages in which the actor rates somebody: open ones first."""
    milik = Evaluasi.objects.filter(penilai=wewenang(actor).pegawai).values("tahap_id")
    semua = list(
        Tahap.objects.filter(pk__in=milik, jenis=JenisTahap.EVALUASI_PERIODIK.value)
        .select_related("siklus")
        .order_by("-jendela", "-id")[:8]
    )
    hari = hari_ini()
    return sorted(semua, key=lambda t: not jendela_tahap(t).terbuka(hari))


def susun_meja(actor: Pengguna, tahap: Tahap, kode: UUID | None = None) -> Meja:
    """Load the desk; ``kode`` narrows it to one person (for one changed row)."""
    semua = Evaluasi.objects.filter(tahap=tahap, penilai=wewenang(actor).pegawai)
    evaluasi = semua.dihitung()
    if kode is not None:
        evaluasi = evaluasi.filter(kode=kode)
    hari = hari_ini()
    keadaan = KeadaanPegawai.objects.pada(hari).filter(pegawai=OuterRef("pegawai"))
    # Of post and unit only what is printed: 25 rows are 25 models, not 125.
    baris = list(
        evaluasi.select_related("pegawai")
        .annotate(
            nama_jabatan=F("penempatan__jabatan__nama"),
            masa_jabatan=F("penempatan__berlaku"),
            keadaan=ArraySubquery(keadaan.values("jenis")),
        )
        .order_by("pegawai__nama", "id")
    )
    capaian = capaian_dipakai(tahap, {satu.unit_capaian_id for satu in baris})
    jendela = jendela_tahap(tahap)
    iki = _iki(tahap, baris)
    umpan = _umpan_balik(tahap, [satu.pegawai_id for satu in baris])
    return Meja(
        tahap,
        [
            BarisMeja(
                evaluasi=satu,
                nama=satu.pegawai.nama_lengkap,
                jabatan=_sebut_jabatan(satu, hari),
                capaian=capaian[satu.unit_capaian_id],
                jendela_buka=jendela.terbuka(hari),
                kalimat_jendela=jendela.kalimat(hari),
                berhenti=JenisKeadaan.BERHENTI.value in satu.__dict__["keadaan"],
                iki=iki[satu.pk],
                umpan_balik=umpan[satu.pegawai_id],
            )
            for satu in baris
        ],
    )


def _sebut_jabatan(evaluasi: Evaluasi, hari: date) -> str:
    """Name the post that is rated, until when it was held, and today's state."""
    baris = evaluasi.__dict__
    sebut = [baris["nama_jabatan"]]
    akhir = hari_akhir(baris["masa_jabatan"])
    if akhir is not None and akhir < hari:
        sebut.append(f"sampai {format_tanggal(akhir)}")
    keadaan = [LABEL[JenisKeadaan(satu)] for satu in baris["keadaan"]]
    return ", ".join([*sebut, *keadaan])


def _iki(tahap: Tahap, baris: Sequence[Evaluasi]) -> dict[int, list[BarisIKI]]:
    semua = list(
        IKI.objects.filter(rhk__versi_skp__in={e.versi_skp_id for e in baris})
        .annotate(versi_skp=F("rhk__versi_skp_id"))
        .order_by("-rhk__jenis", "rhk__urutan", "rhk_id", "id")
    )
    target = target_tahap(tahap, semua)
    realisasi = {
        (r.evaluasi_id, r.garis): r
        for r in Realisasi.objects.filter(evaluasi__in=baris)
    }
    bukti = bukti_realisasi(realisasi.values())
    per_versi: dict[int, list[IKI]] = defaultdict(list)
    for satu in semua:
        per_versi[satu.__dict__["versi_skp"]].append(satu)
    return {
        e.pk: [
            susun_baris(tahap, satu, target, realisasi.get((e.pk, satu.garis)), bukti)
            for satu in per_versi[e.versi_skp_id]
        ]
        for e in baris
    }


def _umpan_balik(
    tahap: Tahap, pegawai: list[int]
) -> dict[int, list[tuple[UmpanBalik, str]]]:
    """Return the feedback of the work and of the window; the penilai sees names."""
    per_orang: dict[int, list[tuple[UmpanBalik, str]]] = defaultdict(list)
    akhir = max(tahap.masa.upper, tahap.jendela.upper) - timedelta(days=1)
    for satu in (
        UmpanBalik.objects.filter(
            pegawai__in=pegawai, pada__date__range=(tahap.masa.lower, akhir)
        )
        .select_related("pemberi")
        .order_by("-pada", "-id")
    ):
        label = LABEL_PERAN[PeranPemberi(satu.peran)].lower()
        per_orang[satu.pegawai_id].append(
            (satu, f"{satu.pemberi.nama_lengkap}, {label}")
        )
    return per_orang


def sebaran_meja(actor: Pengguna, tahap: Tahap) -> Sebaran:
    """Return the distribution of a desk as the database counts it."""
    milik = Evaluasi.objects.filter(tahap=tahap, penilai=wewenang(actor).pegawai)
    baris = milik.dihitung()
    hitungan: dict[str, int] = dict(
        baris.order_by().values_list("predikat").annotate(n=Count("pk"))
    )
    unit = set(baris.values_list("unit_capaian", flat=True))
    return susun_sebaran(hitungan, _organisasi(capaian_dipakai(tahap, unit).values()))


def _organisasi(capaian: Iterable[CapaianUnit]) -> list[PredikatOrganisasi]:
    return [PredikatOrganisasi(c.capaian.predikat) for c in capaian if c.capaian]


def dinilai_for(actor: Pengguna, kode: UUID) -> Evaluasi:
    """Return one visible evaluation to be rated; 404 for one the actor cannot see."""
    return get_object_or_404(
        visible_evaluasi(actor).select_related(
            "tahap__siklus", "pegawai", "penilai", "penempatan__jabatan"
        ),
        kode=kode,
    )
