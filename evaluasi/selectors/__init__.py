"""Selectors of evaluasi."""
