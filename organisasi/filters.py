"""Narrowing the directory: words of a name, figures of a NIP, an office, a kind."""

import re

import django_filters
from django.db.models import QuerySet

from kinerja.lib.waktu import hari_ini
from organisasi.models import Pegawai, Penempatan, UnitKerja
from organisasi.querysets import subtree
from organisasi.rules.jenis import LABEL, JenisPegawai
from organisasi.selectors import skpk_pilihan


class PegawaiFilter(django_filters.FilterSet):  # type: ignore[misc] # no types
    """The search form of the directory."""

    q = django_filters.CharFilter(label="Nama atau NIP", method="cari")
    skpk = django_filters.ModelChoiceFilter(
        label="SKPK",
        queryset=lambda _: skpk_pilihan(),
        to_field_name="kode",
        empty_label="Semua SKPK",
        method="di_skpk",
        error_messages={
            "invalid_choice": "SKPK itu tidak dikenal. Pilih dari daftar.",
            "invalid": "SKPK itu tidak dikenal. Pilih dari daftar.",
        },
    )
    jenis = django_filters.ChoiceFilter(
        label="Jenis pegawai",
        choices=[(jenis.value, LABEL[jenis]) for jenis in JenisPegawai],
        empty_label="Semua jenis",
    )

    class Meta:
        model = Pegawai
        fields = ("q", "skpk", "jenis")

    def cari(
        self, baris: QuerySet[Pegawai], _name: str, value: str
    ) -> QuerySet[Pegawai]:
        """Match every word in the name, or the figures in the NIP.

        What follows a comma is a degree, as our own lists print names.
        """
        angka = re.sub(r"[\s.'\-]", "", value)
        if angka.isdigit():
            return baris.filter(nip__contains=angka)
        for kata in value.partition(",")[0].split():
            baris = baris.filter(nama__icontains=kata)
        return baris

    def di_skpk(
        self, baris: QuerySet[Pegawai], _name: str, value: UnitKerja
    ) -> QuerySet[Pegawai]:
        """Keep the people whose post today is in this office or below it."""
        di_sana = Penempatan.objects.pada(hari_ini()).filter(
            jabatan__unit_id__in=subtree([value.pk], hari_ini())
        )
        return baris.filter(pk__in=di_sana.values("pegawai_id"))
