"""The staff's desk: the content of a site, edited in a browser on the staff's own server.

A second package beside the engine, which does not know it. A room for each purpose; each may use
those above it, and says at its door what it is for:

yaml_text    one value of a YAML text changed, all else as it was
events       the file of a workshop ↔ the values of a form
checkout     the content as a git checkout: one save, one commit
tables       workshops in Excel and CSV, in and out
publishing   previews, publishing and taking back, by the engine's own command
workshops    the list and the form of workshops, their photographs, words to pass on
facts        forms of what the service says: what takes one person, what takes two
views        a module for each page of the desk

Beside them stands what Django looks for by name (`models`, `settings`, `urls`), `messages` with the
desk's own sentences (those about content are the engine's), `passkeys` and `passphrases`.
"""
