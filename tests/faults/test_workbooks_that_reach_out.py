"""Workbooks with macros, links and formulas that name a host: read for what their cells show, and
nobody is called.
"""

import io
import re
import socket
import zipfile
from dataclasses import replace
from xml.sax.saxutils import escape

import pytest

from bot.importing import Refused, read_bytes
from bot.papers import plan_workbook
from tests.faults.files_xlsx import HEADER, KIND, by_hand, sheet_of, text_cell
from tests.making import AT, small_plan

PLAN = small_plan()


@pytest.fixture
def host():
    """A host on this machine that hears whoever calls: `called` is empty until somebody does."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        yield Host(server)


class Host:
    def __init__(self, server):
        self._server = server
        self.address = f"http://127.0.0.1:{server.getsockname()[1]}/figure"

    @property
    def called(self):
        try:
            self._server.accept()
        except BlockingIOError:
            return False
        return True


def row_with(cell):
    return f'<row r="2">{text_cell("A2", "5.1")}{text_cell("B2", "2018-09")}{cell}</row>'


def formula(text, result="<v>30.6</v>"):
    escaped = text.replace("&", "&amp;").replace('"', "&quot;")
    return row_with(f'<c r="C2"><f>{escaped}</f>{result}</c>')


FORMULAS = (
    'WEBSERVICE("{host}")',
    'HYPERLINK("{host}",30.6)',
    'IMAGE("{host}")',
    "[1]Sheet1!$A$1",
    "'{host}[book.xlsx]S'!A1",
    "cmd|'/C calc'!A0",
)


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_that_names_a_host_is_its_last_result_and_nobody_is_called(host, text):
    content = by_hand(sheet_of(HEADER + formula(text.format(host=host.address))))
    (outturn,) = read_bytes("o.xlsx", content, PLAN, AT).outturns
    assert str(outturn.value) == "30.6"
    assert not host.called


@pytest.mark.parametrize("text", FORMULAS)
def test_one_without_its_result_is_refused_and_nobody_is_called(host, text):
    content = by_hand(sheet_of(HEADER + formula(text.format(host=host.address), "")))
    with pytest.raises(Refused, match="formula"):
        read_bytes("o.xlsx", content, PLAN, AT)
    assert not host.called


def test_macros_links_and_connections_beside_the_cells_are_never_opened(host):
    outside = (
        f'<Relationships><Relationship Id="rId1" Type="{KIND}/externalLinkPath" '
        f'Target="{host.address}" TargetMode="External"/></Relationships>'
    )
    content = by_hand(
        sheet_of(HEADER + row_with('<c r="C2"><v>30.6</v></c>'), '<hyperlinks/><drawing id="1"/>'),
        **{
            "vbaProject.bin": b"Sub Auto_Open()",
            "externalLinks/externalLink1.xml": "<not xml",
            "externalLinks/_rels/externalLink1.xml.rels": outside,
            "worksheets/_rels/sheet1.xml.rels": outside,
            "connections.xml": f'<connections><connection url="{host.address}"/></connections>',
            "drawings/drawing1.xml": "<not xml",
        },
    )
    (outturn,) = read_bytes("macros.xlsm", content, PLAN, AT).outturns
    assert str(outturn.value) == "30.6"
    assert not host.called


def test_a_sheet_that_stands_at_another_host_is_not_fetched(host):
    rels = (
        f'<Relationships><Relationship Id="rId1" Type="{KIND}/worksheet" '
        f'Target="{host.address}" TargetMode="External"/></Relationships>'
    )
    content = by_hand(sheet_of(HEADER), **{"_rels/workbook.xml.rels": rels})
    with pytest.raises(Refused, match="it has no xl/http"):
        read_bytes("o.xlsx", content, PLAN, AT)
    assert not host.called


@pytest.mark.parametrize("text", ['=WEBSERVICE("http://a.example")', "=cmd|'/C calc'!A0"])
def test_a_text_of_a_plan_that_reads_like_a_formula_is_none_in_the_exported_workbook(text):
    exported = plan_workbook(replace(PLAN, name=text, title=text))
    with zipfile.ZipFile(io.BytesIO(exported)) as parts:
        sheets = [parts.read(each).decode() for each in parts.namelist() if "sheets/sheet" in each]
        links = [parts.read(each).decode() for each in parts.namelist() if each.endswith(".rels")]
    assert any(escape(text) in each for each in sheets)
    assert not any(re.search(r"<f[ >]", each) for each in sheets)
    assert not any("External" in each for each in links)
