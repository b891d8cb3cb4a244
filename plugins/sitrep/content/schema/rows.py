"""The keys of the tables in sources.toml, regions.toml, places.toml and actors.toml."""

from __future__ import annotations

from sitrep.content.schema.key import Key, Kind, Need
from sitrep.content.schema.kinds import (
    DAY,
    RELIABILITY_LETTER,
    RIGHTS,
    TEXTS,
    URL,
    URLS,
    WORDS,
    tables,
)
from sitrep.content.schema.records import FORMERLY, KEEP_AS_IN_REPORT
from sitrep.content.syntax.fields import Fields
from sitrep.core.actors import Regard

SOURCE = (
    Key(
        "name",
        WORDS,
        "what readers see",
        secret=False,
        need=Need.ALWAYS,
        remedy='Add name = "…", the outlet as readers know it',
    ),
    Key("homepage", URL, "its site; ingest recognises it by the host", secret=False),
    Key(
        "affiliation",
        WORDS,
        "a short label; equal ones are one row in the mix of sources",
        secret=False,
    ),
    Key("about", WORDS, "who runs and pays for it", secret=False, form="a sentence or two"),
    Key("evidence", URLS, "what that rests on", secret=False),
    Key(
        "aliases",
        TEXTS,
        "other names and host names by which ingest recognises it",
        secret=False,
    ),
    Key("reliability", RELIABILITY_LETTER, "the letter of the Admiralty code", secret=False),
    Key(
        "reason",
        WORDS,
        "why; needed for A to E",
        secret=False,
        remedy='Add reason = "…" so that readers can check',
        form="a sentence",
    ),
    Key("judged", DAY, "when that was judged", secret=False),
    Key(
        "rights",
        RIGHTS,
        "what may be shown of its own words; without it, `link`",
        secret=False,
    ),
    Key("feed", URL, "its own feed; `./dev ingest --feeds` fetches it", secret=False),
    Key("feeds", URLS, "more of its feeds that are fetched", secret=False),
    KEEP_AS_IN_REPORT,
    FORMERLY,
)
"""The keys of a table of sources.toml; its name is the source's id."""
REGION = (
    Key(
        "name",
        WORDS,
        "what readers see",
        secret=False,
        need=Need.ALWAYS,
        remedy='Add name = "…", the region as readers know it',
    ),
    Key(
        "codes",
        TEXTS,
        "what belongs to it",
        secret=False,
        remedy='Add codes = ["SY-ID"]',
        form="ISO 3166-2 or 3166-1 codes",
    ),
    Key(
        "spellings",
        TEXTS,
        "other spellings by which ingest recognises it",
        secret=False,
    ),
    Key(
        "names",
        # Its keys are languages, so its reader takes it apart.
        Kind(Fields.table, str, '`{ar = "حمص"}`'),
        "its name in other languages: readers see that of `DEFAULT_LANG`",
        secret=False,
    ),
    Key(
        "pcodes",
        # Which keys it may have depends on the codes of the region, so its reader takes it apart.
        Kind(Fields.table, str, '`{SY-HI = "SY04"}`'),
        "OCHA's P-codes of its codes, for the data files",
        secret=False,
    ),
    KEEP_AS_IN_REPORT,
    FORMERLY,
)
"""The keys of a table of regions.toml; its name is the region's id."""
PLACE = (
    Key(
        "places",
        TEXTS,
        "names of places in the area",
        secret=False,
        remedy='Add places = ["Name of a village"]',
    ),
    Key(
        "shy",
        TEXTS,
        "names that are words or people's names as well: they count only as “the village of …”",
        secret=False,
    ),
)
"""The keys of a table of places.toml; its name is a code of ISO 3166."""
_REGARD_REMEDY = 'Write regarded = [{by = "who", as = "what"}]'
REGARD = (
    Key(
        "by",
        WORDS,
        "who: a state, a body, a court",
        secret=False,
        need=Need.ALWAYS,
        remedy=_REGARD_REMEDY,
    ),
    Key(
        "as",
        WORDS,
        "what it is held to be; follows “regards it as”",
        secret=False,
        need=Need.ALWAYS,
        remedy=_REGARD_REMEDY,
    ),
)
"""The keys of an entry of ``regarded``."""
ACTOR = (
    Key(
        "name",
        WORDS,
        "what readers see",
        secret=False,
        need=Need.ALWAYS,
        remedy='Add name = "…", the group, army or body as readers know it',
    ),
    Key(
        "spellings",
        TEXTS,
        "its other names, in any script; by them and the name it is found in texts",
        secret=False,
    ),
    Key("about", WORDS, "what it is, in your own words", secret=False, form="a sentence or two"),
    Key(
        "regarded",
        tables(Regard, REGARD, '`[{by = "…", as = "…"}]`'),
        "who holds it to be what; readers see it as theirs, not as yours",
        secret=False,
    ),
    Key(
        "evidence",
        URLS,
        "what `about` and `regarded` rest on; needed with either",
        secret=False,
        remedy='Add evidence = ["https://…"], a page where readers can check it',
    ),
    KEEP_AS_IN_REPORT,
    FORMERLY,
)
"""The keys of a table of actors.toml; its name is the actor's id."""
