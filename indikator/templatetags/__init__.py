"""Words of indikator for templates."""
