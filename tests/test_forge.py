"""The forge runs what the project's own commands run, with pinned actions and no right that a job does not need."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import ours
import pytest
import yaml

from handbook.desk.outgoing import GROUPS, LONGEST, AddressAnswer, addresses, ask_all, report

ROOT = Path(__file__).parents[1]
FORGE = ROOT / ".github"
WORKFLOWS = sorted((FORGE / "workflows").glob("*.yml"))
PINNED = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40}  ?# v\d+\.\d+\.\d+")
# the only rights beyond reading, by file and job
RIGHTS = {
    ("weekly.yml", "links"): {"contents": "read", "issues": "write"},
    ("release.yml", "publish"): {"contents": "write", "id-token": "write", "attestations": "write"},
}


def read(file: Path) -> dict:
    # BaseLoader: `on` stays a word
    return yaml.load(file.read_text("utf-8"), yaml.BaseLoader)


def check_schema(schema: str, *files: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *map(str, files)],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("schema", "pattern", "at_least"),
    [
        ("github-workflows", "workflows/*.yml", 3),
        ("github-issue-forms", "ISSUE_TEMPLATE/*.yml", 6),
        ("dependabot", "dependabot.yml", 1),
        ("citation-file-format", "../CITATION.cff", 1),
    ],
)
def test_the_forge_understands_every_file(schema: str, pattern: str, at_least: int) -> None:
    files = sorted(FORGE.glob(pattern))
    assert len(files) >= at_least
    check_schema(schema, *files)


def test_a_wrong_workflow_is_refused(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(WORKFLOWS[0].read_text("utf-8").replace("runs-on:", "run-on:"), encoding="utf-8")
    with pytest.raises(AssertionError):
        check_schema("github-workflows", wrong)


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_actions_and_images_are_pinned(file: Path) -> None:
    """An action by its whole commit with the version beside it, an image by its digest, an own workflow by its path."""
    text = file.read_text("utf-8")
    used = re.findall(r"\buses: (.+)", text)
    assert used
    assert [name for name in used if not (PINNED.fullmatch(name) or name.startswith("./.github/workflows/"))] == []
    assert all(re.search(r"@sha256:[0-9a-f]{64}$", image) for image in re.findall(r"\bimage: (\S+)", text))
    for name in used:
        if name.startswith("./"):
            assert (ROOT / name).is_file()


def test_one_action_has_one_commit_everywhere() -> None:
    used = {name for file in WORKFLOWS for name in re.findall(r"\buses: (\S+@.+)", file.read_text("utf-8"))}
    assert len({name.split("@")[0] for name in used}) == len(used), used


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_no_job_has_a_right_that_it_does_not_need(file: Path) -> None:
    workflow = read(file)
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        assert job["permissions"] == RIGHTS.get((file.name, name), {"contents": "read"}), name


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_no_stranger_s_words_are_run(file: Path) -> None:
    """No expression stands inside a script, no stranger's pull request sees a secret, no token is left."""
    workflow = read(file)
    assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(workflow["on"])
    for job in workflow["jobs"].values():
        for step in job.get("steps", []):
            assert "${{" not in step.get("run", ""), step
            if "actions/checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] == "false"
    assert "secrets." not in file.read_text("utf-8")


def test_every_job_ends_by_itself() -> None:
    for file in WORKFLOWS:
        for name, job in read(file)["jobs"].items():
            assert "uses" in job or int(job["timeout-minutes"]) <= 120, (file.name, name)


def test_every_command_of_a_workflow_exists() -> None:
    """Targets of make, the script that runs all tests, and the commands of the package."""
    makefile = (ROOT / "Makefile").read_text("utf-8").replace("$(VENV)", ".venv")
    scripts = "\n".join(
        step.get("run", "")
        for file in WORKFLOWS
        for job in read(file)["jobs"].values()
        for step in job.get("steps", [])
    )
    targets = re.findall(r"^make ([\w./-]+)(?: CHANGED=git)?$", scripts, re.MULTILINE)
    assert {"browsers", "editions", "audit", "test", "test-weekly", ".venv/.ready"} <= set(targets)
    assert [target for target in targets if not re.search(rf"^{re.escape(target)}:", makefile, re.MULTILINE)] == []
    assert ".ci/run" in scripts
    for module in re.findall(r"python -m (handbook\.[\w.]+)", scripts):
        assert (ROOT / f"{module.replace('.', '/')}.py").is_file()


def test_the_tag_of_a_release_is_the_edition() -> None:
    edition = ours.data().outline.edition
    (pattern,) = read(FORGE / "workflows" / "release.yml")["on"]["push"]["tags"]
    assert re.fullmatch(pattern.replace("*", ".*"), edition)
    assert f"\n## {edition}\n" in (ROOT / "CHANGELOG.md").read_text("utf-8"), "the notes of the release"


