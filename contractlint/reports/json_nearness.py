"""How near a rule came, as JSON: kinds and numbers for programs, a sentence for people."""

from __future__ import annotations

from contractlint.locale import Words
from contractlint.model.nearness import Approach, Nearness, Obstacle, Term
from contractlint.reports.json_values import Value, place, quantity_of
from contractlint.reports.nearness import obstacle_said


def nearness_of(near: Nearness, words: Words) -> Value:
    """One rule; `parts` only for a rule that joins findings."""
    found: dict[str, Value] = {
        "rule": near.rule,
        "title": near.title,
        "fires": near.fires,
        "topic_missing": list(near.topic),
        "clauses": [_approach(approach, words) for approach in near.approaches],
    }
    if near.at_least:
        found["parts"] = {
            "found": list(near.parts_found),
            "missing": list(near.parts_missing),
            "at_least": near.at_least,
        }
    return found


def _approach(approach: Approach, words: Words) -> Value:
    where = approach.location
    return {
        "place": place(where),
        "pattern": approach.pattern,
        "met": [_term(term) for term in approach.met],
        "captures": {
            name: quantity_of(quantity, where.words_of(quantity.span))
            for name, quantity in approach.captures
        },
        "obstacles": [_obstacle(obstacle, approach, words) for obstacle in approach.obstacles],
    }


def _term(term: Term) -> Value:
    return {"term": term.name, "words": list(term.words)}


def _obstacle(obstacle: Obstacle, approach: Approach, words: Words) -> Value:
    text = obstacle.quantity and approach.location.words_of(obstacle.quantity.span)
    return {
        "kind": obstacle.kind,
        "says": obstacle_said(obstacle, approach, words),
        "term": _term(obstacle.term) if obstacle.term else None,
        "quantity": quantity_of(obstacle.quantity, text or "") if obstacle.quantity else None,
        "operator": obstacle.operator or None,
        "limit": " ".join(obstacle.limit).strip() or None,
        "found": obstacle.found or None,
        "wanted": list(obstacle.wanted),
        "place": place(obstacle.location) if obstacle.location else None,
    }
