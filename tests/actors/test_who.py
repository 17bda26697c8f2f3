"""Phrases read as code, sector and name, as of a day."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.actors.register import Register, load_register
from dragoman.actors.who import who


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register()


# phrase, day, code, sector, name (None: any)
PHRASES = [
    ("Foreign Minister Lavrov", date(2015, 3, 1), "RUS", "GOV", "Sergei Lavrov"),
    ("President Clinton", date(1998, 5, 1), "USA", "GOV", "Bill Clinton"),
    ("the Russian president", date(2024, 5, 1), "RUS", "GOV", "Vladimir Putin"),
    ("Israeli settlers", None, "ISR", "CVL", None),
    ("a senior Iranian official", None, "IRN", "GOV", None),
    ("Ukrainian refugees in Poland", None, "UKR", "REF", None),
    ("US-backed rebels", None, "UNK", "REB", None),
    ("US-backed rebels in Syria", None, "SYR", "REB", None),
    ("the ambassador of France to Germany", None, "FRA", "GOV", None),
    ("the Libyan ambassador to Greece", None, "LBY", "GOV", None),
    ("former President Bill Clinton", date(2010, 1, 1), "USA", "ELI", "Bill Clinton"),
    ("ex-president Nicolas Sarkozy", date(2015, 1, 1), "FRA", "ELI", "Nicolas Sarkozy"),
    ("Syrian Kurdish fighters", None, "SYR", "REB", None),
    ("Palestinian gunmen", None, "PSE", "UAF", None),
    ("Chinese police", None, "CHN", "COP", "Chinese police"),
    ("Nigerian students", None, "NGA", "EDU", None),
    ("Aleppo police", None, "SYR", "COP", None),
    ("Vladimir Putin", date(2020, 1, 1), "RUS", "GOV", "Vladimir Putin"),
    ("Putin", date(2020, 1, 1), "RUS", "GOV", "Vladimir Putin"),
    ("Hezbollah fighters", None, "LBN", "REB", None),
    ("Hamas supporters", None, "PSE", "CVL", None),
    ("NATO spokesman", None, "IGO", "GOV", None),
    ("UN peacekeepers", None, "IGO", "MIL", None),
    ("BBC journalists", None, "GBR", "JRN", None),
    ("Turkish Ministry of Foreign Affairs", None, "TUR", "GOV", "Ministry of Foreign Affairs of Turkey"),
    ("the Ministry of Defence of Ukraine", None, "UKR", "MIL", "Ministry of Defence of Ukraine"),
    ("the Syrian government", None, "SYR", "GOV", "Government of Syria"),
    ("Russian forces", None, "RUS", "MIL", "Russian Armed Forces"),
    ("the Kremlin", None, "RUS", "GOV", "Kremlin"),
    ("Moscow", None, "RUS", "GOV", "Russia"),
    ("the West", None, "WST", "GOV", "The West"),
    ("Western officials", None, "WST", "GOV", None),
    ("Taliban", date(2020, 1, 1), "AFG", "REB", "Taliban"),
    ("the Taliban", date(2022, 1, 1), "AFG", "GOV", "Taliban"),
    ("residents of Aleppo", None, "SYR", "CVL", None),
    ("spokesman for the Israeli army", None, "ISR", "MIL", None),
    ("leader of Hezbollah", None, "LBN", "REB", None),
    ("members of parliament", None, "UNK", "LEG", None),
    ("members of the Turkish Armed Forces", None, "TUR", "MIL", None),
    ("protesters in Hong Kong", None, "HKG", "CVL", None),
    ("pro-Russian separatists", None, "UKR", "REB", None),
    ("anti-government protesters in Belarus", None, "BLR", "OPP", None),
    ("General Petraeus", date(2007, 1, 1), "USA", "MIL", "David Petraeus"),
    ("Assad's forces", date(2016, 1, 1), "SYR", "MIL", None),
    ("Putin's spokesman", date(2020, 1, 1), "RUS", "GOV", None),
    ("the opposition leader", None, "UNK", "OPP", None),
    ("Venezuelan opposition leader Juan Guaidó", date(2019, 5, 1), "VEN", "OPP", "Juan Guaidó"),
    ("Pope Francis", date(2015, 1, 1), "VAT", "GOV", "Francis"),
    ("Pakistani Taliban", None, "PAK", "REB", None),
    ("the Israeli military", None, "ISR", "MIL", "Israel Defense Forces"),
    ("Israeli Prime Minister Benjamin Netanyahu", date(2019, 1, 1), "ISR", "GOV", "Benjamin Netanyahu"),
    ("US Secretary of State Mike Pompeo", date(2019, 1, 1), "USA", "GOV", "Mike Pompeo"),
    ("Foreign Secretary", date(2019, 1, 1), "UNK", "GOV", None),
    ("British Foreign Secretary", date(2018, 12, 1), "GBR", "GOV", "Jeremy Hunt"),
    ("President Bush", date(2003, 1, 1), "USA", "GOV", "George W. Bush"),
    ("President Bush", date(1990, 1, 1), "USA", "GOV", "George H. W. Bush"),
    ("Congolese soldiers", None, "COD", "MIL", None),
    ("South Korean lawmakers", None, "KOR", "LEG", None),
    ("Japanese fishermen", None, "JPN", "AGR", None),
    ("Mexican drug cartels", None, "MEX", "CRM", None),
    ("Gazprom executives", None, "RUS", "BUS", None),
    ("Amnesty International", None, "NGO", "SOC", "Amnesty International"),
    ("Huawei", None, "CHN", "BUS", None),
    ("U.S. Senator John McCain", date(2008, 1, 1), "USA", "LEG", "John McCain"),
    ("the European Commission president", date(2022, 1, 1), "IGO", "GOV", "Ursula von der Leyen"),
    ("president of the European Commission", date(2022, 1, 1), "IGO", "GOV", "Ursula von der Leyen"),
    ("UN Secretary-General", date(2022, 1, 1), "IGO", "GOV", "António Guterres"),
    ("UN Secretary General Kofi Annan", date(2002, 1, 1), "IGO", "GOV", "Kofi Annan"),
    ("Saddam Hussein", date(2002, 1, 1), "IRQ", "GOV", "Saddam Hussein"),
    ("Saddam Hussein", date(2005, 1, 1), "IRQ", "ELI", "Saddam Hussein"),
    ("the Governor of California", None, "USA", "GOV", None),
    ("Kabul residents", None, "AFG", "CVL", None),
    ("New York Police Department", None, "USA", "COP", None),
    ("Indian troops in Kashmir", None, "IND", "MIL", None),
    ("French journalists in Syria", None, "FRA", "JRN", None),
    ("Somali pirates", None, "SOM", "CRM", "Somali pirates"),
    ("Kurdish fighters", None, "UNK", "REB", None),
    ("gunmen", None, "UNK", "UAF", None),
    ("Catholic bishops", None, "UNK", "REL", None),
    ("German Chancellor Angela Merkel", date(2015, 1, 1), "DEU", "GOV", "Angela Merkel"),
    ("Chancellor Merkel", date(2015, 1, 1), "DEU", "GOV", "Angela Merkel"),
    ("Merkel", date(2023, 1, 1), "DEU", "ELI", "Angela Merkel"),
    ("Alexei Navalny", date(2020, 9, 5), "RUS", "OPP", "Alexei Navalny"),
    ("Iranian-backed militias in Iraq", None, "IRQ", "REB", None),
    ("Tesla", None, "USA", "BUS", None),
    ("head of the Russian Orthodox Church", None, "RUS", "REL", None),
    ("the Supreme Court of Pakistan", None, "PAK", "JUD", "Supreme Court of Pakistan"),
    ("Kenyan President Uhuru Kenyatta", date(2016, 1, 1), "KEN", "GOV", "Uhuru Kenyatta"),
    ("Cuban dissidents", None, "CUB", "OPP", None),
    ("Bahraini doctors", None, "BHR", "MED", None),
    ("Polish farmers", None, "POL", "AGR", None),
    ("striking French railway workers", None, "FRA", "LAB", None),
    ("Thai army chief", None, "THA", "MIL", None),
    ("military spokesman", None, "UNK", "MIL", None),
    ("Egyptian security forces", None, "EGY", "COP", None),
    ("Turkish intelligence officials", None, "TUR", "SPY", None),
    ("the Soviet Union", date(1980, 1, 1), "RUS", "GOV", "Soviet Union"),
    ("Washington", None, "USA", "GOV", "United States"),
    ("Brussels", None, "IGO", "GOV", "European Union"),
    ("Seoul", None, "KOR", "GOV", "South Korea"),
    ("Houthi rebels", None, "YEM", "REB", "Houthi movement"),
    ("the Afghan National Army", None, "AFG", "MIL", "Afghan National Army"),
    ("Secretary of State Clinton", date(2010, 5, 1), "USA", "GOV", "Hillary Clinton"),
    ("Senator Clinton", date(2006, 1, 1), "USA", "LEG", "Hillary Clinton"),
    ("Prime Minister Johnson", date(2020, 1, 1), "GBR", "GOV", "Boris Johnson"),
    ("Kim Jong Un", date(2020, 1, 1), "PRK", "GOV", "Kim Jong-un"),
    ("the North Korean leader", date(2020, 1, 1), "PRK", "GOV", "Kim Jong-un"),
    ("former Israeli prime minister Ehud Olmert", date(2015, 1, 1), "ISR", "ELI", "Ehud Olmert"),
    ("Zelensky", date(2022, 5, 1), "UKR", "GOV", "Volodymyr Zelenskyy"),
    ("Americans", None, "USA", "CVL", None),
    ("Crown Prince Mohammed bin Salman", date(2018, 1, 1), "SAU", "GOV", "Mohammed bin Salman"),
    ("Greek coast guard", None, "GRC", "MIL", None),
    ("the Bank of England", None, "GBR", "GOV", None),
    ("Myanmar's military", None, "MMR", "MIL", None),
    ("India's foreign ministry", None, "IND", "GOV", None),
    ("Rohingya refugees", None, "MMR", "REF", None),
    ("Boko Haram militants", None, "NGA", "REB", None),
    ("Islamic State militants in Iraq", None, "ISM", "REB", None),
    ("Armenian Foreign Minister Zohrab Mnatsakanyan", date(2019, 1, 1), "ARM", "GOV", "Zohrab Mnatsakanyan"),
    ("the Assad regime", date(2014, 1, 1), "SYR", "GOV", None),
    ("the Maduro government", date(2019, 1, 1), "VEN", "GOV", None),
    ("Sunni militants in Iraq", None, "IRQ", "REB", None),
    ("Pentagon officials", None, "USA", "MIL", None),
    ("CIA Director John Brennan", date(2015, 1, 1), "USA", "SPY", "John Brennan"),
    ("UN special envoy Ghassan Salame", date(2019, 5, 1), "IGO", "GOV", "Ghassan Salamé"),
    ("UN envoy to Syria Staffan de Mistura", date(2016, 5, 1), "IGO", "GOV", "Staffan de Mistura"),
    ("Russia's ambassador to the United Nations Vitaly Churkin", date(2014, 5, 1), "RUS", "GOV", "Vitaly Churkin"),
    ("US ambassador Robert Ford", date(2011, 5, 1), "USA", "GOV", None),
    ("Greek anarchists", None, "GRC", "OPP", None),
    ("Bosnian Serbs", date(1994, 1, 1), "BIH", "CVL", None),
    ("Hamas leader Ismail Haniyeh", date(2018, 1, 1), "PSE", "REB", "Ismail Haniyeh"),
    ("the official Xinhua News Agency", None, "CHN", "JRN", None),
    ("Greenpeace activists", None, "NGO", "SOC", None),
    ("coalition forces", None, "IGO", "MIL", None),
    ("Turkey's ruling AK Party", None, "TUR", "PTY", None),
    ("Turkish journalist Can Dündar", None, "TUR", "JRN", None),
    ("Kosovo Albanians", None, "XKX", "CVL", None),
    ("Americans", None, "USA", "CVL", None),
    ("Iran's Revolutionary Guards", None, "IRN", "MIL", None),
    ("Pakistan's Inter-Services Intelligence", None, "PAK", "SPY", None),
    ("Afghan interpreters", None, "AFG", "CVL", None),
    ("President Clinton", date(2005, 1, 1), "USA", "ELI", "Bill Clinton"),
    ("Putin's government", date(2020, 1, 1), "RUS", "GOV", None),
    ("the Netanyahu government", date(2020, 1, 1), "ISR", "GOV", None),
    ("Trump's lawyer Rudy Giuliani", date(2019, 1, 1), "USA", "PTY", "Rudy Giuliani"),
    ("Trump lawyers", date(2019, 1, 1), "USA", "CVL", None),
    ("a lawyer for Donald Trump", date(2019, 1, 1), "USA", "CVL", None),
    ("the Duterte administration", date(2018, 1, 1), "PHL", "GOV", None),
    ("Coptic Christians", None, "EGY", "REL", None),
    ("Russian Orthodox priest", None, "RUS", "REL", None),
    ("Israeli Arabs", None, "ISR", "CVL", None),
    ("Arab Israelis", None, "ISR", "CVL", None),
    ("Jewish settlers in the West Bank", None, "ISR", "CVL", None),
    ("West Bank settlers", None, "ISR", "CVL", None),
    ("Gaza militants", None, "PSE", "REB", None),
    ("Gaza-based militants", None, "PSE", "REB", None),
    ("London-based Syrian Observatory for Human Rights", None, "NGO", "SOC", None),
    ("Saudi-led coalition", None, "IGO", "MIL", None),
    ("Iran-backed Houthi rebels", None, "YEM", "REB", None),
    ("Tehran-backed militias in Iraq", None, "IRQ", "REB", None),
    ("the Sudanese Armed Forces", None, "SDN", "MIL", None),
    ("Sudan's Rapid Support Forces", None, "SDN", "REB", None),
    ("RSF fighters", None, "SDN", "REB", None),
    ("Darfur rebels", None, "SDN", "REB", None),
    ("Eritrean troops in Tigray", None, "ERI", "MIL", None),
    ("the Biden administration", None, "USA", "GOV", None),
    ("Obama administration officials", None, "USA", "GOV", None),
    ("Republican lawmakers", None, "USA", "PTY", None),
    ("Democratic Senator Chuck Schumer", None, "USA", "LEG", "Chuck Schumer"),
    ("House Speaker Nancy Pelosi", date(2019, 6, 1), "USA", "LEG", "Nancy Pelosi"),
    ("Speaker Pelosi", date(2019, 6, 1), "USA", "LEG", "Nancy Pelosi"),
    ("Texas Governor Greg Abbott", date(2021, 1, 1), "USA", "GOV", "Greg Abbott"),
    ("California National Guard", None, "USA", "MIL", None),
    ("New York Times reporters", None, "USA", "JRN", None),
    ("Los Angeles police", None, "USA", "COP", None),
    ("Paris prosecutors", None, "FRA", "JUD", None),
    ("the Paris mayor Anne Hidalgo", date(2018, 1, 1), "FRA", "GOV", "Anne Hidalgo"),
    ("Berlin", None, "DEU", "GOV", None),
    ("Ankara's mayor", None, "TUR", "GOV", None),
    ("Mosul residents", None, "IRQ", "CVL", None),
    ("Donetsk rebels", None, "UKR", "REB", None),
    ("Crimean Tatars", None, "UKR", "CVL", None),
    ("Crimean parliament", None, "UKR", "LEG", None),
    ("Abkhaz separatists", None, "GEO", "REB", None),
    ("South Ossetian forces", None, "GEO", "MIL", None),
    ("Transnistrian authorities", None, "MDA", "GOV", None),
    ("Somaliland government", None, "SOM", "GOV", None),
    ("Puntland police", None, "SOM", "COP", None),
    ("the Kurdistan Regional Government", None, "IRQ", "GOV", None),
    ("Kurdish peshmerga forces", None, "IRQ", "MIL", None),
    ("Iraqi Shiite militias", None, "IRQ", "REB", None),
    ("Iraq's parliament speaker", None, "IRQ", "LEG", None),
    ("Lebanese banks", None, "LBN", "BUS", None),
    ("Lebanese President Michel Aoun", date(2018, 1, 1), "LBN", "GOV", "Michel Aoun"),
    ("Egyptian Muslim Brotherhood", None, "EGY", "OPP", None),
    ("Egypt's Mohamed Morsi", date(2013, 1, 1), "EGY", "GOV", "Mohamed Morsi"),
    ("Mohamed Morsi", date(2014, 1, 1), "EGY", "ELI", "Mohamed Morsi"),
    ("deposed President Mohamed Morsi", date(2014, 1, 1), "EGY", "ELI", "Mohamed Morsi"),
    ("Hosni Mubarak", date(2005, 1, 1), "EGY", "GOV", "Hosni Mubarak"),
    ("Ousted Tunisian president Ben Ali", date(2011, 3, 1), "TUN", "ELI", "Zine El Abidine Ben Ali"),
    ("Muammar Gaddafi", date(2011, 2, 1), "LBY", "GOV", "Muammar Gaddafi"),
    ("Gaddafi's forces", date(2011, 5, 1), "LBY", "MIL", None),
    ("Idi Amin", date(1975, 1, 1), "UGA", "GOV", "Idi Amin"),
    ("Mikhail Gorbachev", date(1988, 1, 1), "RUS", "GOV", "Mikhail Gorbachev"),
    ("Soviet troops", date(1980, 1, 1), "RUS", "MIL", None),
    ("East German border guards", date(1985, 1, 1), "DEU", "COP", None),
    ("Yugoslav army", date(1991, 6, 1), "SRB", "MIL", None),
    ("Margaret Thatcher", date(1982, 5, 1), "GBR", "GOV", "Margaret Thatcher"),
    ("Henry Kissinger", date(1974, 1, 1), "USA", "GOV", "Henry Kissinger"),
    ("the Shah of Iran", date(1978, 1, 1), "IRN", "GOV", "Mohammad Reza Pahlavi"),
    ("Viet Cong", None, "VNM", "REB", None),
    ("South Vietnamese soldiers", date(1970, 1, 1), "VNM", "MIL", None),
]


@pytest.mark.parametrize(("text", "on", "code", "sector", "name"), PHRASES, ids=[row[0] for row in PHRASES])
def test_phrase_is_read_as_whom_it_names(
    register: Register, text: str, on: date | None, code: str, sector: str, name: str | None
) -> None:
    reading = who(text, on=on, register=register)
    assert (reading.code, reading.sector) == (code, sector)
    if name is not None:
        assert reading.name == name


def test_two_candidates_too_close_are_both_listed_and_none_is_taken(register: Register) -> None:
    reading = who("Clinton", on=date(2006, 1, 1), register=register)
    assert reading.name == "Clinton"
    assert {c.actor.name for c in reading.candidates} >= {"Bill Clinton", "Hillary Clinton"}
    assert any(step.by == "who:too-close" for step in reading.steps)


def test_reading_tells_its_reasons(register: Register) -> None:
    reading = who("Foreign Minister Lavrov", on=date(2015, 3, 1), register=register)
    assert any("in office that day" in step.saw for step in reading.steps)
    assert reading.candidates[0].actor.wikidata is None or reading.candidates[0].actor.wikidata.startswith("Q")


def test_what_names_nobody_is_unknown(register: Register) -> None:
    for text in ("", "   ", "the meeting", "???", "Zzyzx"):
        assert who(text, register=register).code == "UNK"


def test_apposition_names_one_actor(register: Register) -> None:
    reading = who("Pakistan's military ruler, Gen. Pervez Musharraf", on=date(2005, 1, 1), register=register)
    assert (reading.code, reading.sector, reading.name) == ("PAK", "GOV", "Pervez Musharraf")


def test_headline_capitals_and_small_letters_are_read(register: Register) -> None:
    assert who("RUSSIAN PRESIDENT", register=register).code == "RUS"
    assert who("palestinian authorities", register=register).code == "PSE"


def test_long_nonsense_ends(register: Register) -> None:
    assert who("of the " * 5000 + "Kremlin", register=register).code == "UNK"
    assert who("Mali, " * 5000, register=register).code in ("MLI", "UNK")


def test_name_inside_a_longer_one_is_not_taken(register: Register) -> None:
    whole = register.find("Mohammad Najjar")
    assert whole
    assert who("Mostafa Mohammad Najjar", register=register).name != whole[0].entries[0].name


def test_title_gives_the_sector_where_no_day_is_known(register: Register) -> None:
    assert who("Prime Minister Imran Khan", register=register).sector == "GOV"
    assert who("opposition leader Imran Khan", register=register).sector == "OPP"
