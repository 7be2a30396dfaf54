"""Take one person into the register: account, data, first post."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import IntegrityError
from psycopg.errors import UniqueViolation

from kinerja.akun.models import Pengguna
from kinerja.jejak.services import tindakan
from kinerja.lib import kait
from kinerja.lib.errors import InvalidInput, NotAllowed
from kinerja.lib.waktu import hari_ini
from organisasi.models import Jabatan, Pegawai, RiwayatNip
from organisasi.policies.perubahan import can_change
from organisasi.rules.jenis import JenisKelamin, JenisPegawai
from organisasi.services.akun import create_akun
from organisasi.services.pegawai import NIP_TERPAKAI
from organisasi.services.penetapan import lock_acts, without_new_lingkaran
from organisasi.services.perubahan.pegawai import JabatanBaru, Mutasi
from organisasi.services.perubahan.rekam import Perekam
from organisasi.services.perubahan.simpan import explained, orang_tersentuh

BUKAN_UNIT_SENDIRI = "Pegawai baru hanya ditambahkan pada unit yang Anda urus."


@dataclass(frozen=True, kw_only=True)
class OrangBaru:
    """What is known of somebody who arrives; the names are those of ``Pegawai``."""

    nip: str
    nama: str
    jenis: JenisPegawai
    jenis_kelamin: JenisKelamin
    lahir: date | None
    gelar_depan: str = ""
    gelar_belakang: str = ""
    golongan: str = ""
    surel: str = ""
    telepon: str = ""


def add_pegawai(
    *,
    orang: OrangBaru,
    tujuan: Jabatan | JabatanBaru,
    tanggal: date,
    dasar_sk: str,
    actor: Pengguna,
) -> Pegawai:
    """Save a new person with an account without a password and a post from the day.

    A Plt of a leading post ends there, as with every new holder. Raises
    ``NotAllowed`` unless the actor keeps the data of the post's unit, today and on a
    day to come, and ``InvalidInput`` where the NIP is or was somebody's or the post
    cannot be his; nothing is saved then.
    """
    try:
        with tindakan(pelaku=actor, nama="pegawai:tambah", alasan=dasar_sk):
            lock_acts()
            if not can_change(actor, [], [tujuan.unit], max(tanggal, hari_ini())):
                raise NotAllowed(BUKAN_UNIT_SENDIRI)
            pegawai = _write(orang)
            act = Mutasi(
                pegawai=pegawai, tujuan=tujuan, tanggal=tanggal, dasar_sk=dasar_sk
            )
            with without_new_lingkaran(tanggal):
                act.terapkan(Perekam())
            if tanggal <= hari_ini():
                kait.susunan_berlaku(_tersentuh(act, pegawai))
            return pegawai
    except IntegrityError as galat:
        if isinstance(galat.__cause__, UniqueViolation):  # the NIP, or its account
            raise InvalidInput(NIP_TERPAKAI) from galat
        raise explained(galat) from galat


def _write(orang: OrangBaru) -> Pegawai:
    if RiwayatNip.objects.filter(nip=orang.nip).exists():
        raise InvalidInput(NIP_TERPAKAI)
    akun = create_akun([orang])
    return Pegawai.objects.create(pengguna_id=akun[orang.nip], **asdict(orang))


def _tersentuh(act: Mutasi, pegawai: Pegawai) -> list[int]:
    """Return him, and whom he rates from now on if he leads."""
    tujuan = act.tujuan
    if isinstance(tujuan, Jabatan) and tujuan.memimpin:
        return orang_tersentuh(act, {tujuan.unit_id})
    return [pegawai.pk]
