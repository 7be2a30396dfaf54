"""Rules know no framework: they import with Django, Celery and the clock away."""

import subprocess
import sys
from pathlib import Path

AKAR = Path(__file__).parents[2]
APLIKASI = ("organisasi", "indikator", "evaluasi", "pelatihan", "kinerja")
PERIKSA = """
import importlib, sys

class Tolak:
    def find_spec(self, nama, path=None, target=None):
        if nama.split(".")[0] in {"django", "celery", "crispy_forms"}:
            raise ImportError("forbidden in rules: " + nama)

sys.meta_path.insert(0, Tolak())
for nama in sys.argv[1:]:
    importlib.import_module(nama)
print("ok", len(sys.argv) - 1)
"""


def _modul_rules() -> list[str]:
    berkas = {
        jalur
        for aplikasi in APLIKASI
        for pola in ("**/rules.py", "**/rules/**/*.py")
        for jalur in (AKAR / aplikasi).glob(pola)
    }
    murni = [AKAR / "kinerja/lib" / f"{nama}.py" for nama in ("angka", "tercetak")]
    murni += [AKAR / "kinerja/lib" / f"{nama}.py" for nama in ("tanggal", "hari_kerja")]
    return sorted(
        ".".join(jalur.relative_to(AKAR).with_suffix("").parts)
        for jalur in (*berkas, *murni)
        if jalur.name != "__init__.py"
    )


def _impor(*modul: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PERIKSA, *modul],
        cwd=AKAR,
        env={"PYTHONPATH": str(AKAR), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_rules_import_without_django() -> None:
    modul = _modul_rules()
    assert len(modul) >= 10
    hasil = _impor(*modul)
    assert hasil.returncode == 0, hasil.stderr
    assert hasil.stdout == f"ok {len(modul)}\n"


def test_the_probe_goes_red_on_a_module_that_needs_django() -> None:
    assert _impor("kinerja.lib.waktu").returncode != 0
