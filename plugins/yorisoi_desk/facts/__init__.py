"""Facts of the service in forms: what one person may change, what a second one has to see."""
