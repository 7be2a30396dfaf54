"""Services of pelatihan."""
