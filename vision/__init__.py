"""Pixels to boxes, vectors and matches. Torch lives here and nowhere else; knows neither Streamlit nor the store."""
