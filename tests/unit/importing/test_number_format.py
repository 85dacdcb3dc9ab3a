"""What a spreadsheet's number format makes of a number, and whether the number is still there."""

from datetime import datetime
from decimal import Decimal

import pytest

from bot.importing.workbook.format_section import Form
from bot.importing.workbook.grid import Veil
from bot.importing.workbook.moments import moment_of, shown_moment
from bot.importing.workbook.number_format import number_format


def shown(code, value):
    found = number_format(code).section(Decimal(value)).number(Decimal(value))
    return found.text, found.veil


@pytest.mark.parametrize(
    ("code", "form"),
    [
        ("General", Form.NUMBER),
        ("0.00", Form.NUMBER),
        ("#,##0_);[Red](#,##0)", Form.NUMBER),
        ('0" days"', Form.NUMBER),
        ("[$£-809]#,##0.00", Form.NUMBER),
        (r"0.0\%", Form.NUMBER),
        ("0%", Form.PERCENT),
        ("0.0%;-0.0%", Form.PERCENT),
        ("dd/mm/yyyy", Form.DAY),
        ("[$-809]d mmmm yyyy", Form.DAY),
        ("[h]:mm", Form.DAY),
        ("mmm-yy", Form.MONTH),
        ("mmmm yyyy", Form.MONTH),
        ("yyyy-mm", Form.MONTH),
        ("[$-809]mmm\\-yy;@", Form.MONTH),
    ],
)
def test_a_format_code_says_what_a_number_is(code, form):
    assert number_format(code).section(Decimal(1)).form is form


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [
        ("General", "88.5", "88.5"),
        ('General" days"', "12", "12 days"),
        ("0", "0", "0"),
        ("0.0%", "0.885", "88.5%"),
        ("0.0%", "0.815950920245399", "81.6%"),
        ("0.0%;-0.0%", "-0.05", "-5.0%"),
        ("0", "-5", "-5"),
        ("0;(0)", "-5", "(5)"),
        ("#,##0", "1234567", "1,234,567"),
        ("#,##0", "0", "0"),
        ("# ##0", "1234", "1 234"),
        ("0.#", "5", "5."),
        ("[$£-809]#,##0.00", "1134.5", "£1,134.50"),
        ("0.0#", "4.82", "4.82"),
        ("0.0##", "4.8", "4.8"),
        ("00", "7", "07"),
        ('[<5]"c";0', "12", "12"),
        ('[>=100]"many";[<5]"few";0', "12", "12"),
        ('_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', "655", "655"),
        ('0.0%;-0.0%;"n/a"', "0.306", "30.6%"),
        ("0.00E+00", "1234", "1234"),
        ("# ?/?", "0.5", "0.5"),
        ('"Q"0', "2", "Q2"),
        ("@", "5.1", "5.1"),
        ("0." + "0" * 30, "123456789012", "123456789012." + "0" * 30),
        ("0", "1e20", "100000000000000000000"),
    ],
)
def test_a_number_is_shown_in_the_places_of_its_format(code, value, text):
    assert shown(code, value) == (text, None)


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [
        ('0.0%;-0.0%;"n/a"', "0", "n/a"),
        ('0.0%;-0.0%;"-"', "0", "-"),
        ('[<5]"c";0', "3", "c"),
        ('[>=100]"many";[<5]"few";0', "3", "few"),
        ('[>=100]"many";[<5]"few";0', "300", "many"),
        (";;;", "650", ""),
        ("0;;", "-3", ""),
        ("0;-0;", "0", ""),
        ("0.0%;-0.0%;;@", "0", ""),
        ("#", "0", ""),
        ("#,###", "0", ""),
        ("#.#", "0", "."),
        ('_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', "0", "-"),
        ('"Yes";"Yes";"No"', "1", "Yes"),
        ('"see 2018"', "5", "see 2018"),
        (r"\c", "3", "c"),
    ],
)
def test_a_number_of_which_no_digit_is_shown_is_veiled(code, value, text):
    assert shown(code, value) == (text, Veil.FORMAT)


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [
        ("0,", "5000", "5"),
        ('0.0,,"m"', "1500000", "1.5m"),
        ("#,##0,", "1234567", "1,235"),
        ('0"000"', "5", "5000"),
        ('0".5"', "5", "5.5"),
        ('"1"0', "5", "15"),
        ('"20"General', "18", "2018"),
        (r"0\.0", "305", "30.5"),
        (r"000\-000", "123456", "123-456"),
        ("0%%", "0.5", "5000%%"),
        ('£#,##0.0"k"', "1291.313", "£1,291.3k"),
        ('£0.00"m"', "1.29", "£1.29m"),
        ('#,##0" million"', "3", "3 million"),
        ('General" \'000s"', "12", "12 '000s"),
    ],
)
def test_a_number_that_is_shown_as_another_is_veiled(code, value, text):
    assert shown(code, value) == (text, Veil.SCALE)


def test_a_number_for_which_no_section_is_has_none():
    assert number_format('[<5]"c"').section(Decimal(3)).number(Decimal(3)).text == "c"
    assert number_format("[<5]0;[>9]0").section(Decimal(7)) is None


@pytest.mark.parametrize(
    ("code", "text", "veil"),
    [
        ("0;0;0", "30.6%", None),
        ("0;0;0;@", "30.6%", None),
        (";;;", "", Veil.FORMAT),
        ('0;0;0;"text"', "text", Veil.FORMAT),
    ],
)
def test_a_text_is_shown_unless_the_fourth_section_takes_it_away(code, text, veil):
    found = number_format(code).text("30.6%")
    assert (found.text, found.veil) == (text, veil)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("mmm-yy", "Dec-11"),
        ("mmmm yyyy", "December 2011"),
        ("dd/mm/yyyy", "03/12/2011"),
        ("d mmm yy", "3 Dec 11"),
        ("[$-809]dddd d mmmm yyyy", "Saturday 3 December 2011"),
        ("yyyy-mm-dd hh:mm:ss", "2011-12-03 07:05:09"),
        ("h:mm AM/PM", "7:05 AM"),
        ("m", "12"),
        ("mmmmm", "D"),
        ("mm:ss", "05:09"),
    ],
)
def test_a_moment_is_shown_as_its_format_has_it(code, text):
    moment = datetime(2011, 12, 3, 7, 5, 9)  # noqa: DTZ001 - a sheet's day
    assert shown_moment(number_format(code).section(Decimal(40_880)), moment) == text


def test_a_day_that_excel_never_had_is_none():
    assert moment_of(60, from_1904=False) is None
    assert moment_of(61, from_1904=False).date().isoformat() == "1900-03-01"
    assert moment_of(43_344 - 1e-7, from_1904=False).date().isoformat() == "2018-09-01"
