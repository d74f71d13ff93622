"""What a contributor reads when the content has a mistake: file, line, place, what is wrong, what to write."""

import json
from copy import deepcopy
from functools import cache

import pytest
import yaml

from macros.load import FILES
from tests.macros.project import Project

STRETCHES = "docs/_data/stretches.yml"


def add_source(project: Project, key: str) -> None:
    rest = "short: L, title: L, publisher: L, url: 'https://example.org', status: seen, used_for: L"
    project.change("sources:\n", f"sources:\n  - {{key: {key}, {rest}}}\n", "docs/_data/sources.yml")


parsed = cache(yaml.safe_load)


def only_message(project: Project) -> str:
    (message,) = project.messages()
    return message


def test_a_project_without_mistakes_gives_no_message(project: Project) -> None:
    assert project.messages() == []


@pytest.mark.parametrize(
    ("old", "new", "where", "said"),
    [
        ("    summary:", "    sumary:", ".sumary", "unknown key 'sumary' (did you mean 'summary'?)"),
        ("hold: 20 ", 'hold: "20" ', ".dose.hold", "'20' is not a whole number; write 20, without quotes"),
        (
            "hold: 20 ",
            "hold: 020 ",
            ".dose.hold",
            "'020' is not a whole number; write 20, without quotes and without a 0",
        ),
        ("hold: 20 ", "hold: 20s ", ".dose.hold", "'20s' is not a whole number; write digits alone, without a unit"),
        ("hold: 20 ", "hold: 1:30 ", ".dose.hold", "'1:30' is not a whole number; write 90."),
        ("hold: 20 ", "hold: 20.5 ", ".dose.hold", "'20.5' is not a whole number"),
        (
            "hold: 20 ",
            "hold: 45 ",
            ".dose.hold",
            "45 is outside the published range of 15 to 30; write a number from 15 to 30",
        ),
        ("hold: 20 ", "hold: 500 ", ".dose.hold", "500 is out of range; write a number from 1 to 120"),
        ("repetitions: 3 ", "repetitions: 9 ", ".dose.repetitions", "9 is outside the published range of 2 to 4"),
        (
            "kind: hold ",
            "kind: slider ",
            ".dose",
            "a dose of kind slider needs 'pace'; write a whole number of seconds",
        ),
        ("[15, 30]", "[30, 15]", ".dose.published.hold", "[30, 15] runs backwards; write [15, 30]"),
        ("position: supine ", "position: supin ", ".position", "unknown value 'supin' (did you mean 'supine'?)"),
        ("name: Heel slides ", "name: ''", ".name", "is empty; write 'name: …'"),
        ("name: Heel slides ", "name: 3", ".name", "'3' is not text; put it in quotes: \"3\""),
        ("    code: h9", "    code: heel", ".code", "'heel' has the wrong form; write it like"),
        ("[floor, bed] ", "floor", ".places", "'floor' is not a list; write 'places: [floor, bed]'"),
        ("[15, 30]", "15-30", ".dose.published.hold", "'15-30' is not a list; write 'hold: [10, 30]'"),
        (
            "reviewed: null",
            "reviewed: yes",
            ".reviewed",
            "'yes' is not a block of keys; write 'by: …' and 'role: …' and 'on: …' on lines of their own below it",
        ),
        (
            "reviewed: null",
            "reviewed: {by: A, role: B, on: 2126-05-13}",
            ".reviewed.on",
            "2126-05-13 is still to come; write the day of the review",
        ),
        ("Slide one heel", "Slide **one** heel", ".summary", "Markdown does not work here, and '**' would be shown"),
        ("Slide one heel", "Slide [one](heel.md)", ".summary", "Markdown does not work here, and '](' would be shown"),
        ("Slide one heel", "Slide one heel &amp; rest", ".summary", "Markdown does not work here, and '&amp;' would"),
        (
            "towards you until",
            "to the left until",
            ".steps[1].text",
            "the word 'left' fits one side only; write a token",
        ),
        ("{work.heel} towards", "{work.heal} towards", ".steps[1].text", "did you mean 'heel'?"),
        ("slide less far", "{work.foot slide", ".not_here", "a brace without its partner"),
        ("Slide one heel", "Slide <b>one</b> heel", ".summary", "HTML does not work here"),
        ("Slide one heel", "Slide {work.heel}", ".summary", "this text is also shown where no side is known"),
        ("      herniated-disc:", "      herniated-disk:", ".fit.herniated-disk", "(did you mean 'herniated-disc'?)"),
        (
            "        mark: try_gently",
            "        mark: maybe",
            ".fit.herniated-disc.mark",
            "unknown value 'maybe'; write one of",
        ),
        (
            "sources: [HW-HD]",
            "sources: [HW-HX]",
            ".fit.herniated-disc.sources[0]",
            "unknown source 'HW-HX' (did you mean",
        ),
        ("sources: [HW-HD]", "sources: []", ".fit.herniated-disc.sources", "is empty; write 'sources: [HW-HD]'"),
        ("stop_rule: any-stretch", "stop_rule: any", ".stop_rule", "unknown stop rule 'any'"),
        ("[sore-knee]", "[sore-nee]", ".precautions[0]", "unknown condition 'sore-nee' (did you mean 'sore-knee'?)"),
        (
            "contraindications: []",
            "contraindications: [sore-knee]",
            ".precautions[0]",
            "keep it in one of the two lists",
        ),
        (
            "harder: []",
            "harder: [{name: N, steps: [S.], stretch: toe-tap}]",
            ".harder[0].stretch",
            "did you mean 'toe-taps'?",
        ),
        (
            "harder: []",
            "harder: [{name: N, steps: [S.], stretch: heel-slides}]",
            ".harder[0].stretch",
            "not its own version",
        ),
        (
            "reviewed: null",
            "reviewed: {by: A, role: B, on: soon}",
            ".reviewed.on",
            "'soon' is not a date; write it as 2026-11-23",
        ),
    ],
)
def test_a_mistake_in_a_record_is_named_with_its_line_and_place(
    project: Project, old: str, new: str, where: str, said: str
) -> None:
    line = project.change(old, new)
    messages = [m for m in project.messages() if m.startswith(f"{STRETCHES}:") and f": stretches[0]{where}: " in m]
    assert [m for m in messages if said in m], (said, project.messages())
    assert abs(int(messages[0].split(":")[1]) - line) <= 1, (line, messages)


