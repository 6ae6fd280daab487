"""Relations that mark a role in any text: who an act is done by, what a decision ordains, beside whom one acts."""

from __future__ import annotations

import pytest

# (text, type, trigger, role, the phrases in that role)
CASES = [
    # the doer behind ``من قبل`` acts in the nearest act, and in what that is joined to
    ["تم إطلاق البعثة بناء على طلب ودعوة موجهة من قبل حكومة العراق.", "REQUEST", "طلب", "agent", ["حكومة العراق"]],
    ["تم إطلاق البعثة بناء على طلب ودعوة موجهة من قبل حكومة العراق.", "REQUEST", "طلب", "target", []],
    ["قال الوزير إن زيادة الدعم المقدم من قبل حلف الناتو جاءت متأخرة.", "AID", "الدعم", "agent", ["حلف الناتو"]],
    ["قال الوزير إن زيادة الدعم المقدم من قبل حلف الناتو جاءت متأخرة.", "EXPAND", "زيادة", "agent", []],
    # "by us" in a quote is the speaker
    ["الناتو: زيادة الدعم المقدم من قبلنا ضرورية\n\nنص.", "AID", "الدعم", "agent", ["الناتو"]],
    ["الناتو: زيادة الدعم المقدم من قبلنا ضرورية\n\nنص.", "EXPAND", "زيادة", "agent", []],
    # what a decision says
    ["أصدرت الحكومة قرارا يقضي بإغلاق الحدود.", "DECIDE", "قرارا", "theme", ["بإغلاق الحدود"]],
    # a mark that closes behind the argument
    ['حزن الناس في وفاة المذيع المحبوب "خالد عمر" أمس.', "CASUALTY", "وفاة", "target", ['المذيع المحبوب "خالد عمر"']],
    # beside whom
    ["يشارك الجنود بجانب القوات العراقية في التمرين.", "COOPERATE", "يشارك", "participant", ["القوات العراقية"]],
]


@pytest.mark.parametrize(("text", "type", "trigger", "role", "expected"), CASES)
def test_marked_roles(nlp, text, type, trigger, role, expected):
    (event,) = [event for event in nlp(text).events if event.type == type and event.trigger.text == trigger]
    assert [argument.text for argument in event.arguments if argument.role == role] == expected
