"""Fixtures of the load tests."""

from tests.evaluasi.conftest import bahan, masa

__all__ = ["bahan", "masa"]
