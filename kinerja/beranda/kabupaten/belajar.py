"""Training and citizens' voice of the example, written through our own acts."""

from datetime import date, timedelta
from decimal import Decimal

from evaluasi.models import JawabanLayanan, TitikLayanan
from evaluasi.services.layanan import create_titik
from indikator.models import Indikator
from kinerja.akun.models import Pengguna
from kinerja.beranda.kabupaten.cerita import CERITA
from kinerja.lib.tanggal import rentang
from organisasi.models import Pegawai, UnitKerja
from pelatihan.models import Program
from pelatihan.rules.simulasi import Akibat, Pilihan
from pelatihan.selectors.belajar import skenario_program
from pelatihan.services.angkatan import IsiAngkatan, create_angkatan, enrol
from pelatihan.services.program import (
    IsiProgram,
    IsiSoal,
    create_program,
    publish_program,
    save_adegan,
    save_kasus,
    save_skenario,
)

SOAL = (
    IsiSoal(
        "Apa yang lebih dulu Anda periksa sebelum menyalahkan warga?",
        "Menyebut jadwal, jarak, dan cara mengabari; tidak menyalahkan.",
        "Cocokkan hari posyandu dengan hari melaut, lalu tanyakan cara keluarga biasa "
        "menerima kabar.",
    ),
    IsiSoal(
        "Siapa yang Anda ajak, dan apa yang Anda minta?",
        "Keuchik, kader, dan tokoh perempuan; permintaan yang jelas dan bertenggat.",
        "Keuchik mengumumkan di meunasah, kader mendata bayi, bidan menyiapkan vaksin.",
    ),
)
#: scene → its text and its choices (text, leads to, time, quality, satisfaction)
ADEGAN: dict[int, tuple[str, tuple[tuple[str, int, int, int, int], ...]]] = {
    1: (
        "Hari posyandu. Baru empat dari dua puluh bayi datang, vaksin tahan enam jam.",
        (
            ("Menunggu di meja sampai sore.", 2, -3, -1, -2),
            ("Berkeliling bersama kader dengan kotak vaksin.", 3, -1, 3, 3),
        ),
    ),
    2: ("Sore hari datang dua bayi lagi. Sisa vaksin dibuang dan dicatat.", ()),
    3: (
        "Di rumah ketiga, seorang ibu ragu karena kabar dari pesan berantai.",
        (
            (
                "Menjelaskan dengan tenang dan memberi nomor untuk bertanya.",
                4,
                -1,
                2,
                4,
            ),
            ("Melewati rumah itu agar cepat selesai.", 5, 2, -2, -3),
        ),
    ),
    4: ("Ibu itu setuju dan mengajak tetangganya. Tujuh belas bayi terlayani.", ()),
    5: ("Dua belas bayi terlayani, tetapi kabar keliru terus beredar.", ()),
}
JAWABAN = ((4, 3, 4), (3, 4, 3), (4, 4, 3), (3, 3, 3), (4, 3, 3), (2, 4, 3))


class Belajar:
    """One programme with its class, and one survey point with its answers."""

    def __init__(self, hari: date) -> None:
        self.hari = hari
        self.unit = UnitKerja.objects.get(nama=CERITA[0].unit)
        self.hr = Pengguna.objects.get(pegawai__nama="Dewi Seulanga")

    def tulis(self) -> None:
        """Write both."""
        self._angkatan(self._program())
        self._layanan()

    def _program(self) -> Program:
        ukuran = Indikator.objects.filter(
            versi__rumusan=CERITA[0].ukuran[0].rumusan
        ).get()
        isi = IsiProgram(
            nama="Menjangkau bayi sasaran di gampong pesisir",
            tujuan="Bidan dan kader mampu mengajak keluarga yang belum datang.",
            jp=8,
            indikator=(ukuran,),
            nilai_lulus=Decimal(70),
        )
        program = create_program(actor=self.hr, unit=self.unit, isi=isi)
        save_kasus(
            actor=self.hr,
            program=program,
            judul="Posyandu yang sepi",
            situasi="Tiga bulan berturut-turut kurang dari separuh bayi sasaran datang "
            "ke posyandu gampong pesisir, padahal undangan sudah dibagikan.",
            soal=SOAL,
            versi=self._versi(program),
        )
        save_skenario(
            actor=self.hr,
            program=program,
            judul="Sehari di gampong pesisir",
            pengantar="Anda bidan yang bertugas. Pilih langkah Anda.",
            versi=self._versi(program),
        )
        self._adegan(program)
        publish_program(actor=self.hr, program=program, versi=self._versi(program))
        program.refresh_from_db()
        return program

    def _adegan(self, program: Program) -> None:
        for nomor, (isi, pilihan) in ADEGAN.items():
            skenario = skenario_program(program)
            if skenario is None:
                raise RuntimeError("the simulation was just written")
            save_adegan(
                actor=self.hr,
                adegan=skenario.adegan.get(nomor=nomor),
                isi=isi,
                pilihan=[
                    Pilihan(urutan, teks, menuju, Akibat(waktu, mutu, puas))
                    for urutan, (teks, menuju, waktu, mutu, puas) in enumerate(
                        pilihan, start=1
                    )
                ],
                versi=self._versi(program),
            )

    def _versi(self, program: Program) -> int:
        program.refresh_from_db()
        return program.versi

    def _angkatan(self, program: Program) -> None:
        awal = self.hari - timedelta(days=1)
        angkatan = create_angkatan(
            actor=self.hr,
            program=program,
            isi=IsiAngkatan(
                nama="Angkatan I",
                tempat="Aula Puskesmas Susoh",
                masa=rentang(awal, self.hari + timedelta(days=1)),
                kuota=20,
            ),
        )
        peserta = Pegawai.objects.filter(
            penempatan__jabatan__unit=self.unit,
            penempatan__memimpin=False,
            penempatan__berlaku__contains=self.hari,
        ).order_by("id")
        for pegawai in peserta[:8]:
            enrol(actor=self.hr, angkatan=angkatan, pegawai=pegawai)

    def _layanan(self) -> None:
        """Open a counter; enough citizens have answered for a first result."""
        ukuran = Indikator.objects.filter(
            versi__rumusan=CERITA[0].ukuran[2].rumusan
        ).get()
        create_titik(
            actor=self.hr, unit=self.unit, nama="Loket pendaftaran", indikator=ukuran
        )
        titik = TitikLayanan.objects.get(unit=self.unit)
        JawabanLayanan.objects.bulk_create(
            JawabanLayanan(
                titik=titik,
                formulir=f"{nomor:064d}",
                bulan=self.hari.replace(day=1),
                waktu=waktu,
                petugas=petugas,
                hasil=hasil,
            )
            for nomor, (waktu, petugas, hasil) in enumerate(JAWABAN * 3)
        )
