"""E-mail addresses and phone numbers of people who are in the register already."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from kinerja.lib.errors import InvalidInput
from organisasi.rules.gelar_impor import pisahkan_gelar
from organisasi.rules.impor import KeputusanBaris
from organisasi.rules.kontak import surel_berkas, telepon_berkas
from organisasi.rules.linimasa import kunci
from organisasi.rules.nip import periksa_nip
from organisasi.rules.papan_impor import Letak, Papan
from organisasi.rules.pecah import pecah_sel
from organisasi.rules.pohon_impor import BarisBerkas, KontakRencana, KontakTercatat
from organisasi.rules.register_impor import BarisRencana, Pertanyaan, Rencana
from organisasi.rules.sel import Sel

KATA = {"surel": "Surel", "telepon": "Telepon"}


def nip_dan_nama(isi: Mapping[str, str]) -> tuple[str, str]:
    """Return the digits and the name of a row, to look people up by."""
    sel = Sel(pecah_sel(isi), {})
    nip = re.sub(r"[^0-9]", "", sel.teks("nip"))
    return nip, _tanpa_gelar(sel.teks("nama"))


def susun_kontak(
    baris: Sequence[BarisBerkas],
    tercatat: Sequence[KontakTercatat],
    *,
    pada: date,
    kolom: Mapping[str, str],
    jawaban: Mapping[Letak, str],
) -> Rencana:
    """Plan a contact list; people are found by NIP, else by a name only one has."""
    mula = [
        BarisRencana(satu.lembar, satu.nomor, KeputusanBaris.DILEWATI) for satu in baris
    ]
    papan = Papan(mula, kolom, jawaban)
    return _Penyusun(papan, tercatat, pada, kolom).susun(baris)


class _Penyusun:
    def __init__(
        self,
        papan: Papan,
        tercatat: Sequence[KontakTercatat],
        pada: date,
        kolom: Mapping[str, str],
    ) -> None:
        self.papan = papan
        self.pada = pada
        self.kolom = kolom
        self.per_nip = {satu.nip: satu for satu in tercatat if satu.nip}
        self.per_nama: dict[str, list[KontakTercatat]] = defaultdict(list)
        for satu in tercatat:
            self.per_nama[kunci(satu.nama)].append(satu)
        self.sudah: dict[int, tuple[int, dict[str, str]]] = {}

    def susun(self, baris: Sequence[BarisBerkas]) -> Rencana:
        kontak: list[KontakRencana] = []
        for nomor, satu in enumerate(baris):
            if satu.lewati:
                self.papan.lewati(nomor, satu.lewati)
            elif rencana := self._satu(nomor, satu):
                kontak.append(rencana)
        return Rencana(self.papan.selesai(), [], [], 0, "", kontak=kontak)

    def _satu(self, nomor: int, baris: BarisBerkas) -> KontakRencana | None:
        sel = Sel(pecah_sel(baris.isi), self.kolom)
        isian = self._isian(sel)
        self.papan.salin(nomor, sel)
        orang = self._orang(nomor, sel)
        if orang is None:
            return None
        self.papan.baris[nomor].sesudah |= {"NIP": orang.nip, "Nama": orang.nama}
        if not isian:
            self.papan.lewati(nomor, "Surel dan telepon kosong, jadi tidak ada isinya.")
            return None
        if orang.pk in self.sudah:
            self._ulang(nomor, isian, *self.sudah[orang.pk])
            return None
        self.sudah[orang.pk] = (nomor, isian)
        return self._putuskan(nomor, orang, isian)

    def _ulang(
        self, nomor: int, isian: dict[str, str], utama: int, dulu: dict[str, str]
    ) -> None:
        """Pass over a row that says nothing new of a person, refuse any other."""
        lain = self.papan.letak(nomor, utama)
        if all(dulu.get(k, "").casefold() == v.casefold() for k, v in isian.items()):
            self.papan.baris[nomor].keputusan = KeputusanBaris.DUPLIKAT
            self.papan.ingatkan(nomor, "nip", f"Isinya sama dengan {lain}.")
            return
        self.papan.tolak(
            nomor,
            "nip",
            f"Orang ini sudah ada di {lain} dengan isi lain. Hapus salah satu.",
        )

    def _putuskan(
        self, nomor: int, orang: KontakTercatat, isian: dict[str, str]
    ) -> KontakRencana | None:
        lama = {"surel": orang.surel, "telepon": orang.telepon}
        ganti = {k: v for k, v in isian.items() if v.casefold() != lama[k].casefold()}
        row = self.papan.baris[nomor]
        row.keputusan = KeputusanBaris.BERUBAH if ganti else KeputusanBaris.SAMA
        row.sebelum = {KATA[k]: lama[k] for k in ganti}
        row.sesudah |= {KATA[k]: v for k, v in ganti.items()}
        return KontakRencana(nomor, orang.pk, ganti) if ganti else None

    def _isian(self, sel: Sel) -> dict[str, str]:
        isian = {"surel": "", "telepon": ""}
        for kunci_sel in ("surel", "surel_dinas"):
            teks = sel.teks(kunci_sel)
            if teks and not (surel := surel_berkas(teks)):
                sel.ingatkan(
                    kunci_sel, f"“{teks[:60]}” bukan surel, jadi tidak diubah."
                )
            elif teks and not isian["surel"]:
                isian["surel"] = surel
        teks = sel.kode("telepon")
        try:
            isian["telepon"] = telepon_berkas(teks)
        except InvalidInput as tolak:
            sel.ingatkan("telepon", f"“{teks[:40]}”: {tolak.message}")
        return {nama: isi for nama, isi in isian.items() if isi}

    def _orang(self, nomor: int, sel: Sel) -> KontakTercatat | None:
        tertulis = sel.teks("nip")
        if not tertulis:
            return self._menurut_nama(nomor, _tanpa_gelar(sel.teks("nama")))
        hasil = periksa_nip(tertulis, pada=self.pada)
        orang = self.per_nip.get(hasil.bersih)
        if orang is None:
            self.papan.baris[nomor].sesudah = {"NIP": tertulis[:40]}
            sebab = " ".join(hasil.masalah) or (
                "NIP ini belum tercatat. Impor dulu data pegawainya."
            )
            self.papan.tolak(nomor, "nip", sebab)
            return None
        nama = _tanpa_gelar(sel.teks("nama"))
        if nama and kunci(nama) != kunci(orang.nama):
            self.papan.ingatkan(
                nomor,
                "nama",
                f"Tertulis “{nama[:80]}”, sedangkan NIP ini milik {orang.nama}.",
            )
        return orang

    def _menurut_nama(self, nomor: int, nama: str) -> KontakTercatat | None:
        calon = self.per_nama.get(kunci(nama), []) if nama else []
        if jawab := self.papan.jawab(nomor, "orang"):
            calon = [satu for satu in calon if satu.nip == jawab] or calon
        if len(calon) == 1:
            return calon[0]
        self.papan.baris[nomor].sesudah = {"Nama": nama[:200]}
        if not calon:
            sebab = (
                f"Tidak ada pegawai bernama “{nama[:80]}”. Isi NIP-nya."
                if nama
                else "NIP dan nama kosong. Isi NIP-nya."
            )
            self.papan.tolak(nomor, "nama" if nama else "nip", sebab)
            return None
        pilihan = tuple((f"orang:{s.nip}", f"{s.nama}, NIP {s.nip}") for s in calon)
        self.papan.tanya(
            nomor,
            Pertanyaan(
                "nama",
                f"Ada {len(calon)} pegawai bernama “{nama[:80]}”. Pilih orangnya, atau "
                "isi NIP-nya dalam berkas.",
                pilihan[:50],
            ),
        )
        return None


def _tanpa_gelar(nama: str) -> str:
    """Return a name without its titles."""
    return pisahkan_gelar(nama)[1]
