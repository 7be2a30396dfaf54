"""Told kinds survive mutation: any bytes give a kind or a sentence, never a crash."""

import io
import random
from contextlib import suppress

import pytest

from kinerja.berkas.rules.jenis import Jenis, detect_jenis
from kinerja.lib.errors import InvalidInput
from tests.berkas import korpus


@pytest.mark.parametrize("akhiran", ["pdf", "jpg", "png", "xlsx", "xls", "csv", "txt"])
def test_mutated_file_gives_a_kind_or_a_sentence(akhiran: str, xlsx: bytes) -> None:
    asli = {
        "pdf": korpus.PDF,
        "jpg": korpus.jpeg(),
        "png": korpus.png(),
        "xlsx": xlsx,
        "xls": korpus.XLS,
    }.get(akhiran, korpus.CSV)
    acak = random.Random(7)  # noqa: S311 - repeatable mutations, no secret
    for _ in range(300):
        isi = bytearray(asli)
        for _ in range(acak.randint(1, 6)):
            isi[acak.randrange(len(isi))] = acak.randrange(256)
        isi = isi[: acak.randint(1, len(isi))] if acak.random() < 0.2 else isi
        with suppress(InvalidInput):
            assert detect_jenis(io.BytesIO(isi), akhiran) in Jenis
