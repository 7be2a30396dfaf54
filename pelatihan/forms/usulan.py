"""Forms of a training proposal: why, and what was decided."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kinerja.lib.isian import require_when
from pelatihan.forms.dasar import teks


class UsulanForm(forms.Form):
    """Why somebody should be trained."""

    sebab = teks(
        "Mengapa pelatihan ini perlu",
        "Tulis mengapa pelatihan ini perlu: kemampuan apa yang kurang.",
        rows=5,
        help_text="Sebut kemampuan yang kurang dan hasil kerja yang terpengaruh.",
    )


class PutusanForm(forms.Form):
    """Plan a proposal in a programme, or refuse it with a reason."""

    program = forms.ChoiceField(label="Program", required=False)
    alasan = teks("Catatan atau alasan")
    putusan = forms.ChoiceField(
        choices=[("rencanakan", "Rencanakan"), ("tolak", "Tolak")]
    )

    def __init__(self, program: Sequence[Any], *args: Any, **kwargs: Any) -> None:
        """Offer the programmes for this person's unit."""
        super().__init__(*args, **kwargs)
        self._program = {str(satu.kode): satu for satu in program}
        pilihan = [(str(satu.kode), satu.nama) for satu in program]
        require_when(self, "wajib bila direncanakan", "program")
        require_when(self, "wajib bila ditolak", "alasan")
        isian = self.fields["program"]
        isian.choices = [("", "Pilih program"), *pilihan]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for the programme to plan in, or the reason to refuse."""
        data = super().clean() or {}
        if data.get("putusan") == "rencanakan" and not data.get("program"):
            self.add_error("program", ValidationError("Pilih programnya dulu."))
        if data.get("putusan") == "tolak" and not data.get("alasan"):
            self.add_error("alasan", ValidationError("Tulis alasan penolakan."))
        data["program"] = self._program.get(data.get("program", ""))
        return data
