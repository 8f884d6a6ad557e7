"""Benchmarks: the product beside the bare limit of the same machine, in the same run.

`python -m tests.benchmarks [names...]`; no timed tests, and pytest does not collect them.
"""
