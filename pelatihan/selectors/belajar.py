"""Study cases and simulations as participants and their committee see them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.shortcuts import get_object_or_404

from kinerja.akun.models import Pengguna
from pelatihan.models import Adegan as BarisAdegan
from pelatihan.models import (
    Angkatan,
    Percobaan,
    Peserta,
    Program,
    Skenario,
    SoalKasus,
    StudiKasus,
)
from pelatihan.policies.program import (
    active_peserta,
    managed_program,
    visible_percobaan,
)
from pelatihan.rules.jenis import JenisPercobaan
from pelatihan.rules.simulasi import (
    Adegan,
    Akibat,
    Jalan,
    Pilihan,
    periksa,
    telusuri,
)
from pelatihan.selectors.program import (
    BarisPeserta,
    baris_peserta,
    hari_angkatan,
)


@dataclass(frozen=True)
class Jawaban:
    """One question with what somebody answered."""

    soal: SoalKasus
    isi: str


def kasus_program(program: Program) -> StudiKasus | None:
    """Return the one study case of a programme; None before it is written."""
    return program.studi_kasus.order_by("id").first()


def skenario_program(program: Program) -> Skenario | None:
    """Return the one simulation of a programme; None before it is written."""
    return program.skenario.order_by("id").first()


def kasus_for(actor: Pengguna, kode: UUID) -> tuple[StudiKasus, Peserta]:
    """Return a case with the place of the actor in a class; 404 for everybody else."""
    kasus = get_object_or_404(StudiKasus.objects.select_related("program"), kode=kode)
    return kasus, _tempat(actor, kasus.program)


def skenario_for(actor: Pengguna, kode: UUID) -> tuple[Skenario, Peserta]:
    """Return a simulation with the actor's place in a class; 404 for others."""
    skenario = get_object_or_404(Skenario.objects.select_related("program"), kode=kode)
    return skenario, _tempat(actor, skenario.program)


def percobaan_for(actor: Pengguna, kode: UUID) -> Percobaan:
    """Return an own try, or a finished one of a programme the actor runs; else 404."""
    return get_object_or_404(
        visible_percobaan(actor).select_related(
            "studi_kasus__program",
            "skenario__program",
            "peserta__pegawai",
            "peserta__angkatan",
        ),
        kode=kode,
    )


def percobaan_kasus(peserta: Peserta, kasus: StudiKasus) -> Percobaan | None:
    """Return what somebody wrote to a case so far."""
    return Percobaan.objects.filter(peserta=peserta, studi_kasus=kasus).first()


def percobaan_simulasi(peserta: Peserta, skenario: Skenario) -> QuerySet[Percobaan]:
    """Return every try of somebody at a simulation, the newest first."""
    return Percobaan.objects.filter(peserta=peserta, skenario=skenario).order_by("-id")


def selesai_angkatan(peserta: Iterable[Peserta]) -> dict[int, list[Percobaan]]:
    """Return the finished tries of these participants, by participant."""
    hasil: dict[int, list[Percobaan]] = {}
    semua = Percobaan.objects.filter(peserta__in=peserta, selesai_pada__isnull=False)
    for satu in semua.order_by("jenis", "id"):
        hasil.setdefault(satu.peserta_id, []).append(satu)
    return hasil


def jawaban_kasus(kasus: StudiKasus, percobaan: Percobaan | None) -> list[Jawaban]:
    """Return each question with the answer written so far."""
    isi = percobaan.jawaban if percobaan else []
    return [
        Jawaban(soal, isi[nomor] if nomor < len(isi) else "")
        for nomor, soal in enumerate(kasus.soal.order_by("urutan"))
    ]


def cerita(skenario_id: int) -> list[Adegan]:
    """Return the scenes of a simulation as the rules know them; three queries."""
    semua = (
        BarisAdegan.objects.filter(skenario__pk=skenario_id)
        .prefetch_related("pilihan__menuju")
        .order_by("nomor")
    )
    return [
        Adegan(
            satu.nomor,
            satu.isi,
            tuple(
                Pilihan(
                    p.urutan,
                    p.teks,
                    p.menuju.nomor,
                    Akibat(p.waktu, p.mutu, p.kepuasan),
                )
                for p in sorted(satu.pilihan.all(), key=lambda p: p.urutan)
            ),
        )
        for satu in semua
    ]


def lanjutan(percobaan: Percobaan) -> tuple[str, UUID]:
    """Return where an unfinished try goes on: name of the address, and its kode."""
    if percobaan.studi_kasus is not None:
        return "pelatihan:kasus_answer", percobaan.studi_kasus.kode
    assert percobaan.skenario is not None  # noqa: S101 - percobaan_satu_hal
    return "pelatihan:simulasi_play", percobaan.skenario.kode


def jalan_percobaan(percobaan: Percobaan) -> Jalan:
    """Return the way somebody took through a simulation."""
    return telusuri(cerita(percobaan.skenario_id or 0), percobaan.jawaban)


