"""`contractlint rules`: what is looked for."""

from __future__ import annotations

import argparse
from itertools import groupby
from pathlib import Path

from contractlint.cli.arguments import Arguments, OneOf
from contractlint.cli.echo import say
from contractlint.cli.options import add_language, add_rules, language_of, settings_of
from contractlint.config import config_for
from contractlint.linter import loaded, rules_in_force
from contractlint.locale import LANGUAGES, words_of
from contractlint.model.rule import Rule
from contractlint.reports.standing import limit_line
from contractlint.rulebook.load import Shelf, open_shelf


def configure(parser: Arguments) -> None:
    """The flags of `rules`."""
    add_language(parser)
    add_rules(parser)
    parser.add_argument(
        "--missing",
        type=OneOf("language", LANGUAGES),
        metavar="CODE",
        help="only rules that have no texts or no words in this language",
    )


def run(args: argparse.Namespace) -> int:
    """List the rules in force by family: severity, id, title."""
    config = config_for(Path.cwd())
    settings = settings_of(args, config)
    language = language_of(args, config)
    words = words_of(language)
    profile = loaded(settings).profile
    rules = list(rules_in_force(settings))
    if args.missing:
        shelf = open_shelf(settings.rule_folders)
        rules = [rule for rule in rules if _lacks(rule, args.missing, shelf)]
    width = max((len(rule.id) for rule in rules), default=0)
    severe = max(len(words.name(rule.severity.word)) for rule in rules) if rules else 0
    for family, members in groupby(rules, key=lambda rule: rule.family):
        say(f"{words.name(family)} ({family})\n")
        for rule in members:
            severity = words.name(profile.severities.get(rule.id, rule.severity).word)
            say(f"  {severity:<{severe}}  {rule.id:<{width}}  {title(rule, language)}\n")
        say("\n")
    say(f"{words.count('{number} rule', '{number} rules', len(rules))}\n")
    if not args.missing:
        say(f"\n{words.say('Limits of the profile {profile}', profile=profile.name)}\n")
        for limit in profile.limits.values():
            say(f"  {limit_line(limit, words)}\n")
    return 0


def _lacks(rule: Rule, language: str, shelf: Shelf) -> bool:
    """Whether a rule can't report in a language, or can't fire on it."""
    texts = rule.texts.get(language)
    return texts is None or not texts.title or language not in shelf.spoken(rule)


def title(rule: Rule, language: str) -> str:
    """The rule's title in a language, else in English, else its id."""
    texts = rule.texts.get(language) or rule.texts.get("en")
    return (texts.title if texts else "") or rule.id
