"""French sentences as a ministry writes them: articles, elision, contraction, agreement, dates. No "
"code knows French."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from textwrap import dedent
from typing import Any

import pytest

from briefbook.compose.phrase.dates import date_text
from briefbook.compose.phrase.grammars import grammar_of
from briefbook.compose.phrase.numbers import ordinal
from briefbook.compose.phrase.places import in_country, of_country
from briefbook.compose.phrase.tables import table
from briefbook.compose.phrase.visit import visit_sentence, visit_title
from briefbook.model.dates import When
from briefbook.model.document import text_of
from briefbook.yaml12.reader import read
from tests.compose.phrase.stage import Stage, stage, wording
from tests.support.french import LIBRARY

PEOPLE = {
    ident: {**read(dedent(LIBRARY[f"{ident}.yaml"]).encode(), ident).value, "marking": "OPEN"}
    for ident in ("jeanne-morel", "khawaja-asif", "shahid-abbasi")
}
MOREL = "Jeanne Morel, ministre de l'Europe et des affaires étrangères de la France,"
ASIF = "Khawaja Asif, ministre des affaires étrangères du Pakistan,"
VISIT = {"visitors": ["khawaja-asif"], "host": "jeanne-morel", "from": "PK", "to": "FR", "invited_by": "jeanne-morel"}
BOTH = ["jeanne-morel", "khawaja-asif"]
Fields = Mapping[str, Any]


def set_stage(fields: Fields, as_of: date = date(2018, 2, 19)) -> Stage:
    return stage({**PEOPLE, "it": fields}, "fr", as_of, VISIT, languages=["fr"], home="FR")


def said(fields: Fields, as_of: date = date(2018, 2, 19), length: str = "full") -> str:
    return set_stage(fields, as_of).say("it", length)


def meeting(**fields: Any) -> Fields:
    return {"kind": "meeting", "participants": BOTH, "date": "2017-10-01", "known": "2017-01-01", **fields}


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (
            meeting(place="Le Caire", occasion="Forum de Paris sur la paix"),
            f"{MOREL} et {ASIF} ont eu des entretiens au Caire le 1er octobre 2017, à l’occasion du Forum de "
            "Paris sur la "
            "paix.",
        ),
        (
            meeting(form="sidelines", place="New York", occasion="72e session de l’Assemblée générale"),
            f"{MOREL} et {ASIF} se sont rencontrés à New York le 1er octobre 2017, en marge de la 72e session de "
            "l’Assemblée générale.",
        ),
        (
            meeting(form="visit", participants=["jeanne-morel"], place="Pakistan"),
            f"{MOREL} s’est rendue au Pakistan le 1er octobre 2017.",
        ),
        (
            meeting(form="visit", participants=["jeanne-morel"], place="Inde", date="2018-11-04"),
            f"{MOREL} se rendra en Inde le 4 novembre 2018.",
        ),
        (
            meeting(form="call", occasion="anniversaire de la République"),
            f"{MOREL} et {ASIF} se sont entretenus par téléphone le 1er octobre 2017, à l’occasion de "
            "l’anniversaire de la "
            "République.",
        ),
        (
            meeting(form="message", occasion="Nowrouz"),
            f"{MOREL} a adressé un message à {ASIF} le 1er octobre 2017 (Nowrouz).",
        ),
        (
            meeting(form="video", date="2018-03-06/2018-03-07"),
            f"{MOREL} et {ASIF} auront des entretiens par visioconférence du 6 au 7 mars 2018.",
        ),
        (
            meeting(participants=[{"name": "Louis"}, {"name": "Anne"}], date="2017-04"),
            "Louis et Anne ont eu des entretiens en avril 2017.",
        ),
    ],
)
def test_meetings(fields: Fields, sentence: str) -> None:
    assert said(fields) == sentence


def test_a_post_that_has_ended_since_is_said_so() -> None:
    three = meeting(participants=[*BOTH, "shahid-abbasi"], date="2017-09-11/2017-10-02")
    assert said(three, date(2020, 1, 1)) == (
        f"{MOREL} Khawaja Asif, alors ministre des affaires étrangères du Pakistan, et Shahid Abbasi, alors Premier "
        "ministre du Pakistan, ont eu des entretiens du 11 septembre au 2 octobre 2017."
    )
    assert said({"kind": "point", "use": "raise", "to": "shahid-abbasi"}, date(2020, 1, 1)) == (
        "À adresser à Shahid Abbasi, ancien Premier ministre du Pakistan."
    )
    gone = {**PEOPLE["jeanne-morel"], "posts": [{"title": "ministre", "country": "FR", "to": "2017"}]}
    point = {"kind": "point", "use": "raise", "to": "anne"}
    told = stage({**PEOPLE, "anne": gone, "it": point}, "fr", date(2020, 1, 1), languages=["fr"])
    assert told.say("it") == "À adresser à Jeanne Morel, ancienne ministre de la France."


def test_a_name_that_is_not_in_french_leaves_no_preposition_out() -> None:
    point = {"kind": "point", "use": "raise", "to": "sergey-lavrov"}
    told = stage({"it": point}, "fr", date(2018, 2, 19), languages=["en", "fr"])
    assert told.say("it") == "Destinataire : Sergey Lavrov, Foreign Minister (Russie)."


def test_people_with_their_posts_of_the_day_and_before() -> None:
    assert said(PEOPLE["jeanne-morel"]) == (
        "Jeanne Morel est ministre de l'Europe et des affaires étrangères de la République française depuis "
        "le 17 mai 2017. "
        "Auparavant : secrétaire d'État chargée du commerce extérieur de la République française, du 2 avril 2012 au "
        "31 août 2014."
    )
    assert said(PEOPLE["khawaja-asif"], date(2020, 1, 1), "short") == (
        "Khawaja Asif (خواجہ محمد آصف, prononcer « Rouadja Assif ») a été ministre des affaires étrangères de la "
        "République islamique du Pakistan du 4 août 2017 au 26 avril 2018."
    )


def test_a_title_that_ends_with_its_country_says_it_once() -> None:
    post = {"title": "ministre des finances de la France", "country": "FR"}
    minister = {"kind": "person", "name": "Anne Roy", "posts": [post]}
    assert said(minister) == "Anne Roy est ministre des finances de la France."
    ambassador = {**minister, "posts": [{"title": "ambassadrice en Russie", "country": "FR"}]}
    assert said(ambassador) == "Anne Roy est ambassadrice de la République française en Russie."


def agreement(name: str, **fields: Any) -> Fields:
    whole = {"kind": "agreement", "name": name, "parties": ["FR", "PK"], "signed": "2017-10-01", "place": "Bruxelles"}
    return {**whole, **fields}


def test_agreements_agree_in_gender_where_it_is_known() -> None:
    assert said(agreement("accord scientifique", in_force=False)) == (
        "L’accord scientifique a été signé par la France et le Pakistan à Bruxelles le 1er octobre 2017. Il "
        "n’est pas encore "
        "entré en vigueur."
    )
    assert said(agreement("déclaration conjointe", in_force="2017-12")) == (
        "La déclaration conjointe a été signée par la France et le Pakistan à Bruxelles le 1er octobre 2017. "
        "Elle est en "
        "vigueur depuis décembre 2017."
    )
    assert said(agreement("Sources et moyens", in_force=True)) == (
        "Signature par la France et le Pakistan à Bruxelles le 1er octobre 2017 : Sources et moyens. En vigueur."
    )
    assert said(agreement("accords", count=3)).startswith(
        "Trois documents ont été signés par la France et le Pakistan "
    )


def test_bodies() -> None:
    acronym = {"fr": "OCS", "forms": {"fr": {"gen": "de l’OCS", "the": "l’OCS"}}}
    body = {
        "kind": "body",
        "name": "Organisation de coopération de Shanghai",
        "acronym": acronym,
        "members": [{"country": "PK", "since": "2017-06-09"}, {"country": "CN"}, {"country": "RU"}, {"country": "IN"}],
        "chairs": [{"country": "CN", "from": "2018"}],
        "sessions": [
            {"number": 1, "date": "2017-06-08/2017-06-09", "place": "Astana"},
            {"number": 18, "date": "2018-06", "known": "2018-01-01", "place": "Qingdao"},
        ],
    }
    assert said(body) == (
        "Le Pakistan est membre de l’OCS depuis le 9 juin 2017. Les membres de l’OCS sont le Pakistan, la "
        "Chine, la Russie "
        "et l’Inde. La présidence de l’OCS est assurée par la Chine depuis 2018. La première réunion de "
        "l’Organisation de "
        "coopération de Shanghai s’est tenue à Astana du 8 au 9 juin 2017. La 18e réunion est prévue à "
        "Qingdao en juin 2018."
    )


def trade(series: Fields, **fields: Any) -> Fields:
    return {
        "kind": "trade",
        "countries": ["FR", "US"],
        "currency": "USD",
        "unit": "million",
        "series": series,
        **fields,
    }


def test_trade_in_dollars_and_in_euros() -> None:
    assert said(trade({"2016": 400, "2017": {"total": 500, "about": True}})) == (
        "Les échanges commerciaux entre la France et les États-Unis se sont élevés à environ 500 millions de "
        "dollars des "
        "États-Unis en 2017, contre 400 millions de dollars des États-Unis en 2016 (hausse d’environ 25 %)."
    )
    assert said(trade({"2017": {"total": 360, "months": "4-10", "growth": "45"}})) == (
        "Les échanges commerciaux entre la France et les États-Unis se sont élevés à 360 millions de dollars "
        "des États-Unis "
        "d’avril à octobre 2017 (hausse de 45 % par rapport à la même période de l’année précédente)."
    )
    euros = trade({"2017": {"exports": "1.5", "imports": "1234.5"}}, currency="EUR", unit="milliards")
    assert said(euros) == (
        "Les échanges commerciaux entre la France et les États-Unis se sont élevés à 1\u202f236,0 milliards "
        "d’euros en 2017. "
        "Les exportations de la France vers les États-Unis se sont élevées à 1,5 milliard d’euros et les "
        "importations en "
        "provenance des États-Unis à 1\u202f234,5 milliards d’euros (déficit : 1\u202f233,0 milliards d’euros)."
    )


def test_a_french_billion_is_a_million_of_millions() -> None:
    assert "2 milliers de milliards d’euros en 2017" in said(trade({"2017": 2}, currency="EUR", unit="billions"))


def test_projects_relations_countries_and_points() -> None:
    project = {"kind": "project", "name": "centrale de Kot Addu", "parties": ["FR", "PK"], "since": "2015-04"}
    assert said(project) == "Centrale de Kot Addu : projet de la France et du Pakistan, en cours depuis avril 2015."
    assert said({**project, "until": "2016-08"}) == (
        "Centrale de Kot Addu : projet de la France et du Pakistan, achevé, mené d’avril 2015 à août 2016."
    )
    assert said({"kind": "relations", "countries": ["FR", "PK"], "established": "1948-05-01"}) == (
        "La France et le Pakistan ont établi des relations diplomatiques le 1er mai 1948. L’année 2018 marque le "
        "70e anniversaire de l’établissement des relations diplomatiques."
    )
    assert said({"kind": "country", "countries": ["PK"], "capital": "Islamabad", "population": "207774520"}) == (
        "La capitale du Pakistan est Islamabad. Population : 207\u202f774\u202f520."
    )
    point = {"kind": "point", "use": "raise", "to": "khawaja-asif", "likelihood": "certain"}
    assert said(point) == (
        "À adresser à Khawaja Asif, ministre des affaires étrangères du Pakistan. L’autre partie évoquera "
        "certainement ce "
        "sujet."
    )


def test_the_visit() -> None:
    shown = set_stage({"kind": "text"})
    assert text_of(visit_title(shown.scene)) == f"Visite de travail de {ASIF} en France, le 20 février 2018"
    assert text_of(visit_sentence(shown.scene)) == (
        f"{ASIF} effectuera une visite de travail en France le 20 février 2018, à l’invitation de {MOREL[:-1]}."
    )


def test_no_idle_comma_is_left_in_a_table() -> None:
    shown = set_stage(meeting())
    cells = [text_of(cell.inlines) for row in table((shown.snippet("it"),), shown.scene).rows for cell in row.cells]
    assert cells[1:3] == [MOREL[:-1], ASIF[:-1]]


@pytest.mark.parametrize(
    ("when", "form", "words"),
    [
        ("1948-05-01", "", "1er mai 1948"),
        ("2018-02-20", "on", "le 20 février 2018"),
        ("2021-04-06/2021-04-07", "on", "du 6 au 7 avril 2021"),
        ("2021-05-01/2021-06-01", "on", "du 1er mai au 1er juin 2021"),
        ("2021-04/2021-08", "on", "d’avril à août 2021"),
        ("2021-08", "by", "d’ici à la fin d’août 2021"),
        ("2021-08", "until", "jusqu’en août 2021"),
        ("2021", "on", "en 2021"),
    ],
)
def test_dates(when: str, form: str, words: str) -> None:
    assert date_text(When.parse(when), set_stage({"kind": "text"}).scene, form=form) == words


def test_ordinals_and_countries() -> None:
    scene = set_stage({"kind": "text"}).scene
    assert [text_of(ordinal(n, scene).inlines) for n in (1, 2, 17)] == ["première", "deuxième", "17e"]
    shown = [
        (text_of(in_country(code, scene)), text_of(of_country(code, scene))) for code in ("PK", "RU", "US", "CU", "IR")
    ]
    assert shown == [
        ("au Pakistan", "du Pakistan"),
        ("en Russie", "de la Russie"),
        ("aux États-Unis", "des États-Unis"),
        ("à Cuba", "de Cuba"),
        ("en Iran", "de l’Iran"),
    ]


@pytest.mark.parametrize(
    ("words", "sort", "form", "made"),
    [
        ("XIVe Sommet de la francophonie", "noun", "gen", "du XIVe Sommet de la francophonie"),
        ("Organisation internationale", "noun", "to", "à l’Organisation internationale"),
        ("Nations unies", "noun", "gen", "des Nations unies"),
        ("l’Assemblée générale", "noun", "gen", "de l’Assemblée générale"),
        ("Nowrouz", "noun", "gen", None),
        ("Le Havre", "place", "in", "au Havre"),
        ("La Haye", "place", "gen", "de La Haye"),
        ("Hanoï", "place", "gen", "de Hanoï"),
        ("Athènes", "place", "gen", "d’Athènes"),
        ("palais de l’Élysée", "place", "in", "au palais de l’Élysée"),
        ("Omar", "name", "gen", "d’Omar"),
    ],
)
def test_articles_elision_and_contraction(words: str, sort: Any, form: str, made: str | None) -> None:
    assert grammar_of(wording("fr")).form(words, form, sort, "") == made


def test_the_author_is_told_which_form_is_wanting() -> None:
    shown = set_stage(meeting(occasion="Nowrouz"))
    shown.say("it")
    assert "forms: {fr: {gen: ...}}" in str(shown.problems[0].hint)


def test_every_country_has_every_form_that_sentences_ask_for() -> None:
    for code, forms in wording("fr").countries.items():
        asked = {"name", "the", "gen", "in", "to", "from"} | ({"long_the", "long_gen"} if "long" in forms else set())
        assert asked <= set(forms), code
        assert all(" de le " not in f" {words}" and " de les " not in f" {words}" for words in forms.values()), code
        assert forms["gen"].endswith(forms["the"].removeprefix("le ").removeprefix("les ")), code
