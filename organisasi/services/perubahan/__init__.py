"""Acts on people and units: said before they are saved, taken back before their day."""
