"""What composed pages read; the doors of the rooms below decide who may."""
