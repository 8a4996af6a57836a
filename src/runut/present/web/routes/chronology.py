"""Routes of the page: chronology."""

from runut.present.web.pages import Pages

pages = Pages()
