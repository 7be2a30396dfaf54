"""Views of pelatihan."""
