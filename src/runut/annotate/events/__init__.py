"""Events with their PLOVER type, mode, participants, place, time and status."""
