"""Survey points and the answers that come in through their links."""

import secrets
from collections.abc import Mapping
from datetime import date
from hashlib import sha256

from django.core.cache import cache
from django.core.signing import BadSignature, TimestampSigner
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.crypto import salted_hmac

from evaluasi.models import JawabanLayanan, TitikLayanan
from evaluasi.policies.layanan import can_keep_layanan_of
from evaluasi.rules.kelompok import MINIMUM
from evaluasi.rules.layanan import JATAH_JARINGAN, JATAH_TAUTAN, UMUR_FORMULIR
from evaluasi.selectors.layanan import sidik_token
from indikator.models import Indikator
from kinerja.akun.models import Pengguna
from kinerja.jejak.services import tindakan
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from kinerja.lib.waktu import hari_ini
from organisasi.models import UnitKerja

_BYTE_TOKEN = 18  # 144 bits, 24 letters: a small QR code, short enough to type
_SEHARI = 24 * 3600
_KOLOM_ACAK = ("formulir", "waktu", "petugas", "hasil", "saran")
_ACAK = secrets.SystemRandom()


class FormulirUsang(InvalidInput):
    """The number of a form is too old, of another link, or not ours."""


class JatahHabis(InvalidInput):
    """Too many answers came today through one link or from one network."""


def create_titik(
    *, actor: Pengguna, unit: UnitKerja, nama: str, indikator: Indikator | None
) -> str:
    """Open a survey point and return its link's token, which is not kept anywhere.

    Raises ``NotAllowed`` for another's unit, ``InvalidInput`` for an indicator of
    another unit or a name the unit already uses.
    """
    _must_keep(actor, unit)
    _must_be_of(unit, indikator)
    token = secrets.token_urlsafe(_BYTE_TOKEN)
    try:
        with tindakan(pelaku=actor, nama="layanan:buat"):
            TitikLayanan.objects.create(
                unit=unit,
                nama=nama,
                indikator=indikator,
                token_sidik=sidik_token(token),
            )
    except IntegrityError:
        raise _name_taken(unit, nama) from None
    return token


def update_titik(
    *,
    actor: Pengguna,
    titik: TitikLayanan,
    nama: str,
    indikator: Indikator | None,
    versi: int,
) -> None:
    """Rename a point, let it feed another indicator of its unit; the link stays.

    Raises as ``create_titik``, and ``Conflict`` when somebody else was first.
    """
    _must_be_of(titik.unit, indikator)
    isian = {"nama": nama, "indikator": indikator}
    try:
        _move(actor, titik, versi, nama="layanan:ubah", isian=isian)
    except IntegrityError:
        raise _name_taken(titik.unit, nama) from None


def renew_tautan(*, actor: Pengguna, titik: TitikLayanan, versi: int) -> str:
    """Give a point a new link, open again; the old link is dead at once.

    Raises ``NotAllowed``, and ``Conflict`` when somebody else changed the link.
    """
    token = secrets.token_urlsafe(_BYTE_TOKEN)
    isian = {"token_sidik": sidik_token(token), "aktif": True}
    _move(actor, titik, versi, nama="layanan:tautan_baru", isian=isian)
    return token


def close_tautan(*, actor: Pengguna, titik: TitikLayanan, versi: int) -> None:
    """End a point's link; its results stay. Raises as ``renew_tautan``."""
    _move(actor, titik, versi, nama="layanan:tutup", isian={"aktif": False})


def issue_formulir(titik: TitikLayanan) -> str:
    """Return a new signed one-time number for one form of this link."""
    return _signer(titik).sign(secrets.token_urlsafe(16))


def read_formulir(titik: TitikLayanan, tertanda: str) -> str:
    """Return the number of a form. Raises ``FormulirUsang``."""
    try:
        return _signer(titik).unsign(tertanda, max_age=UMUR_FORMULIR)
    except BadSignature:
        raise FormulirUsang(
            "Formulir ini terbuka terlalu lama. Jawaban Anda masih ada di bawah; "
            "tekan “Kirim jawaban” sekali lagi."
        ) from None


def sidik_jaringan(alamat: str) -> str:
    """Return a keyed digest of a network, another one every day, to count with."""
    return salted_hmac("evaluasi.layanan", f"{hari_ini()} {alamat}").hexdigest()[:16]


