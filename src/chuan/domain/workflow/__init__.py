"""Typed transition tables: which event takes a thing from which state to which."""

from chuan.domain.workflow.table import Transition, TransitionRefused, TransitionTable

__all__ = ["Transition", "TransitionRefused", "TransitionTable"]
