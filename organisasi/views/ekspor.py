"""The directory as a file: what the filter shows and the actor may read."""

from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_safe

from kinerja.akun.http import AkunRequest
from kinerja.jejak.services import record_akses
from kinerja.lib.akses import requires
from kinerja.lib.angka import format_angka
from kinerja.lib.errors import InvalidInput
from kinerja.lib.waktu import hari_ini
from organisasi import selectors
from organisasi.filters import SaringPegawai
from organisasi.penulis import csv_pieces, write_xlsx
from organisasi.policies import can_open_directory
from organisasi.rules.ekspor import TEKS
from organisasi.selectors.ekspor import baris_ekspor, kolom_ekspor
from organisasi.unduhan import JENIS_XLSX

#: A workbook is made as a whole; our reader takes no more in one go either.
BATAS_XLSX = 20_000


@require_safe
@requires(can_open_directory)
def pegawai_export(request: AkunRequest) -> HttpResponseBase:
    """Hand out the people the filter shows, ``bentuk`` xlsx or csv."""
    saring = SaringPegawai(request.GET)
    bentuk = request.GET.get("bentuk", "xlsx")
    if saring.errors or bentuk not in {"xlsx", "csv"}:
        raise InvalidInput(
            "Saringan ini tidak terbaca. Kembali ke halaman Pegawai, pilih lagi, lalu "
            "unduh dari sana."
        )
    pegawai = saring.saring(selectors.list_pegawai(request.user))
    if bentuk == "xlsx" and pegawai[BATAS_XLSX : BATAS_XLSX + 1].exists():
        raise InvalidInput(
            f"Lebih dari {format_angka(BATAS_XLSX, 0)} pegawai tidak muat dalam satu "
            "unduhan XLSX. Persempit saringan, atau unduh sebagai CSV."
        )
    record_akses(pelaku=request.user, halaman=f"pegawai:{bentuk}", subjek_id=None)
    judul = kolom_ekspor(request.user)
    baris = baris_ekspor(request.user, pegawai)
    nama = f"pegawai-{hari_ini():%Y-%m-%d}.{bentuk}"
    if bentuk == "csv":
        return StreamingHttpResponse(
            csv_pieces(judul, baris, teks=TEKS),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{nama}"'},
        )
    berkas = write_xlsx(judul, baris, teks=TEKS, lembar="Pegawai")
    return FileResponse(
        berkas, as_attachment=True, filename=nama, content_type=JENIS_XLSX
    )
