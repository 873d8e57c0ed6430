"""Harvesting over IIIF: from a list of manifests to documents, pages and their pictures.

`manifest_list` reads the curator's list, `collections` expands it, `presentation` reads manifests,
`metadata` turns their fields into our columns, `images` writes Image API requests and `pages` downloads
them; everything goes through the one polite `client`.
"""
