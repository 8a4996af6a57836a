"""Routes of the page: happening."""

from runut.present.web.pages import Pages

pages = Pages()
