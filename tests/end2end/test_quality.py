"""Quality profiles from the command line: chosen, tried, refused, and what blocks sign-off."""

import pytest

HOUSE = """
[[patterns]]
id = "comma"
label = "Comma"
target = ' ,'
severity = "critical"
"""


@pytest.fixture
def house(folder):
    (folder / "house.toml").write_text(HOUSE, encoding="utf-8")
    return "house.toml"


def checks_of(said):
    return {finding["check"] for segment in said.json["segments"] for finding in segment["findings"]}


def test_check_by_a_profile(call, texts, house):
    calm = checks_of(call("check", *texts, "--format", "json"))
    assert not any(check.startswith("pattern") for check in calm)
    assert checks_of(call("check", *texts, "--quality", house, "--format", "json")) == calm | {"pattern:comma"}
    names = checks_of(call("check", *texts, "--quality", "names-only", "--format", "json"))
    assert names == {check for check in calm if check.startswith(("name", "syllable", "onset"))}


def test_check_looks_at_a_project_through_a_profile_and_leaves_it_alone(call, project, house):
    before = call("check", project, "--format", "json")
    assert "pattern:comma" in checks_of(call("check", project, "--quality", house, "--format", "json"))
    assert call("check", project, "--format", "json") == before
    assert call("report", project, "--quality", house, "-o", "r.html").status == 0
    assert call("check", project, "--format", "json") == before


def test_review_judges_a_project_by_a_profile_from_now_on(call, project, house):
    call("review", project, "--quality", house, "--no-window")
    assert "pattern:comma" in checks_of(call("check", project, "--format", "json"))


def test_sign_off(call, project, folder):
    said = call("signoff", project)
    assert said.status == 1
    assert said.out.startswith("Segments not reviewed yet: ")
    told = call("signoff", project, "--format", "json").json
    assert (told["ready"], told["quality"], len(told["blockers"])) == (False, "calm", 1)
    (folder / "easy.toml").write_text("[sign_off]\nunreviewed = false\nopen_findings = 'never'\n", encoding="utf-8")
    call("review", project, "--quality", "easy.toml", "--no-window")
    said = call("signoff", project)
    assert (said.status, said.out) == (0, "Nothing stands in the way of signing off (easy)\n")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[checks.nunber]\non = true", "wrong.toml: 'nunber' is no check; the checks are"),
        ("[checks.omission]\nshort = 99", "wrong.toml: checks.omission.short is a number from 0.5 to 10, not 99"),
        ('[[patterns]]\nid = "a"\ntarget = "("', "wrong.toml: patterns.a: target is no regular expression"),
        ("\x00", "wrong.toml: not a TOML file"),
    ],
)
def test_a_wrong_profile_is_told_in_one_line(call, texts, folder, text, told):
    (folder / "wrong.toml").write_text(text, encoding="utf-8")
    said = call("check", *texts, "--quality", "wrong.toml")
    assert said.status == 2
    assert said.err.startswith(f"zvirka: {told}")
    assert said.err.count("\n") == 1
