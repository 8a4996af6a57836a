"""Routes of the page: judgements."""

from runut.present.web.pages import Pages

pages = Pages()
