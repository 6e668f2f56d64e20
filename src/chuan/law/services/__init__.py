"""Every write of this room: the registers brought up to date, and what people enter and answer by hand."""

from chuan.law.services.acts import ActsLoaded, load_register
from chuan.law.services.answering import answer_flags, reopen_flag
from chuan.law.services.by_hand import (
    ActWords,
    ArticleWords,
    put_article,
    register_act,
    take_act_back,
    take_article_back,
)
from chuan.law.services.days import DayWords, change_day, release_day
from chuan.law.services.events import EventWords, add_event, take_event_back
from chuan.law.services.telling import tell_changes

__all__ = [
    "ActWords",
    "ActsLoaded",
    "ArticleWords",
    "DayWords",
    "EventWords",
    "add_event",
    "answer_flags",
    "change_day",
    "load_register",
    "put_article",
    "register_act",
    "release_day",
    "reopen_flag",
    "take_act_back",
    "take_article_back",
    "take_event_back",
    "tell_changes",
]
