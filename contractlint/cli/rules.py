"""`contractlint rules`: what is looked for."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from contractlint.cli.arguments import Arguments, InOrder, OneOf
from contractlint.cli.echo import say
from contractlint.cli.files import save
from contractlint.cli.options import add_language, add_rules, language_of, settings_of
from contractlint.cli.outputs import STDOUT, outputs_of
from contractlint.config import config_for
from contractlint.locale import LANGUAGES, Words, words_of
from contractlint.matchers.threshold import limits_named
from contractlint.model.rule import Rule
from contractlint.records import replace
from contractlint.reports.reference import FORMATS, SUFFIXES, Entry, Reference
from contractlint.reports.standing import limit_line
from contractlint.rulebook.load import Shelf, examples, open_shelf
from contractlint.settings import Settings
from contractlint.stages import loaded, rules_in_force


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
    parser.add_argument(
        "-f",
        "--format",
        dest="outputs",
        action=InOrder,
        const="format",
        type=OneOf("format", ("terminal", *FORMATS)),
        metavar="NAME",
        help=f"terminal (a list, the default), {', '.join(FORMATS)} (a reference)",
    )
    parser.add_argument(
        "-o", "--output", dest="outputs", action=InOrder, const="output", metavar="FILE"
    )


def run(args: argparse.Namespace) -> int:
    """List the rules in force, or write the reference of all of them."""
    config = config_for(Path.cwd())
    settings = settings_of(args, config)
    words = words_of(language_of(args, config))
    for output in outputs_of(args.outputs, SUFFIXES):
        if output.format in FORMATS:
            text = FORMATS[output.format](reference(replace(settings, experimental=True)), words)
        else:
            text = "".join(_list(args, settings, words))
        if output.file == STDOUT:
            say(text)
        else:
            save(text.encode(), Path(output.file))
    return 0


def reference(settings: Settings) -> Reference:
    """The rules in force with all that their files carry."""
    shelf = open_shelf(settings.rule_folders)
    profile = loaded(settings).profile
    carried = examples(shelf)
    return Reference(
        [
            Entry(
                rule,
                carried.get(rule.id, ()),
                shelf.spoken(rule),
                tuple(profile.limits[name] for name in limits_named(rule.where)),
            )
            for rule in rules_in_force(settings)
        ],
        profile,
    )


def _list(args: argparse.Namespace, settings: Settings, words: Words) -> Iterator[str]:
    """The rules in force by family: severity, id, title; then the limits."""
    profile = loaded(settings).profile
    rules = list(rules_in_force(settings))
    if args.missing:
        shelf = open_shelf(settings.rule_folders)
        rules = [rule for rule in rules if _lacks(rule, args.missing, shelf)]
    width = max((len(rule.id) for rule in rules), default=0)
    severe = max(len(words.name(rule.severity.word)) for rule in rules) if rules else 0
    for family, members in groupby(rules, key=lambda rule: rule.family):
        yield f"{words.name(family)} ({family})\n"
        for rule in members:
            severity = words.name(profile.severities.get(rule.id, rule.severity).word)
            yield f"  {severity:<{severe}}  {rule.id:<{width}}  {title(rule, words.language)}\n"
        yield "\n"
    yield f"{words.count('{number} rule', '{number} rules', len(rules))}\n"
    if not args.missing:
        yield f"\n{words.say('Limits of the profile {profile}', profile=profile.name)}\n"
        for limit in profile.limits.values():
            yield f"  {limit_line(limit, words)}\n"


def _lacks(rule: Rule, language: str, shelf: Shelf) -> bool:
    """Whether a rule can't report in a language, or can't fire on it."""
    texts = rule.texts.get(language)
    return texts is None or not texts.title or language not in shelf.spoken(rule)


def title(rule: Rule, language: str) -> str:
    """The rule's title in a language, else in English, else its id."""
    texts = rule.texts.get(language) or rule.texts.get("en")
    return (texts.title if texts else "") or rule.id
