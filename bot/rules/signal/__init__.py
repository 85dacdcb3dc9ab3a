"""Signal or chance: what a series of figures says, by the rules of a control chart.

A series varies by itself. Its mean and its limits say by how much; a figure is a signal only where
a rule of Making Data Count finds it: outside a limit, a trend of seven, two of three near a limit,
seven on one side of the mean, in that order. `limits` makes the limits, `rules` finds the signals,
`assurance` sets the limits against a target, `proportion` makes limits where the size varies, and
`reading` takes an indicator's comparable figures.

All comparisons are exact: figures are scaled to whole numbers.
"""
