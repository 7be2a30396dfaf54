"""The production shape, as far as it can be judged without a container engine."""

import re
import subprocess
from typing import Any

import yaml

from kinerja.lokal.folder import AKAR
from kinerja.lokal.layanan import program_postgres, program_valkey
from kinerja.lokal.proses import pelaku_postgres

COMPOSE = AKAR / "docker-compose.yml"
TEKS = COMPOSE.read_text()
LAYANAN: dict[str, dict[str, Any]] = yaml.safe_load(TEKS)["services"]
APLIKASI = ("web", "worker", "beat", "migrasi")


def test_every_part_of_the_production_shape_is_there() -> None:
    assert set(LAYANAN) == {*APLIKASI, "postgres", "redis", "proksi"}


def test_every_part_that_stays_has_a_health_check() -> None:
    tanpa = {nama for nama, isi in LAYANAN.items() if "healthcheck" not in isi}
    assert tanpa == {"migrasi"}


def test_nothing_starts_before_what_it_needs_is_healthy() -> None:
    for nama in ("web", "worker", "beat"):
        syarat = {n: s["condition"] for n, s in LAYANAN[nama]["depends_on"].items()}
        assert syarat == {
            "migrasi": "service_completed_successfully",
            "postgres": "service_healthy",
            "redis": "service_healthy",
        }


def test_a_secret_has_no_default() -> None:
    rahasia = re.findall(r"\$\{(\w*(?:PASSWORD|SECRET|EMAIL_URL)\w*)([^}]*)\}", TEKS)
    assert {nama for nama, _ in rahasia} == {
        "POSTGRES_PASSWORD",
        "KINERJA_SECRET_KEY",
        "KINERJA_EMAIL_URL",
    }
    assert all(sisa.startswith(":?isi ") for _, sisa in rahasia)


def test_every_value_asked_for_is_in_the_example() -> None:
    contoh = (AKAR / ".env.contoh").read_text()
    diminta = set(re.findall(r"\$\{(\w+)", TEKS))
    assert diminta == set(re.findall(r"^(\w+)=", contoh, flags=re.MULTILINE))


def test_only_the_proxy_is_reachable_from_outside() -> None:
    assert {n for n, isi in LAYANAN.items() if "ports" in isi} == {"proksi"}
    jaringan = yaml.safe_load(TEKS)["networks"]
    assert jaringan["dalam"]["internal"] is True
    assert LAYANAN["postgres"]["networks"] == LAYANAN["redis"]["networks"] == ["dalam"]


def test_the_application_can_write_nothing_but_its_data() -> None:
    for nama in APLIKASI:
        assert LAYANAN[nama]["read_only"] is True
        assert LAYANAN[nama]["cap_drop"] == ["ALL"]


def test_what_lasts_lies_on_a_declared_volume() -> None:
    volume = set(yaml.safe_load(TEKS)["volumes"])
    terpakai = {
        asal
        for isi in LAYANAN.values()
        for asal in (satu.split(":")[0] for satu in isi.get("volumes", ()))
        if not asal.startswith(".")
    }
    assert terpakai == volume


def test_postgresql_is_the_version_and_order_of_development() -> None:
    program = program_postgres(pelaku_postgres())
    assert LAYANAN["postgres"]["image"] == f"postgres:{program.mayor}"
    argumen = LAYANAN["postgres"]["environment"]["POSTGRES_INITDB_ARGS"].split()
    assert set(argumen) <= set(program.argumen_initdb)


def test_the_broker_is_the_version_of_development() -> None:
    versi = subprocess.run(
        [program_valkey(), "--version"], capture_output=True, text=True, check=True
    ).stdout
    mayor = re.search(r"v=(\d+)", versi)
    assert mayor
    assert LAYANAN["redis"]["image"] == f"valkey/valkey:{mayor[1]}"


def test_the_image_installs_only_hashed_wheels_and_is_not_root() -> None:
    baris = (AKAR / "Dockerfile").read_text()
    assert "--require-hashes --only-binary :all:" in baris
    assert "requirements-produksi.txt" in baris
    assert re.search(r"^USER kinerja$", baris, flags=re.MULTILINE)


def test_no_server_writes_down_who_answers_the_survey_of_citizens() -> None:
    assert "log_skip /layanan/*" in (AKAR / "Caddyfile").read_text()
    assert "access-log" not in (AKAR / "Dockerfile").read_text()
    assert "access-log" not in TEKS
