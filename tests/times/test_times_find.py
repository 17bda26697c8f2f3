"""Expressions and their values, all seen from Wednesday, 15 May 2024, in sentences of our own."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.records import Document
from dragoman.times import find_times

PUBLISHED = date(2024, 5, 15)

RANGED = [
    # weekdays: past or coming by tense
    ("The envoy arrived in Amman on Thursday.", "Thursday", "2024-05-09", "2024-05-09", "2024-05-09"),
    ("The envoy arrived in Amman on Wednesday.", "Wednesday", "2024-05-15", "2024-05-15", "2024-05-15"),
    ("The envoy will arrive in Amman on Thursday.", "Thursday", "2024-05-16", "2024-05-16", "2024-05-16"),
    ("The premier plans to meet the king on Monday.", "Monday", "2024-05-20", "2024-05-20", "2024-05-20"),
    ("The summit opens Friday in Muscat.", "Friday", "2024-05-17", "2024-05-17", "2024-05-17"),
    ("The two sides are meeting on Saturday.", "Saturday", "2024-05-18", "2024-05-18", "2024-05-18"),
    ("The general resigned last Friday.", "last Friday", "2024-05-10", "2024-05-10", "2024-05-10"),
    ("The general resigned last Tuesday.", "last Tuesday", "2024-05-07", "2024-05-07", "2024-05-07"),
    ("The general resigned last Monday.", "last Monday", "2024-05-13", "2024-05-13", "2024-05-13"),
    ("The general resigned on Tuesday of last week.", "Tuesday of last week", "2024-05-07", "2024-05-07", "2024-05-07"),
    ("The vote is scheduled for Sunday.", "Sunday", "2024-05-19", "2024-05-19", "2024-05-19"),
    ("Rebels have held the bridge since Monday.", "Monday", "2024-05-13", "2024-05-13", "2024-05-13"),
    ("The truce holds until Friday.", "Friday", "2024-05-17", "2024-05-17", "2024-05-17"),
    # days counted from publication
    ("The minister flew home yesterday.", "yesterday", "2024-05-14", "2024-05-14", "2024-05-14"),
    ("The minister flies home tomorrow.", "tomorrow", "2024-05-16", "2024-05-16", "2024-05-16"),
    ("The port was shelled today.", "today", "2024-05-15", "2024-05-15", "2024-05-15"),
    (
        "The port was shelled the day before yesterday.",
        "the day before yesterday",
        "2024-05-13",
        "2024-05-13",
        "2024-05-13",
    ),
    ("The consul left three days ago.", "three days ago", "2024-05-12", "2024-05-12", "2024-05-12"),
    ("The consul left about three days ago.", "three days ago", "2024-05-12", "2024-05-11", "2024-05-13"),
    # weeks, months, years counted from publication
    ("The two leaders met last week.", "last week", "2024-W19", "2024-05-06", "2024-05-12"),
    ("The two leaders will meet next week.", "next week", "2024-W21", "2024-05-20", "2024-05-26"),
    ("The two leaders met earlier this week.", "earlier this week", "2024-W20", "2024-05-13", "2024-05-15"),
    ("The two leaders will meet later this week.", "later this week", "2024-W20", "2024-05-15", "2024-05-19"),
    ("The embassy closed last month.", "last month", "2024-04", "2024-04-01", "2024-04-30"),
    ("The embassy closed this year.", "this year", "2024", "2024-01-01", "2024-12-31"),
    ("The embassy closed last year.", "last year", "2023", "2023-01-01", "2023-12-31"),
    ("The embassy closed a year ago.", "a year ago", "2023", "2023-01-01", "2023-12-31"),
    ("The embassy closed a decade ago.", "a decade ago", "2014", "2014-01-01", "2014-12-31"),
    ("The embassy closed two months ago.", "two months ago", "2024-03", "2024-03-01", "2024-03-31"),
    ("Observers stayed over the past three months.", "the past three months", "P3M", "2024-02-15", "2024-05-15"),
    ("Observers will stay for the next ten days.", "the next ten days", "P10D", "2024-05-15", "2024-05-25"),
    ("Crowds gathered last weekend.", "last weekend", "2024-W19-WE", "2024-05-11", "2024-05-12"),
    # written dates
    ("The accord was signed on 14 September 2019.", "14 September 2019", "2019-09-14", "2019-09-14", "2019-09-14"),
    ("The accord was signed on September 14, 2019.", "September 14, 2019", "2019-09-14", "2019-09-14", "2019-09-14"),
    (
        "The accord was signed on Monday, September 23, 2019.",
        "Monday, September 23, 2019",
        "2019-09-23",
        "2019-09-23",
        "2019-09-23",
    ),
    (
        "The accord was signed on the 3rd of June 2011.",
        "the 3rd of June 2011",
        "2011-06-03",
        "2011-06-03",
        "2011-06-03",
    ),
    ("The accord is dated 2019-09-14 in the register.", "2019-09-14", "2019-09-14", "2019-09-14", "2019-09-14"),
    ("The accord is dated 23/09/2019 in the register.", "23/09/2019", "2019-09-23", "2019-09-23", "2019-09-23"),
    ("The accord was signed on November 27.", "November 27", "2023-11-27", "2023-11-27", "2023-11-27"),
    ("The accord will be signed on Nov. 27.", "Nov. 27", "2024-11-27", "2024-11-27", "2024-11-27"),
    ("The conference sat on March 16-17, 2021.", "March 16-17, 2021", "2021-03-16", "2021-03-16", "2021-03-17"),
    # months and years
    ("The siege began in February 2022.", "February 2022", "2022-02", "2022-02-01", "2022-02-28"),
    ("The siege began in early March.", "early March", "2024-03", "2024-03-01", "2024-03-10"),
    ("The siege began in mid-March.", "mid-March", "2024-03", "2024-03-11", "2024-03-20"),
    ("The siege began in late November.", "late November", "2023-11", "2023-11-21", "2023-11-30"),
    ("The siege will end in June.", "June", "2024-06", "2024-06-01", "2024-06-30"),
    ("The siege began last October.", "last October", "2023-10", "2023-10-01", "2023-10-31"),
    ("The border was drawn in 1923.", "1923", "1923", "1923-01-01", "1923-12-31"),
    ("The border was drawn in early 1991.", "early 1991", "1991", "1991-01-01", "1991-04-30"),
    ("The border was drawn in the 1990s.", "the 1990s", "199", "1990-01-01", "1999-12-31"),
    ("The border was drawn in the early 1990s.", "the early 1990s", "199", "1990-01-01", "1993-12-31"),
    ("The border was drawn in the nineties.", "the nineties", "199", "1990-01-01", "1999-12-31"),
    ("The border was drawn in the 19th century.", "the 19th century", "18", "1800-01-01", "1899-12-31"),
    # quarters, halves, seasons, holidays
    (
        "Arms sales rose in the third quarter of 2019.",
        "the third quarter of 2019",
        "2019-Q3",
        "2019-07-01",
        "2019-09-30",
    ),
    ("Arms sales rose in the first quarter.", "the first quarter", "2024-Q1", "2024-01-01", "2024-03-31"),
    ("Arms sales rose in the first half of 2018.", "the first half of 2018", "2018-H1", "2018-01-01", "2018-06-30"),
    ("Arms sales rose in Q4 2020.", "Q4 2020", "2020-Q4", "2020-10-01", "2020-12-31"),
    ("The army withdrew last summer.", "last summer", "2023-SU", "2023-06-01", "2023-08-31"),
    ("The army withdrew in the winter of 1943.", "the winter of 1943", "1943-WI", "1943-12-01", "1944-02-29"),
    ("The hostages were freed on Christmas Day 2014.", "Christmas Day 2014", "2014-12-25", "2014-12-25", "2014-12-25"),
    ("The hostages were freed on Easter Sunday.", "Easter Sunday", "2024-03-31", "2024-03-31", "2024-03-31"),
    ("The hostages were freed on New Year's Eve.", "New Year's Eve", "2023-12-31", "2023-12-31", "2023-12-31"),
    # holidays that move, and the week or weekend of one
    ("The truce broke during Ramadan.", "Ramadan", "2024", "2024-03-11", "2024-04-10"),
    ("The hostages were freed on Orthodox Easter.", "Orthodox Easter", "2024-05-05", "2024-05-05", "2024-05-05"),
    ("The hostages were freed on Lunar New Year.", "Lunar New Year", "2024-02-10", "2024-02-10", "2024-02-10"),
    ("The hostages were freed on Yom Kippur 1973.", "Yom Kippur 1973", "1973-10-06", "1973-10-06", "1973-10-06"),
    ("The senate was lost on Election Day 2018.", "Election Day 2018", "2018-11-06", "2018-11-06", "2018-11-06"),
    ("The envoys met over Labor Day weekend.", "Labor Day weekend", "2023-W35-WE", "2023-09-02", "2023-09-04"),
    # weeks of a month, years written short, "that same"
    ("The envoys met in the first week of March.", "the first week of March", "2024-03", "2024-03-01", "2024-03-07"),
    ("The envoys met in the last week of April.", "the last week of April", "2024-04", "2024-04-24", "2024-04-30"),
    ("The front held in 1988-89.", "1988-89", "1988", "1988-01-01", "1989-12-31"),
    ("It fell in the year two thousand.", "the year two thousand", "2000", "2000-01-01", "2000-12-31"),
    ("The front held in the summer of '42.", "the summer of '42", "1942-SU", "1942-06-01", "1942-08-31"),
    ("The front held in the 1980's.", "the 1980's", "198", "1980-01-01", "1989-12-31"),
    (
        "The front held in the second half of the 1990s.",
        "the second half of the 1990s",
        "199",
        "1995-01-01",
        "1999-12-31",
    ),
    # weeks, weekends and ends told by another word
    ("The truce holds for the week of Oct. 9.", "the week of Oct. 9", "2024-W41", "2024-10-07", "2024-10-13"),
    ("Envoys met over this past weekend.", "this past weekend", "2024-W19-WE", "2024-05-11", "2024-05-12"),
    ("Envoys will meet this coming Sunday.", "this coming Sunday", "2024-05-19", "2024-05-19", "2024-05-19"),
    ("The deal was sealed at the end of last year.", "the end of last year", "2023", "2023-09-01", "2023-12-31"),
    (
        "Output fell in the first half of the year.",
        "the first half of the year",
        "2024-H1",
        "2024-01-01",
        "2024-06-30",
    ),
    ("The consul fled on February twenty-second.", "February twenty-second", "2024-02-22", "2024-02-22", "2024-02-22"),
    ("They hid in the nineteen-sixties.", "the nineteen-sixties", "196", "1960-01-01", "1969-12-31"),
    ("The consul fled in nineteen-eighty-five.", "nineteen-eighty-five", "1985", "1985-01-01", "1985-12-31"),
    (
        "The vote opened at 8 p.m. Sunday, Feb. 4, 2024.",
        "8 p.m. Sunday, Feb. 4, 2024",
        "2024-02-04T20:00",
        "2024-02-04",
        "2024-02-04",
    ),
    # tense
    ("The permit had been due to expire Friday.", "Friday", "2024-05-10", "2024-05-10", "2024-05-10"),
    # times of day
    ("Rebels stormed the mill on Friday night.", "Friday night", "2024-05-10", "2024-05-10", "2024-05-10"),
    (
        "A drone struck the depot at 10:35 a.m. (0735 GMT) Friday.",
        "10:35 a.m. (0735 GMT) Friday",
        "2024-05-10T10:35",
        "2024-05-10",
        "2024-05-10",
    ),
    (
        "A drone struck the depot at 9 p.m. Moscow time on Monday.",
        "9 p.m. Moscow time on Monday",
        "2024-05-13T21:00",
        "2024-05-13",
        "2024-05-13",
    ),
    ("A drone struck the depot on Tuesday morning.", "Tuesday morning", "2024-05-14TMO", "2024-05-14", "2024-05-14"),
    ("A drone struck the depot overnight.", "overnight", "2024-05-14TNI", "2024-05-14", "2024-05-15"),
    ("A drone struck the depot last night.", "last night", "2024-05-14TNI", "2024-05-14", "2024-05-14"),
    (
        "A drone struck the depot at 9:30 p.m. on Monday.",
        "9:30 p.m. on Monday",
        "2024-05-13T21:30",
        "2024-05-13",
        "2024-05-13",
    ),
]

UNRANGED = [
    ("The junta has recently freed two editors.", "recently", "DATE", "PAST_REF"),
    ("The junta will soon free two editors.", "soon", "DATE", "FUTURE_REF"),
    ("The junta now holds two editors.", "now", "DATE", "PRESENT_REF"),
    ("The blockade lasted for six weeks.", "six weeks", "DURATION", "P6W"),
    ("The two-day summit closed without a text.", "two-day", "DURATION", "P2D"),
    ("The blockade lasted for several months.", "several months", "DURATION", "PXM"),
    ("The patrol waited for two and a half hours.", "two and a half hours", "DURATION", "PT2H30M"),
    ("The siege went on for half a century.", "half a century", "DURATION", "P50Y"),
    ("The siege went on for a quarter of a century.", "a quarter of a century", "DURATION", "P25Y"),
    ("The two-and-a-half-year siege ended.", "two-and-a-half-year", "DURATION", "P2Y6M"),
    ("The siege may last ten-to-fifteen days.", "ten-to-fifteen days", "DURATION", "P10D"),
    ("Rebels had left the Friday before the vote.", "the Friday before", "DATE", "XXXX-WXX-5"),
    ("Jets flew forty raids a month.", "a month", "SET", "P1M"),
    ("Families march every Monday.", "every Monday", "SET", "XXXX-WXX-1"),
    ("The cabinet sits twice a week.", "twice a week", "SET", "P1W"),
    ("The treaty lapsed years ago.", "years ago", "DATE", "PAST_REF"),
    ("Spending rose in fiscal 2012.", "fiscal 2012", "DATE", "2012"),
]

NOTHING = [
    "A quarter of the fleet was lost.",
    "The envoy spoke on 60 Minutes.",
    "The fleet may march on the capital.",
    "Some 2000 people fled the town.",
    "The council adopted resolution 1973 at once.",
    "The accord was signed on February 30, 2021.",
    "A 34-year-old captain took the stand.",
    "Theresa May led the talks.",
    "The premier won a second term.",
    "Nobody stirred at ten thirty.",
]


def read(parsed, text, published=PUBLISHED):
    return find_times(Document(id="t", text=text, published=published), parsed(text))


@pytest.mark.parametrize(("text", "words", "value", "first", "last"), RANGED, ids=[r[0] for r in RANGED])
def test_expression_gives_its_days(parsed, text, words, value, first, last):
    (mention,) = read(parsed, text)
    assert (mention.span.text, mention.value) == (words, value)
    assert mention.range is not None
    assert (mention.range.first.isoformat(), mention.range.last.isoformat()) == (first, last)
    assert text[mention.span.start : mention.span.end] == words


@pytest.mark.parametrize(("text", "words", "kind", "value"), UNRANGED, ids=[r[0] for r in UNRANGED])
def test_expression_without_days_says_only_its_value(parsed, text, words, kind, value):
    (mention,) = read(parsed, text)
    assert (mention.span.text, mention.kind, mention.value, mention.range) == (words, kind, value, None)


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_time_is_not_found(parsed, text):
    assert [m.span.text for m in read(parsed, text) if m.range] == []


def test_following_day_counts_from_the_day_spoken_of(parsed):
    text = "The court met on April 3. The following day, it freed the editor. Two days earlier, it had fined him."
    days = [m.range.first.isoformat() for m in read(parsed, text)]
    assert days == ["2024-04-03", "2024-04-04", "2024-04-02"]


def test_a_date_that_only_names_an_accord_moves_no_story(parsed):
    text = "The court met on Monday. It quoted the March 3 accord. The following day, it rose."
    assert read(parsed, text)[-1].range.first == date(2024, 5, 14)


def test_without_a_publication_day_only_absolute_expressions_have_days(parsed):
    text = "The court met on Monday. It was founded in May 1998. It rose last week."
    found = {m.span.text: m.range and m.range.first for m in read(parsed, text, published=None)}
    assert found == {"Monday": None, "May 1998": date(1998, 5, 1), "last week": None}


def test_a_date_line_at_the_head_is_the_publication_day(parsed):
    text = "Tuesday, March 5, 2019\n\nThe court met yesterday."
    assert read(parsed, text, published=None)[-1].range.first == date(2019, 3, 4)


def test_an_order_of_day_and_month_that_can_be_either_gives_no_days(parsed):
    (mention,) = read(parsed, "The accord is dated 03/04/2019 in the register.")
    assert (mention.value, mention.range) == ("2019-XX-XX", None)


def test_every_mention_says_how_it_was_read(parsed):
    (mention,) = read(parsed, "The envoy arrived in Amman on Thursday.")
    assert mention.steps[0].by == "times:weekday"
    assert "2024-05-15" in mention.steps[0].saw


def test_days_outside_the_calendar_give_none(parsed):
    assert {m.range for m in read(parsed, "The clan ruled 9000 years ago.")} <= {None}


def test_the_second_of_two_days_shares_the_month(parsed):
    found = read(parsed, "The envoys met on April 24 and 25 in Doha.")
    assert [m.value for m in found] == ["2024-04-24", "2024-04-25"]


def test_a_past_perfect_stays_in_the_year_spoken_of(parsed):
    found = read(parsed, "The ship sank in 1944. Bombers had hit it in late February. Divers found it in March.")
    assert [m.value for m in found] == ["1944", "1944-02", "2024-03"]


def test_last_night_within_a_quotation_counts_from_the_day_it_was_said(parsed):
    found = read(parsed, 'The envoy spoke on Monday. "I wrote to the king last night," he said.')
    assert found[-1].range.first == date(2024, 5, 12)


def test_a_time_of_day_without_a_day_in_its_sentence_has_no_days(parsed):
    (mention,) = read(parsed, "Nobody may leave between 10 p.m. and curfew's end.")
    assert (mention.kind, mention.range) == ("TIME", None)


ENDED = [
    ("Sales fell in the fiscal year ended June 30, 2019.", "2019", "2018-07-01", "2019-06-30"),
    ("Sales fell in the fiscal year that began Oct. 1, 2022.", "2023", "2022-10-01", "2023-09-30"),
    ("Sales fell in the year ended Feb. 29, 2024.", "P1Y", "2023-03-01", "2024-02-29"),
    ("Sales fell in the quarter ended July 31.", "2023-Q2", "2023-05-01", "2023-07-31"),
    ("Sales fell in the fourth quarter ended Sept. 30, 2022.", "2022-Q4", "2022-07-01", "2022-09-30"),
    ("Sales fell in the six months through March.", "P6M", "2023-10-01", "2024-03-31"),
]


@pytest.mark.parametrize(("text", "value", "first", "last"), ENDED, ids=[r[0] for r in ENDED])
def test_a_stretch_is_counted_from_the_day_it_ended_or_began_on(parsed, text, value, first, last):
    mention = read(parsed, text)[0]
    assert mention.range is not None
    assert (mention.value, str(mention.range.first), str(mention.range.last)) == (value, first, last)


def test_the_friday_before_and_the_following_friday_count_from_the_day_spoken_of(parsed):
    text = "The consul left on April 3. The Friday before, rebels had come. The following Friday, they went."
    assert [m.value for m in read(parsed, text)] == ["2024-04-03", "2024-03-29", "2024-04-05"]


def test_the_second_weekday_of_a_stretch_comes_after_the_first(parsed):
    found = read(parsed, "The envoys met Monday through Friday.")
    assert [m.value for m in found] == ["2024-05-13", "2024-05-17"]


def test_a_month_shares_the_year_told_after_the_next(parsed):
    found = read(parsed, "The envoys met in June and July 1998.")
    assert [m.value for m in found] == ["1998-06", "1998-07"]


def test_the_last_months_of_a_year_told_are_not_counted_from_publication(parsed):
    found = read(parsed, "The port lay idle for the last two months of 1990.")
    assert [(m.value, m.range is None) for m in found] == [("P2M", True), ("1990", False)]


def test_the_future_of_a_country_is_no_time(parsed):
    assert read(parsed, "They spoke about the future of Kosovo.") == ()


def test_months_of_the_year_before_are_how_long(parsed):
    found = read(parsed, "Exports rose more than in the year-earlier nine months.")
    assert [(m.kind, m.value) for m in found] == [("DURATION", "P9M")]


def test_then_is_the_day_spoken_of_before(parsed):
    found = read(parsed, "The consul left on May 3. The mission has been shut since then.")
    assert [m.value for m in found] == ["2024-05-03", "2024-05-03"]


def test_until_after_a_past_perfect_looks_back(parsed):
    (mention,) = read(parsed, "Until Friday, the court had freed nobody.")
    assert mention.value == "2024-05-10"


def test_hours_later_are_a_duration_on_the_day_spoken_of(parsed):
    found = read(parsed, "The consul left on May 3. Two hours later, the mission burned.")
    assert (found[1].value, str(found[1].range.first)) == ("PT2H", "2024-05-03")
