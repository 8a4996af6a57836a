"""Routes of the page: changes."""

from runut.present.web.pages import Pages

pages = Pages()
