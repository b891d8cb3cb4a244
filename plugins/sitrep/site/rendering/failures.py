"""What went wrong where pages are made, told with file and line."""

from __future__ import annotations

import traceback

from jinja2 import TemplateError, TemplateSyntaxError


def template_line(error: BaseException) -> str:
    """Where in a template an error was raised, as ``file:line: ``; empty for other errors."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename}:{error.lineno}: "
    frames = traceback.extract_tb(error.__traceback__)
    places = [
        f"{frame.filename}:{frame.lineno}: " for frame in frames if frame.filename.endswith(".html")
    ]
    return places[-1] if places else ""


def failure_lines(error: Exception) -> list[str]:
    """What kept a page from being made, in lines: where in a template, else where in the program."""
    place = template_line(error)
    if not place and not isinstance(error, OSError | TemplateError):
        frame = traceback.extract_tb(error.__traceback__)[-1]  # of this project, or of a plugin
        place = f"{frame.filename}:{frame.lineno}: {type(error).__name__}: "
    return f"{place}{error}.".split("\n")
