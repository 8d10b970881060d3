"""Every address of the desk."""

from django.urls import path

from yorisoi_desk import accounts, pages, workshops

urlpatterns = [
    path("", workshops.workshops, name="workshops"),
    path("style.css", pages.style, name="style"),
    path("sign-in/", accounts.SignIn.as_view(), name="sign-in"),
    path("sign-out/", accounts.sign_out, name="sign-out"),
    path("invitation/<str:token>/", accounts.Accept.as_view(), name="invitation"),
    path("facts/", workshops.workshops, name="facts"),
    path("publication/", workshops.workshops, name="publication"),
    path("log/", pages.log, name="log"),
]
