"""Acts that belong to no single room."""
