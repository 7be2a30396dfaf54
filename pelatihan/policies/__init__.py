"""Policies of pelatihan."""
