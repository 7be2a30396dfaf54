"""Two rows of one person become one: shown before it is done, never half done."""
