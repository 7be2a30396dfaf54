"""Refusals that a user reads. The message is one clear Indonesian sentence."""


class KinerjaError(Exception):
    """Base of every refusal; ``message`` says what is wrong and how to repair it."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class InvalidInput(KinerjaError):
    """What was given cannot be used (a form error, HTTP 400)."""


class NotAllowed(KinerjaError):
    """The actor may see the row but may not do this act (HTTP 403)."""


class Conflict(KinerjaError):
    """Somebody else was first: the row is not as the actor saw it (HTTP 409)."""
