from tests.sample_stores import (
    october,
    october_file,
    october_url,
    patience,
    sample,
    sample_file,
    sample_url,
)

__all__ = [
    "october",
    "october_file",
    "october_url",
    "patience",
    "sample",
    "sample_file",
    "sample_url",
]
