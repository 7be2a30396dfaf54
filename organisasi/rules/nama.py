"""How documents print a name."""


def nama_lengkap(gelar_depan: str, nama: str, gelar_belakang: str) -> str:
    """Return the name between its titles."""
    depan = f"{gelar_depan} " if gelar_depan else ""
    belakang = f", {gelar_belakang}" if gelar_belakang else ""
    return f"{depan}{nama}{belakang}"
