import pathlib
import sys
import unittest

import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "src"))

from reef import climatology, degree_heating_weeks  # noqa: E402


class HeatTest(unittest.TestCase):
    def test_a_week_one_degree_above_is_one(self):
        heat = degree_heating_weeks(np.array([28.0] * 10 + [29.0] * 7), 28.0)
        self.assertAlmostEqual(heat[-1], 1.0)

    def test_less_than_a_degree_does_not_count(self):
        self.assertEqual(degree_heating_weeks(np.array([28.9] * 90), 28.0).max(), 0.0)

    def test_the_warmest_weeks(self):
        self.assertAlmostEqual(climatology(np.array([25.0] * 200 + [29.0] * 60)), 29.0)
