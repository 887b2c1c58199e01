"""Degree heating weeks from daily sea surface temperatures."""

from .heat import climatology, degree_heating_weeks, read

__all__ = ["climatology", "degree_heating_weeks", "read"]