def test_a_token_in_a_stretch_that_works_no_single_side_is_named(project: Project) -> None:
    project.change("laterality: unilateral", "laterality: bilateral")
    said = "stretches[0].steps[1].text: a stretch that is bilateral works no single side; write the sentence without"
    assert any(said in message for message in project.messages())


def test_all_mistakes_of_one_sentence_are_named_at_once(project: Project) -> None:
    project.change("Slide one heel", "Slide {work.heel} of the left <b>leg</b>")
    (message,) = [m for m in project.messages() if "stretches[0].summary: " in m]
    for said in ("HTML does not work here", "it takes no {token}", "the word 'left' fits one side only"):
        assert said in message


def test_a_wrong_kind_of_dose_is_named_beside_another_mistake_of_the_same_dose(project: Project) -> None:
    project.change("kind: hold ", "kind: slider ")
    project.change("repetitions: 3 ", "repetitions: three ")
    messages = "\n".join(project.messages())
    for said in (
        ".dose: a dose of kind slider needs 'pace'",
        ".dose.hold: a dose of kind slider takes no 'hold'",
        ".dose.repetitions: 'three' is not a whole number",
    ):
        assert f"stretches[0]{said}" in messages


def test_a_hold_without_a_published_range_is_named(project: Project) -> None:
    project.change("hold: [15, 30]", "# hold: [15, 30]")
    assert "stretches[0].dose.published: lacks the range of the hold" in only_message(project)


def test_seconds_that_no_source_gives_need_a_note(project: Project) -> None:
    project.change("hold: [15, 30]", "hold: null")
    assert project.messages() == []
    project.change("      note: At first, hold for 5 to 10 seconds.\n", "")
    assert "stretches[0].dose.published.hold: no source gives seconds; say in the dose's 'note'" in only_message(
        project
    )


