"""The heat that reefs have to bear, as NOAA's Coral Reef Watch counts it."""

import csv

import numpy as np


def read(path):
    """Dates and temperatures of a file with the columns date and sst."""
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    return [row["date"] for row in rows], np.array([float(row["sst"]) for row in rows])


def climatology(temperatures, weeks=4):
    """The mean of the warmest weeks, the maximum of the monthly means of a reef with one summer."""
    days = 7 * weeks
    window = np.convolve(temperatures, np.ones(days) / days, mode="valid")
    return float(np.median(np.sort(window)[-days:])) if len(window) else float("nan")


def degree_heating_weeks(temperatures, maximum, weeks=12):
    """Hot spots of one degree and more, summed over the weeks before each day."""
    hot = np.where(temperatures - maximum >= 1.0, temperatures - maximum, 0.0)
    total = np.cumsum(np.concatenate(([0.0], hot)))
    days = np.arange(1, len(hot) + 1)
    return (total[days] - total[np.maximum(days - 7 * weeks, 0)]) / 7
