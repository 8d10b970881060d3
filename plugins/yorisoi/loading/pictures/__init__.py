"""Photographs and drawings: whether a file is fit to be published, and what is made of it."""
