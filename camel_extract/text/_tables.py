"""Closed tables of the folded view: which characters fold to which, and which vanish."""

from __future__ import annotations

FOLDS: tuple[tuple[str, str], ...] = (
    # alef with hamza, madda or wasla -> bare alef
    ("آأإٱٲٳٵ", "ا"),
    # hamza carriers -> their bare letters; a hamza on the line stays
    ("ؤٶ", "و"),
    ("ئٸ", "ي"),
    # alef maksura, Farsi yeh and their kin -> yeh
    ("ىیېےۍێ", "ي"),
    # teh marbuta and the hehs of Persian and Urdu -> heh
    ("ةۃہھەۀۂۿ", "ه"),
    # letters of Persian, Urdu, Kurdish, Pashto, Sindhi and Maghrebi writing -> the letter that Arabic writes for them
    ("کڪګڬڭڮگڰڱڲڳڴ", "ك"),
    ("پٻڀ", "ب"),
    ("چڃڄڇڿ", "ج"),
    ("ژڗڙ", "ز"),
    ("ڤڥڡڢڣڦ", "ف"),
    ("ڨڧ", "ق"),
    ("ڵڶڷڸ", "ل"),
    ("ںڹڻڼڽ", "ن"),
    ("ٹٺټٿ", "ت"),
    ("ڈډڊڋڌڍڎڏڐ", "د"),
    ("ۆۇۈۋٷۄۅۉۊۏ", "و"),
    ("ٽ", "ث"),
    ("ځڂڅ", "خ"),
    ("ڑڒړڔڕږ", "ر"),
    ("ښڛ", "س"),
    ("ڜ", "ش"),
    ("ڝ", "ص"),
    ("ڞ", "ض"),
    ("ڟ", "ظ"),
    ("ڠ", "غ"),
    ("ۑ", "ي"),
    # Arabic percent, decimal and thousands marks -> the ASCII ones that numbers are read with
    ("٪؉", "%"),
    ("٫", "."),
    ("٬", ","),
    # line and paragraph separators
    ("\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", "\n"),
)
"""Rows of (characters, the one character that each of them folds to)."""

VANISHING: tuple[tuple[int, int], ...] = (
    (0x0610, 0x061A),  # honorifics and small marks above
    (0x061C, 0x061C),  # Arabic letter mark
    (0x0640, 0x0640),  # tatweel
    (0x064B, 0x065F),  # vowel marks, shadda, sukun, combining hamza
    (0x0670, 0x0670),  # superscript alef
    (0x06D6, 0x06DC),
    (0x06DF, 0x06E4),
    (0x06E7, 0x06E8),
    (0x06EA, 0x06ED),  # Quranic annotation
    (0x08D3, 0x08E1),
    (0x08E3, 0x08FF),  # extended vowel marks
    (0x00AD, 0x00AD),  # soft hyphen
    (0x200B, 0x200F),  # zero-width space, joiners, direction marks
    (0x202A, 0x202E),  # embeddings and overrides
    (0x2060, 0x2064),  # word joiner, invisible operators
    (0x2066, 0x206F),  # isolates
    (0xFE00, 0xFE0F),  # variation selectors
    (0xFEFF, 0xFEFF),  # byte-order mark
)
"""Inclusive code-point ranges that the folded view leaves out."""

ATTACHED: tuple[tuple[int, int], ...] = (
    (0x0610, 0x061A),
    (0x0640, 0x0640),
    (0x064B, 0x065F),
    (0x0670, 0x0670),
    (0x06D6, 0x06DC),
    (0x06DF, 0x06E4),
    (0x06E7, 0x06E8),
    (0x06EA, 0x06ED),
    (0x08D3, 0x08E1),
    (0x08E3, 0x08FF),
    (0xFE00, 0xFE0F),
)
"""The vanishing marks that belong to the letter before them: a span that ends on the letter takes them in."""

PRESENTATION_FORMS: tuple[tuple[int, int], ...] = ((0xFB50, 0xFDCF), (0xFDF0, 0xFDFC), (0xFE70, 0xFEFC))
"""Inclusive ranges of Arabic presentation forms; each folds as its compatibility decomposition does."""
