"""Template tags of pelatihan."""
