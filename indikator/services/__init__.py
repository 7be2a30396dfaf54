"""Services of indikator."""
