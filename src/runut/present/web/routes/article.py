"""Routes of the page: article."""

from runut.present.web.pages import Pages

pages = Pages()
