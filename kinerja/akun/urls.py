"""Indonesian addresses; the ``account_…`` names are the ones allauth reverses.

Sign-up, e-mail management, third-party, code, MFA and session pages of allauth are
left out on purpose: several of them answer the anonymous with 200.
"""

from django.urls import URLPattern, URLResolver, include, path, re_path

from kinerja.akun import views

_akun: list[URLPattern | URLResolver] = [
    path("aktivasi/", views.aktivasi, name="kode_redeem"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("masuk/", views.masuk, name="account_login"),
    path("keluar/", views.keluar, name="account_logout"),
    path("akun-nonaktif/", views.akun_nonaktif, name="account_inactive"),
    path("lupa-sandi/", views.lupa_sandi, name="account_reset_password"),
    path(
        "lupa-sandi/terkirim/",
        views.lupa_sandi_terkirim,
        name="account_reset_password_done",
    ),
    path(
        "lupa-sandi/selesai/",
        views.lupa_sandi_selesai,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^lupa-sandi/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.lupa_sandi_baru,
        name="account_reset_password_from_key",
    ),
    path("ganti-sandi/", views.ganti_sandi, name="account_change_password"),
    path("konfirmasi-sandi/", views.konfirmasi_sandi, name="account_reauthenticate"),
    path("", include((_akun, "akun"))),
]
