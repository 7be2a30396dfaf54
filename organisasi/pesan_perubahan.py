"""Words of messages about acts on people and units, written when they are read."""

from collections.abc import Callable
from uuid import UUID

from django.urls import reverse

from kinerja.lib.kait import IsiPesan
from kinerja.lib.tanggal import format_tanggal
from kinerja.pemberitahuan.models import Pesan
from organisasi.models import Pegawai, PerubahanStruktur
from organisasi.rules.perubahan import SEBUTAN_PERUBAHAN, JenisPerubahan
from organisasi.selectors.penilai import penilai_pada
from organisasi.services.perubahan.kabar import DIRI, MELEPAS, MENILAI, OBJEK, PENILAI


def isi_pesan_perubahan(pesan: Pesan) -> IsiPesan | None:
    """Return the words of one of our messages; None for anybody else's."""
    perubahan, n = _perubahan(pesan)
    if perubahan is None:
        return None
    return _ISI[pesan.jenis](pesan, perubahan, n)


def perubahan_masih_berlaku(pesan: Pesan) -> bool:
    """Say no to news of an act that was taken back before its day."""
    if pesan.objek_jenis != OBJEK:
        return True
    perubahan, _ = _perubahan(pesan)
    return perubahan is not None and perubahan.dibatalkan_pada is None


def _perubahan(pesan: Pesan) -> tuple[PerubahanStruktur | None, str]:
    if pesan.jenis not in _ISI:
        return None, ""
    kode, _, n = pesan.objek_kode.partition(":")
    return PerubahanStruktur.objects.filter(kode=UUID(kode)).first(), n


def _sebut(perubahan: PerubahanStruktur) -> str:
    """Say which act it is, in small letters, for the middle of a sentence."""
    sebutan = SEBUTAN_PERUBAHAN[JenisPerubahan(perubahan.jenis)]
    return f"{sebutan[0].lower()}{sebutan[1:]}"


def _diri(pesan: Pesan, perubahan: PerubahanStruktur, _: str) -> IsiPesan:
    pegawai = Pegawai.objects.get(pengguna=pesan.penerima_id)
    return IsiPesan(
        f"{SEBUTAN_PERUBAHAN[JenisPerubahan(perubahan.jenis)]} Anda mulai "
        f"{format_tanggal(perubahan.tanggal)}",
        " ".join(perubahan.uraian.split("\n")),
        reverse("organisasi:pegawai_detail", args=[pegawai.kode]),
    )


def _penilai(pesan: Pesan, perubahan: PerubahanStruktur, _: str) -> IsiPesan:
    pegawai = Pegawai.objects.get(pengguna=pesan.penerima_id)
    baru = penilai_pada(pegawai, perubahan.tanggal).penilai
    hari = format_tanggal(perubahan.tanggal)
    kalimat = f"Anda belum punya pejabat penilai mulai {hari}"
    if baru is not None:
        nama = Pegawai.objects.get(pk=baru).nama_lengkap
        kalimat = f"{nama} pejabat penilai Anda mulai {hari}"
    return IsiPesan(
        f"Penilai Anda berganti mulai {hari}",
        f"{kalimat}, karena {_sebut(perubahan)}.",
        reverse("organisasi:pegawai_detail", args=[pegawai.kode]),
    )


def _menilai(_: Pesan, perubahan: PerubahanStruktur, ekor: str) -> IsiPesan:
    hari = format_tanggal(perubahan.tanggal)
    siapa = _siapa(ekor)
    return IsiPesan(
        f"Anda menilai {siapa} mulai {hari}",
        f"Karena {_sebut(perubahan)}, mulai {hari} Anda pejabat penilai bagi {siapa}, "
        "yang sebelumnya dinilai orang lain. Adakan dialog kinerja (hal. 65).",
        reverse("organisasi:pegawai_list"),
    )


def _melepas(_: Pesan, perubahan: PerubahanStruktur, ekor: str) -> IsiPesan:
    hari = format_tanggal(perubahan.tanggal)
    siapa = _siapa(ekor)
    return IsiPesan(
        f"Anda tidak lagi menilai {siapa} mulai {hari}",
        f"Karena {_sebut(perubahan)}, mulai {hari} Anda bukan lagi pejabat penilai "
        f"bagi {siapa}. Evaluasi yang tetap pada Anda terlihat di meja penilai.",
    )


def _siapa(ekor: str) -> str:
    """Return the names of the people a message is about, or how many they are."""
    jumlah, *pk = ekor.split(":")
    orang = list(Pegawai.objects.filter(pk__in=pk).order_by("nama")) if pk else []
    if len(orang) != int(jumlah):  # too many to name, or merged with another row since
        return f"{jumlah} orang"
    nama = [satu.nama_lengkap for satu in orang]
    return nama[0] if len(nama) == 1 else f"{', '.join(nama[:-1])} dan {nama[-1]}"


_ISI: dict[str, Callable[[Pesan, PerubahanStruktur, str], IsiPesan]] = {
    DIRI: _diri,
    PENILAI: _penilai,
    MENILAI: _menilai,
    MELEPAS: _melepas,
}
