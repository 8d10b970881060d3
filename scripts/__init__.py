"""Commands that look after the project; see the Makefile."""
