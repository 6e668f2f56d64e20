"""Reads of this room, shaped for pages and for the rooms above."""

from chuan.orgs.selectors.actors import Seat, actor_for, actor_of_session, places_to_act

__all__ = ["Seat", "actor_for", "actor_of_session", "places_to_act"]
