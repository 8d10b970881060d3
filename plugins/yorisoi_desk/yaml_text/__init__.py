"""YAML as staff write it, changed in one place: comments, order and quoting stay, byte for byte.

Text in, text out; no Django. `reading`, `edits` and `changes` are for others; they stand on
`places` and `writing`.
"""
