"""Constraints that many tables share, each with a sentence a user can read."""

from enum import StrEnum

from django.db.models import CheckConstraint, Q


def known_value(
    field: str, values: type[StrEnum], *, name: str, blank: bool = False
) -> CheckConstraint:
    """Let ``field`` hold only a value of the enum in ``rules/``, or "" if ``blank``."""
    pilihan = ", ".join(values)
    boleh = [*([""] if blank else []), *(value.value for value in values)]
    return CheckConstraint(
        condition=Q(**{f"{field}__in": boleh}),
        name=name,
        violation_error_message=f"Nilai {field} tidak dikenal. Pilih: {pilihan}.",
    )


def proper_range(field: str = "berlaku", *, name: str) -> CheckConstraint:
    """Refuse a range that is empty or has no first day."""
    return CheckConstraint(
        condition=Q(**{f"{field}__isempty": False, f"{field}__lower_inf": False}),
        name=name,
        violation_error_message="Tanggal mulai harus diisi dan tidak boleh sesudah "
        "tanggal selesai.",
    )
