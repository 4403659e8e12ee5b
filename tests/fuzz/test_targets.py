"""Each target bears what mutation makes of its seeds; more of it is in `python -m fuzz.soak`."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contractlint.annotators import ANNOTATORS
from contractlint.readers import READERS
from fuzz.mutations import Plan, mutated
from fuzz.seeds import seeds
from fuzz.shapes import SHAPED, misshapen
from fuzz.targets import TARGETS, bear

SLOW = (
    "matcher",
    "reports",
    "comparisons",
    "letters",
    "annotate-docx",
    "annotate-pdf",
    "annotate-document",
)


def test_every_target_has_seeds() -> None:
    assert seeds().keys() == TARGETS.keys()


@pytest.mark.parametrize("name", [name for name in TARGETS if name not in SLOW])
@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,  # a test run says the same each time; `python -m fuzz.run` looks farther
    suppress_health_check=list(HealthCheck),  # slow machines are none of its business
)
@given(draw=st.data())
def test_readers_bear_spoilt_files(name: str, draw: st.DataObject) -> None:
    whole = draw.draw(st.sampled_from([*seeds()[name], b"x"]))
    changed = bytearray(whole)
    for place, value in draw.draw(
        st.lists(st.tuples(st.integers(0, len(whole) - 1), st.integers(0, 255)), max_size=20)
    ):
        changed[place] = value
    start, end = draw.draw(st.integers(0, 9)), draw.draw(st.integers(0, len(whole)))
    answer = bear(TARGETS[name], bytes(changed[start:] if end < 9 else changed[:end]))
    assert isinstance(answer, str)


@pytest.mark.parametrize("name", SLOW)
def test_the_matcher_and_the_reports_bear_what_is_cut_off(name: str) -> None:
    for number in range(4):
        data = mutated(seeds()[name][0], number, Plan(places=4))
        assert data is not None
        assert isinstance(bear(TARGETS[name], data), str)


@pytest.mark.parametrize("name", SHAPED)
def test_sound_yaml_and_xml_may_hold_anything_anywhere(name: str) -> None:
    chance = random.Random(name)
    for data in [*seeds()[name]][:6]:
        for _ in range(5):
            assert isinstance(bear(TARGETS[name], misshapen(name, data, chance)), str)


def test_each_reader_writer_and_loader_is_a_target() -> None:
    """What issue 8 asks for: each reader, the rule loader, the matcher and the report writers."""
    assert set(READERS) <= TARGETS.keys()
    assert {f"annotate-{name}" for name in ANNOTATORS} <= TARGETS.keys()
    loaders = {"rule", "concepts", "profile", "facts", "law", "measured", "unlabelled", "forms"}
    assert loaders <= TARGETS.keys()
    assert {"matcher", "reports", "comparisons", "letters"} <= TARGETS.keys()


@pytest.mark.parametrize("data", [b"", b"# x\n", b"[a", b"a: &x\n  b: *x\n", b"\xff\xfe\x00"])
def test_what_is_no_yaml_is_left_to_other_mutations(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        misshapen("config", data, random.Random(1))
