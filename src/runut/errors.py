"""What can go wrong, one class for each thing that a caller can act on."""


class RunutError(Exception):
    """Any failure that Runut explains: the message says what, where, and what to do."""


class BadPack(RunutError):
    """A language pack's table or rule cannot be used; the message names the file and the line."""


class BadSource(RunutError):
    """An input cannot be read at all: missing, forbidden, or no text."""


class BadCall(RunutError):
    """The command was given something that it cannot mean, such as an impossible date."""


class StoreError(RunutError):
    """A casebook cannot be opened, or is not one."""
