"""A Pelican plugin that builds a public-information site from validated records.

`register` only connects; see docs/how-it-works.md for the walk of a build.
"""


def register() -> None:
    """Connect the plugin to Pelican's signals."""
    from pelican import signals

    from yorisoi.rendering import environments, generators, reader

    signals.readers_init.connect(reader.add_reader)
    signals.get_generators.connect(generators.prepare)
    signals.generator_init.connect(environments.flatten)
    signals.page_generator_init.connect(environments.speak)
