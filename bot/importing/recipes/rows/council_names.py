"""The names of England's upper-tier councils and its regions, as files write them."""

import re

from bot.importing.recipes.words import plain_words

_COUNCILS = """
Barking and Dagenham; Barnet; Barnsley; Bath and North East Somerset; Bedford; Bexley; Birmingham;
Blackburn with Darwen; Blackpool; Bolton; Bournemouth, Christchurch and Poole; Bracknell Forest;
Bradford; Brent; Brighton and Hove; Bristol; Bristol, City of; Bromley; Buckinghamshire; Bury;
Calderdale; Cambridgeshire; Camden; Central Bedfordshire; Cheshire East;
Cheshire West and Chester; City of London; Cornwall; Coventry; Croydon; Cumberland; Darlington;
Derby; Derbyshire; Devon; Doncaster; Dorset; Dudley; Durham; County Durham; Ealing;
East Riding of Yorkshire; East Riding; East Sussex; Enfield; Essex; Gateshead; Gloucestershire;
Greenwich; Hackney; Halton; Hammersmith and Fulham; Hampshire; Haringey; Harrow; Hartlepool;
Havering; Herefordshire; Herefordshire, County of; Hertfordshire; Hillingdon; Hounslow;
Hull; Kingston upon Hull; Kingston upon Hull, City of; Isle of Wight; Isles of Scilly; Islington;
Kensington and Chelsea; Kent; Kingston upon Thames; Kirklees; Knowsley; Lambeth; Lancashire; Leeds;
Leicester; Leicestershire; Lewisham; Lincolnshire; Liverpool; Luton; Manchester; Medway; Merton;
Middlesbrough; Milton Keynes; Newcastle; Newcastle upon Tyne; Newham; Norfolk;
North East Lincolnshire; North Lincolnshire; North Northamptonshire; North Somerset; North Tyneside;
North Yorkshire; Northumberland; Nottingham; Nottinghamshire; Oldham; Oxfordshire; Peterborough;
Plymouth; Portsmouth; Redbridge; Redcar and Cleveland; Richmond upon Thames; Rochdale; Rotherham;
Rutland; Salford; Sandwell; Sefton; Sheffield; Shropshire; Slough; Solihull; Somerset;
South Gloucestershire; South Tyneside; Southampton; Southend; Southend-on-Sea; Southwark;
St Helens; St. Helens; Staffordshire; Stockport; Stockton-on-Tees; Stoke-on-Trent; Suffolk;
Sunderland; Surrey; Sutton; Swindon; Tameside; Telford and Wrekin; Thurrock; Torbay; Tower Hamlets;
Trafford; Wakefield; Walsall; Waltham Forest; Wandsworth; Warrington; Warwickshire; West Berkshire;
West Northamptonshire; West Sussex; Westminster; Westmorland and Furness; Wigan; Wiltshire;
Windsor and Maidenhead; Wirral; Wokingham; Wolverhampton; Worcestershire; York
"""
_REGIONS = """
East Midlands; East of England; Inner London; London; North East; North West; Outer London;
South East; South West; West Midlands; Yorkshire and The Humber; Yorkshire and Humber; Wales;
Scotland; Northern Ireland; United Kingdom; Great Britain
"""
_FORM = re.compile(
    r"(?:city|county|borough|district|unitary|metropolitan) council$"
    r"|^(?:london |royal )?borough of\b"
)
"""What makes any name a council's: Reading is a subject as well."""
_BESIDE = frozenset(
    [
        *("authority", "borough", "city", "council", "county", "district", "london"),
        *("metropolitan", "of", "royal", "the", "unitary"),
    ]
)


def bare_name(text: str) -> str:
    """Gives a council's name without the words for its form: "Leeds City Council" is "leeds"."""
    words = plain_words(text).split()
    return " ".join(each for each in words if each not in _BESIDE) or " ".join(words)


_COUNCIL_NAMES = frozenset(bare_name(each) for each in _COUNCILS.replace("\n", " ").split(";"))
_REGION_NAMES = frozenset(plain_words(each) for each in _REGIONS.replace("\n", " ").split(";"))


def is_area(text: str) -> bool:
    """Tells whether `text` is the name of a council, a county or a region, and nothing else."""
    words = plain_words(text)
    first, _, last = words.rpartition(" ")
    is_county = len(first.split()) < 2 and last.endswith("shire") and last != "shire"
    named = words in _REGION_NAMES or bare_name(text) in _COUNCIL_NAMES
    return named or is_county or bool(_FORM.search(words))
