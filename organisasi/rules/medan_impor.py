"""The fields a kind of file can have, and the headings that mean them.

Sources of the headings: SIASN export and API, SIMPEG forms, DUK and nominatif prints
of the regions.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from organisasi.rules.impor import JenisImpor

#: How a heading begins that stands above a day.
TANGGAL = r"(?:TMT|TANGGAL|TGL|TG)"


@dataclass(frozen=True, slots=True)
class Medan:
    """A field: its key, its word on screen and the headings that mean it.

    ``sebutan`` are whole headings as ``inti_judul`` gives them, ``pola`` (a regular
    expression, matched whole) catches the rest. ``ulang`` may stand for many columns.
    """

    kunci: str
    label: str
    sebutan: tuple[str, ...]
    pola: str = ""
    ulang: bool = False


def _m(kunci: str, label: str, sebutan: str, pola: str = "") -> Medan:
    return Medan(kunci, label, tuple(s.strip() for s in sebutan.split("|")), pola)


_GOL = (
    r"(?:(?:PANGKAT )?(?:GOLONGAN|GOL|GR)(?: (?:RUANG|RG|AKHIR|TERAKHIR))*(?: PANGKAT)?"
    r"|PANGKAT(?: TERAKHIR)?|RUANG)"
)
_NAMA = (
    r"NAMA(?: (?:LENGKAP|PEGAWAI|ASN|PNS|PPPK|KARYAWAN|DAN|GELAR|DENGAN|TANPA|BERIKUT"
    r"|GTK|GURU|PEJABAT))*"
)
_NIP = (
    r"(?:NO(?:MOR)? )?(?:NIP )?(?:NIP|NIPPPK|NI ?P3K|NI PPPK|NIP P(?:PP|3)K"
    r"|NIP BARU(?: DAN)?(?: NIP)? LAMA|NIP LAMA(?: DAN)?(?: NIP)? BARU"
    r"|NOMOR INDUK PEGAWAI(?: NEGERI SIPIL)?)"
    r"(?: (?:BARU|PNS|PPPK|P3K|ASN|PEGAWAI|PARUH WAKTU|LENGKAP|NRP|18 DIGIT|18 ANGKA))*"
)
_UNIT = (
    r"(?:NAMA )?(?:UNIT(?: KERJA| ORGANISASI)?|UNOR|SKPK|SKPD|OPD|PERANGKAT DAERAH"
    r"|SATUAN KERJA|SATKER|UNIT KERJA SKPK|TEMPAT TUGAS|TEMPAT BEKERJA)(?: NAMA)?"
)

NIP = _m("nip", "NIP", "NIP BARU|NIP|NIPBARU", _NIP)
NAMA = _m("nama", "Nama", "NAMA|NAMA PEGAWAI|NAMA LENGKAP|NAMAPEGAWAI", _NAMA)
_SUREL = _m(
    "surel",
    "Surel",
    "EMAIL|E MAIL|SUREL|ALAMAT EMAIL|ALAMAT SUREL|ALAMAT E MAIL|EMAIL PRIBADI",
    r"(?:ALAMAT )?(?:E ?MAIL|SUREL|SURAT ELEKTRONIK)(?: (?:PRIBADI|PEGAWAI|AKTIF))*",
)
_SUREL_DINAS = _m(
    "surel_dinas",
    "Surel dinas",
    "EMAIL GOV|E MAIL GOV|EMAIL DINAS|SUREL DINAS|EMAIL KANTOR|EMAIL RESMI",
)
_TELEPON = _m(
    "telepon",
    "Telepon",
    "NOMOR HP|NO HP|HP|TELEPON|TELP|NO TELP|HANDPHONE|WA",
    r"(?:(?:NO|NOMOR) )*(?:HP|TELEPON|TELEPHONE|TELPON|TELP|TLP|HANDPHONE|PONSEL|WA"
    r"|WHATSAPP)(?: (?:HP|WA|WHATSAPP|AKTIF|PEGAWAI|SELULER))*",
)

#: Fields of every list of people; its kinds differ in how cells are packed.
ORANG = (
    NIP,
    _m("nip_lama", "NIP lama", "NIP LAMA"),
    _m(
        "nama_nip",
        "Nama dan NIP dalam satu sel",
        "NAMA NIP|NAMA DAN NIP|NAMA PEGAWAI NIP",
        rf"{_NAMA} {_NIP}(?: (?:KARPEG|NRP|TTL|TEMPAT|TGL|TANGGAL|DAN|LAHIR))*"
        rf"|{_NIP} {_NAMA}",
    ),
    NAMA,
    _m("gelar_depan", "Gelar depan", "GELAR DEPAN|GLR DEPAN|GELAR DPN"),
    _m("gelar_belakang", "Gelar belakang", "GELAR BELAKANG|GLR BELAKANG|GELAR BLK"),
    _m(
        "lahir",
        "Tanggal lahir",
        "TANGGAL LAHIR|TGL LAHIR|TGLLAHIR|LAHIR",
        r"(?:TANGGAL|TGL) ?LAHIR(?: .*)?",
    ),
    _m(
        "ttl",
        "Tempat dan tanggal lahir dalam satu sel",
        "TTL|TEMPAT TANGGAL LAHIR|TEMPAT TGL LAHIR|TEMPAT LAHIR TGL LAHIR",
        r"(?:TEMPAT|TMP|TPT)(?: LAHIR)?(?: DAN)? (?:TANGGAL|TGL) ?LAHIR",
    ),
    _m(
        "jenis_kelamin",
        "Jenis kelamin",
        "JENIS KELAMIN|JENISKELAMIN|JK|L P|KELAMIN|SEX|GENDER",
    ),
    _m(
        "jenis_pegawai",
        "Jenis pegawai",
        "JENIS PEGAWAI NAMA|JENIS PEGAWAI|STATUS PEGAWAI|STATUS KEPEGAWAIAN|JENIS ASN"
        "|STATUS ASN|JENIS KEPEGAWAIAN|STATUS",
    ),
    _m("status_cpns", "Status CPNS atau PNS", "STATUS CPNS PNS|STATUS CPNS"),
    _m(
        "kedudukan",
        "Kedudukan hukum",
        "KEDUDUKAN HUKUM NAMA|KEDUDUKAN HUKUM|KEDUDUKAN PEGAWAI|KEDUDUKAN PNS",
    ),
    _m(
        "golongan",
        "Golongan",
        "GOL AKHIR NAMA|GOLONGAN|GOL|GOL RUANG|PANGKAT GOL RUANG|GOLRUANGAKHIR",
        _GOL,
    ),
    _m("golongan_id", "ID golongan", "GOL AKHIR ID|GOLONGAN ID|GOL ID|KODE GOLONGAN"),
    _m(
        "tmt_golongan",
        "TMT golongan",
        "TMT GOLONGAN|TMT GOL|TMT PANGKAT|TMT GOL AKHIR",
        rf"{TANGGAL} {_GOL}",
    ),
    _m(
        "golongan_tmt",
        "Golongan dan TMT dalam satu sel",
        "GR TMT|GOL TMT|GOL RUANG TMT|GOLONGAN TMT|PANGKAT GOL RUANG TMT",
        rf"{_GOL} (?:TMT|TANGGAL|TGL)(?: (?:PANGKAT|GOL|GOLONGAN))?",
    ),
    _m(
        "jenis_jabatan",
        "Jenis jabatan",
        "JENIS JABATAN NAMA|JENIS JABATAN|JENISJABATAN|TIPE JABATAN",
    ),
    _m("jenis_jabatan_id", "ID jenis jabatan", "JENIS JABATAN ID"),
    _m(
        "jabatan",
        "Jabatan",
        "JABATAN NAMA|NAMA JABATAN|JABATAN|JABATANNAMA",
        r"(?:NAMA )?JABATAN(?: (?:TERAKHIR|SEKARANG|SAAT INI|DEFINITIF|PEGAWAI))*",
    ),
    _m(
        "tmt_jabatan",
        "TMT jabatan",
        "TMT JABATAN|TGL JABATAN|TANGGAL JABATAN",
        rf"{TANGGAL} JABATAN(?: .*)?",
    ),
    _m(
        "jabatan_eselon",
        "Jabatan dan eselon dalam satu sel",
        "JABATAN ESS|JABATAN ESELON",
        r"(?:NAMA )?JABATAN (?:ESS|ESL|ESELON|ESELONERING)",
    ),
    _m(
        "jabatan_tmt",
        "Jabatan dan TMT dalam satu sel",
        "JABATAN TMT",
        r"(?:NAMA )?JABATAN (?:TMT|TMT JABATAN)",
    ),
    _m(
        "status_jabatan",
        "Definitif, Plt. atau Plh.",
        "STATUS JABATAN|JENIS PENEMPATAN|PENEMPATAN|STATUS PENEMPATAN",
    ),
    _m("eselon", "Eselon", "ESELON|ESS|ESL|ESELON NAMA|ESELON JABATAN|ESELON ID"),
    _m("kelas", "Kelas jabatan", "KELAS JABATAN|KELAS|KELASJABATAN|GRADE|JOB CLASS"),
    _m("kode_unor", "ID unit", "UNOR ID|UNIT KERJA ID|KODE UNOR|ID UNOR|KODE UNIT"),
    _m("unit", "Unit kerja", "UNOR NAMA|UNIT KERJA|UNIT|SKPK|SKPD|OPD", _UNIT),
    _m("instansi", "Instansi kerja", "INSTANSI KERJA NAMA|INSTANSI KERJA"),
    _m(
        "instansi_induk",
        "Instansi induk",
        "INSTANSI INDUK NAMA|INSTANSI INDUK|INSTANSI|NAMA INSTANSI",
    ),
    _SUREL,
    _SUREL_DINAS,
    _TELEPON,
    _m(
        "atasan",
        "Atasan langsung",
        "ATASAN LANGSUNG|ATASAN|PEJABAT PENILAI|PENILAI|NAMA ATASAN",
        r"(?:NAMA |JABATAN |NIP )?(?:ATASAN|PEJABAT PENILAI|PENILAI)(?: LANGSUNG"
        r"| KINERJA)*",
    ),
    _m("keterangan", "Keterangan", "KET|KETERANGAN|CATATAN"),
    Medan("tanggal", "Tanggal lain (hanya diperiksa)", (), ulang=True),
    Medan("uang", "Uang (hanya diperiksa)", ("GAJI", "GAJI POKOK"), ulang=True),
)
UNIT = (
    _m("kode_unor", "ID unit", "ID|UNOR ID|KODE UNOR|ID UNOR|KODE UNIT|ID UNIT|KODE"),
    _m(
        "kode_induk",
        "ID unit atasan",
        "DIATASAN ID|ID ATASAN|ID INDUK|INDUK ID|KODE INDUK|PARENT ID|UNOR INDUK ID"
        "|UNOR ATASAN ID|ATASAN ID|KODE ATASAN|KODE UNIT INDUK|ID UNIT INDUK",
    ),
    _m(
        "unit",
        "Nama unit",
        "NAMA UNOR|UNOR NAMA|NAMA UNIT|NAMA UNIT KERJA|UNIT KERJA|UNIT|UNOR",
        _UNIT,
    ),
    _m(
        "induk",
        "Nama unit atasan",
        "NAMA INDUK|UNIT INDUK|INDUK|NAMA UNIT INDUK|UNIT ATASAN|NAMA ATASAN|PARENT"
        "|UNOR INDUK|UNOR ATASAN|UNOR INDUK NAMA|DIATASAN NAMA|UNIT KERJA INDUK",
        rf"{_UNIT} (?:INDUK|ATASAN)(?: LANGSUNG)?|(?:INDUK|ATASAN) {_UNIT}",
    ),
    _m("eselon", "Eselon pemimpin", "ESELON ID|ESELON|ESS|ESELON NAMA"),
    _m(
        "jabatan",
        "Jabatan pemimpin",
        "NAMA JABATAN|JABATAN|JABATAN PIMPINAN|JABATAN PEMIMPIN|NAMA JABATAN PIMPINAN",
    ),
    _m(
        "pemimpin",
        "NIP pemimpin",
        "PEMIMPIN PNS ID|NIP PEMIMPIN|NIP PIMPINAN|NIP KEPALA|PEMIMPIN|PEMIMPIN NIP"
        "|PEMIMPIN PNS NIP|NIP",
    ),
    _m("jenis", "Jenis unit", "JENIS|JENIS UNIT|JENIS UNOR|JENIS UNIT KERJA"),
)
JABATAN = (
    _m(
        "induk",
        "Jabatan atasan",
        "NAMA JABATAN PARENT|JABATAN PARENT|PARENT|JABATAN ATASAN|NAMA JABATAN ATASAN"
        "|JABATAN INDUK|NAMA JABATAN INDUK|ATASAN|INDUK|ATASAN LANGSUNG|PARENT JABATAN",
    ),
    _m("jabatan", "Nama jabatan", "NAMA JABATAN|JABATAN|JABATAN NAMA|NOMENKLATUR"),
    _m("kelas", "Kelas jabatan", "KELAS JABATAN|KELAS|GRADE|KELAS JAB"),
    _m("jenis_jabatan", "Jenis jabatan", "JENIS JABATAN|TIPE JABATAN|JENIS|TIPE"),
    _m("eselon", "Eselon", "ESELON|ESS|ESELON ID"),
    _m("kode_unor", "ID unit", "UNOR ID|KODE UNOR|ID UNIT|KODE UNIT"),
    _m("unit", "Unit kerja", "UNIT KERJA|UNIT|UNOR NAMA|SKPK|SKPD|OPD", _UNIT),
    _m(
        "kuota",
        "Kuota",
        "KUOTA|FORMASI|KEBUTUHAN|JUMLAH KEBUTUHAN|ABK|KEBUTUHAN PEGAWAI",
    ),
)
KONTAK = (
    NIP,
    NAMA,
    next(m for m in ORANG if m.kunci == "nama_nip"),
    _SUREL,
    _SUREL_DINAS,
    _TELEPON,
)
MEDAN: Mapping[JenisImpor, tuple[Medan, ...]] = {
    JenisImpor.SIASN: ORANG,
    JenisImpor.DUK: ORANG,
    JenisImpor.NOMINATIF: ORANG,
    JenisImpor.SIMPEG: ORANG,
    JenisImpor.UNIT: UNIT,
    JenisImpor.JABATAN: JABATAN,
    JenisImpor.KONTAK: KONTAK,
}