FORMS = sorted((FORGE / "ISSUE_TEMPLATE").glob("*.yml"))
# the keys the forge knows, by kind of field, see its documentation of the form schema
ATTRIBUTES = {
    "markdown": {"value"},
    "input": {"label", "description", "placeholder", "value"},
    "textarea": {"label", "description", "placeholder", "value", "render"},
    "dropdown": {"label", "description", "multiple", "options", "default"},
    "checkboxes": {"label", "description", "options"},
}
BILINGUAL = re.compile(r"(?=.*[а-яөү]).+ / (?=.*[A-Za-z]).+")  # Mongolian first


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_a_form_has_every_key_it_needs_and_none_the_forge_does_not_know(file: Path) -> None:
    form = read(file)
    assert set(form) == {"name", "description", "title", "labels", "body"}
    fields = [field for field in form["body"] if field["type"] != "markdown"]
    for field in form["body"]:
        assert set(field["attributes"]) <= ATTRIBUTES[field["type"]]
        assert "value" in field["attributes"] if field["type"] == "markdown" else re.fullmatch(r"[a-z]+", field["id"])
    for key in ("id", "label"):
        named = [field.get(key) or field["attributes"][key] for field in fields]
        assert len(named) == len(set(named)), named
    assert any(field.get("validations", {}).get("required") == "true" for field in fields)


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_a_form_speaks_both_languages_and_takes_no_case_data(file: Path) -> None:
    form = read(file)
    shown = [form["name"], form["description"]]
    for field in form["body"]:
        attributes = field["attributes"]
        shown += [attributes[key] for key in ("label", "description") if key in attributes]
        options = attributes.get("options", [])
        shown += [option["label"] if isinstance(option, dict) else option for option in options]
        assert len(options) == len({str(option) for option in options})
    assert [words for words in shown if not BILINGUAL.fullmatch(words)] == []
    last = form["body"][-1]
    assert last["id"] == "harmless" and [option["required"] for option in last["attributes"]["options"]] == ["true"]


def test_the_pull_request_template_has_the_tasks_of_the_forms() -> None:
    template = (FORGE / "pull_request_template.md").read_text("utf-8")
    headings = re.findall(r"^##+ (.+)$", template, re.MULTILINE)
    assert all(BILINGUAL.fullmatch(heading) for heading in headings)
    assert len([line for line in template.splitlines() if line.startswith("### ")]) == len(FORMS) == 6
    for command in re.findall(r"python -m handbook (\w+)", template):
        done = subprocess.run([sys.executable, "-m", "handbook", command, "--help"], cwd=ROOT, capture_output=True)
        assert done.returncode == 0, command


class Host(BaseHTTPRequestHandler):
    """Answers as the path asks."""

    def do_GET(self) -> None:
        code = {"/404": 404, "/403": 403, "/moved": 301, "/for-now": 302}.get(self.path, 200)
        self.send_response(code)
        if code in (301, 302):
            self.send_header("Location", "/new")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def host() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Host) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_broken_address_a_moved_one_and_a_silent_one_are_told_apart(host: str) -> None:
    unused = "http://127.0.0.1:1/"  # nothing listens there
    answers = ask_all([*(f"{host}/{path}" for path in ("404", "403", "moved", "for-now", "well")), unused], pause=0)
    groups = {answer.address.removeprefix(host): answer.group for answer in answers}
    assert groups == {
        "/404": "gone",
        "/403": "silent",
        "/moved": "moved",
        "/for-now": "",
        "/well": "",
        unused: "silent",
    }
    text = report(answers, {answer.address: ["docs/_data/sources.bib:7"] for answer in answers})
    assert f"<{host}/moved> → {host}/new · `docs/_data/sources.bib:7`" in text
    assert f"<{host}/404> 404" in text and f"{host}/well" not in text
    assert [title for title in GROUPS.values() if title not in text] == []


def test_where_all_answer_there_is_no_report() -> None:
    assert report([AddressAnswer("https://a.mn/", "", "200")], {}) == ""


def test_a_long_report_fits_into_one_comment() -> None:
    answers = [AddressAnswer(f"https://a.mn/{number:05}", "gone", "404") for number in range(2000)]
    text = report(answers, {answer.address: ["docs/mn/index.md:1"] for answer in answers})
    assert LONGEST - 200 < len(text) < LONGEST + 200 and "https://a.mn/01999" not in text


def test_the_addresses_of_the_handbook_are_found_with_their_places() -> None:
    found = addresses(ROOT / "docs")
    data = ours.data()
    assert {source.url for source in data.sources.values() if source.url} <= set(found)
    assert not [address for address in found if re.search(r"\.(example|test)\b", address)], "invented names"
    place = next(place for place in found[next(iter(data.sources.values())).url] if "sources.bib" in place)
    file, line = place.split(":")
    assert next(iter(data.sources.values())).url in (ROOT / file).read_text("utf-8").splitlines()[int(line) - 1]
