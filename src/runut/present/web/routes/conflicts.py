"""Routes of the page: conflicts."""

from runut.present.web.pages import Pages

pages = Pages()
