"""`planbot backtest`: what alert rules would have told on the stored figures."""


def test_the_rules_are_set_side_by_side(brought_in):
    done = brought_in.call("backtest", "--rule", "after 2 periods, back after 2")
    assert (done.code, done.err) == (0, "")
    for rule in ("Today's rule", "The rule asked for", "One period later", "Signals alone"):
        assert rule in done.out


def test_one_indicator_lists_its_alerts(brought_in, tmp_path):
    rows = [f"5.1,2018-0{month},{value}" for month, value in enumerate((20, 30, 20, 30, 30), 1)]
    path = tmp_path / "months.csv"
    path.write_text("\n".join(["indicator,period,value", *rows]) + "\n", encoding="utf-8")
    assert brought_in.call("import", path).code == 0
    said = brought_in.call("backtest", "5.1").out
    assert "Today's rule: 2 alerts in 9 months, 1 gone with the next figure." in said
    assert "One period later: 1, none gone with the next figure." in said
    assert (
        "with the figure for February 2018; over with the figure for March 2018: it lasted 1 figure"
        in said
    )


def test_an_unknown_indicator_and_an_unknown_rule_are_said(planbot):
    assert "the plan has no indicator 99.9" in planbot.call("backtest", "99.9").err
    assert "is not part of a rule" in planbot.call("backtest", "--rule", "after lunch").err
