"""Guards that can be taken away: does a test notice when one is missing?

`tests/pagar.py` holds `PAGAR`, a mapping from the name of a guard to a function that
removes it from the fresh test database (drops a constraint, disables a trigger …).
Tests that must then go red carry `@pytest.mark.pagar("NAMA")`.
"""

import runpy
from collections.abc import Callable, Mapping

from kinerja.lokal.folder import AKAR

Pelepas = Callable[[], None]


def daftar_pagar() -> Mapping[str, Pelepas]:
    """The registry of `tests/pagar.py`, empty as long as there is no such file."""
    berkas = AKAR / "tests" / "pagar.py"
    if not berkas.exists():
        return {}
    pagar: Mapping[str, Pelepas] = runpy.run_path(str(berkas))["PAGAR"]
    return pagar