def kekurangan_terbit(program: Program) -> list[str]:
    """Return why a programme cannot be published yet, as sentences."""
    kalimat = []
    if not program.indikator.exists():
        kalimat.append("Hubungkan program ini dengan paling sedikit satu indikator.")
    kasus = kasus_program(program)
    if kasus is None or not kasus.soal.exists():
        kalimat.append("Studi kasus belum punya pertanyaan.")
    skenario = skenario_program(program)
    if skenario is None:
        return [*kalimat, "Simulasi belum ditulis."]
    return kalimat + [f"Simulasi: {satu}" for satu in periksa(cerita(skenario.pk))]


def has_percobaan(program: Program) -> bool:
    """Say whether somebody has begun the case or the simulation."""
    return Percobaan.objects.filter(
        peserta__angkatan__program=program, jenis__in=list(JenisPercobaan)
    ).exists()


def _tempat(actor: Pengguna, program: Program) -> Peserta:
    semua = active_peserta(actor).filter(angkatan__program=program)
    terbaru = semua.select_related("angkatan").order_by("-angkatan__masa", "-id")
    return get_object_or_404(terbaru[:1])


def adegan_for(actor: Pengguna, kode: UUID, nomor: int) -> BarisAdegan:
    """Return one scene of a programme the actor runs; 404 for any other."""
    semua = BarisAdegan.objects.filter(
        skenario__program__in=managed_program(actor).values("pk"),
        skenario__program__kode=kode,
        nomor=nomor,
    )
    return get_object_or_404(semua.select_related("skenario__program__unit"))


def isian_adegan(adegan: BarisAdegan) -> dict[str, object]:
    """Return what stands in a scene, as its form wants it."""
    isian: dict[str, object] = {
        "isi": adegan.isi,
        "versi": adegan.skenario.program.versi,
    }
    for satu in adegan.pilihan.select_related("menuju").order_by("urutan"):
        isian |= {
            f"teks_{satu.urutan}": satu.teks,
            f"menuju_{satu.urutan}": satu.menuju.nomor,
            f"waktu_{satu.urutan}": satu.waktu,
            f"mutu_{satu.urutan}": satu.mutu,
            f"kepuasan_{satu.urutan}": satu.kepuasan,
        }
    return isian


def isian_kasus(program: Program) -> dict[str, object]:
    """Return what stands in the case of a programme, as its form wants it."""
    isian: dict[str, object] = {"versi": program.versi}
    kasus = kasus_program(program)
    if kasus is None:
        return isian
    isian |= {"judul": kasus.judul, "situasi": kasus.situasi}
    for satu in kasus.soal.order_by("urutan"):
        isian |= {
            f"pertanyaan_{satu.urutan}": satu.pertanyaan,
            f"rubrik_{satu.urutan}": satu.rubrik,
            f"pembahasan_{satu.urutan}": satu.pembahasan,
        }
    return isian


@dataclass(frozen=True)
class Kemajuan:
    """How far one participant has come in a class."""

    peserta: Peserta
    kasus: StudiKasus | None
    percobaan_kasus: Percobaan | None
    skenario: Skenario | None
    percobaan_simulasi: tuple[Percobaan, ...]
    baris: BarisPeserta
    jumlah_hari: int

    @property
    def kasus_selesai(self) -> bool:
        """Say whether the answers were handed in."""
        return bool(self.percobaan_kasus and self.percobaan_kasus.selesai_pada)

    @property
    def simulasi_selesai(self) -> int:
        """Return how many tries came to an ending."""
        return sum(1 for satu in self.percobaan_simulasi if satu.selesai_pada)

    @property
    def simulasi_berjalan(self) -> bool:
        """Say whether a try stands half way."""
        return any(satu.selesai_pada is None for satu in self.percobaan_simulasi)

    @property
    def berikut(self) -> str:
        """Say in a few words what comes next for the participant."""
        if self.peserta.angkatan.ditutup_pada:
            return ""
        if self.kasus and not self.kasus_selesai:
            return "Kerjakan studi kasus"
        if self.skenario and not self.simulasi_selesai:
            return "Jalankan simulasi"
        return "Hadir sampai hari terakhir"


def kemajuan(peserta: Peserta) -> Kemajuan:
    """Return how far somebody has come in a class."""
    program = peserta.angkatan.program
    kasus, skenario = kasus_program(program), skenario_program(program)
    return Kemajuan(
        peserta,
        kasus,
        percobaan_kasus(peserta, kasus) if kasus else None,
        skenario,
        tuple(percobaan_simulasi(peserta, skenario)) if skenario else (),
        baris_peserta(peserta),
        len(hari_angkatan(peserta.angkatan)),
    )


def kasus_terbuka(actor: Pengguna, pada: date) -> list[tuple[StudiKasus, Angkatan]]:
    """Return the cases the actor has still to hand in, with the class; one query."""
    selesai = Percobaan.objects.filter(
        peserta=OuterRef("pk"), studi_kasus__isnull=False, selesai_pada__isnull=False
    )
    semua = (
        active_peserta(actor)
        .filter(angkatan__ditutup_pada=None, angkatan__masa__endswith__gt=pada)
        .filter(~Exists(selesai))
        .select_related("angkatan__program")
    )
    ikut = {satu.angkatan.program_id: satu.angkatan for satu in semua}
    kasus = StudiKasus.objects.filter(program__in=ikut).select_related("program")
    return [(satu, ikut[satu.program_id]) for satu in kasus.order_by("id")]
