"""The offline steps, in the order they run, and their command line (`python -m batch`)."""
