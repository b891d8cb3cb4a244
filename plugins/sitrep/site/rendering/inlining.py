"""Templates compiled with what they include.

Jinja looks an include up and copies the whole context each time that it meets one, and runs a file
of macros again for each import with context: in a page of some hundred passages, that is most of
the work.  Here an include that is named by a constant becomes a scope of the template it stands
in, and what it imports is imported once, by that template.

Two things differ from what Jinja does.  Macros that are imported with context see what the page is
given, not what is set around an include.  And an error names the wrong file: ``templates.py`` then
renders the page once more, as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator
from jinja2.visitor import NodeTransformer

LABELS = "labels_of_templates"
"""The global that holds the labels without values, by their English words."""
_GETTEXT = ("_", "gettext")
_HAS_BLOCKS = re.compile(r"\{%[-+]?\s*(?:block|extends)\b")
_NO_NAME = re.compile(r"\W+")


class WholeTemplates(CodeGenerator):
    """Compiles a template with what it includes."""

    def visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> Any:
        """Jinja begins with the template, and visits only that as one."""
        if isinstance(node, nodes.Template):
            node = _Whole(self.environment, self.name).of(node)
        return super().visit(node, *args, **kwargs)


class _Whole(NodeTransformer):
    """Puts included files in the place of their includes."""

    def __init__(self, environment: Environment, name: str | None) -> None:
        self._environment = environment
        self._inside = [name]
        """The files that lead to the node at hand, the outermost first."""
        self._imports: dict[tuple[str, bool], dict[str, str]] = {}
        """What included files import, by file and by whether with context: names and our own."""

    def of(self, template: nodes.Template) -> nodes.Template:
        """The template with all that it includes."""
        self.visit(template)
        imports = [*self._imports_once()]
        # What a child template sets outside of its blocks comes first: macros may ask for it.
        is_child = any(isinstance(node, nodes.Extends) for node in template.body)
        template.body = [*template.body, *imports] if is_child else [*imports, *template.body]
        return template

    def visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> Any:
        """What stands in the place of a node."""
        if isinstance(node, nodes.Include):
            return self._included(node)
        if isinstance(node, nodes.FromImport):
            return self._imported(node)
        if isinstance(node, nodes.Call) and _is_plain_label(node):
            labels = self._node(nodes.Name(LABELS, "load"))
            return self._node(nodes.Getitem(labels, node.args[0], "load", lineno=node.lineno))
        return self.generic_visit(node, *args, **kwargs)

    def _included(self, node: nodes.Include) -> nodes.Node:
        """A scope with what the file holds, where it can stand in one."""
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        if not isinstance(name, str) or name in self._inside or not node.with_context:
            return node
        if node.ignore_missing:
            return node
        included = self._read(name)
        if included is None:
            return node
        self._inside.append(name)
        self.generic_visit(included)
        self._inside.pop()
        return self._node(nodes.Scope(included.body, lineno=node.lineno))

    def _imported(self, node: nodes.FromImport) -> nodes.Node | list[nodes.Node]:
        """In an included file, names for what the whole template imports."""
        file = node.template.value if isinstance(node.template, nodes.Const) else None
        if len(self._inside) == 1 or not isinstance(file, str):
            return node
        found = self._imports.setdefault((file, node.with_context), {})
        assignments: list[nodes.Node] = []
        for each in node.names:
            name, alias = each if isinstance(each, tuple) else (each, each)
            ours = found.setdefault(name, _own_name(file, name, with_context=node.with_context))
            target, value = nodes.Name(alias, "store"), nodes.Name(ours, "load")
            assigned = nodes.Assign(self._node(target), self._node(value), lineno=node.lineno)
            assignments.append(self._node(assigned))
        return assignments

    def _read(self, name: str) -> nodes.Template | None:
        """A file; None if it has blocks, which a part of a template cannot have."""
        loader = self._environment.loader
        assert loader is not None
        source, path, _is_current = loader.get_source(self._environment, name)
        if _HAS_BLOCKS.search(source):
            return None
        return self._environment.parse(source, name, path)

    def _imports_once(self) -> Iterator[nodes.Node]:
        for (file, with_context), names in self._imports.items():
            template = self._node(nodes.Const(file))
            found = nodes.FromImport(template, [*names.items()], with_context, lineno=1)
            yield self._node(found)

    def _node(self, node: nodes.Node) -> nodes.Node:
        """One of our own nodes, as the parser would have made it."""
        node.environment = self._environment
        return node


def _own_name(file: str, name: str, *, with_context: bool) -> str:
    """A name that no template gives to anything."""
    return f"_{_NO_NAME.sub('_', file)}_{name}{'' if with_context else '_alone'}"


def _is_plain_label(node: nodes.Call) -> bool:
    return (
        isinstance(node.node, nodes.Name)
        and node.node.name in _GETTEXT
        and len(node.args) == 1
        and isinstance(node.args[0], nodes.Const)
        and not (node.kwargs or node.dyn_args or node.dyn_kwargs)
    )
