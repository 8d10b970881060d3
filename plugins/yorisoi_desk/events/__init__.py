"""The file of a workshop ↔ the values of a form, all texts: `title`, `place.name`, `dates.0.date`.

No Django. What such a file may hold, `shape` takes from the engine's models.
"""
