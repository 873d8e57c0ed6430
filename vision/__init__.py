"""Pixels to boxes, vectors and matches. Torch lives here and nowhere else; knows neither Streamlit nor the store."""

import os

# Read when torch is loaded. Its threads would otherwise keep their cores busy while they wait for each other, and those that
# decode the next pictures need them: on two cores that others used too, describing went three times as fast.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
