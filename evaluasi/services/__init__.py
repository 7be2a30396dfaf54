"""Services of evaluasi."""
