"""The row history: actor, act, before and after of every change."""
