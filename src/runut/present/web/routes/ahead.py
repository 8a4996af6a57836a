"""Routes of the page: ahead."""

from runut.present.web.pages import Pages

pages = Pages()
