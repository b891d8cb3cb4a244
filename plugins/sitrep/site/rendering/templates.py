"""The templates of a build: one environment, in which each is compiled once and whole."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from jinja2 import Environment, TemplateError
from jinja2.bccache import Bucket, FileSystemBytecodeCache
from markupsafe import Markup

from sitrep.core.language import Language
from sitrep.files.cache.version import program_version
from sitrep.site.rendering.inlining import LABELS, WholeTemplates

RAISED = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    TemplateError,
    TypeError,
    ValueError,
)
"""What an expression in a template may raise."""
_CAPITALS = re.compile(r"\b[A-Z][A-Z0-9_]+\b")


class CompiledTemplates(FileSystemBytecodeCache):
    """Templates that are compiled already, by their names and texts.

    Pelican makes an environment for each of its generators, and each would compile all
    templates again: most of the time that a small site takes.  What is compiled is kept where
    Jinja keeps it, in a folder of this user alone: code that somebody else could write is not run.
    """

    def __init__(self, salt: bytes = b"") -> None:
        self._salt = salt
        try:
            super().__init__()
        except (OSError, RuntimeError):  # every folder can be written to by others
            self.directory = ""

    def get_source_checksum(self, source: str) -> str:
        """What a template's code depends on beside its name."""
        known = program_version().encode() + self._salt
        return hashlib.sha256(known + source.encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in what was compiled from the same text."""
        code = _COMPILED.get(_name_of(bucket))
        if code is not None:
            bucket.bytecode_from_string(code)
        elif self.directory:
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        _COMPILED[_name_of(bucket)] = bucket.bytecode_to_string()
        if self.directory:
            with suppress(OSError):
                super().dump_bytecode(bucket)


_COMPILED: dict[str, bytes] = {}
"""For all builds of this process."""


def _name_of(bucket: Bucket) -> str:
    return f"{bucket.key}-{bucket.checksum}"


class Templates:
    """Renders the templates of an environment, which stays as it is."""

    def __init__(self, environment: Environment, language: Language) -> None:
        self._plain = environment
        sources = _Sources.of(environment)
        self.capitals = sources.capitals
        """What is named in capitals in any of them, as settings are."""
        # The overlay shares filters and globals with it, but no compiled templates.
        self._whole = environment.overlay(
            auto_reload=False, bytecode_cache=CompiledTemplates(sources.digest)
        )
        self._whole.code_generator_class = WholeTemplates
        labels = _Labels(language.translations.gettext)
        self._whole.globals = {**environment.globals, LABELS: labels}

    def render(self, name: str, values: Mapping[str, object]) -> str:
        """The template of that name, given some values.

        Raises what Jinja raises: TemplateNotFound, or an error whose traceback leads to the line.
        """
        try:
            return self._whole.get_template(name).render(values)
        except RAISED:
            self._plain.get_template(name).render(values)
            raise


class _Labels(dict[str, Markup]):
    """Labels without values, each looked up once."""

    def __init__(self, say: Callable[[str], str]) -> None:
        super().__init__()
        self._say = say

    def __missing__(self, label: str) -> Markup:
        # A lone "%" is written as "%%" in all labels, as Jinja's own gettext has it.
        words = self[label] = Markup(self._say(label)) % {}
        return words


@dataclass(frozen=True, slots=True)
class _Sources:
    """All templates there are."""

    digest: bytes
    """What the code of any of them depends on: each may include others."""
    capitals: frozenset[str]

    @classmethod
    def of(cls, environment: Environment) -> _Sources:
        digest, capitals = hashlib.sha256(), set[str]()
        loader = environment.loader
        assert loader is not None
        for name in environment.list_templates():
            try:
                text = loader.get_source(environment, name)[0]
            except UnicodeDecodeError:  # whoever renders it is told
                continue
            digest.update(f"{name}\0{text}\0".encode())
            capitals.update(_CAPITALS.findall(text))
        return cls(digest.digest(), frozenset(capitals))
