"""Routes of the page: people."""

from runut.present.web.pages import Pages

pages = Pages()
