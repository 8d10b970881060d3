"""Texts of the staff: GitHub's Markdown as they write it, its marks, links, sentences and words."""
