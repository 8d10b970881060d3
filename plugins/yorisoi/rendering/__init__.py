"""Site → pages: Pelican's generator and reader, Markdown, links, styles and words of the theme."""
