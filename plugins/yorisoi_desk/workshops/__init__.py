"""Workshops as the desk shows them: the list, the form with its faults, words to pass on."""
