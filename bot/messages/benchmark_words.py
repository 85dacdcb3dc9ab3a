"""What a figure of others is of: statistic, model, out of what, and when it was published."""

from datetime import date

from bot.domain.comparison import NeighbourModel, Statistic
from bot.domain.period import say_day
from bot.messages.text import imported

_MODELS = {
    NeighbourModel.APRIL_2021: "model of 2021",
    NeighbourModel.MAY_2025: "model of 2025",
}


def what_it_is(
    statistic: Statistic | None,
    model: NeighbourModel | None,
    per: str | None,
    released: date | None,
) -> str:
    """Says it, as far as it is known: "mean, model of 2025, per referral, published 30 October
    2025"; empty where nothing is.
    """
    said = (
        statistic.value if statistic is not None else "",
        model_words(model) if model is not None else "",
        f"per {imported(per, 30)}" if per else "",
        f"published {say_day(released)}" if released is not None else "",
    )
    return ", ".join(each for each in said if each)


def model_words(model: NeighbourModel) -> str:
    """Names the model that neighbours were chosen by: "model of 2025"."""
    return _MODELS[model]
