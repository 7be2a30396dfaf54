"""What followed in the example: objections, follow-ups, people who have learnt.

Written through our own acts, so that history and notices are as in life.
"""

from datetime import date, timedelta
from decimal import Decimal

from evaluasi.models import Evaluasi
from evaluasi.rules.alur import JenisTindakLanjut, StatusEvaluasi
from evaluasi.rules.keberatan import mengubah
from evaluasi.rules.predikat import Predikat, PredikatOrganisasi, Rating
from evaluasi.rules.saldo import IsiSaldo, JenisSaldo
from evaluasi.services.keberatan import (
    decide_keberatan,
    explain_keberatan,
    start_keberatan,
)
from evaluasi.services.saldo import record_saldo
from evaluasi.services.tindak_lanjut import record_tindak_lanjut
from kinerja.akun.models import Pengguna
from kinerja.beranda.kabupaten.cerita import CERITA
from kinerja.lib.tanggal import rentang
from organisasi.models import Pegawai, UnitKerja
from pelatihan.models import Angkatan, Kehadiran, Peserta, Program
from pelatihan.rules.jenis import JenisTes
from pelatihan.selectors.belajar import (
    kasus_program,
    percobaan_simulasi,
    skenario_program,
)
from pelatihan.selectors.program import hari_angkatan
from pelatihan.services.angkatan import (
    IsiAngkatan,
    close_angkatan,
    create_angkatan,
    record_nilai,
)
from pelatihan.services.belajar import begin_simulasi, choose, hand_in_jawaban
from pelatihan.services.tanggapan import record_tanggapan
from pelatihan.services.usulan import propose

ALASAN = (
    "Dua kunjungan malam pada bulan Agustus belum dihitung.",
    "Bukti posyandu bulan September dikirim, tetapi tertulis belum ada.",
    "Target saya dinaikkan di tengah triwulan tanpa pembicaraan.",
)
JAWABAN = (
    "Jadwal posyandu dan hari melaut, lalu cara keluarga menerima kabar.",
    "Keuchik dan kader, dengan permintaan yang jelas dan bertenggat.",
)
SARAN = ("Tambah waktu untuk latihan berpasangan.", "", "Bahannya dicetak.", "", "")
#: Points of the first and the second test of those who took part.
NILAI = ((45, 80), (60, 85), (50, 70), (70, 95), (40, 55), (55, 75), (65, 80))


