"""What a session holds: under these names, and nothing of what a runner said."""

from __future__ import annotations

from typing import Final

# The runner whose logbook this browser may open: what the one-time address leaves behind on this machine.
RUNNER: Final = "runner"
# The one-time address was opened where an account is needed: this browser may make one.
MAY_SIGN_UP: Final = "may_sign_up"
