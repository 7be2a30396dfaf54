"""Put open evaluations on the desk where they belong after the structure changed."""

from collections.abc import Collection

from django.db.models import F

from evaluasi.models import Evaluasi
from evaluasi.selectors.penilai import evaluasi_beralih, terbuka_untuk
from kinerja.lib.waktu import hari_ini
from kinerja.pemberitahuan.services import queue_banyak
from organisasi.models import Pegawai

BERALIH, DATANG, PERGI = "evaluasi:beralih", "evaluasi:datang", "evaluasi:pergi"


def settle_penilai(orang: Collection[int] | None) -> None:
    """Give the open evaluations of these people (None: all) the penilai of the day.

    Tells the Pegawai, the new and the old penilai. The caller holds the transaction
    and names the act; may run any number of times.
    """
    ganti = evaluasi_beralih(terbuka_untuk(orang), hari_ini())
    if not ganti:
        return
    pk = {satu.penilai for satu in ganti}
    pk |= {p for g in ganti for p in (g.evaluasi.penilai_id, g.evaluasi.pegawai_id)}
    akun = dict(Pegawai.objects.filter(pk__in=pk).values_list("pk", "pengguna_id"))
    kabar: dict[str, list[tuple[int, object]]] = {BERALIH: [], DATANG: [], PERGI: []}
    for satu in ganti:
        lama = satu.evaluasi
        berubah = Evaluasi.objects.filter(pk=lama.pk, versi=lama.versi).update(
            penilai=satu.penilai,
            atasan=satu.atasan,
            unit_capaian=satu.unit_capaian,
            versi=F("versi") + 1,
        )
        if not berubah or satu.penilai == lama.penilai_id:
            continue
        for jenis, siapa in (
            (BERALIH, lama.pegawai_id),
            (DATANG, satu.penilai),
            (PERGI, lama.penilai_id),
        ):
            if (penerima := akun[siapa]) is not None:
                kabar[jenis].append((penerima, lama.kode))
    for jenis, tujuan in kabar.items():
        queue_banyak(jenis=jenis, objek_jenis="evaluasi", tujuan=tujuan)
