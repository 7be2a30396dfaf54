"""Files that a page hands out, in the form the reader chose."""

from io import BytesIO
from pathlib import PurePath

from django.http import FileResponse

from kinerja.lib.errors import InvalidInput
from organisasi.penulis import csv_pieces, write_xlsx
from organisasi.rules.ditolak import Ditolak

#: What a page's button asks for, and the form of the file.
UNDUH = {"unduh-xlsx": "xlsx", "unduh-csv": "csv"}
JENIS_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def attach_ditolak(isi: Ditolak, asal: str, bentuk: str) -> FileResponse:
    """Hand out the rows of file ``asal`` to repair; ``bentuk`` is xlsx or csv."""
    if bentuk not in {"xlsx", "csv"}:
        raise InvalidInput(
            "Unduhan ini tidak ada. Pilih XLSX atau CSV pada halamannya."
        )
    nama = f"perbaiki-{PurePath(asal).stem}.{bentuk}"
    if bentuk == "csv":
        return FileResponse(
            BytesIO(b"".join(csv_pieces(isi.judul, isi.baris, teks=isi.teks))),
            as_attachment=True,
            filename=nama,
            content_type="text/csv; charset=utf-8",
        )
    berkas = write_xlsx(isi.judul, isi.baris, teks=isi.teks, lembar="Perbaiki")
    return FileResponse(
        berkas, as_attachment=True, filename=nama, content_type=JENIS_XLSX
    )
