"""The sample visits say every published fact that was known on their day, and none that came later."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefbook.build import Order, build
from briefbook.storage.shipped import resources

VISITS = resources() / "sample" / "visits"

# Facts published on 19 February 2018, as the pages must have them (spaces and line ends aside).
PUBLISHED = {
    "en": """Khawaja Asif|4 August 2017|working visit|20 February 2018|invit|Sergey Lavrov|9 March 2004
        |21 September 2017|New York|72nd UN General Assembly|70th|1 May 1948|important foreign policy partner
        |United Nations and its agencies|terrorism and religious extremism|full member|June 2017|Vladimir Putin
        |then Prime Minister Nawaz Sharif|Astana|SCO summit|Dmitry Medvedev|Shahid Khaqan Abbasi|1 August 2017
        |November 2017|Sochi|SCO Heads of Government Council|practical help|military equipment|four Mi-35M|2016
        |Friendship|mountain|about 500 million US dollars|fifth meeting of the Intergovernmental Commission on Trade,
        Economic, Scientific and Technological Cooperation|flagship|Karachi to Lahore|October 2015|Islamabad
        |13 October 2017|liquefied natural gas|regasification terminals|fuel and energy|undersea|Iran|India
        |thermal power stations|ISIS|north and the east|regional approach|Moscow format of consultations
        |SCO–Afghanistan Contact Group""",
    "ru": """Хаваджа Асиф|4 августа 2017 года|рабочий визит|20 февраля 2018 года|Лавров|9 марта 2004 года
        |21 сентября 2017 года|в Нью-Йорке|72-й сессии Генеральной Ассамблеи ООН|70 лет|1 мая 1948 года
        |важный внешнеполитический партнёр|религиозным экстремизмом|полноправный член|июня 2017 года
        |Владимир Путин|тогдашний Премьер-министр Пакистана Наваз Шариф|в Астане|саммита ШОС|Дмитрий Медведев
        |Шахид Хакан Аббаси|1 августа 2017 года|ноябре 2017 года|в Сочи|военной техники|четыре вертолёта Ми-35М
        |«Дружба»|горной местности|около 500 млн долларов США|Пятое заседание Межправительственной комиссии
        |Север–Юг|Карачи|Лахора|октябре 2015 года|13 октября 2017 года|сжиженного природного газа|Иран|Инди
        |тепловых электростанций|ИГИЛ|Московский формат консультаций""",
}
LATER = {
    "en": "2019|2020|2021|660|790|697|26 April 2018|Qureshi|Imran Khan|then Foreign",
    "ru": "2019|2020|2021|660|790|697|26 апреля 2018|Куреши|Имран Хан|тогдашний Министр",
}


def built(visit: str, edition: str, language: str, folder: Path) -> str:
    order = Order(VISITS / f"{visit}.yaml", folder, (edition,), ("txt",), language)
    (path,) = build(order).written
    return " ".join(path.read_text(encoding="utf-8").split())


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("edition", ["full", "press"])
def test_all_that_was_published_is_there_and_nothing_later(tmp_path: Path, edition: str, language: str) -> None:
    text = built("asif-2018", edition, language, tmp_path)
    facts = [" ".join(fact.split()) for fact in PUBLISHED[language].split("|")]
    assert [fact for fact in facts if fact.casefold() not in text.casefold()] == []
    assert [later for later in LATER[language].split("|") if later in text] == []


def test_years_of_the_chart_are_in_the_internal_book(tmp_path: Path) -> None:
    text = built("asif-2018", "full", "en", tmp_path)
    assert all(figure in text for figure in ("542", "454", "381", "about 500"))


def test_invented_points_are_for_the_internal_book_alone(tmp_path: Path) -> None:
    assert "invented" in built("asif-2018", "full", "en", tmp_path)
    for edition in ("press", "handout"):
        assert "invented" not in built("asif-2018", edition, "en", tmp_path)


def test_second_visit_looks_back_on_what_the_first_could_not_know(tmp_path: Path) -> None:
    text = built("lavrov-2021", "full", "en", tmp_path)
    for fact in ("6–7 April 2021", "Bishkek", "September 2020", "2012", "790", "January–October 2018", "over 45"):
        assert fact in text
    assert "697" not in text
