"""Selectors of pelatihan."""
