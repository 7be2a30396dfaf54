"""Tell what came of each IKI, with evidence; send it to the penilai."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db.models import F

from evaluasi.models import Bukti, Evaluasi, Realisasi
from evaluasi.policies.realisasi import DAPAT_DIISI, can_fill
from evaluasi.rules.alur import TRANSISI, AksiEvaluasi, StatusEvaluasi
from evaluasi.rules.realisasi import baca_realisasi
from evaluasi.selectors.periode import jendela_tahap
from evaluasi.selectors.realisasi import bukti_ada, iki_evaluasi
from indikator.models import IKI
from indikator.rules.capaian import Arah
from kinerja.akun.models import Pengguna
from kinerja.berkas.rules.jenis import Jenis
from kinerja.berkas.services import Readable, discard_berkas, store_berkas
from kinerja.jejak.services import tindakan
from kinerja.lib.angka import koma_desimal
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from kinerja.lib.waktu import hari_ini, sekarang

JENIS_BUKTI = tuple(Jenis)


@dataclass(frozen=True)
class IsianIKI:
    """What was typed for one IKI: blank ``teks`` means not told (never 0)."""

    garis: UUID
    teks: str
    catatan: str = ""
    berkas: Sequence[tuple[str, Readable]] = ()


def save_realisasi(
    *,
    evaluasi: Evaluasi,
    actor: Pengguna,
    isi: Sequence[IsianIKI],
    versi: int,
    hapus: Collection[UUID] = (),
    kirim: bool = False,
) -> None:
    """Save the whole form, set the evidence in ``hapus`` aside, send when ``kirim``.

    Raises ``NotAllowed`` (another person, outside the window), ``Conflict`` when the
    form is older than what is stored, ``InvalidInput`` naming the IKI.
    """
    _periksa_hak(actor, evaluasi)
    with tindakan(
        pelaku=actor, nama="realisasi:kirim" if kirim else "realisasi:simpan"
    ):
        _naikkan_versi(evaluasi, versi)
        kamus = {iki.garis: iki for iki in iki_evaluasi(evaluasi)}
        ada = {
            r.garis: r
            for r in Realisasi.objects.filter(evaluasi=evaluasi).prefetch_related(
                bukti_ada()
            )
        }
        _buang_bukti(evaluasi, hapus, actor)
        for satu in isi:
            if satu.garis in kamus:
                _simpan(evaluasi, kamus[satu.garis], satu, ada.get(satu.garis), actor)
        if kirim:
            _kirim(evaluasi, kamus)


def _periksa_hak(actor: Pengguna, evaluasi: Evaluasi) -> None:
    if not can_fill(actor, evaluasi):
        raise NotAllowed("Hanya pegawai yang bersangkutan mengisi realisasi ini.")
    jendela, hari = jendela_tahap(evaluasi.tahap), hari_ini()
    if not jendela.terbuka(hari):
        raise NotAllowed(f"Pengisian realisasi tidak dibuka. {jendela.kalimat(hari)}")


def _naikkan_versi(evaluasi: Evaluasi, versi: int) -> None:
    berubah = Evaluasi.objects.filter(
        pk=evaluasi.pk, versi=versi, status__in=[s.value for s in DAPAT_DIISI]
    ).update(versi=F("versi") + 1)
    if berubah != 1:
        raise Conflict(
            "Realisasi ini baru saja berubah di tempat lain. Bandingkan isian Anda "
            "dengan yang tersimpan, lalu simpan lagi."
        )


def _simpan(
    evaluasi: Evaluasi,
    iki: IKI,
    isi: IsianIKI,
    ada: Realisasi | None,
    actor: Pengguna,
) -> None:
    teks, catatan = " ".join(isi.teks.split()), isi.catatan.strip()
    if not teks:
        _kosongkan(iki, isi, ada)
        return
    nilai = _baca(iki, teks)
    teks = koma_desimal(teks, nilai)
    if ada is None:
        ada = Realisasi.objects.create(
            evaluasi=evaluasi,
            iki=iki,
            garis=iki.garis,
            teks=teks,
            nilai=nilai,
            catatan=catatan,
        )
    elif (ada.teks, ada.catatan) != (teks, catatan):
        Realisasi.objects.filter(pk=ada.pk).update(
            teks=teks, nilai=nilai, catatan=catatan, versi=F("versi") + 1
        )
    for nama, berkas in isi.berkas:
        tersimpan = store_berkas(
            isi=berkas, nama=nama, actor=actor, jenis_boleh=JENIS_BUKTI
        )
        Bukti.objects.create(realisasi=ada, berkas=tersimpan)


def _baca(iki: IKI, teks: str) -> Decimal | None:
    try:
        return baca_realisasi(teks, Arah(iki.arah), iki.satuan)
    except InvalidInput as galat:
        raise InvalidInput(f"{iki.rumusan}: {galat.message}") from galat


def _kosongkan(iki: IKI, isi: IsianIKI, ada: Realisasi | None) -> None:
    """Absent stays absent; what has evidence, or words about it, is not thrown away."""
    if isi.berkas or isi.catatan.strip():
        raise InvalidInput(
            f"{iki.rumusan}: isi realisasinya dulu, baru bukti atau catatan."
        )
    if ada is None:
        return
    if Bukti.objects.filter(realisasi=ada).exists():
        raise InvalidInput(
            f"{iki.rumusan}: realisasi ini sudah punya bukti, jadi tidak dapat "
            "dikosongkan. Ubah isinya."
        )
    ada.delete()


def _buang_bukti(evaluasi: Evaluasi, hapus: Collection[UUID], actor: Pengguna) -> None:
    baris = Bukti.objects.filter(
        realisasi__evaluasi=evaluasi,
        kode__in=hapus,
        berkas__dihapus_pada__isnull=True,
    ).select_related("berkas")
    for bukti in baris:
        discard_berkas(
            berkas=bukti.berkas, actor=actor, alasan="Dihapus pegawai dari realisasi."
        )


def _kirim(evaluasi: Evaluasi, kamus: dict[UUID, IKI]) -> None:
    if not Realisasi.objects.filter(evaluasi=evaluasi).exists() and kamus:
        raise InvalidInput(
            "Belum ada realisasi yang diisi. Isi paling sedikit satu indikator, lalu "
            "kirim."
        )
    dari = StatusEvaluasi(evaluasi.status)
    berubah = Evaluasi.objects.filter(pk=evaluasi.pk, status=dari.value).update(
        status=TRANSISI[dari, AksiEvaluasi.KIRIM_REALISASI].value,
        realisasi_pada=sekarang(),
    )
    if berubah != 1:
        raise Conflict("Evaluasi ini baru saja berubah. Muat ulang halamannya.")
