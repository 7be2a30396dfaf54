"""Acts on people: other posts, acting heads, states, leaving, swapping."""

from dataclasses import dataclass
from datetime import date

from kinerja.lib.errors import InvalidInput
from kinerja.lib.tanggal import DateRange, format_tanggal
from kinerja.lib.waktu import hari_ini
from organisasi.models import (
    Jabatan,
    KeadaanPegawai,
    Pegawai,
    Penempatan,
    UnitKerja,
)
from organisasi.rules.jenis import (
    BERHALANGAN_TETAP,
    LABEL,
    JenisKeadaan,
    JenisPenempatan,
)
from organisasi.rules.perubahan import JenisPerubahan
from organisasi.services.perubahan.lepas import (
    akhiri_penetapan,
    akhiri_peran,
    akhiri_tim,
)
from organisasi.services.perubahan.pokok import (
    SEHARI,
    Tindakan,
    akhiri,
    ensure_jabatan,
    masih,
    pastikan_bertugas,
    penempatan_dari,
    sampai_tutup,
    sebut,
    sebut_masa,
    sebut_penempatan,
    tempatkan,
)
from organisasi.services.perubahan.rekam import Perekam


@dataclass(frozen=True, kw_only=True)
class JabatanBaru:
    """A post that does not exist yet and begins with the act."""

    unit: UnitKerja
    nama: str
    jenis: str
    jenjang: str = ""
    eselon: str = ""


@dataclass(frozen=True, kw_only=True)
class _SatuOrang(Tindakan):
    pegawai: Pegawai

    @property
    def orang(self) -> tuple[Pegawai, ...]:
        return (self.pegawai,)


@dataclass(frozen=True, kw_only=True)
class Mutasi(_SatuOrang):
    """Another definitive post; with ``promosi`` also another golongan, or only that."""

    tujuan: Jabatan | JabatanBaru | None
    golongan: str = ""
    promosi: bool = False

    @property
    def jenis(self) -> JenisPerubahan:
        return JenisPerubahan.PROMOSI if self.promosi else JenisPerubahan.MUTASI

    @property
    def unit(self) -> tuple[UnitKerja, ...]:
        return () if self.tujuan is None else (self.tujuan.unit,)

    def terapkan(self, rekam: Perekam) -> None:
        pastikan_bertugas(self.pegawai, self.tanggal)
        if self.tujuan is None and not self.golongan:
            raise InvalidInput("Pilih jabatan tujuan, atau isi golongan yang baru.")
        if self.tujuan is not None:
            self._pindahkan(rekam, self.tujuan)
        if self.golongan:
            self._naikkan(rekam)

    def _pindahkan(self, rekam: Perekam, tujuan: Jabatan | JabatanBaru) -> None:
        definitif = [
            satu
            for satu in penempatan_dari(self.pegawai)
            if satu.jenis == JenisPenempatan.DEFINITIF
        ]
        kini = next((s for s in definitif if self.tanggal in s.berlaku), None)
        berikut = next((s for s in definitif if s.berlaku.lower > self.tanggal), None)
        if kini is not None and kini.jabatan == tujuan:
            raise InvalidInput(
                f"{self.pegawai.nama_lengkap} sudah bertugas sebagai "
                f"{sebut(kini.jabatan)} sejak {format_tanggal(kini.berlaku.lower)}."
            )
        akhir = berikut.berlaku.lower if berikut is not None else None
        if kini is not None:
            akhir = kini.berlaku.upper
            akhiri(rekam, kini, self.tanggal)
        jabatan = tujuan if isinstance(tujuan, Jabatan) else self._buat(rekam, tujuan)
        tempatkan(rekam, self, self.pegawai, jabatan, akhir)

    def _buat(self, rekam: Perekam, baru: JabatanBaru) -> Jabatan:
        return rekam.buat(
            Jabatan,
            f"Jabatan baru {baru.nama} dibuat di {baru.unit.nama}.",
            unit=baru.unit,
            nama=baru.nama,
            jenis=baru.jenis,
            jenjang=baru.jenjang,
            eselon=baru.eselon,
            berlaku=DateRange(self.tanggal, None),
        )

    def _naikkan(self, rekam: Perekam) -> None:
        if self.tanggal > hari_ini():
            raise InvalidInput(
                "Golongan dicatat pada hari berlakunya, bukan sebelumnya. Kosongkan "
                f"golongan, lalu catat lagi pada {format_tanggal(self.tanggal)}."
            )
        sejak = self.pegawai.tmt_golongan
        if sejak is not None and self.golongan == self.pegawai.golongan:
            raise InvalidInput(
                f"{self.pegawai.nama_lengkap} sudah bergolongan {self.golongan} sejak "
                f"{format_tanggal(sejak)}. Isi golongan yang baru."
            )
        if sejak is not None and sejak > self.tanggal:
            raise InvalidInput(
                f"Golongan {self.pegawai.golongan} sudah tercatat sejak "
                f"{format_tanggal(sejak)}, sesudah tanggal itu."
            )
        rekam.ubah(
            self.pegawai,
            f"Golongan {self.pegawai.nama_lengkap} menjadi {self.golongan} "
            f"(sebelumnya {self.pegawai.golongan or 'kosong'}), TMT "
            f"{format_tanggal(self.tanggal)}.",
            golongan=self.golongan,
            tmt_golongan=self.tanggal,
        )


