"""One build from beginning to end: build, inspect, compare with the last one, switch, take back."""
