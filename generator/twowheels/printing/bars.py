"""How far something is, as a bar and in words."""

from __future__ import annotations

from twowheels.messages import Messages
from twowheels.printing.view import Bar
from twowheels.progress import Progress


def bar_of(progress: Progress, words: Messages) -> Bar:
    """Give a bar; it is full only when nothing is open."""
    share = 100 * progress.answered // progress.active if progress.active else 100
    needed = words("required_of", answered=progress.required_answered, required=progress.required)
    complete = progress.answered == progress.active
    return Bar(
        share=share,
        said=words("answered_of", answered=progress.answered, active=progress.active),
        needed=needed if progress.required else "",
        left=words("done") if complete else words.minutes("minutes_left", progress.minutes_left),
    )
