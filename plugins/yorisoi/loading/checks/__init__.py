"""What a text, an event or an entry of the data may not say, each told with its place."""
