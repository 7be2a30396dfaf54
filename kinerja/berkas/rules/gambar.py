"""Images: whole, and not so many pixels that opening one eats the memory.

Sources: PNG (W3C, sections 5.2 and 11.2), JPEG (ITU-T T.81, B.1 and B.2).
"""

import io
from typing import BinaryIO

from kinerja.lib.errors import InvalidInput

#: A phone's largest photo (200 MP) passes.
BATAS_PIKSEL = 250_000_000
AKHIR_PNG = b"\x00\x00\x00\x00IEND\xaeB`\x82"
# Start-of-frame markers; C4, C8 and CC in that range are tables, not frames.
SOF = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
RUSAK = "gambar tidak utuh. Simpan ulang, lalu unggah lagi."


def _check_pixels(lebar: bytes, tinggi: bytes) -> None:
    piksel = int.from_bytes(lebar) * int.from_bytes(tinggi)
    if not 0 < piksel <= BATAS_PIKSEL:
        raise InvalidInput("ukuran gambar tidak wajar (lebih dari 250 juta piksel).")


def check_png(isi: BinaryIO) -> None:
    """Refuse a PNG without its header, without its end, or too large to open."""
    kepala = isi.read(24)
    if len(kepala) < 24 or kepala[12:16] != b"IHDR":
        raise InvalidInput(RUSAK)
    _check_pixels(kepala[16:20], kepala[20:24])
    isi.seek(-len(AKHIR_PNG), io.SEEK_END)
    if isi.read() != AKHIR_PNG:
        raise InvalidInput(RUSAK)


def check_jpeg(isi: BinaryIO) -> None:
    """Refuse a JPEG whose segments do not lead to a frame of sane size.

    What follows the image is allowed: phones append their own data there.
    """
    isi.seek(2)
    while len(kepala := isi.read(4)) == 4 and kepala[0] == 0xFF:
        if kepala[1] in SOF:
            bingkai = isi.read(5)
            _check_pixels(bingkai[3:5], bingkai[1:3])
            return
        isi.seek(int.from_bytes(kepala[2:]) - 2, io.SEEK_CUR)
    raise InvalidInput(RUSAK)
