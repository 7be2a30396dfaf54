"""Selectors of indikator."""
