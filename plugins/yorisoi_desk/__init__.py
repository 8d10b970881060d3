"""The staff's desk: the content of a site, edited in a browser on the staff's own server.

A second package beside the engine, which does not know it. What has no need of Django stands in
modules of its own, text in and text out, and may be called by anything:

service_edits   changes of service.yaml that leave comments and order as they are
event_files     a form's values → the file of a workshop, and back
event_shape     all that such a file may hold, by the engine's models: the form is made of it
yaml_changes    two states of a record → the text of its file with that alone changed
repository      the content as a git checkout: one save, one commit
workbook        a month's workshops as an Excel workbook, and the city's CSV
passing_on      words of one workshop for LINE, Instagram and a newsletter; its QR code
messages        the desk's own sentences; those about content are the engine's
"""
