"""Policies of evaluasi."""