def test_a_heading_that_does_not_lead_into_its_list_is_named_beside_a_sign_without_words(project: Project) -> None:
    phrases = "docs/_data/phrases.yml"
    project.change(" now if:", " now.", phrases)
    project.change("text: you cannot pee", "text: ''", phrases)
    messages = "\n".join(project.messages())
    assert "care_cards[0].heading: the heading must lead into the list of signs; end it with 'if:'" in messages
    assert "care_cards[0].signs[0].text: is empty" in messages


def test_a_missing_key_is_named_with_an_example(project: Project) -> None:
    project.change("    position: supine", "    # position: supine")
    assert "stretches[0].position: 'position' is missing; write 'position: supine' (supine, sitting," in only_message(
        project
    )


def test_a_key_that_stands_twice_is_named_with_both_lines(project: Project) -> None:
    line = project.change("    position: supine", "    summary: Again.\n    position: supine")
    assert only_message(project).startswith(f"{STRETCHES}:{line}: stretches[0].summary: the key 'summary' stands twice")


@pytest.mark.parametrize(
    ("key", "old", "new"), [("id", "id: toe-taps", "id: heel-slides"), ("code", "code: t1", "code: h9")]
)
def test_an_id_or_code_that_is_taken_is_named_with_the_line_of_the_first(
    project: Project, key: str, old: str, new: str
) -> None:
    line = project.change(old, new)
    taken = [m for m in project.messages() if "is taken" in m]
    assert [m for m in taken if m.startswith(f"{STRETCHES}:{line}: stretches[1].{key}: the {key} ")], taken


def test_empty_steps_are_named(project: Project) -> None:
    text = project.text(STRETCHES)
    start, end = text.index("    steps:"), text.index("    cue:")
    project.write(STRETCHES, text[:start] + "    steps: []\n" + text[end:])
    assert "stretches[0].steps: is empty; write 'steps: …'" in only_message(project)


def test_a_tab_is_named_with_its_line(project: Project) -> None:
    line = project.change("    position: supine", "\tposition: supine")
    assert f"{STRETCHES}:{line}: a tab stands in the indentation" in "\n".join(project.messages())


def test_broken_yaml_is_named_with_its_line(project: Project) -> None:
    line = project.change("summary: Slide one heel", "summary: Slide: one: heel")
    assert f"{STRETCHES}:{line}: this is not valid YAML" in "\n".join(project.messages())


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("position:supine", "write the key, a colon, a plain space and then the value, such as 'key: value'"),
        ("position supine", "write the key, a colon, a plain space and then the value, such as 'key: value'"),
        ("position:\u00a0supine", "write the key, a colon, a plain space and then the value"),
        ("position: sup\u200bine", "this line holds a character that nobody sees (U+200B); write the line anew"),
        ("\u00a0position: supine", "this line holds a character that nobody sees (U+00A0); write the line anew"),
    ],
)
def test_a_key_that_yaml_does_not_see_is_named_with_its_line(project: Project, new: str, said: str) -> None:
    line = project.change("position: supine", new)
    (message,) = [m for m in project.messages() if said in m]
    assert message.startswith(f"{STRETCHES}:{line}: ")


def test_an_asterisk_below_a_text_over_lines_is_named_with_its_own_line(project: Project) -> None:
    line = (
        project.change("    summary: Slide one heel", "    worked: >-\n      A text.\n    summary: *Slide* one heel")
        + 2
    )
    (message,) = [m for m in project.messages() if "must stand in quotes" in m]
    assert message.startswith(f"{STRETCHES}:{line}: ")
    assert "a text that begins with * or & must stand in quotes" in message


def test_a_list_whose_name_is_lost_is_told_to_get_it_back(project: Project) -> None:
    project.change("causes:\n", "", "docs/_data/causes.yml")
    said = "docs/_data/causes.yml:1: a list is not a block of keys; write 'causes:' on a line above the list"
    assert said in project.messages()


def test_an_unclosed_quote_is_named(project: Project) -> None:
    project.change("summary: Slide one heel", 'summary: "Slide one heel')
    assert any("this is not valid YAML" in message for message in project.messages())


