"""Set the capaian of a unit for a stage."""

from django.db import IntegrityError, transaction
from django.db.models import F

from evaluasi.models import CapaianOrganisasi, Evaluasi
from evaluasi.policies.kartu import BELUM_SAMPAI
from evaluasi.rules.predikat import PredikatOrganisasi
from evaluasi.selectors.capaian import penetap_capaian
from evaluasi.selectors.periode import jendela_tahap
from kinerja.akun.models import Pengguna
from kinerja.jadwal.models import Tahap
from kinerja.jejak.services import tindakan
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from kinerja.lib.waktu import hari_ini, sekarang
from organisasi.models import UnitKerja


def set_capaian(
    *,
    unit: UnitKerja,
    tahap: Tahap,
    actor: Pengguna,
    isi: tuple[PredikatOrganisasi, str],
    versi: int = 0,
) -> None:
    """Set predikat and alasan; ``versi`` 0 sets the first time, else changes that.

    Raises ``NotAllowed`` for anybody but the authorised leader or outside the window,
    ``InvalidInput`` without a reason, ``Conflict`` when somebody was first or when a
    result resting on it was delivered.
    """
    penetap = penetap_capaian(tahap, unit)
    if penetap is None or penetap.pengguna_id != actor.pk:
        raise NotAllowed(
            "Capaian organisasi ditetapkan pimpinan berwenang di atas unit itu."
        )
    jendela, hari = jendela_tahap(tahap), hari_ini()
    if not jendela.terbuka(hari):
        raise NotAllowed(jendela.kalimat(hari))
    predikat, alasan = isi
    if not alasan.strip():
        raise InvalidInput("Tulis alasan capaian organisasi.")
    with tindakan(pelaku=actor, nama="capaian:tetapkan"):
        if versi == 0:
            _create(unit, tahap, actor, predikat, alasan.strip())
        else:
            _change(unit, tahap, actor, (predikat, alasan.strip()), versi)


def _create(
    unit: UnitKerja,
    tahap: Tahap,
    actor: Pengguna,
    predikat: PredikatOrganisasi,
    alasan: str,
) -> None:
    try:
        with transaction.atomic():
            CapaianOrganisasi.objects.create(
                unit=unit,
                tahap=tahap,
                predikat=predikat.value,
                tahun_sumber=tahap.siklus.tahun,
                alasan=alasan,
                oleh=actor,
                pada=sekarang(),
            )
    except IntegrityError:
        raise Conflict(
            "Capaian unit ini baru saja ditetapkan di tempat lain. Muat ulang "
            "halamannya untuk melihatnya."
        ) from None


def _change(
    unit: UnitKerja,
    tahap: Tahap,
    actor: Pengguna,
    isi: tuple[PredikatOrganisasi, str],
    versi: int,
) -> None:
    baris = CapaianOrganisasi.objects.filter(unit=unit, tahap=tahap)
    dipakai = Evaluasi.objects.filter(capaian_organisasi__in=baris)
    if dipakai.exclude(status__in=BELUM_SAMPAI).exists():
        raise Conflict(
            "Hasil evaluasi yang memakai capaian ini sudah disampaikan; capaian tidak "
            "dapat diubah lagi."
        )
    predikat, alasan = isi
    berubah = baris.filter(versi=versi).update(
        predikat=predikat.value,
        alasan=alasan,
        oleh=actor,
        pada=sekarang(),
        versi=F("versi") + 1,
    )
    if berubah != 1:
        raise Conflict(
            "Capaian unit ini baru saja berubah di tempat lain. Muat ulang halamannya."
        )
