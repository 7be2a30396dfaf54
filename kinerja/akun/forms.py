"""Forms of the doors: allauth's, in Indonesian, and the activation form."""

from typing import Any

from allauth.account import forms as allauth_forms
from allauth.account.adapter import get_adapter
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.http import HttpRequest

from kinerja.akun.models import Pengguna
from kinerja.akun.rules import rapikan_nama_masuk
from kinerja.akun.selectors import pengguna_by_surel

SARAN_SANDI = (
    "Paling sedikit 10 huruf atau angka, dan jangan memakai nama, NIP, atau kata "
    "sandi yang umum. Beberapa kata yang tidak berhubungan paling mudah diingat."
)
SANDI_BEDA = "Kata sandi yang diulang tidak sama. Ketik lagi keduanya."
ISI_NAMA, ISI_SANDI = "Isi NIP atau nama masuk Anda.", "Isi kata sandi Anda."
ISI_SANDI_BARU = "Isi kata sandi baru."
ISI_SANDI_ULANG = "Ketik sekali lagi kata sandi baru."
SANDI_BARU = {
    "label": "Kata sandi baru",
    "help_text": SARAN_SANDI,
    "required": ISI_SANDI_BARU,
}
SANDI_ULANG = {"label": "Ulangi kata sandi baru", "required": ISI_SANDI_ULANG}


def _dress(form: forms.Form, **words: dict[str, str]) -> None:
    """Give allauth's fields our words; its placeholders repeat the label."""
    for name, word in words.items():
        field = form.fields[name]
        field.label = word["label"]
        field.help_text = word.get("help_text", "")
        field.error_messages |= {
            sebab: word[sebab] for sebab in ("required", "invalid") if sebab in word
        }
        field.widget.attrs.pop("placeholder", None)


class MasukForm(allauth_forms.LoginForm):  # type: ignore[misc]
    """Sign in with NIP (however it is spaced) or short name, and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dress(
            self,
            login={
                "label": "NIP atau nama masuk",
                "help_text": "NIP 18 angka; spasi dan titik boleh.",
                "required": ISI_NAMA,
            },
            password={"label": "Kata sandi", "required": ISI_SANDI},
        )
        self.fields["login"].widget.attrs["autocapitalize"] = "none"

    def clean_login(self) -> str:
        """Read a NIP with spaces, dots or an apostrophe as its digits."""
        return rapikan_nama_masuk(self.cleaned_data["login"])


class LupaSandiForm(allauth_forms.ResetPasswordForm):  # type: ignore[misc]
    """Ask for a reset link; knows only ``Pengguna.surel``, no second address book."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dress(
            self,
            email={
                "label": "Surel",
                "help_text": "Alamat surel yang terdaftar pada akun Anda.",
                "required": "Isi alamat surel yang terdaftar pada akun Anda.",
                "invalid": "Surel belum lengkap. Tulis seperti nama@contoh.go.id.",
            },
        )

    def clean_email(self) -> str:
        """Find the accounts of this address; not finding any is no error."""
        email: str = self.cleaned_data["email"]
        self.users = pengguna_by_surel(email)
        return email

    def save(self, *_request: HttpRequest, **_kwargs: Any) -> str:
        """Queue the mail; allauth's own way would build the link from the request."""
        get_adapter().queue_tautan_sandi(self.users)
        email: str = self.cleaned_data["email"]
        return email


class SandiBaruForm(allauth_forms.ResetPasswordKeyForm):  # type: ignore[misc]
    """Choose a password after a reset link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dress(self, password1=SANDI_BARU, password2=SANDI_ULANG)


class GantiSandiForm(allauth_forms.ChangePasswordForm):  # type: ignore[misc]
    """Change the own password, knowing the present one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dress(
            self,
            oldpassword={
                "label": "Kata sandi sekarang",
                "required": "Isi kata sandi yang sekarang.",
            },
            password1=SANDI_BARU,
            password2=SANDI_ULANG,
        )


class KonfirmasiSandiForm(allauth_forms.ReauthenticateForm):  # type: ignore[misc]
    """Type the password again before something delicate."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dress(self, password={"label": "Kata sandi", "required": ISI_SANDI})


class AktivasiForm(forms.Form):
    """NIP, printed code and the chosen password; says nothing about the account."""

    nama_masuk = forms.CharField(
        label="NIP atau nama masuk",
        max_length=40,
        help_text="NIP 18 angka; spasi dan titik boleh.",
        error_messages={"required": ISI_NAMA},
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none"}
        ),
    )
    kode = forms.CharField(
        label="Kode aktivasi",
        max_length=40,
        help_text="16 huruf dan angka pada lembar dari admin SKPK. Huruf kecil boleh.",
        error_messages={"required": "Isi kode dari lembar Anda."},
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}
        ),
    )
    sandi = forms.CharField(
        label="Kata sandi baru",
        strip=False,
        help_text=SARAN_SANDI,
        error_messages={"required": ISI_SANDI_BARU},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    sandi_ulang = forms.CharField(
        label="Ulangi kata sandi baru",
        strip=False,
        error_messages={"required": ISI_SANDI_ULANG},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_nama_masuk(self) -> str:
        """Read a NIP with spaces, dots or an apostrophe as its digits."""
        return rapikan_nama_masuk(self.cleaned_data["nama_masuk"])

    def clean_sandi(self) -> str:
        """Judge the password by what the person typed here, never by the account."""
        sandi: str = self.cleaned_data["sandi"]
        typed = self.cleaned_data.get("nama_masuk", "")
        validate_password(sandi, Pengguna(nama_masuk=typed))
        return sandi

    def clean(self) -> dict[str, Any]:
        """Compare the two passwords."""
        cleaned = super().clean() or {}
        sandi = cleaned.get("sandi")
        if sandi and sandi != cleaned.get("sandi_ulang"):
            self.add_error("sandi_ulang", SANDI_BEDA)
        return cleaned
