"""Routes of the page: search."""

from runut.present.web.pages import Pages

pages = Pages()
