"""Words of the organisation for templates."""
