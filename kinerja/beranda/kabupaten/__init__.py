"""The example kabupaten: real offices, invented people, dates relative to today."""
