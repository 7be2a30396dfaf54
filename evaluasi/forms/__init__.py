"""Forms of evaluasi."""
