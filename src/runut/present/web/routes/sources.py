"""Routes of the page: sources."""

from runut.present.web.pages import Pages

pages = Pages()
