"""Brings the catalogues up to date with the texts in the code: `python -m contractlint.locale`.

Needs Babel, which is a dependency of development only: a lint run reads the catalogues themselves.
"""

from __future__ import annotations

import ast
import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from contractlint.locale import LANGUAGES
from contractlint.locale.catalogue import file_of

PACKAGE = Path(__file__).resolve().parents[1]
HEADER = """# The words of contractlint's reports.
# `python -m contractlint.locale` adds and removes entries; translations are written by hand.
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""
# CLDR's rules, as gettext writes them.
PLURALS = {
    "pl": "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
    "(n%100<10 || n%100>=20) ? 1 : 2);",
    "sl": "nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);",
    "de": "nplurals=2; plural=(n!=1);",
}


def template() -> Catalog:
    """Every text that the code says."""
    found = Catalog(charset="utf-8")
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                _collect(node, found)
    return found


def _collect(call: ast.Call, found: Catalog) -> None:
    """The texts among the literal arguments of `words.say`, `words.count` and the marks."""
    texts = [a.value for a in call.args if isinstance(a, ast.Constant) and type(a.value) is str]
    match call.func, texts:
        case ((ast.Attribute(attr="say") | ast.Name(id="phrase" | "msgid")), [text]):
            found.add(text)
        case ((ast.Attribute(attr="count") | ast.Name(id="counted")), [one, many]):
            found.add((one, many))
        case ast.Name(id="marked"), [context, text]:
            found.add(text, context=context)
        case _:
            return


def updated(language: str, wanted: Catalog) -> str:
    """The catalogue of a language with exactly the texts wanted, translations kept."""
    file = file_of(language)
    old = file.read_bytes() if file.exists() else head(language).encode()
    found = read_po(io.BytesIO(old), locale=language)
    found.update(wanted, no_fuzzy_matching=True)
    body = io.BytesIO()
    write_po(
        body, found, width=96, no_location=True, omit_header=True, sort_output=True,
        ignore_obsolete=True,
    )  # fmt: skip
    return head(language) + body.getvalue().decode().strip() + "\n"


def head(language: str) -> str:
    """The comment and header entry of a language's catalogue."""
    return HEADER.format(language=language, plurals=PLURALS[language])


if __name__ == "__main__":
    texts = template()
    for code in LANGUAGES[1:]:
        path = file_of(code)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(updated(code, texts), encoding="utf-8")