def record_jawaban(
    *,
    titik: TitikLayanan,
    nomor: str,
    jawaban: Mapping[str, int],
    saran: str,
    jaringan: str,
) -> None:
    """Keep one citizen's answer; the same form sent again changes nothing.

    ``jawaban`` maps the code of each question to 1-4, ``jaringan`` is a digest that
    is only counted. Raises ``JatahHabis``. Outside the history on purpose: there an
    hour would stand beside the answer.
    """
    formulir = sha256(nomor.encode()).hexdigest()
    if JawabanLayanan.objects.filter(formulir=formulir).exists():
        return
    _use_budget(titik, jaringan)
    baris = JawabanLayanan(titik=titik, formulir=formulir, saran=saran, **jawaban)
    with transaction.atomic():
        JawabanLayanan.objects.bulk_create([baris], ignore_conflicts=True)
        _publish_group(titik)


def _publish_group(titik: TitikLayanan) -> None:
    """Write the waiting answers anew as one mixed group once there are enough."""
    # One at a time: two that both see four would publish groups of the wrong size.
    # (no_key: the new answer's foreign key holds a share lock on the same row.)
    TitikLayanan.objects.select_for_update(no_key=True).get(pk=titik.pk)
    lama = list(JawabanLayanan.objects.filter(titik=titik, bulan=None))
    if len(lama) < MINIMUM:
        return
    JawabanLayanan.objects.filter(pk__in=[satu.pk for satu in lama]).delete()
    JawabanLayanan.objects.bulk_create(_mix(lama, hari_ini().replace(day=1)))


def _mix(lama: list[JawabanLayanan], bulan: date) -> list[JawabanLayanan]:
    """Return as many new rows, each column in an order of its own."""
    kolom = {
        nama: _ACAK.sample([getattr(satu, nama) for satu in lama], len(lama))
        for nama in _KOLOM_ACAK
    }
    return [
        JawabanLayanan(
            titik_id=lama[0].titik_id,
            bulan=bulan,
            **{nama: isi[nomor] for nama, isi in kolom.items()},
        )
        for nomor in range(len(lama))
    ]


def _use_budget(titik: TitikLayanan, jaringan: str) -> None:
    """Count an answer; a network that is over its part takes nothing from the link."""
    awal = f"layanan:{titik.pk}:{hari_ini()}"
    for kunci, jatah in ((f"{awal}:{jaringan}", JATAH_JARINGAN), (awal, JATAH_TAUTAN)):
        if _count(kunci) > jatah:
            raise JatahHabis(
                "Hari ini terlalu banyak jawaban yang masuk dari jaringan atau tautan "
                "ini. Jawaban Anda belum tersimpan; kirim lagi besok."
            )


def _count(kunci: str) -> int:
    cache.add(kunci, 0, _SEHARI)
    try:
        return int(cache.incr(kunci))
    except ValueError:  # the counter vanished in between: Redis came or went
        return 1


def _signer(titik: TitikLayanan) -> TimestampSigner:
    return TimestampSigner(salt=f"evaluasi.layanan.{titik.token_sidik}")


def _must_be_of(unit: UnitKerja, indikator: Indikator | None) -> None:
    if indikator is not None and indikator.unit_id != unit.pk:
        raise InvalidInput("Pilih indikator milik unit ini.")


def _name_taken(unit: UnitKerja, nama: str) -> InvalidInput:
    return InvalidInput(
        f"Layanan “{nama}” sudah ada di {unit.nama}. Buka layanan itu, atau pakai nama "
        "lain."
    )


def _must_keep(actor: Pengguna, unit: UnitKerja) -> None:
    if not can_keep_layanan_of(actor, unit):
        raise NotAllowed(
            "Titik layanan diurus kepala unitnya, admin SKPK, atau BKPSDM."
        )


def _move(
    actor: Pengguna,
    titik: TitikLayanan,
    versi: int,
    *,
    nama: str,
    isian: Mapping[str, object],
) -> None:
    _must_keep(actor, titik.unit)
    with tindakan(pelaku=actor, nama=nama):
        berubah = TitikLayanan.objects.filter(pk=titik.pk, versi=versi).update(
            **isian, versi=F("versi") + 1
        )
        if berubah != 1:
            raise Conflict(
                "Layanan ini baru saja diubah orang lain. Buka lagi halamannya, lalu "
                "putuskan."
            )
