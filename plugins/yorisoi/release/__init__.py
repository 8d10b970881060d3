"""One build from beginning to end: build, inspect, compare with the last one, switch, take back.

Others call `build` (`Job`, `run_build`), `staging.rollback`, `open_questions`, and for what
changed `snapshot` and `changes`.
"""
