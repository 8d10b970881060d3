"""The content as a git checkout: one save is one commit with the person's name, whole or not.

Others read by `content` and save by `saving`; the rest is Git, its lock, and the copy elsewhere.
"""
