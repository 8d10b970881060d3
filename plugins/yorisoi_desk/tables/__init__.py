"""Workshops in a table, in and out: Excel, a pasted list, the city's CSV."""
