"""`contractlint explain`: a rule as its own documentation."""

from __future__ import annotations

import argparse
import textwrap
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from contractlint.cli.arguments import Arguments
from contractlint.cli.echo import say
from contractlint.cli.limits import add_limits
from contractlint.cli.options import add_language, add_rules, language_of, rule_named, settings_of
from contractlint.config import config_for
from contractlint.errors import ConfigError, UnreadableFile
from contractlint.linter import lint_file
from contractlint.locale import Words, words_of
from contractlint.matchers.standing import weigh
from contractlint.matchers.threshold import limits_named, numbers_fixed
from contractlint.model.finding import Law
from contractlint.model.rule import Example, Profile, Rule, Texts
from contractlint.records import replace
from contractlint.reports.standing import cited, limit_line, quantity
from contractlint.reports.working import working
from contractlint.rulebook.load import Shelf, examples, open_shelf, profile_named
from contractlint.rulebook.measured import measured, unlabelled
from contractlint.stages import loaded

WIDTH = 88


def configure(parser: Arguments) -> None:
    """The flags of `explain`."""
    parser.add_argument(
        "rule", nargs="?", default="", metavar="RULE", help="a rule's id, as reports print it"
    )
    parser.add_argument(
        "--score", metavar="FILE", help="show how the score of a contract comes about"
    )
    add_language(parser)
    add_rules(parser)
    add_limits(parser)


def run(args: argparse.Namespace) -> int:
    """Print what the rule is, why it matters, examples, what would be fairer, and the law."""
    if bool(args.rule) == bool(args.score):
        raise ConfigError("name a rule, or a contract with --score", help="explain RULE")
    if args.score:
        return _run_score(args)
    config = config_for(Path.cwd())
    settings = settings_of(args, config)
    rulebook = loaded(settings)
    rule = rule_named(args.rule, rulebook.rules)
    shelf = open_shelf(settings.rule_folders)
    carried = examples(shelf).get(rule.id, ())
    language = language_of(args, config)
    profiles = [profile_named(shelf, name, rulebook.rules) for name in sorted(shelf.profiles)]
    words = words_of(language)
    lines = [
        *_lines(rule, carried, rulebook.profile, language),
        *_by_profile(rule, rulebook.profile, profiles, words),
        *_laws(rule, rulebook.profile, words),
        *_figures(rule, shelf, words),
    ]
    say("".join(f"{line}\n" for line in lines))
    return 0


def _run_score(args: argparse.Namespace) -> int:
    """Print what each finding in a contract weighs; 2 when it could not be read."""
    config = config_for(Path(args.score))
    file = lint_file(Path(args.score), settings_of(args, config))
    if file.error:
        raise UnreadableFile(file.error, path=file.path, help=file.help)
    say("\n".join(working(file, words_of(language_of(args, config)))) + "\n")
    return 0


def _lines(
    rule: Rule, carried: tuple[Example, ...], profile: Profile, language: str
) -> Iterator[str]:
    words = words_of(language)
    texts = rule.texts.get(language) or rule.texts.get("en") or Texts(rule.id, "", "", "")
    severity = words.name(profile.severities.get(rule.id, rule.severity).word)
    yield f"{rule.id}  ({words.name(rule.family)}, {severity}, {words.name(rule.status)})"
    yield ""
    yield from _wrapped(texts.title)
    spoken = [e for e in carried if e.language == language] or [
        e for e in carried if e.language == "en"
    ]
    yield from _part(words.say("why"), texts.why)
    yield from _listed(
        words.say("finds, for example"), [e.text for e in spoken if e.fires and not e.known]
    )
    yield from _listed(
        words.say("is silent about"), [e.text for e in spoken if not e.fires and not e.known]
    )
    yield from _part(words.say("fairer"), texts.fairer)
    yield from _listed(
        words.say("false alarms that are known"),
        [e.text for e in spoken if e.known and not e.fires],
    )
    yield from _listed(
        words.say("what it is known to miss"), [e.text for e in spoken if e.known and e.fires]
    )


def _by_profile(
    rule: Rule, chosen: Profile, profiles: Sequence[Profile], words: Words
) -> Iterator[str]:
    """Limits and severities, each with the profiles that have it; the chosen profile's first."""
    ordered = [chosen, *(each for each in profiles if each.name != chosen.name)]
    limits: dict[str, list[str]] = defaultdict(list)
    for name in dict.fromkeys(limits_named(rule.where)):
        for profile in ordered:
            if name in profile.limits:
                limits[limit_line(profile.limits[name], words)].append(profile.name)
    fixed = [
        words.say(
            "{name} {operator} {limit}: fixed in the rule, the same in all profiles",
            name=name,
            operator=operator,
            limit=quantity(*limit, words),
        )
        for name, operator, limit in numbers_fixed(rule.where)
    ]
    yield from _listed(words.say("limit"), [*_grouped(limits, words), *fixed])
    severities: dict[str, list[str]] = defaultdict(list)
    for profile in ordered:
        severities[_severity(rule, profile, words)].append(profile.name)
    if len(severities) > 1:
        yield from _listed(words.say("severity by profile"), _grouped(severities, words))


def _severity(rule: Rule, profile: Profile, words: Words) -> str:
    if rule.id in profile.off:
        return words.say("off")
    return words.name(profile.severities.get(rule.id, rule.severity).word)


def _grouped(groups: Mapping[str, list[str]], words: Words) -> list[str]:
    return [
        words.say("{what} (profiles: {names})", what=what, names=", ".join(names))
        for what, names in groups.items()
    ]


def _laws(rule: Rule, profile: Profile, words: Words) -> Iterator[str]:
    """The law that the profile knows, by jurisdiction."""
    graded = profile.severities.get(rule.id, rule.severity)
    _, laws = weigh(rule, profile, graded, None)
    places = dict.fromkeys(law.jurisdiction for law in laws)
    if places:
        yield from ("", words.say("law"))
    for place in places:
        own = [replace(law, jurisdiction="") for law in laws if law.jurisdiction == place]
        yield f"  {place}"
        for law in own:
            yield from _wrapped(f"- {_law(law, words)}", 4, 2)


def _figures(rule: Rule, shelf: Shelf, words: Words) -> Iterator[str]:
    """How right the rule was on labelled text, and where its labels do not say."""
    doubts = unlabelled(shelf)
    lines: list[str] = []
    for found in measured(shelf).get(rule.id, ()):
        said = words.say(
            "{name}: {right} of {findings} findings right ({precision}), "
            "{met} of {labels} labels met; {day}",
            name=f"{found.set} {found.language}",
            right=found.right,
            findings=found.findings,
            precision=words.formats.share(round(100 * found.precision)),
            met=found.met,
            labels=found.labels,
            day=date.fromisoformat(found.date),
        )
        reason = doubts.get((rule.id, found.set), "")
        lines.append(f"{said} [{reason}]" if reason else said)
    yield from _listed(words.say("measured on labelled text"), lines)


def _part(title: str, text: str) -> Iterator[str]:
    if text:
        yield ""
        yield title
        yield from _wrapped(text, 2)


def _listed(title: str, texts: list[str]) -> Iterator[str]:
    if texts:
        yield ""
        yield title
        for text in texts:
            yield from _wrapped(f"- {' '.join(text.split())}", 2, 2)


def _law(law: Law, words: Words) -> str:
    """A law with what it does to such a clause."""
    says = f": {law.says}" if law.says else ""
    return f"{cited(law, words)}{says} [{words.name(law.effect)}]"


def _wrapped(text: str, indent: int = 0, hanging: int = 0) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hanging),
        break_long_words=False,
        break_on_hyphens=False,
    )