class Lanjutan:
    """Of Puskesmas Susoh: what came after the finished period, and its classes."""

    def __init__(self, hari: date) -> None:
        self.hari = hari
        self.hr = Pengguna.objects.get(pegawai__nama="Dewi Seulanga")
        self.budi = Pengguna.objects.get(pegawai__nama="Budi Cempaka")
        self.eko = Pengguna.objects.get(pegawai__nama="Eko Meranti")

    def tulis(self) -> None:
        """Write everything; in the first quarter of a year there is no earlier one."""
        evaluasi = list(
            Evaluasi.objects.filter(
                penilai__pengguna=self.budi,
                penempatan__jabatan__unit__nama=CERITA[0].unit,
                status=StatusEvaluasi.DITERIMA,
            )
            .exclude(pegawai__nama="Sari Rumbia")
            .select_related(
                "pegawai__pengguna", "penilai__pengguna", "atasan__pengguna"
            )
            .order_by("id")
        )
        for nomor, satu in enumerate(evaluasi[: len(ALASAN)]):
            self._keberatan(satu, nomor)
        for satu in evaluasi[len(ALASAN) :][:1]:
            self._tindak_lanjut(satu)
        self._saldo()
        program = Program.objects.get()
        self._sedang_belajar(program)
        self._sudah_belajar(program)

    def _saldo(self) -> None:
        """Record what last year's papers say of both units and of Sari."""
        tahun, tanggal = self.hari.year - 1, date(self.hari.year, 1, 20)
        if tanggal > self.hari:
            return
        for cerita in CERITA:
            record_saldo(
                milik=UnitKerja.objects.get(nama=cerita.unit),
                actor=self.hr,
                isi=IsiSaldo(
                    jenis=JenisSaldo.CAPAIAN_ORGANISASI,
                    predikat=PredikatOrganisasi.BAIK,
                    dasar=f"Laporan kinerja {cerita.unit} {tahun}",
                    tahun=tahun,
                    tanggal=tanggal,
                ),
            )
        record_saldo(
            milik=Pegawai.objects.get(nama="Sari Rumbia"),
            actor=self.hr,
            isi=IsiSaldo(
                jenis=JenisSaldo.PREDIKAT,
                predikat=Predikat.BAIK,
                dasar=f"Dokumen evaluasi kinerja {tahun}",
                tahun=tahun,
                tanggal=tanggal,
            ),
        )

    def _keberatan(self, evaluasi: Evaluasi, nomor: int) -> None:
        """Record one objection: decided, waiting for the atasan, for the penilai."""
        pengaju = evaluasi.pegawai.pengguna
        if pengaju is None:
            return
        keberatan = start_keberatan(
            evaluasi=evaluasi, actor=pengaju, alasan=ALASAN[nomor]
        )
        if nomor == len(ALASAN) - 1:
            return
        explain_keberatan(
            keberatan=keberatan,
            actor=self.budi,
            tanggapan="Rekap dikirim sesudah jendela ditutup.",
            versi=1,
        )
        if nomor:
            return
        keberatan.refresh_from_db()
        baru = Rating.SESUAI
        if evaluasi.rating_hasil == baru:
            baru = Rating.DIATAS
        decide_keberatan(
            keberatan=keberatan,
            actor=self.eko,
            putusan=mengubah(
                (Rating(evaluasi.rating_hasil), Rating(evaluasi.rating_perilaku)),
                baru,
                Rating(evaluasi.rating_perilaku),
                "Catat kunjungan pada hari pelaksanaannya.",
            ),
            pertimbangan="Kunjungan itu ada di register gampong.",
            versi=keberatan.versi,
        )

    def _tindak_lanjut(self, evaluasi: Evaluasi) -> None:
        record_tindak_lanjut(
            evaluasi=evaluasi,
            actor=self.budi,
            jenis=JenisTindakLanjut.PENGEMBANGAN,
            isi="Magang dua pekan pada bidan koordinator.",
            tenggat=self.hari + timedelta(days=60),
        )
        propose(
            actor=self.budi,
            pegawai=evaluasi.pegawai,
            sebab="Perlu berlatih mengajak keluarga yang menunda imunisasi.",
            asal=evaluasi,
        )

    def _sedang_belajar(self, program: Program) -> None:
        """The running class: first day and first test are recorded, two are ahead."""
        angkatan = program.angkatan.get()
        peserta = list(angkatan.peserta.select_related("pegawai__pengguna"))
        self._hadir(peserta, [angkatan.masa.lower], tanpa=len(peserta) - 1)
        self._nilai(angkatan, peserta, JenisTes.PRA)
        for satu in peserta[1:3]:
            self._kerjakan(program, satu)

    def _sudah_belajar(self, program: Program) -> None:
        """A class of two months ago, closed; all but one were there and spoke of it."""
        mulai = self.hari - timedelta(days=60)
        angkatan = create_angkatan(
            actor=self.hr,
            program=program,
            isi=IsiAngkatan(
                nama="Angkatan Percontohan",
                tempat="Aula Dinas Kesehatan",
                masa=rentang(mulai, mulai + timedelta(days=1)),
                kuota=len(NILAI),
            ),
        )
        lain = Pegawai.objects.filter(
            penempatan__jabatan__unit=program.unit,
            penempatan__berlaku__contains=self.hari,
        ).exclude(pelatihan__angkatan__program=program)
        peserta = Peserta.objects.bulk_create(
            Peserta(angkatan=angkatan, pegawai=satu)
            for satu in lain.order_by("id")[: len(NILAI)]
        )
        Angkatan.objects.filter(pk=angkatan.pk).update(terisi=len(peserta))
        if not peserta:
            return
        self._hadir(peserta, hari_angkatan(angkatan), tanpa=len(peserta) - 1)
        self._nilai(angkatan, peserta, JenisTes.PRA, JenisTes.PASCA)
        angkatan.refresh_from_db()
        close_angkatan(actor=self.hr, angkatan=angkatan, versi=angkatan.versi)
        hadir = angkatan.peserta.order_by("id")[1 : len(peserta) - 1]
        for satu, saran in zip(hadir, SARAN, strict=False):
            self._tanggapi(satu, saran)

    def _tanggapi(self, peserta: Peserta, saran: str) -> None:
        if peserta.pegawai.pengguna is not None:
            record_tanggapan(
                actor=peserta.pegawai.pengguna,
                peserta=peserta,
                manfaat=4,
                pengajar=3,
                saran=saran,
            )

    def _hadir(self, peserta: list[Peserta], hari: list[date], *, tanpa: int) -> None:
        """Mark everybody but one present on these days."""
        Kehadiran.objects.bulk_create(
            Kehadiran(peserta=satu, hari=tanggal, hadir=nomor != tanpa or nomor == 0)
            for nomor, satu in enumerate(peserta)
            for tanggal in hari
        )

    def _nilai(
        self, angkatan: Angkatan, peserta: list[Peserta], *jenis: JenisTes
    ) -> None:
        angkatan.refresh_from_db()
        record_nilai(
            actor=self.hr,
            angkatan=angkatan,
            nilai={
                (satu.pk, tes): Decimal(angka)
                for satu, dua in zip(peserta, NILAI, strict=False)
                for tes, angka in zip((JenisTes.PRA, JenisTes.PASCA), dua, strict=True)
                if tes in jenis
            },
            versi=angkatan.versi,
        )

    def _kerjakan(self, program: Program, peserta: Peserta) -> None:
        """Let somebody hand in the case and walk the simulation to one end."""
        akun = peserta.pegawai.pengguna
        kasus, skenario = kasus_program(program), skenario_program(program)
        if akun is None or kasus is None or skenario is None:
            return
        hand_in_jawaban(
            actor=akun, peserta=peserta, kasus=kasus, jawaban=JAWABAN, versi=0
        )
        begin_simulasi(actor=akun, peserta=peserta, skenario=skenario)
        percobaan = percobaan_simulasi(peserta, skenario).get()
        for versi, urutan in enumerate((2, 1), start=1):
            choose(actor=akun, percobaan=percobaan, urutan=urutan, versi=versi)
            percobaan.refresh_from_db()
