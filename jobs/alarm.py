"""APScheduler as an alarm clock and nothing more: it wakes whoever works out what is owed."""

from collections.abc import Callable

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger

TIMEZONE = "Europe/London"


class Alarm:
    """Rings at every full minute, by London's clock. What is due then is worked out from the plan
    each time: an alarm missed, or rung twice, changes nothing.
    """

    def __init__(self, ring: Callable[[], None]) -> None:
        self._scheduler = BackgroundScheduler(
            timezone=TIMEZONE,
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )
        self._scheduler.add_job(ring, CronTrigger(second=0, timezone=TIMEZONE), id="minute")

    @property
    def alive(self) -> bool:
        """False when its thread died; the scheduler itself does not tell."""
        thread = getattr(self._scheduler, "_thread", None)
        return thread is not None and thread.is_alive()

    def start(self) -> None:
        self._scheduler.start()

    def stop(self) -> None:
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
