"""The text of a plan file → a plan."""

from datetime import date

from bot.domain.plan import Plan
from bot.importing.plan.alert_checks import check_alerts
from bot.importing.plan.comparison_checks import check_comparisons
from bot.importing.plan.indicator_checks import check_indicators
from bot.importing.plan.leads import check_leads, with_roles
from bot.importing.plan.people_checks import check_people
from bot.importing.plan.plan_checks import check_plan
from bot.importing.plan.plan_nouns import read_nouns
from bot.importing.plan.sources_checks import check_sources
from bot.importing.plan.yaml_tree import Node, PlanProblems, yaml_tree


def read_plan(file: str, text: str, at: date) -> Plan:
    """The plan. Raises Refused with every problem of its YAML, its shape and its meaning."""
    problems = PlanProblems(file)
    node = yaml_tree(text, problems)
    if node is None:
        if not problems.count:
            problems.add("the file holds no plan; write one as in the sample")
        raise problems.refused()
    return plan_of(node, problems, at)


def plan_of(node: Node, problems: PlanProblems, at: date) -> Plan:
    """The plan that the nodes hold, whatever file they come from. Raises Refused with every problem
    of its shape and its meaning, and with those that are there already.
    """
    plan, places = read_nouns(node, problems)
    check_plan(places, problems, at)
    check_indicators(places, problems)
    check_comparisons(places, problems, at)
    check_alerts(places, problems)
    check_people(places, problems)
    check_sources(places, problems)
    if plan is not None:
        check_leads(plan, places, problems)
    problems.refuse()
    if plan is None:
        raise AssertionError("a plan could not be read and nothing stood against it")
    return with_roles(plan)