@pytest.mark.parametrize("text", ["", "# only a comment\n", "null\n"])
def test_an_empty_file_is_named(project: Project, text: str) -> None:
    project.write(STRETCHES, text)
    assert f"{STRETCHES}:1: the file is empty; put it back from the last version" in project.messages()


def test_a_file_of_another_shape_is_named(project: Project) -> None:
    project.write(STRETCHES, "- one\n- two\n")
    assert any(message.startswith(f"{STRETCHES}:1: a list is not a block of keys") for message in project.messages())


def test_a_missing_file_is_named(project: Project) -> None:
    (project.folder / STRETCHES).unlink()
    assert f"{STRETCHES}:1: the file is missing; put it back from the last version" in project.messages()


def test_a_file_that_is_not_utf_8_is_named_with_its_line(project: Project) -> None:
    path = project.folder / STRETCHES
    path.write_bytes(path.read_bytes().replace(b"Slide one heel", b"Slide one h\xe9el", 1))
    (message,) = [m for m in project.messages() if "UTF-8" in m]
    assert message.startswith(f"{STRETCHES}:6: ")


def test_a_source_that_nobody_cites_is_named(project: Project) -> None:
    add_source(project, "LONELY")
    assert "docs/_data/sources.yml:2: sources[0].key: nobody cites 'LONELY'; cite it" in only_message(project)


def test_a_source_that_only_a_page_cites_counts(project: Project) -> None:
    add_source(project, "PAGE")
    project.write("docs/index.md", '# Home\n\nA fact {{ source("PAGE") }}.\n')
    assert project.messages() == []


def test_a_routine_never_holds_a_stretch_that_its_cause_leaves_out(project: Project) -> None:
    project.change("        mark: try_gently", "        mark: leave_out")
    messages = project.messages()
    assert any("routines[0].stretches[0]: 'heel-slides' is marked leave_out for herniated-disc" in m for m in messages)
    assert any("routines[1].stretches[0]: 'heel-slides' is marked leave_out for herniated-disc" in m for m in messages)


def test_every_cause_has_one_routine(project: Project) -> None:
    project.change("cause: herniated-disc", "cause: spinal-stenosis", "docs/_data/routines.yml")
    messages = project.messages()
    assert any("there are 0 routines for 'herniated-disc'" in message for message in messages)
    assert any("there are 2 routines for 'spinal-stenosis'" in message for message in messages)


PHRASES = "docs/_data/phrases.yml"


def add_stop_rule(project: Project, **rule: object) -> None:
    data = yaml.safe_load(project.text(PHRASES))
    data["stop_rules"].append({"lines": ["Stop if it itches."], "sources": ["HW-HD"], **rule})
    project.write(PHRASES, yaml.safe_dump(data))


def name_stop_rule(project: Project, name: str) -> None:
    project.change("stop_rule: any-stretch", f"stop_rule: {name}")


def test_a_stop_rule_that_only_another_extends_counts_as_named(project: Project) -> None:
    add_stop_rule(project, id="itching", extends="any-stretch")
    name_stop_rule(project, "itching")
    name_stop_rule(project, "itching")
    assert project.messages() == []


def test_a_stop_rule_that_nothing_names_is_named(project: Project) -> None:
    add_stop_rule(project, id="itching", extends="any-stretch")
    assert "stop_rules[1].id: no stretch names 'itching'; name it in one, or take it out" in only_message(project)


def test_a_stop_rule_that_extends_an_unknown_one_is_named(project: Project) -> None:
    add_stop_rule(project, id="itching", extends="any-strech")
    name_stop_rule(project, "itching")
    assert "stop_rules[1].extends: unknown stop rule 'any-strech' (did you mean 'any-stretch'?)" in only_message(
        project
    )


def test_a_stop_rule_that_extends_itself_is_named(project: Project) -> None:
    add_stop_rule(project, id="itching", extends="itching")
    name_stop_rule(project, "itching")
    assert "stop_rules[1].extends: a stop rule does not extend itself; write the id of another" in only_message(project)


