"""Bytes to an Article: decoded text, zones, title, outlet, authors, publication time; or a Rejection."""
