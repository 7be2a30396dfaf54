"""What is asked before two rows become one person."""

from typing import Any

from django import forms

from organisasi.forms.pegawai import BERGANTI, KELIRU

PILIH_NIP = "Pilih apa yang terjadi dengan NIP yang pergi."


class GabungForm(forms.Form):
    """The reason; and, where both have a number, what the other number was."""

    nip_lama = forms.ChoiceField(
        choices=(
            (BERGANTI, "memang pernah dipakai; simpan sebagai NIP sebelumnya"),
            (KELIRU, "salah catat; jangan disimpan"),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": PILIH_NIP, "invalid_choice": PILIH_NIP},
    )
    alasan = forms.CharField(
        label="Alasan",
        max_length=1000,
        help_text="Mengapa kedua baris ini satu orang, dan apa yang Anda periksa. "
        "Tersimpan di riwayat.",
        widget=forms.Textarea({"rows": 2}),
        error_messages={
            "required": "Tulis mengapa kedua baris ini satu orang.",
            "max_length": "Alasan paling panjang 1.000 huruf.",
        },
    )

    def __init__(self, *args: Any, nip: str | None, **kwargs: Any) -> None:
        """``nip``: the number of the one who goes, where both have one."""
        super().__init__(*args, **kwargs)
        if nip:
            self.fields["nip_lama"].label = f"NIP {nip} dari yang pergi"
        else:
            del self.fields["nip_lama"]