def test_stop_rules_that_extend_one_another_in_a_circle_are_named_once(project: Project) -> None:
    add_stop_rule(project, id="itching", extends="burning")
    add_stop_rule(project, id="burning", extends="itching", lines=["Stop if it burns."])
    add_stop_rule(project, id="on-the-way", extends="burning", lines=["Stop if it smells."])
    name_stop_rule(project, "on-the-way")
    assert (
        "stop_rules[1].extends: 'itching' extends 'burning' extends 'itching', which goes round in a circle; "
        "take 'extends' out of one of them"
    ) in only_message(project)


def test_a_stop_rule_that_repeats_a_line_of_another_is_named(project: Project) -> None:
    add_stop_rule(
        project,
        id="itching",
        extends="any-stretch",
        lines=["Stop if it itches.", "Stop if your leg pain gets worse."],
    )
    name_stop_rule(project, "itching")
    assert "stop_rules[1].lines[1]: 'any-stretch' says this already; take the line out" in only_message(project)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ('stop_rule("any-strech")', "unknown stop rule 'any-strech' (did you mean 'any-stretch'?)"),
        ('ask_first("sore-nee")', "unknown condition 'sore-nee' (did you mean 'sore-knee'?)"),
        ('signs_by_topic("urgnt")', "unknown level 'urgnt' (did you mean 'urgent'?)"),
        ('help_now("x")', "help_now is called with the wrong arguments"),
    ],
)
def test_a_shared_text_that_a_page_cannot_draw_is_named(project: Project, call: str, said: str) -> None:
    project.write("docs/index.md", f"# Home\n\n{{{{ {call} }}}}\n")
    message = only_message(project)
    assert message.startswith("docs/index.md:3: ")
    assert said in message


def test_a_condition_that_a_page_draws_needs_words_on_taking_care(project: Project) -> None:
    project.change("take_care: Hold behind the thigh.", "every_stretch: false", PHRASES)
    for _ in range(2):
        project.change("precautions: [sore-knee]", "precautions: []")
        project.change("contraindications: []", "contraindications: [sore-knee]")
    project.write("docs/index.md", '# Home\n\n{{ ask_first("sore-knee") }}\n')
    assert "'sore-knee' has no 'take_care' words in phrases.yml, which ask_first shows" in only_message(project)


def test_an_unknown_topic_of_a_sign_is_named(project: Project) -> None:
    project.change("topic: peeing", "topic: peing", PHRASES)
    assert "signs[0].topic: unknown value 'peing' (did you mean 'peeing'?)" in only_message(project)


def test_every_level_of_urgency_has_one_card(project: Project) -> None:
    project.change("level: urgent", "level: immediate", "docs/_data/phrases.yml")
    assert any("there is no card of the level 'urgent'" in message for message in project.messages())


def test_a_care_card_s_heading_leads_into_its_list(project: Project) -> None:
    project.change("See a GP if:", "See a GP", "docs/_data/phrases.yml")
    assert any("end it with 'if:'" in message for message in project.messages())


def test_mistakes_of_every_file_come_in_one_run(project: Project) -> None:
    project.change("    summary:", "    sumary:")
    project.change("[sore-knee]", "[sore-nee]")
    project.change("status: seen,", "status: read,", "docs/_data/sources.yml")
    project.change("cause: herniated-disc", "cause: disc", "docs/_data/routines.yml")
    project.write("docs/index.md", '# Home\n\n{{ stretch("heel-slide") }}\n')
    files = {message.split(":")[0] for message in project.messages()}
    assert files == {STRETCHES, "docs/_data/sources.yml", "docs/_data/routines.yml", "docs/index.md"}


BREAKS = {
    "missing": None,
    "empty": "",
    "a tab": "{list}:\n\t- x\n",
    "a colon in a text": "{list}: a: b\n",
    "a brace in a text": "{list}:\n  - {{work.ankle}} x\n",
    "no entry": "{list}: []\n",
    "not UTF-8": "{list}: \udce9\n",
    "another shape": "- one\n",
    "no list": "{list}: 3\n",
    "a control character": "{list}: \0\n",
    "an alias that holds itself": "{list}: &x [*x]\n",
    "a tag": "{list}: !!int abc\n",
}


