"""Closed tables of function words, in normal spelling here and folded for matching.

Three open lists, folded, were counted in news by ``scripts/word_forms.py``: ``verbs.txt``, inflected verb forms that are hardly ever
nouns, ``stems.txt``, words whose first letter looks like a clitic and is none, and ``nouns.txt``, words with the article that are nouns
and no adjectives.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from .._errors import LexiconError
from ..text import fold

__all__ = [
    "ADVERBS",
    "AUXILIARIES",
    "CLAUSE_OPENERS",
    "COMPLEMENTIZERS",
    "CONJUNCTIONS",
    "DEMONSTRATIVES",
    "IMPERFECT_LOOKALIKES",
    "NEGATIONS",
    "ORG_NOUNS",
    "PREPOSITIONS",
    "PRONOUNS",
    "QUANTIFIERS",
    "RELATIVES",
    "ROLE_NOUNS",
    "SPEECH_NOUNS",
    "TIME_NOUNS",
    "TITLES",
    "VERB_PARTICLES",
    "definite_nouns",
    "own_initials",
    "verb_forms",
]


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(words).split())


PREPOSITIONS = _folded(
    "في من على إلى عن مع بعد قبل خلال منذ ضد بين حول تحت فوق عبر دون لدى عند حتى نحو أمام وراء خلف داخل خارج "
    "ضمن وسط عقب إثر بدون بسبب نتيجة بحسب حسب وفق وفقا بعيد قبيل أثناء لأجل بشأن تجاه إزاء رغم باستثناء سوى "
    "عدا فيما بجانب لدعم بهدف فى الى علي بغية جراء لدن منه منها منهم منا فيه فيها فيهم عليه عليها عليهم إليه إليها "
    "إليهم عنه عنها عنهم معه معها معهم له لها لهم به بها بهم"
)
"""Words that head a prepositional phrase, free-standing or with a pronoun."""
CONJUNCTIONS = _folded("و أو أم ثم بل لكن ف لكنه لكنها لكنهم ولكن ولكنها ولكنه")
RELATIVES = _folded(
    "الذي التي الذين اللذان اللذين اللتان اللتين اللاتي اللواتي اللائي والذي والتي والذين ما مما ممن بما كما "
    "فيما حيث"
)
DEMONSTRATIVES = _folded("هذا هذه هذان هذين هاتان هاتين هؤلاء ذلك تلك أولئك بهذا بهذه لهذا لهذه وهذا وهذه")
COMPLEMENTIZERS = _folded(
    "أن إن بأن أنه أنها أنهم أنهما أننا أني إنه إنها إنهم إنهما إننا إني إنني أنني بأنه بأنها بأنهم بأننا لأن "
    "لأنه لأنها كأن"
)
NEGATIONS = _folded("لا لم لن ليس ليست ليسوا لست لسنا غير عدم ولا ولم ولن وليس وليست ولسنا")
VERB_PARTICLES = _folded("قد لقد سوف لم لن لا إنما وقد ولقد وسوف فقد ولم ولن")
AUXILIARIES = _folded(
    "كان كانت كانوا كانا كنت كنا يكون تكون يكونوا ليكون سيكون ستكون وكان وكانت وكانوا أصبح أصبحت بات باتت ظل "
    "ظلت صار صارت مازال لازال"
)
CLAUSE_OPENERS = _folded(
    "إذ إذا لو عندما بعدما حينما بينما كلما طالما ريثما حيثما لكي كي لولا لوما إما أما مما وذلك وهو وهي وهم "
    "وهما وحيث حيث وإذا فإن فإنه فإنها كونه كونها حسبما مثلما كيف لماذا متى أين هل ماذا أبرزها أهمها آخرها"
)
PRONOUNS = _folded("هو هي هم هما هن نحن أنا أنت أنتم إياه إياها وهو وهي وهم")
ADVERBS = _folded(
    "دائما غالبا مرارا مجددا بالفعل بدوره بدورها سابق الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة "
    "السبت الماضي المقبل القادم الجاري كالتالي أيضا أيضاً حاليا الآن اليوم أمس غدا مساء صباح صباحا ظهر "
    "ظهرا ليلة ليلا فجر فجرا عصر عصرا مؤخرا قريبا سابقا لاحقا فقط جدا معا هنا هناك تقريبا أخيرا رسميا خاصة "
    "لاسيما سيما خصوصا مباشرة تماما كذلك بالتالي أساسا يوميا سنويا شهريا أسبوعيا حديثا قائلا قائلة وذلك آنذاك "
    "حينها"
)
"""Adverbs and the time words that end a subject: ``قال الوزير اليوم``."""
QUANTIFIERS = _folded(
    "عدد عددا عددٌ مجموعة عشرات مئات آلاف ملايين كثير كثيرا قليل العديد عديد الكثير المزيد مزيد كل كلا كلتا "
    "واحد واحدة نحو أكثر أقل جزء بعض غيره غيرها اثنين اثنان العشرات المئات الآلاف غالبية أغلب معظم ثلاثة "
    "أربعة خمسة ستة سبعة ثمانية تسعة عشرة نخبة جمع حشد جملة سلسلة"
)
"""Nouns after which ``من`` goes on with the counted: ``عدد من``, ``العديد من``, ``عشرات من``."""
TIME_NOUNS = _folded(
    "وقت يوم أيام ساعة ساعات شهر أشهر عام أعوام سنة سنوات أسبوع فترة نهاية بداية ختام مطلع اليوم الوقت الساعة "
    "صباح مساء ليلة فجر حين الأيام الأسبوع يناير فبراير مارس أبريل إبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر "
    "نوفمبر ديسمبر الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت"
)
SPEECH_NOUNS = _folded(
    "بيان تصريح تصريحات كلمة كلمته كلمتها حديث حديثه حديثها مؤتمر مقابلة لقاء اتصال خطاب خطابه رسالة تقرير "
    "تغريدة تغريدات حوار تعليق مداخلة بيانها بيانه تصريحه تصريحاته تصريحها مقال مقاله رسالته تقريرها تقريره "
    "ندوة محاضرة محاضرته خطبة خطبته تدوينة صفحته حسابه حسابها موقعها موقعه ختام مستهل معرض رده سياق إطار "
    "إشارة هذا ذلك كتاب كتابه تصريحاتها البيان التقرير المؤتمر حفل الحفل اجتماع الاجتماع جلسة وقت"
)
"""What speech is put into: ``في بيان``, ``في كلمته``; such a phrase is no part of the speaker."""
ROLE_NOUNS = _folded(
    "رئيس رئيسة وزير وزيرة أمير أمين مدير مديرة نائب نائبة قائد عضو عضوة متحدث متحدثة ناطق ناطقة مسؤول مسئول "
    "مسؤولة مسؤولون مسؤولين مسئولون سفير سفيرة مستشار مستشارة مبعوث مندوب ممثل ممثلة ممثلو ممثلي ممثلين وكيل "
    "عميد محافظ مفتي مشرف مشرفة منسق منسقة خبير خبراء محلل محللون مصدر مصادر مساعد ملك رئاسة قاض قاضي محامي "
    "محام الرئيس الوزير الأمير الأمين المدير النائب القائد العضو المتحدث المتحدثة الناطق الناطقة المسؤول "
    "المسئول السفير المستشار المبعوث المندوب الممثل الوكيل العميد المحافظ المفتي المشرف المنسق الخبير المصدر "
    "المصادر المساعد الملك القاضي المحامي رئيسا مراسل مراسلة باحث أستاذ أستاذة الأستاذ خطيب إمام عمدة قنصل "
    "شيخ كبير مرشح المرشح لاعب مدرب المدرب المكلف المكلفة مسؤولان مسئولين المسئولين المسئولون مسؤولا "
    "الدبلوماسي دبلوماسي دبلوماسيون دبلوماسيين قيادي القيادي ضابط ضباط سكرتير السكرتير المدعي النائبة حاكم "
    "الحاكم المسؤولين المسؤولون المتحدثون"
)
"""Nouns for an office, after which ``باسم``, ``في`` and ``ل`` go on with the body it serves."""
ORG_NOUNS = _folded(
    "وزارة هيئة مؤسسة شركة مركز إدارة مديرية جامعة لجنة مجلس منظمة جمعية مكتب معهد وكالة جيش شرطة قوات حكومة "
    "حزب حركة تنظيم كلية مستشفى مدرسة بلدية أمانة إمارة محافظة منطقة مدينة قطاع قسم دائرة رئاسة ديوان محكمة "
    "نيابة اتحاد نادي غرفة بنك مصرف صندوق برنامج تحالف جبهة كتلة سفارة قصر الوزارة الهيئة المؤسسة الشركة "
    "المركز الإدارة المديرية الجامعة اللجنة المجلس المنظمة الجمعية المكتب الحكومة الجيش الشرطة الأمن الرئاسة "
    "البرلمان الاتحاد التحالف المقاومة الحزب الحركة المحافظة المنطقة المدينة المعارضة الائتلاف القطاع الدفاع "
    "العاصمة المؤتمر البيت"
)
TITLES = _folded(
    "السيد السيدة الدكتور الدكتورة المهندس المهندسة الأستاذ الأستاذة الشيخ الشيخة اللواء العميد العقيد المقدم "
    "الرائد النقيب الملازم الفريق الجنرال المشير الأمير الأميرة الملك الحاج الإمام البروفيسور الأب البابا "
    "المطران القس المستشار الكابتن د م أ"
)
"""Titles that stand straight before a name."""
IMPERFECT_LOOKALIKES = _folded(
    "يوم يومي يوما يومين يومه يومها يد يدي يده يدها يدا يمن يمني يمنية يمين يمنيين يمنيون يسار يساري يسارية "
    "يهود يهودي يهودية يونيو يوليو يناير ياسر ياسين يوسف يحيى يعقوب يابان ياباني يابانية يونان يوناني يونانية "
    "يورو يونيسف يونس يزيد ينبع يوميا يافا يتيم يتامى ياسمين يقين ياقوت يخت يوسفي يونسكو يورانيوم يوتيوب يعرب "
    "يام يعني ياهو يوفنتوس يولا يسرا يمنيا يقظة يأس يسر ينابيع"
)
"""Nouns and names that open on ``ي`` like an imperfect verb."""


def _read_forms(name: str) -> frozenset[str]:
    lines = files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if not line.isalpha() or fold(line) != line:
            raise LexiconError(f"{name}, row {number}: {line!r} is not one folded word; write one folded word a line")
    return frozenset(lines)


@lru_cache(maxsize=1)
def verb_forms() -> frozenset[str]:
    """The verb forms of ``verbs.txt``. Raises :class:`LexiconError` for a row that is not one folded word."""
    return _read_forms("verbs.txt")


@lru_cache(maxsize=1)
def definite_nouns() -> frozenset[str]:
    """The words of ``nouns.txt``: nouns with the article, no adjectives. Raises :class:`LexiconError`."""
    return _read_forms("nouns.txt")


@lru_cache(maxsize=1)
def own_initials() -> frozenset[str]:
    """The words of ``stems.txt``, whose ``و ف ب ل ك`` is their own letter. Raises :class:`LexiconError`."""
    return _read_forms("stems.txt")
