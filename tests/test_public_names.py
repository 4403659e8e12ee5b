"""What `import contractlint` offers."""

import pytest

import contractlint


@pytest.mark.parametrize("name", contractlint.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(contractlint, name)


def test_other_names_are_not() -> None:
    with pytest.raises(AttributeError, match="no attribute 'linters'"):
        _ = contractlint.linters


def test_a_contract_is_checked_in_one_line() -> None:
    text = "1. This Agreement is concluded for an initial period of sixty (60) months."
    assert "initial-term-too-long" in {f.rule for f in contractlint.lint_text(text).findings}
