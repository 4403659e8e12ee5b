"""Tells whether there is what flags and configuration ask for: profile, limits, rules, families."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cache

from contractlint.cli.arguments import suggest
from contractlint.cli.options import rule_named
from contractlint.config import SILENT, Config
from contractlint.errors import ConfigError
from contractlint.model.rule import Profile
from contractlint.settings import Settings
from contractlint.stages import load_once, loaded


@cache
def verify(settings: Settings, config: Config = SILENT) -> None:
    """Raises `ConfigError` for a profile, limit, rule or family that is not there."""
    _check_limits(settings, config)
    _check_names(settings, config)
    for asked in settings.why_not:
        rule_named(asked, load_once(settings.rule_folders, settings.profile).rules)


def _check_limits(settings: Settings, config: Config) -> None:
    """A limit that no profile has, or that is no quantity, is shown where it was written."""
    profile = _profile(settings, config)
    for limit in settings.limits:
        from contractlint.rulebook.profile import with_policy  # imported late: few have limits

        try:
            with_policy(profile, (limit,))
        except ConfigError as error:
            mark = config.mark(f"limits.{limit[0]}")
            raise ConfigError(error.what, help=error.help, mark=mark) from error


def _profile(settings: Settings, config: Config) -> Profile:
    try:
        return load_once(settings.rule_folders, settings.profile).profile
    except ConfigError as error:
        if error.path or settings.profile != config.profile:
            raise
        mark = config.mark("profile")
        raise ConfigError(error.what, help=error.help, mark=mark) from error


def _check_names(settings: Settings, config: Config) -> None:
    rules = loaded(settings).rules
    names = sorted({rule.id for rule in rules} | {rule.family for rule in rules})
    for key, pattern in (
        *(("select", each) for each in settings.select),
        *(("ignore", each) for each in settings.ignore),
    ):
        if not any(fnmatchcase(name, pattern) for name in names):
            raise ConfigError(
                f"no rule or family '{pattern}'",
                help=suggest(pattern, names) or "'contractlint rules' lists them",
                mark=config.mark(f"{key}.{pattern}"),
            )
