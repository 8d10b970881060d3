"""The desk as a WSGI application (PEP 3333), for whatever serves it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yorisoi_desk.settings")
application = get_wsgi_application()
