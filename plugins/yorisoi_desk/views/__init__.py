"""A module for each page of the desk, and what they share: `answers`, `guards`, `remembering`."""
