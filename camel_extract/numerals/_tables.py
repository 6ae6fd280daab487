"""Closed tables of the words that make up numbers, in normal spelling; they are folded at load.

News writes every gender, case and construct form, and hundreds fused or apart; speech in quotation brings the short forms of the
dialects, which stand in rows of their own.
"""

from __future__ import annotations

UNITS: tuple[tuple[int, str], ...] = (
    (0, "صفر صفرا"),
    (1, "واحد واحدة واحدا"),
    (2, "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي ثنتان ثنتين"),
    (3, "ثلاثة ثلاث ثلاثا"),
    (4, "أربعة أربع أربعا"),
    (5, "خمسة خمس خمسا"),
    (6, "ستة ست ستا"),
    (7, "سبعة سبع سبعا"),
    (8, "ثمانية ثماني ثمان ثمانيا"),
    (9, "تسعة تسع تسعا"),
    (2, "اتنين تنين"),
    (3, "تلاتة تلات"),
    (8, "تمانية تماني تمان تمنية"),
)
"""(value, forms); the last rows are the dialects'."""

BOUND_UNITS: tuple[tuple[int, str], ...] = ((3, "تلت ثلث"), (4, "ربع"), (8, "ثمن تمن"))
"""Short forms of the dialects, a number only before ``مية`` written apart; fractions elsewhere."""

TEEN_UNITS: tuple[tuple[int, str], ...] = ((1, "أحد إحدى احدا"),)
"""Forms that are a number only with ``عشر`` or ``وعشرون`` after them."""

TEN: tuple[str, ...] = ("عشرة", "عشر", "عشرا")

FUSED_TEENS: tuple[tuple[int, str], ...] = (
    (11, "حداشر احداشر احدعش إحدعش حدعش احدعشر"),
    (12, "اتناشر اثناشر اطناشر اثنعش اتنعش اثنعشر"),
    (13, "تلتاشر تلاتاشر ثلاثتعش تلتعش ثلثعش تلطاشر ثلطعش"),
    (14, "اربعتاشر أربعتعش اربعطعش اربعطاشر"),
    (15, "خمستاشر خمستعش خمسطعش خمسطاشر"),
    (16, "ستاشر ستعش سطعش سطاشر"),
    (17, "سبعتاشر سبعتعش سبعطعش سبعطاشر"),
    (18, "تمنتاشر تمانتاشر ثمنتعش تمنتعش ثمنطعش تمنطاشر"),
    (19, "تسعتاشر تسعتعش تسعطعش تسعطاشر"),
)

TENS: tuple[tuple[int, str], ...] = (
    (20, "عشرون عشرين عشرينا"),
    (30, "ثلاثون ثلاثين تلاتين"),
    (40, "أربعون أربعين"),
    (50, "خمسون خمسين"),
    (60, "ستون ستين"),
    (70, "سبعون سبعين"),
    (80, "ثمانون ثمانين تمانين"),
    (90, "تسعون تسعين"),
)

HUNDRED: tuple[str, ...] = ("مئة", "مائة", "ماءة", "مية", "ميت")
DUAL_HUNDRED: tuple[str, ...] = (
    "مئتان",
    "مئتين",
    "مئتا",
    "مئتي",
    "مائتان",
    "مائتين",
    "مائتا",
    "مائتي",
)
HUNDREDS_STEMS: tuple[tuple[int, str], ...] = (
    (3, "ثلاث تلات تلت ثلث"),
    (4, "أربع ربع"),
    (5, "خمس"),
    (6, "ست"),
    (7, "سبع"),
    (8, "ثمان ثماني تمان ثمن تمن"),
    (9, "تسع"),
)
"""Stems of the fused hundreds: each stands before ``مئة``, ``مائة`` and ``مية``."""

SCALES: tuple[tuple[int, str, str], ...] = (
    (10**3, "ألف ألفا", "آلاف ألوف ألاف آلافا تلاف الآف"),
    (10**6, "مليون مليونا", "ملايين"),
    (10**9, "مليار مليارا", "مليارات"),
    (10**9, "بليون بليونا", "بلايين"),
    (10**12, "تريليون تريليونا ترليون ترليونا", "تريليونات ترليونات"),
    (10**15, "كوادريليون كوادرليون", "كوادريليونات"),
)
"""(scale, singular forms, plural forms). A singular alone is one of it; a plural counts only after a number."""

DUAL_ENDINGS: tuple[str, ...] = ("ان", "ين", "ي")
"""Endings of a scale's dual. The construct nominative ``ا`` is spelled as the accusative singular and is told from it by what follows."""

FRACTIONS: tuple[tuple[int, int, str], ...] = (
    (1, 2, "نصف نصفا"),
    (1, 3, "ثلث ثلثا"),
    (1, 4, "ربع ربعا"),
    (1, 5, "خمس"),
    (1, 6, "سدس"),
    (1, 7, "سبع"),
    (1, 8, "ثمن"),
    (1, 9, "تسع"),
    (1, 10, "عشر"),
    (2, 3, "ثلثي ثلثان ثلثين ثلثا"),
    (2, 5, "خمسي خمسان خمسين"),
    (3, 4, "ثلاثة أرباع"),
)
"""(numerator, denominator, forms)."""

FRACTION_PLURALS: tuple[tuple[int, str], ...] = (
    (2, "أنصاف"),
    (3, "أثلاث"),
    (4, "أرباع"),
    (5, "أخماس"),
    (6, "أسداس"),
    (7, "أسباع"),
    (8, "أثمان"),
    (9, "أتساع"),
    (10, "أعشار"),
)
"""(denominator, forms): after a number from 3 to 10."""

ORDINAL_UNITS: tuple[tuple[int, str], ...] = (
    (1, "أول أولى أولا"),
    (2, "ثاني ثان ثانية ثانيا"),
    (3, "ثالث ثالثة ثالثا"),
    (4, "رابع رابعة رابعا"),
    (5, "خامس خامسة خامسا"),
    (6, "سادس سادسة سادسا"),
    (7, "سابع سابعة سابعا"),
    (8, "ثامن ثامنة ثامنا"),
    (9, "تاسع تاسعة تاسعا"),
    (10, "عاشر عاشرة عاشرا"),
)

ORDINAL_TEEN_UNITS: tuple[tuple[int, str], ...] = ((1, "حادي حادية حاد"), (2, "ثان"))
"""Forms that are an ordinal only before ``عشر`` or ``والعشرون``."""
