"""Views of evaluasi."""
