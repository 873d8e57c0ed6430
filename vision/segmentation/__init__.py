"""Illustrations out of pages: a page as an array in, boxes with score, class and segmenter's name out."""
