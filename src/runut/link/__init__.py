"""Many records to what they say together: copies, stories, happenings, origins, conflicts, offices."""
