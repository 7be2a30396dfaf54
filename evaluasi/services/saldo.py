"""Record what was known before the product: once per kind and year, with its source."""

from django.db import IntegrityError, transaction
from django.db.models import F

from evaluasi.models import CapaianOrganisasi, Evaluasi, SaldoAwal
from evaluasi.policies.saldo import can_keep_saldo, can_keep_saldo_unit
from evaluasi.rules.saldo import IsiSaldo, JenisSaldo, periksa_saldo
from kinerja.akun.models import Pengguna
from kinerja.jadwal.rules.jenis import JenisTahap
from kinerja.jejak.services import tindakan
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from kinerja.lib.waktu import hari_ini, sekarang
from organisasi.models import Pegawai, UnitKerja

BUKAN_PENGURUS = (
    "Saldo awal dicatat BKPSDM, atau admin SKPK untuk pegawai dan unit di SKPK-nya; "
    "saldo diri sendiri dicatat orang lain."
)
SUDAH_ADA = "Saldo awal ini untuk tahun itu sudah ada. Ubah yang ada."
BENTROK = (
    "Saldo awal ini baru saja diubah di tempat lain. Muat ulang halamannya, lalu "
    "periksa yang tersimpan sekarang."
)
SUDAH_DINILAI = (
    "Tahun {} sudah punya hasil yang dihitung di sini, jadi tidak perlu saldo awal."
)


def record_saldo(
    *, milik: Pegawai | UnitKerja, actor: Pengguna, isi: IsiSaldo
) -> SaldoAwal:
    """Record one balance of a person or unit.

    Raises ``NotAllowed`` unless the actor keeps the data and is not the person;
    ``InvalidInput`` for what cannot be a balance, is there already, or was computed
    here.
    """
    _require(milik, actor)
    periksa_saldo(isi, hari_ini())
    refuse_computed(milik, isi)
    pemilik = "pegawai" if isinstance(milik, Pegawai) else "unit"
    with tindakan(pelaku=actor, nama="saldo:catat", alasan=isi.dasar):
        try:
            with transaction.atomic():
                return SaldoAwal.objects.create(
                    **{pemilik: milik},
                    jenis=isi.jenis.value,
                    tahun=isi.tahun,
                    oleh=actor,
                    **columns(isi),
                )
        except IntegrityError as galat:
            raise InvalidInput(SUDAH_ADA) from galat


def change_saldo(
    *, saldo: SaldoAwal, actor: Pengguna, isi: IsiSaldo, versi: int
) -> None:
    """Correct a balance; kind and year stay. A withdrawn one counts again.

    Raises as ``record_saldo``, and ``Conflict`` when somebody was first.
    """
    _require(_milik(saldo), actor)
    periksa_saldo(isi, hari_ini())
    refuse_computed(_milik(saldo), isi)
    _change(saldo, actor, ("saldo:ubah", isi.dasar), versi, **columns(isi), dicabut="")


def withdraw_saldo(
    *, saldo: SaldoAwal, actor: Pengguna, alasan: str, versi: int
) -> None:
    """Let a balance count no more; the row stays with the reason.

    Raises ``NotAllowed``, ``InvalidInput`` without a reason, ``Conflict``.
    """
    _require(_milik(saldo), actor)
    if not alasan.strip():
        raise InvalidInput("Tulis alasan pencabutannya.")
    _change(saldo, actor, ("saldo:cabut", alasan), versi, dicabut=alasan.strip())


def columns(isi: IsiSaldo) -> dict[str, object]:
    """Return the columns that a value and its document fill."""
    return {
        "predikat": isi.predikat,
        "nilai": isi.nilai,
        "dasar": isi.dasar.strip(),
        "tanggal": isi.tanggal,
    }


def refuse_computed(milik: Pegawai | UnitKerja, isi: IsiSaldo) -> None:
    """Raise ``InvalidInput`` where the product has a result of that year itself."""
    tahunan = {
        "tahap__jenis": JenisTahap.EVALUASI_TAHUNAN.value,
        "tahap__siklus__tahun": isi.tahun,
    }
    if isinstance(milik, UnitKerja):
        if isi.jenis is not JenisSaldo.CAPAIAN_ORGANISASI:
            raise InvalidInput("Saldo ini milik pegawai, bukan unit.")
        ada = CapaianOrganisasi.objects.filter(unit=milik, **tahunan).exists()
    elif isi.jenis is JenisSaldo.CAPAIAN_ORGANISASI:
        raise InvalidInput("Capaian organisasi milik unit, bukan pegawai.")
    else:
        ada = isi.jenis is JenisSaldo.PREDIKAT and (
            Evaluasi.objects.filter(pegawai=milik, **tahunan).exists()
        )
    if ada:
        raise InvalidInput(SUDAH_DINILAI.format(isi.tahun))


def _milik(saldo: SaldoAwal) -> Pegawai | UnitKerja:
    milik = saldo.pegawai or saldo.unit
    if milik is None:  # the database refuses such a row
        raise ValueError("a balance belongs to somebody")
    return milik


def _require(milik: Pegawai | UnitKerja, actor: Pengguna) -> None:
    if isinstance(milik, Pegawai):
        boleh = can_keep_saldo(actor, milik)
    else:
        boleh = can_keep_saldo_unit(actor, milik)
    if not boleh:
        raise NotAllowed(BUKAN_PENGURUS)


def _change(
    saldo: SaldoAwal,
    actor: Pengguna,
    perbuatan: tuple[str, str],
    versi: int,
    **kolom: object,
) -> None:
    nama, alasan = perbuatan
    with tindakan(pelaku=actor, nama=nama, alasan=alasan):
        baris = SaldoAwal.objects.filter(pk=saldo.pk, versi=versi)
        isi = {"oleh": actor, "pada": sekarang(), **kolom}
        if baris.update(versi=F("versi") + 1, **isi) != 1:
            raise Conflict(BENTROK)
