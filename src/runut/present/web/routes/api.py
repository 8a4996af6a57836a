"""Routes of the page: api."""

from runut.present.web.pages import Pages

pages = Pages()
