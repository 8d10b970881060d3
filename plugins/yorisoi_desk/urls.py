"""Every address of the desk."""

from django.urls import path

from yorisoi_desk.views import (
    accounts,
    changing,
    confirming,
    exchange,
    facts,
    invitations,
    joining,
    pages,
    passing,
    passkey_pages,
    people,
    previews,
    proposals,
    publication,
    standing,
    workshop_list,
    workshops,
)

urlpatterns = [
    path("", workshop_list.workshops, name="workshops"),
    path("workshops/new/", workshops.WorkshopView.as_view(), name="new"),
    path("workshops/<str:stem>/", workshops.WorkshopView.as_view(), name="workshop"),
    path("workshops/<str:stem>/pass-on/", passing.passing, name="passing"),
    path("workshops/<str:stem>/qr.<str:kind>", passing.code, name="code"),
    path("workshops/<str:stem>/throw-away/", workshop_list.throw_away, name="throw-away"),
    path("workshops/<str:stem>/flyer.pdf", passing.flyer, name="flyer"),
    path("workshops/<str:stem>/copy/", standing.copy, name="copy"),
    path("workshops/<str:stem>/<str:status>/", standing.StateView.as_view(), name="state"),
    path("preview/<str:key>/<path:path>", previews.preview, name="preview"),
    path("preview/<str:key>/", previews.preview, {"path": ""}, name="preview-front"),
    path("site/<path:path>", previews.site, name="site"),
    path("site/", previews.site, {"path": ""}, name="site-front"),
    path("facts/", facts.facts, name="facts"),
    path("facts/remove/", facts.remove, name="remove"),
    path("facts/confirm/<str:path>/", confirming.ConfirmView.as_view(), name="confirm"),
    path("facts/<str:kind>/", facts.FactView.as_view(), name="fact"),
    path("facts/<str:section>/<str:key>/", changing.ChangeView.as_view(), name="change"),
    path("proposals/<int:number>/", proposals.ProposalView.as_view(), name="proposal"),
    path("excel/", exchange.exchange, name="exchange"),
    path("excel/<int:year>-<int:month>.xlsx", exchange.month, name="month"),
    path("publication/", publication.publication, name="publication"),
    path("sign-in/", accounts.SignIn.as_view(), name="sign-in"),
    path("sign-in/question/", passkey_pages.signature, name="passkey-signature"),
    path("sign-out/", accounts.sign_out, name="sign-out"),
    path("invitation/<str:token>/", invitations.Accept.as_view(), name="invitation"),
    path("publication/join/", joining.join, name="join"),
    path("people/", people.people, name="people"),
    path("passkeys/", passkey_pages.Passkeys.as_view(), name="passkeys"),
    path("passkeys/question/", passkey_pages.new_key, name="passkey-new"),
    path("passkey.js", passkey_pages.script, name="passkey-script"),
    path("log/", pages.log, name="log"),
    path("style.css", pages.style, name="style"),
]

handler403 = "yorisoi_desk.views.pages.not_allowed"
handler404 = "yorisoi_desk.views.pages.not_there"
handler500 = "yorisoi_desk.views.pages.failed"