@pytest.mark.parametrize("broken", BREAKS)
@pytest.mark.parametrize("name", FILES)
def test_a_broken_file_gives_one_message(project: Project, name: str, broken: str) -> None:
    file = f"docs/_data/{name}.yml"
    path, text = project.folder / file, BREAKS[broken]
    if text is None:
        path.unlink()
    elif name in ("phrases", "cues") and broken in ("no entry", "no list"):
        data = yaml.safe_load(project.text(file))
        project.write(file, yaml.safe_dump({**data, name: [] if broken == "no entry" else 3}))
    else:
        path.write_bytes(text.format(list=name).encode("utf-8", "surrogateescape"))
    assert only_message(project).startswith(f"{file}:")


@pytest.mark.parametrize("key", ["stop_rules", "conditions", "care_cards", "vocabulary", "phrases"])
@pytest.mark.parametrize("value", [[], 3, None])
def test_a_broken_list_of_phrases_gives_one_message(project: Project, key: str, value: object) -> None:
    file = "docs/_data/phrases.yml"
    project.write(file, yaml.safe_dump({**yaml.safe_load(project.text(file)), key: value}))
    assert f": {key}: " in only_message(project)


def test_a_directory_in_place_of_a_file_gives_one_message(project: Project) -> None:
    (project.folder / STRETCHES).unlink()
    (project.folder / STRETCHES).mkdir()
    assert f"{STRETCHES}:1: the file cannot be read" in only_message(project)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("id: toe-taps", "id: Toe taps"),
        ("    id: toe-taps", "    # id: toe-taps"),
        ("hold: 20 ", "hold: true "),
        ("id: heel-slides  ", "id: [a] "),
        ("id: heel-slides  ", "id: {} "),
        ("[15, 30]", "[15]"),
    ],
)
def test_a_wrong_value_gives_one_message(project: Project, old: str, new: str) -> None:
    project.change(old.removeprefix("    "), new.removeprefix("    "))
    only_message(project)


KINDS = {
    "stretches": "Stretch",
    "causes": "Cause",
    "sources": "Source",
    "phrases": "Phrase",
    "routines": "Routine",
    "care_cards": "CareCard",
    "emergency_numbers": "EmergencyNumber",
    "stop_rules": "StopRule",
    "conditions": "Condition",
}


WRONG_VALUES: tuple[object, ...] = (3, True, None, [], {}, "x", [3], [[]], [{}], {"x": 3})


@pytest.mark.parametrize("name_too", [False, True], ids=["every key but the name", "the name"])
@pytest.mark.parametrize("value", WRONG_VALUES, ids=repr)
@pytest.mark.parametrize("part", KINDS)
def test_a_value_of_any_type_gives_messages_and_no_traceback(
    project: Project, part: str, value: object, *, name_too: bool
) -> None:
    name = part if part in FILES else "phrases"
    file = f"docs/_data/{name}.yml"
    data = deepcopy(parsed(project.text(file)))
    record = data[part][0]
    keys = FILES[name].model_json_schema()["$defs"][KINDS[part]]["properties"]
    broken = [key for key in keys if (key in ("id", "key")) == name_too]
    data[part] += [{**record, key: value} for key in broken]
    project.write(file, json.dumps(data))  # which is YAML, and written sooner
    messages = project.messages()
    assert messages or not broken or value == "x"
    assert all(message.startswith("docs/") for message in messages)


@pytest.mark.parametrize("value", WRONG_VALUES, ids=repr)
@pytest.mark.parametrize("key", FILES["stretches"].model_json_schema()["$defs"]["Dose"]["properties"])
def test_a_figure_of_any_type_gives_messages_and_no_traceback(project: Project, key: str, value: object) -> None:
    data = deepcopy(parsed(project.text(STRETCHES)))
    data["stretches"][0]["dose"][key] = value
    project.write(STRETCHES, json.dumps(data))
    assert all(message.startswith("docs/") for message in project.messages())


