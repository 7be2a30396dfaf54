"""Views of indikator."""
