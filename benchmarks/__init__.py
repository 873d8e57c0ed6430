"""Measurements of quality and speed (`python -m benchmarks NAME`): a table, then one line of JSON."""