@dataclass(frozen=True, kw_only=True)
class PelaksanaTugas(_SatuOrang):
    """Plt or Plh of a leading post; ``akhir`` is the inclusive last day, if known."""

    jabatan: Jabatan
    sebagai: JenisPenempatan
    akhir: date | None = None

    @property
    def jenis(self) -> JenisPerubahan:
        return JenisPerubahan.PLT

    @property
    def unit(self) -> tuple[UnitKerja, ...]:
        return (self.jabatan.unit,)

    def terapkan(self, rekam: Perekam) -> None:
        pastikan_bertugas(self.pegawai, self.tanggal)
        ensure_jabatan(self.jabatan, self.tanggal)
        akhir = self.akhir + SEHARI if self.akhir else None
        masa = DateRange(self.tanggal, sampai_tutup(self.jabatan, akhir))
        di_sana = Penempatan.objects.filter(
            jabatan=self.jabatan, berlaku__overlap=masa
        ).select_related("pegawai")
        for satu in di_sana.order_by("berlaku"):
            self._boleh(satu)
            self._ingatkan(rekam, satu)
        rekam.buat(
            Penempatan,
            f"{self.pegawai.nama_lengkap} menjadi {LABEL[self.sebagai]} "
            f"{sebut(self.jabatan)} {sebut_masa(self.tanggal, masa.upper)}. "
            "Jabatan definitifnya tetap.",
            pegawai=self.pegawai,
            jabatan=self.jabatan,
            jenis=self.sebagai.value,
            berlaku=masa,
            dasar_sk=self.dasar_sk,
        )

    def _boleh(self, satu: Penempatan) -> None:
        masa = sebut_masa(satu.berlaku.lower, satu.berlaku.upper)
        if satu.pegawai_id == self.pegawai.pk:
            raise InvalidInput(
                f"{self.pegawai.nama_lengkap} sudah memegang jabatan ini {masa}."
            )
        if satu.jenis != JenisPenempatan.DEFINITIF:
            raise InvalidInput(
                f"{sebut(self.jabatan)} sudah punya "
                f"{LABEL[JenisPenempatan(satu.jenis)]} {satu.pegawai.nama_lengkap} "
                f"{masa}. Akhiri dulu penugasan itu."
            )

    def _ingatkan(self, rekam: Perekam, satu: Penempatan) -> None:
        """Warn of a Plt beside a holder who is at work: that one goes on rating."""
        if self.sebagai != JenisPenempatan.PLT or self.tanggal not in satu.berlaku:
            return
        berhalangan = KeadaanPegawai.objects.pada(self.tanggal).filter(
            pegawai=satu.pegawai_id, jenis__in=BERHALANGAN_TETAP
        )
        if not berhalangan.exists():
            rekam.peringatan.append(
                f"{sebut(self.jabatan)} masih dipegang {satu.pegawai.nama_lengkap}, "
                "yang tetap menilai di sana. Bila pejabat itu berhalangan atau pindah, "
                "catat dulu keadaan atau mutasinya."
            )