SUMMARY = "summary: Slide one heel in and out while you lie on your back."


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (SUMMARY, "summary: {work.heel} slides.", "a text that begins with { must stand in quotes"),
        ("- Slide the heel away again", "- {work.heel} slides", "a text that begins with { must stand in quotes"),
        (SUMMARY, "summary: Slide: one heel", "a text that holds ': ' must stand in quotes"),
        (SUMMARY, "summary: 'It's good'", "write it in double quotes"),
        (SUMMARY, " summary: Slide.", "look at the indentation of this line and the one above"),
        (SUMMARY, " worked: 'Slide.'", "look at the indentation of this line and the one above"),
        (SUMMARY, 'summary: "Slide one heel', "close the quote that opens here"),
        (SUMMARY, "summary: [Slide", "close the bracket that opens here"),
        (SUMMARY, "summary: @home", "a text that begins with @"),
        (SUMMARY, "summary: *home", "a text that begins with * or &"),
        (SUMMARY, "summary: !!int abc", "a tag such as !!int does not work here; write the value alone"),
        (SUMMARY, "<<: {a: b}", "merge keys do not work here; write the keys out"),
        (SUMMARY, "summary: &x [*x]", "an alias that holds itself; write the text out"),
        (SUMMARY, "summary: " + "9" * 5000, "this number is too long"),
        (SUMMARY, "summary: a\0b", "this line holds the control character U+0000"),
        (SUMMARY, "summary: {work.heel}", "put the whole text in quotes: it begins with {, or holds ': '"),
        ("- Slide the heel away", "- Slide: the heel away", "put the whole text in quotes: it begins with {"),
        ("hold: 20 ", "hold: 20.0 ", "'20.0' is not a whole number; write 20."),
        ("other_names: [Supine heel slides]", "other_names: ['']", "other_names[0]: is empty; write an entry ("),
    ],
)
def test_the_advice_fits_the_mistake_and_its_line(project: Project, old: str, new: str, said: str) -> None:
    line = project.change(old, new)
    message = only_message(project)
    assert message.startswith(f"{STRETCHES}:{line}: "), message
    assert said in message


def test_an_unclosed_quote_is_named_where_it_opens_though_another_closes_it(project: Project) -> None:
    line = project.change(SUMMARY, 'summary: "Slide one heel')
    project.change("worked: You", 'worked: "You')
    message = only_message(project)
    assert message.startswith(f"{STRETCHES}:{line}: ")
    assert "close the quote that opens here" in message


def test_a_routine_names_each_stretch_once(project: Project) -> None:
    project.change("[heel-slides, toe-taps]", "[heel-slides, heel-slides]", "docs/_data/routines.yml")
    assert "routines[0].stretches[1]: 'heel-slides' stands twice in this list; keep one" in only_message(project)


def test_a_source_that_stands_twice_is_named(project: Project) -> None:
    project.change("sources: [HW-SPL]", "sources: [HW-SPL, HW-SPL]")
    assert "sources[1]: 'HW-SPL' stands twice in this list; keep one of them" in only_message(project)


def test_a_stretch_that_a_page_shows_twice_is_named(project: Project) -> None:
    call = '{{ stretch("heel-slides") }}'
    project.change(call, f"{call}\n\n{call}", "docs/stretches/heel-slides.md")
    assert "docs/stretches/heel-slides.md:8: the page shows 'heel-slides' twice" in only_message(project)


def test_a_name_of_blanks_is_an_empty_one(project: Project) -> None:
    project.change("name: Heel slides ", 'name: "   " ')
    assert "stretches[0].name: is empty; write 'name:" in only_message(project)


def test_an_address_of_a_wrong_form_is_shown_a_right_one(project: Project) -> None:
    address = yaml.safe_load(project.text("docs/_data/sources.yml"))["sources"][0]["url"]
    project.change(address, "www.nhs.uk", "docs/_data/sources.yml")
    assert "'www.nhs.uk' has the wrong form; write it like 'url: https://" in only_message(project)


def test_brackets_without_end_are_named_and_no_traceback(project: Project) -> None:
    project.write("docs/_data/stretches.yml", "stretches: " + "[" * 600 + "]" * 600)
    assert any("lie too deep in one another" in message for message in project.messages())
