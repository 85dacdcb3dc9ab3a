"""The tests as a reader finds them: what they share stands where it can be imported from."""

import ast
from pathlib import Path

import pytest

from tests.unit.docs.pages import ROOT

MAKING = Path("tests/making.py")
ANY_PLAN = Path("tests/integration/papers/any_plan.py")
"""Any plan that Hypothesis thinks of."""


@pytest.fixture(scope="module")
def modules():
    found = {
        each.relative_to(ROOT): ast.parse(each.read_text("utf-8"))
        for each in sorted((ROOT / "tests").rglob("*.py"))
    }
    assert MAKING in found
    return found


def imported(module: ast.Module) -> set[str]:
    """Every module and name that the module imports."""
    found = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{each.name}" for each in node.names}
    return found


def test_nothing_is_imported_from_a_conftest(modules):
    assert [
        f"{path}: {name}"
        for path, module in modules.items()
        for name in sorted(imported(module))
        if "conftest" in name.split(".")
    ] == []


def test_plans_are_put_together_in_one_file_and_any_plan_in_another(modules):
    makes = {path for path, module in modules.items() if "bot.domain.plan.Plan" in imported(module)}
    calls = {
        path
        for path in makes
        for node in ast.walk(modules[path])
        if isinstance(node, ast.Call) and getattr(node.func, "id", None) == "Plan"
    }
    assert calls == {MAKING, ANY_PLAN}
