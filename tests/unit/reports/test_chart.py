from itertools import pairwise

import pytest

from app.model import Light, Risk, Row, Segment
from app.reports.chart import BASE, HEIGHT, TOP, WIDTH, risk_bars


def rows(*risks):
    return [Row(Segment("a", "а"), Risk(risk, Light.AMBER)) for risk in risks]


@pytest.mark.parametrize(
    ("risks", "counts"),
    [
        ([], [0] * 10),
        ([0, 9], [2, *[0] * 9]),
        ([10, 55, 89], [0, 1, 0, 0, 0, 1, 0, 0, 1, 0]),
        ([90, 99, 100], [*[0] * 9, 3]),
    ],
)
def test_segments_are_counted_by_tenths(risks, counts):
    assert [bar.segments for bar in risk_bars(rows(*risks))] == counts


def test_an_unchecked_segment_has_no_risk_to_show():
    unchecked = Row(Segment("a", "а"), Risk(0, Light.UNCHECKED))
    assert sum(bar.segments for bar in risk_bars([unchecked])) == 0


def test_the_bars_stand_side_by_side_inside_the_picture():
    bars = risk_bars(rows(0, 0, 0, 95, 50))
    assert [bar.label for bar in bars][::9] == ["0–9", "90–100"]
    assert (bars[0].y, bars[0].height, bars[1].height) == (TOP, BASE - TOP, 0)
    assert bars[-1].height == pytest.approx((BASE - TOP) / 3, abs=0.1)
    assert all(bar.y + bar.height == pytest.approx(BASE) and BASE < HEIGHT for bar in bars)
    assert all(one.x + one.width < two.x for one, two in pairwise(bars))
    assert bars[-1].x + bars[-1].width <= WIDTH