@dataclass(frozen=True, kw_only=True)
class AkhiriPelaksana(_SatuOrang):
    """The end of a Plt or Plh; ``tanggal`` is the first day without it."""

    penempatan: Penempatan

    @property
    def jenis(self) -> JenisPerubahan:
        return JenisPerubahan.PLT_SELESAI

    @property
    def unit(self) -> tuple[UnitKerja, ...]:
        return (self.penempatan.jabatan.unit,)

    def terapkan(self, rekam: Perekam) -> None:
        if self.tanggal not in self.penempatan.berlaku:
            raise InvalidInput(
                f"{self.pegawai.nama_lengkap} bukan "
                f"{sebut_penempatan(self.penempatan)} pada "
                f"{format_tanggal(self.tanggal)}."
            )
        akhiri(rekam, self.penempatan, self.tanggal)


@dataclass(frozen=True, kw_only=True)
class MulaiKeadaan(_SatuOrang):
    """A state (tugas belajar, CLTN, MPP, …); the post stays meanwhile."""

    keadaan: JenisKeadaan
    akhir: date | None = None

    @property
    def jenis(self) -> JenisPerubahan:
        return JenisPerubahan.KEADAAN

    def terapkan(self, rekam: Perekam) -> None:
        pastikan_bertugas(self.pegawai, self.tanggal)
        _cukupkan_keadaan(rekam, self.pegawai, self.tanggal)
        batas = self.akhir + SEHARI if self.akhir else None
        masa = DateRange(self.tanggal, batas)
        lain = self.pegawai.keadaan.filter(berlaku__overlap=masa).order_by("berlaku")
        for satu in lain:
            raise InvalidInput(
                f"{LABEL[JenisKeadaan(satu.jenis)]} sudah tercatat mulai "
                f"{format_tanggal(satu.berlaku.lower)}. Isi tanggal akhir sebelum itu."
            )
        rekam.buat(
            KeadaanPegawai,
            f"Keadaan {self.pegawai.nama_lengkap}: {LABEL[self.keadaan]} "
            f"{sebut_masa(self.tanggal, batas)}. Jabatannya tetap.",
            pegawai=self.pegawai,
            jenis=self.keadaan.value,
            berlaku=masa,
            dasar_sk=self.dasar_sk,
        )


@dataclass(frozen=True, kw_only=True)
class Kembali(_SatuOrang):
    """Back from a state; ``tanggal`` is the first day of duty."""

    @property
    def jenis(self) -> JenisPerubahan:
        return JenisPerubahan.KEMBALI

    def terapkan(self, rekam: Perekam) -> None:
        if not _cukupkan_keadaan(rekam, self.pegawai, self.tanggal):
            raise InvalidInput(
                f"Tidak ada keadaan {self.pegawai.nama_lengkap} yang berjalan pada "
                f"{format_tanggal(self.tanggal)}."
            )


