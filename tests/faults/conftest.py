"""The bot on the sample, for faults that come in as requests; the sender, for those of delivery."""

import pytest

from tests.faults.files_xlsx import in_this_process
from tests.faults.workers.delivering import delivering
from tests.integration.dispatch.sample_bot import bot, town
from tests.sample_stores import october, october_file, october_url, patience

__all__ = ["bot", "in_this_process", "october", "october_file", "october_url", "patience", "town"]


@pytest.fixture
def delivery(store):
    with delivering(store) as found:
        yield found
