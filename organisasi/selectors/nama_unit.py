"""Names of units as they were on a day; the act that renamed one keeps the old one.

Both ways ask inside the query that loads the units, so that a page of another day
costs no question more.
"""

from datetime import date

from django.db.models import CharField, F, OuterRef, Q, Subquery
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce

from organisasi.models import PerubahanStruktur
from organisasi.rules.perubahan import JenisPerubahan

#: The name of ``u`` (organisasi_unitkerja) on the day given as the one parameter.
NAMA_PADA = f"""
coalesce((
    SELECT p.baris -> 0 -> 'sebelum' ->> 'nama' FROM organisasi_perubahanstruktur p
    WHERE p.unit_id = u.id AND p.jenis = '{JenisPerubahan.NAMA_UNIT}'
        AND p.tanggal > %s::date AND p.dibatalkan_pada IS NULL
    ORDER BY p.tanggal, p.id LIMIT 1
), u.nama)
"""  # noqa: S608 - a word of our own


def nama_pada(hari: date, unit: str = "", akhir: str = "") -> Coalesce:
    """Return the name on a day, or on the last day of the range ``akhir`` before it.

    ``unit`` is the way to the unit from the rows asked ("jabatan__unit"), nothing for
    units themselves.
    """
    sesudah = Q(tanggal__gt=hari)
    if akhir:
        sesudah |= Q(tanggal__gte=OuterRef(f"{akhir}__endswith"))
    ganti = PerubahanStruktur.objects.filter(
        sesudah,
        unit=OuterRef(f"{unit}_id" if unit else "pk"),
        jenis=JenisPerubahan.NAMA_UNIT.value,
        dibatalkan_pada=None,
    ).order_by("tanggal", "id")
    lama = Subquery(ganti.values_list(KT("baris__0__sebelum__nama"))[:1])
    kini = F(f"{unit}__nama" if unit else "nama")
    return Coalesce(lama, kini, output_field=CharField())
