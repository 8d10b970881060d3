"""Previews, publishing and taking back, by the engine's own command."""
