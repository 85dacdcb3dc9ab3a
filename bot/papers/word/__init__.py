"""A document → Word, such that a screen reader and the accessibility checker can follow it."""

from bot.papers.word.document_file import word_file

__all__ = ["word_file"]
