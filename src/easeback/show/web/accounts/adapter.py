"""Who may make an account: whoever holds the one-time address that `easeback serve` printed, and nobody else."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from easeback.show.web import session
from easeback.show.web.accounts.runner import give_runner


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth brings no types
    """No open sign-up, no default account."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """True for a browser that came in by the one-time address."""
        return bool(request.session.get(session.MAY_SIGN_UP))

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:
        """Saves the account and gives it its runner; the one-time address is then used up."""
        saved = super().save_user(request, user, form, commit)
        give_runner(saved.pk)
        request.session.pop(session.MAY_SIGN_UP, None)
        return saved
