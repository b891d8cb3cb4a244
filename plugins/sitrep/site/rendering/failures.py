"""What a template raised, told with its file and line."""

from __future__ import annotations

import traceback

from jinja2 import TemplateSyntaxError


def template_line(error: BaseException) -> str:
    """Where in a template an error was raised, as ``file:line: ``; empty for other errors."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename}:{error.lineno}: "
    frames = traceback.extract_tb(error.__traceback__)
    places = [
        f"{frame.filename}:{frame.lineno}: " for frame in frames if frame.filename.endswith(".html")
    ]
    return places[-1] if places else ""
