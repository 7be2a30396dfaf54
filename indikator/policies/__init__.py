"""Policies of indikator."""
