"""Forms of pelatihan."""
