"""Hand a stored file out. The calling view has decided that this account may."""

import logging

from django.http import FileResponse, Http404

from kinerja.berkas.models import Berkas
from kinerja.berkas.rules.jenis import CIRI, Jenis

log = logging.getLogger(__name__)


def serve_berkas(berkas: Berkas) -> FileResponse:
    """Return the content as a download that a browser neither guesses nor runs.

    Raises ``Http404`` for a file set aside, and (noted in the log) for lost content.
    """
    if berkas.dihapus_pada:
        raise Http404
    try:
        isi = berkas.path.open("rb")
    except FileNotFoundError as galat:
        log.error("berkas %s: content missing at %s", berkas.kode, berkas.lokasi)  # noqa: TRY400
        raise Http404 from galat
    mime = CIRI[Jenis(berkas.jenis_terdeteksi)].mime
    jawaban = FileResponse(
        isi, as_attachment=True, filename=berkas.nama_asli, content_type=mime
    )
    jawaban["X-Content-Type-Options"] = "nosniff"
    jawaban["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return jawaban
