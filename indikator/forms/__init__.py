"""Forms of indikator."""