@dataclass(frozen=True, kw_only=True)
class Berhenti(_SatuOrang):
    """Pension or another end of service; ``tanggal`` is the first day outside."""

    @property
    def jenis(self) -> JenisPerubahan:
        return JenisPerubahan.BERHENTI

    def terapkan(self, rekam: Perekam) -> None:
        pastikan_bertugas(self.pegawai, self.tanggal)
        for satu in penempatan_dari(self.pegawai):
            if masih(satu, self.tanggal):
                akhiri(rekam, satu, self.tanggal)
        _cukupkan_keadaan(rekam, self.pegawai, self.tanggal)
        for nanti in self.pegawai.keadaan.filter(berlaku__startswith__gt=self.tanggal):
            rekam.hapus(
                nanti,
                f"{LABEL[JenisKeadaan(nanti.jenis)]} yang direncanakan mulai "
                f"{format_tanggal(nanti.berlaku.lower)} dihapus.",
            )
        rekam.buat(
            KeadaanPegawai,
            f"{self.pegawai.nama_lengkap} berhenti mulai "
            f"{format_tanggal(self.tanggal)}. Riwayatnya tetap terbaca.",
            pegawai=self.pegawai,
            jenis=JenisKeadaan.BERHENTI.value,
            berlaku=DateRange(self.tanggal, None),
            dasar_sk=self.dasar_sk,
        )
        akhiri_penetapan(rekam, self.pegawai, self.tanggal)
        akhiri_tim(rekam, self.pegawai, self.tanggal)
        self._tutup_akun(rekam)

    def _tutup_akun(self, rekam: Perekam) -> None:
        """End the roles; the login ends by the state itself (keadaan_tutup_akun)."""
        akun = self.pegawai.pengguna
        if akun is None:
            return
        rekam.kalimat.append(
            f"Login {self.pegawai.nama_lengkap} ditutup mulai "
            f"{format_tanggal(self.tanggal)}, juga sesi yang masih terbuka."
        )
        akhiri_peran(rekam, list(akun.peran.order_by("id")), self.tanggal)


@dataclass(frozen=True, kw_only=True)
class Tukar(_SatuOrang):
    """Two people take each other's definitive post on one day (B32)."""

    mitra: Pegawai

    @property
    def jenis(self) -> JenisPerubahan:
        return JenisPerubahan.TUKAR

    @property
    def orang(self) -> tuple[Pegawai, ...]:
        return (self.pegawai, self.mitra)

    def terapkan(self, rekam: Perekam) -> None:
        if self.pegawai == self.mitra:
            raise InvalidInput("Pilih orang lain untuk ditukar jabatannya.")
        pos = [self._pos(satu) for satu in self.orang]
        if pos[0].jabatan == pos[1].jabatan:
            raise InvalidInput("Keduanya memegang jabatan yang sama.")
        akhir = [satu.berlaku.upper for satu in pos]
        jabatan = [satu.jabatan for satu in pos]
        # both ends stand before the first begins: no moment with two in one post
        for satu in pos:
            akhiri(rekam, satu, self.tanggal)
        for nomor, orang in enumerate(self.orang):
            tempatkan(rekam, self, orang, jabatan[1 - nomor], akhir[nomor])

    def _pos(self, pegawai: Pegawai) -> Penempatan:
        pastikan_bertugas(pegawai, self.tanggal)
        for satu in penempatan_dari(pegawai):
            if satu.jenis == JenisPenempatan.DEFINITIF and self.tanggal in satu.berlaku:
                return satu
        raise InvalidInput(
            f"{pegawai.nama_lengkap} tidak punya jabatan definitif pada "
            f"{format_tanggal(self.tanggal)}."
        )


def _cukupkan_keadaan(rekam: Perekam, pegawai: Pegawai, tanggal: date) -> bool:
    """End the state running on this day; say whether there was one."""
    kini = KeadaanPegawai.objects.pada(tanggal).filter(pegawai=pegawai).first()
    if kini is None:
        return False
    kata = LABEL[JenisKeadaan(kini.jenis)]
    if kini.berlaku.lower == tanggal:
        rekam.hapus(kini, f"{kata} mulai {format_tanggal(tanggal)} dihapus.")
    else:
        rekam.ubah(
            kini,
            f"{kata} berakhir {format_tanggal(tanggal - SEHARI)}.",
            berlaku=DateRange(kini.berlaku.lower, tanggal),
        )
    return True
