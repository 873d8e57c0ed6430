"""The record of an image: everything that the corpus knows of it, as its source has it and as it was understood."""

from __future__ import annotations

import json
from typing import Any

from store.catalogue import Catalogue

RECORD = """
SELECT
    images.id,
    images.node,
    images.title,
    images.kind,
    images.periodical,
    images.issue,
    images.date_start,
    images.date_end,
    images.date_precision,
    images.date_qualifier,
    images.city,
    images.country,
    images.latitude,
    images.longitude,
    images.language,
    images.rights,
    images.x,
    images.y,
    images.w,
    images.h,
    images.segmenter,
    images.segment_score,
    images.phash,
    images.iiif_url,
    documents.date_text,
    documents.place_text,
    documents.place_problem,
    documents.provider,
    documents.manifest,
    documents.viewer,
    documents.metadata AS document_metadata,
    pages.id AS page_id,
    pages.number AS page_number,
    pages.label AS page_label,
    pages.canvas,
    pages.image_url,
    pages.metadata AS page_metadata
FROM images
JOIN documents ON documents.id = images.document_id
JOIN pages ON pages.id = images.page_id
WHERE images.id = $id
"""


def image_record(catalogue: Catalogue, image_id: str) -> dict[str, Any] | None:
    """All that is known of the image with this id, None if the store has none.

    ``document_fields`` and ``page_fields`` are the source's own words: (name, value) pairs in its order.
    """
    rows = catalogue.query(RECORD, {"id": image_id}).to_pylist()
    if not rows:
        return None
    record = rows[0]
    record["document_fields"] = source_fields(record.pop("document_metadata"))
    record["page_fields"] = source_fields(record.pop("page_metadata"))
    return record


def source_fields(metadata: str | None) -> list[tuple[str, str]]:
    """The (name, value) pairs of a source's own fields (JSON): a table's columns, or what a IIIF manifest says of itself.

    The pairs of a manifest's ``metadata`` stand by themselves; its texts in several languages are given one after the other;
    what is nested otherwise is given as JSON.
    """
    content = json.loads(metadata) if metadata else {}
    fields: list[tuple[str, str]] = []
    for name, value in content.items() if isinstance(content, dict) else [("", content)]:
        if name == "metadata" and isinstance(value, list):
            for pair in value:
                known = isinstance(pair, dict) and {"label", "value"} <= pair.keys()
                fields.append((_text(pair["label"]), _text(pair["value"])) if known else ("", _text(pair)))
        else:
            fields.append((name, _text(value)))
    return fields


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(part, str | int | float) for part in value):
        return "; ".join(str(part) for part in value)
    if isinstance(value, list) and all(isinstance(part, dict) and "@value" in part for part in value):
        return "; ".join(str(part["@value"]) for part in value)
    if isinstance(value, dict) and "@value" in value:
        return str(value["@value"])
    if isinstance(value, dict) and value and all(isinstance(texts, list) for texts in value.values()):
        return "; ".join(str(text) for texts in value.values() for text in texts)
    return json.dumps(value, ensure_ascii=False)
