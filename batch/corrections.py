"""What people correct by hand: ``places.csv`` and ``dates.csv`` in the store's folder, read at every build."""
from __future__ import annotations
PLACES_FILE="places.csv"
class CorrectionsError(ValueError): pass
class Corrections:
    FILES=("places.csv","dates.csv")
    dates={}
    @classmethod
    def read(cls,path):
        from store.places import Gazetteer
        c=cls(); c.gazetteer=Gazetteer(); return c
def write_templates(store): pass
