"""Tables, queries, clusters and export. LanceDB and DuckDB live here and nowhere else; knows neither Streamlit nor torch."""
