"""Forms of the organisation: shape and labels; saving is a service's work."""
