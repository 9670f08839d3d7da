"""A small library in French and a visit, written as a ministry in Paris would."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

LIBRARY: dict[str, str] = {
    "library.yaml": """\
        name: Bibliothèque d’essai
        languages: [fr]
        home: FR
        markings: [LIBRE, {id: LIMITE, en: LIMITED, fr: DIFFUSION RESTREINTE}]
        """,
    "jeanne-morel.yaml": """\
        kind: person
        name: Jeanne Morel
        gender: female
        marking: LIBRE
        posts:
          - {title: ministre de l'Europe et des affaires étrangères, country: FR, from: 2017-05-17}
          - {title: secrétaire d'État chargée du commerce extérieur, country: FR, from: 2012-04-02, to: 2014-08-31}
        """,
    "khawaja-asif.yaml": """\
        kind: person
        name: Khawaja Asif
        native: {lang: ur, text: خواجہ محمد آصف}
        pronunciation: « Rouadja Assif »
        gender: male
        marking: LIBRE
        posts:
          - {title: ministre des affaires étrangères, country: PK, from: 2017-08-04, to: 2018-04-26}
        """,
    "shahid-abbasi.yaml": """\
        kind: person
        name: Shahid Abbasi
        gender: male
        marking: LIBRE
        posts:
          - {title: Premier ministre, country: PK, from: 2017-08-01, to: 2018-05-31}
        """,
    "rencontre-new-york.yaml": """\
        kind: meeting
        marking: LIBRE
        date: 2017-09-21
        form: sidelines
        participants: [jeanne-morel, khawaja-asif]
        place: New York
        occasion: 72e session de l'Assemblée générale des Nations unies
        outcomes:
          - {text: "transmettre le projet d'accord", by: ours, due: 2018-05-01, status: open}
        """,
    "entretiens-islamabad.yaml": """\
        kind: meeting
        marking: LIBRE
        date: 2017-11-01/2017-11-03
        participants: [jeanne-morel, shahid-abbasi]
        place: Islamabad
        """,
    "commission.yaml": """\
        kind: body
        marking: LIBRE
        name: Commission mixte franco-pakistanaise
        mandate: suivre la coopération économique
        chairs: [{person: jeanne-morel, from: 2017-06}]
        sessions:
          - {number: 1, date: 2015-04, place: Paris}
          - {number: 12, date: 2018-10-01, place: Le Caire}
        """,
    "accord-fiscal.yaml": """\
        kind: agreement
        marking: LIBRE
        name: Convention fiscale
        signed: 1994-06-15
        place: Paris
        parties: [FR, PK]
        in_force: 1996-09-01
        """,
    "relations.yaml": """\
        kind: relations
        marking: LIBRE
        countries: [FR, PK]
        established: 1948-05-01
        events:
          - {date: 2006-10, text: les deux pays ont signé une déclaration conjointe}
        """,
    "commerce.yaml": """\
        kind: trade
        marking: LIBRE
        countries: [FR, PK]
        currency: EUR
        unit: million
        goods: [aéronefs, produits pharmaceutiques, textiles]
        series:
          2016: {exports: 950, imports: "1010.5"}
          2017: {exports: 1100, imports: 1150}
        """,
    "pakistan.yaml": """\
        kind: country
        marking: LIBRE
        countries: [PK]
        capital: Islamabad
        population: 207774520
        economy: croissance de 5,3 % en 2017
        """,
    "afghanistan.yaml": """\
        kind: regional
        marking: LIMITE
        about: AF
        theirs: 'Islamabad soutient un "processus inclusif"'
        lines: ["Quelle est votre position sur la réunion de Kaboul?"]
        """,
    "objectif.yaml": """\
        kind: point
        marking: LIMITE
        use: raise
        to: khawaja-asif
        likelihood: possible
        text: "Rappeler notre attachement à l'accord signé le 1er mai 2017: il crée 1 200 emplois!"
        """,
    "citation.yaml": """\
        kind: quote
        marking: LIBRE
        by: khawaja-asif
        date: 2018-01-01
        text: "Nous voulons des relations fortes; pourquoi attendre?"
        """,
}

VISIT = """\
briefing: 1
library: bibliotheque
template: visit-brief
language: fr
visit:
  kind: working
  visitors: [khawaja-asif]
  host: jeanne-morel
  invited_by: jeanne-morel
  from: PK
  to: FR
  place: Paris
  start: 2018-02-20
  end: 2018-02-21
  purpose: relancer la commission mixte
  agenda: [coopération universitaire, sécurité régionale]
  programme:
    - date: 2018-02-20
      at: "11:00"
      until: "11:40"
      what: Entretiens
      place: Quai d'Orsay
      with: [jeanne-morel]
      press: opening
      status: confirmed
      marking: LIBRE
    - date: 2018-02-21
      at: "09:30"
      what: Cérémonie à l'Arc de triomphe
      press: open
      status: tentative
      marking: LIBRE
  delegations:
    PK: [khawaja-asif, {name: Moin ul Haque, post: ambassadeur en France, country: PK}]
    FR: [jeanne-morel]
as_of: 2018-02-19
sections:
  - title: Dernière rencontre
    items:
      - text: "{{ last_met }}"
        marking: LIBRE
      - snippet: rencontre-new-york
      - snippet: entretiens-islamabad
  - title: Points à évoquer
    items: [{snippet: objectif}, {snippet: afghanistan}]
  - title: Éléments de contexte
    items:
      - snippet: relations
      - snippet: accord-fiscal
      - snippet: commission
      - snippet: commerce
        chart: bars
      - snippet: commerce
        as: table
      - find: {kind: meeting}
        as: table
      - snippet: pakistan
      - snippet: citation
editions:
  complet: {marking: LIMITE}
  presse: {marking: LIBRE, template: press-comment}
"""


def write_french_visit(folder: Path) -> Path:
    """The briefing's file, its library beside it."""
    library = folder / "bibliotheque"
    library.mkdir(parents=True)
    for name, words in LIBRARY.items():
        (library / name).write_text(dedent(words), encoding="utf-8")
    path = folder / "visite.yaml"
    path.write_text(VISIT, encoding="utf-8")
    return path
