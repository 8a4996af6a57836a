"""Entities: names linked to the gazetteer, offices, coreference."""
