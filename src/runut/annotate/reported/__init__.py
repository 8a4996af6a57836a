"""Who says so: attributions and quotations."""
