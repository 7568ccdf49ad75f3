"""The words of a check-in, where they are more than a list: what a painkiller means for today's answer."""

from __future__ import annotations

import pytest

from easeback.model.check_in import NotAWord, read_answer


@pytest.mark.parametrize("word", ["yes", "for_this", "Changed "])
def test_a_painkiller_that_hides_the_answer(word: str) -> None:
    """One for this, and a medicine that was started, stopped or changed."""
    assert read_answer("painkiller", word) is True


@pytest.mark.parametrize("word", ["no", "none", "something_else", "every_day"])
def test_a_painkiller_that_hides_nothing(word: str) -> None:
    """None, one for a headache, and the one taken every day unchanged."""
    assert read_answer("painkiller", word) is False


def test_another_word_for_it_is_refused() -> None:
    """The nearest word is named."""
    with pytest.raises(NotAWord) as error:
        read_answer("painkiller", "every day")
    assert "every_day" in error.value.what_to_do
