"""A Reading gains its layers: times, entities, attributions and quotations, events."""
