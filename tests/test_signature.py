"""An edition is signed with the publisher's key alone, and whatever is changed in it afterwards is found and told."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from handbook.__main__ import main
from handbook.editions import signature
from handbook.editions.packing import SIGNATURE, SUMS, write_sums
from handbook.editions.signature import DO_NOT_OPEN, KEYS, SIGNERS, SignatureFailed, sign, verify

ROOT = Path(__file__).parents[1]
ZIP, BOOK = "osint-handbook-2026-11.zip", "osint-handbook-2026-11.mn.pdf"
FINGERPRINT = r"SHA256:[\w+/]{43}"

pytestmark = pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="Debian's openssh-client is not there")


def new_key(path: Path) -> Path:
    """A private key without passphrase, made on the spot; its public half lies beside it."""
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "a remark", "-f", path], check=True)
    return path


def allow(keys: Path, *allowed: Path) -> Path:
    """A file of allowed signers that names these private keys' public halves."""
    publics = [key.with_name(f"{key.name}.pub").read_text("utf-8") for key in allowed]
    lines = [f'osint-handbook namespaces="osint-handbook" {" ".join(public.split()[:2])}\n' for public in publics]
    keys.write_text(f"# who publishes\n{''.join(lines)}", encoding="utf-8")
    return keys


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with two files in dist/ and their list."""
    root = tmp_path / "project"
    (root / "dist").mkdir(parents=True)
    for name in (ZIP, BOOK):
        (root / "dist" / name).write_bytes(name.encode())
    write_sums(root / "dist")
    return root


@pytest.fixture
def key(tmp_path: Path) -> Path:
    return new_key(tmp_path / "key")


@pytest.fixture
def keys(tmp_path: Path, key: Path) -> Path:
    return allow(tmp_path / "keys", key)


@pytest.fixture
def dist(project: Path, key: Path, keys: Path) -> Path:
    """The folder with a signed list."""
    sign(project / "dist", key, keys)
    return project / "dist"


def told(dist: Path, keys: Path | None = None) -> list[str]:
    """The lines of what is wrong, without the last, which says what to do in any case."""
    with pytest.raises(SignatureFailed) as error:
        verify(dist, keys)
    assert str(error.value).endswith(DO_NOT_OPEN)
    return str(error.value).removesuffix(DO_NOT_OPEN).splitlines()


def test_what_was_signed_is_verified_by_the_file_of_keys_and_by_the_public_key_alone(
    dist: Path, key: Path, keys: Path
) -> None:
    for known in (keys, key.with_name("key.pub"), dist / SIGNERS):
        files, signer = verify(dist, known)
        assert files.startswith("2 files") and re.search(FINGERPRINT, signer)


def test_anybody_with_openssh_verifies_it_without_the_project(dist: Path) -> None:
    """By the very command of the page for readers."""
    page = (ROOT / "docs/en/start/verify.md").read_text("utf-8")
    command = re.search(r"ssh-keygen -Y verify .*", page)[0]  # type: ignore[index]
    done = subprocess.run(command, shell=True, cwd=dist, capture_output=True, text=True)
    assert done.returncode == 0 and done.stdout.startswith('Good "osint-handbook" signature for osint-handbook')
    (dist / SUMS).write_bytes((dist / SUMS).read_bytes() + b"\n")
    done = subprocess.run(command, shell=True, cwd=dist, capture_output=True, text=True)
    assert done.returncode and "Could not verify signature." in done.stdout + done.stderr


def test_the_same_list_is_signed_with_the_same_bytes(dist: Path, key: Path, keys: Path) -> None:
    first = (dist / SIGNATURE).read_bytes()
    sign(dist, key, keys)
    assert (dist / SIGNATURE).read_bytes() == first


TAMPERED: dict[str, tuple[Callable[[Path], object], str]] = {
    "a file": (
        lambda dist: (dist / ZIP).write_bytes(b"other"),
        rf"{ZIP}: its sum is [0-9a-f]{{64}}, but {SUMS}:2 says [0-9a-f]{{64}}; the file was changed or damaged",
    ),
    "a missing file": (
        lambda dist: (dist / BOOK).unlink(),
        rf"{BOOK}: not there, but {SUMS}:1 lists it; get this file",
    ),
    "an extra file": (
        lambda dist: (dist / "osint-handbook-update.exe").write_bytes(b"MZ"),
        rf"osint-handbook-update\.exe: not in {SUMS}, so nobody answers for it; take it out of dist/",
    ),
    "no signature": (lambda dist: (dist / SIGNATURE).unlink(), rf"{SIGNATURE}: not there, but .*keys names a key"),
    "a signature that is none": (
        lambda dist: (dist / SIGNATURE).write_text("signed\n", "utf-8"),
        rf"{SIGNATURE}: not a signature of this {SUMS} .*; one of the two was changed",
    ),
}


@pytest.mark.parametrize("change, found", TAMPERED.values(), ids=TAMPERED)
def test_what_is_changed_after_signing_is_found_and_told(
    dist: Path, keys: Path, change: Callable[[Path], object], found: str
) -> None:
    change(dist)
    (line,) = told(dist, keys)
    assert re.match(found, line)


def test_a_sum_that_was_made_to_fit_breaks_the_signature(dist: Path, keys: Path) -> None:
    (dist / ZIP).write_bytes(b"other")
    signed = (dist / SIGNATURE).read_bytes()
    write_sums(dist)
    (dist / SIGNATURE).write_bytes(signed)
    (line,) = told(dist, keys)
    assert line.startswith(f"{SIGNATURE}: not a signature of this {SUMS}")


def test_a_damaged_line_of_the_list_is_named(dist: Path, keys: Path) -> None:
    rows = (dist / SUMS).read_text("utf-8").splitlines()
    (dist / SUMS).write_text("\n".join([rows[0], rows[0], rows[1][1:], "../../etc/passwd"]), encoding="utf-8")
    lines = told(dist, keys)
    assert [line.split(":", 2)[:2] for line in lines[:3]] == [[SUMS, "2"], [SUMS, "3"], [SUMS, "4"]]
    assert "a second time" in lines[0] and all("changed or damaged" in line for line in lines[:3])


def test_the_key_of_somebody_else_is_refused_and_named(dist: Path, tmp_path: Path, keys: Path) -> None:
    other = new_key(tmp_path / "other")
    sign(dist, other, allow(tmp_path / "theirs", other))
    (line,) = told(dist, keys)
    fingerprint = subprocess.run(["ssh-keygen", "-lf", other], capture_output=True, text=True).stdout.split()[1]
    assert line.startswith(f"{SIGNATURE}: made with the key {fingerprint}, which does not stand in {keys}")


def test_a_signature_for_another_purpose_is_refused(dist: Path, key: Path, keys: Path) -> None:
    """Made with the right key, but as git makes them for commits."""
    with (dist / SUMS).open("rb") as listed:
        done = subprocess.run(
            ["ssh-keygen", "-q", "-Y", "sign", "-f", key, "-n", "git"], stdin=listed, capture_output=True
        )
    (dist / SIGNATURE).write_bytes(done.stdout)
    (line,) = told(dist, keys)
    assert "for “osint-handbook”" in line and "another purpose" in line


def test_all_that_is_wrong_is_told_at_once(dist: Path, keys: Path) -> None:
    (dist / ZIP).unlink()
    (dist / BOOK).write_bytes(b"other")
    (dist / SIGNATURE).unlink()
    assert len(told(dist, keys)) == 3


def test_a_list_made_anew_is_not_signed_any_more(dist: Path) -> None:
    write_sums(dist)
    assert (dist / SIGNATURE).is_file()  # the same list
    (dist / ZIP).write_bytes(b"mended")
    write_sums(dist)
    assert not (dist / SIGNATURE).exists()


def test_nothing_is_signed_that_is_not_as_it_was_made(project: Path, key: Path, keys: Path) -> None:
    (project / "dist" / ZIP).write_bytes(b"other")
    with pytest.raises(SignatureFailed, match="Nothing was signed") as error:
        sign(project / "dist", key, keys)
    assert str(error.value).startswith(f"{ZIP}: its sum is") and not (project / "dist" / SIGNATURE).exists()


def test_without_a_key_the_sums_alone_are_verified_and_it_is_said(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    monkeypatch.setattr(signature, "KEYS", allow(project / "none"))
    assert main(["verify"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"2 files are those of dist/{SUMS}",
        "Not signed: the sums show that no file was damaged, but not from whom the files come.",
    ]
    (project / "dist" / ZIP).write_bytes(b"other")
    assert main(["verify"]) == 1 and ZIP in capsys.readouterr().out


def test_a_signature_without_a_known_key_proves_nothing(dist: Path, tmp_path: Path) -> None:
    (line,) = told(dist, allow(tmp_path / "none"))
    assert "names no public key" in line and "make verify KEY=PATH" in line


def test_a_key_that_was_replaced_still_verifies_older_editions(dist: Path, tmp_path: Path, key: Path) -> None:
    assert verify(dist, allow(tmp_path / "both", key, new_key(tmp_path / "new")))


def test_a_new_key_is_refused_until_its_public_half_is_known_and_the_way_is_told(
    project: Path, key: Path, tmp_path: Path
) -> None:
    keys = allow(tmp_path / "none")
    with pytest.raises(SignatureFailed) as error:
        sign(project / "dist", key, keys)
    assert not (project / "dist" / SIGNATURE).exists() and "by telephone or on a printed page" in str(error.value)
    line = re.search(r"osint-handbook namespaces=.*", str(error.value))[0]  # type: ignore[index]
    assert "a remark" not in line  # whose name may stand there
    key.with_name("key.pub").unlink()  # then the public half is asked of the private one
    with pytest.raises(SignatureFailed) as again:
        sign(project / "dist", key, keys)
    assert str(again.value) == str(error.value)
    keys.write_text(line, encoding="utf-8")
    assert sign(project / "dist", key, keys) and verify(project / "dist", keys)


def test_a_key_in_the_project_is_refused(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    new_key(project / "key")
    monkeypatch.chdir(project)
    assert main(["sign", "--key", "key"]) == 1
    assert "lies in the project" in capsys.readouterr().out and not (project / "dist" / SIGNATURE).exists()


@pytest.mark.parametrize("content", [None, "no key\n"])
def test_a_wrong_key_is_told_in_a_sentence(
    project: Path,
    tmp_path: Path,
    content: str | None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    wrong = tmp_path / "wrong"
    if content:
        wrong.write_text(content, encoding="utf-8")
        wrong.chmod(0o600)
    monkeypatch.chdir(project)
    assert main(["sign", "--key", str(wrong)]) == 1
    assert f"Nothing was signed: ssh-keygen cannot sign with {wrong} (" in capsys.readouterr().out
    assert main(["sign"]) == 1
    assert capsys.readouterr().out.startswith("Nothing was signed: no key was named. Type: make sign KEY=PATH")


def test_a_private_key_is_never_taken_for_a_public_one(dist: Path, key: Path, tmp_path: Path) -> None:
    (line,) = told(dist, key)
    assert "a private key, which nobody needs to verify" in line
    (line,) = told(dist, tmp_path / "nowhere")
    assert "cannot be read" in line


def test_where_the_program_is_missing_it_is_said_and_the_sums_are_checked_all_the_same(
    dist: Path, key: Path, keys: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SignatureFailed, match="ssh-keygen: not found on this computer"):
        sign(dist, key, keys)
    (dist / ZIP).write_bytes(b"other")
    lines = told(dist, keys)
    assert lines[0].startswith(f"{ZIP}: its sum is") and lines[1].startswith("ssh-keygen: not found")


def test_no_private_key_lies_in_the_project_and_the_public_ones_can_be_read() -> None:
    """Every line of the file of keys is a comment or a key for this purpose alone."""
    begins = "-----BEGIN OPENSSH " + "PRIVATE KEY"
    listed = subprocess.run(["git", "grep", "-lI", "-e", begins], cwd=ROOT, capture_output=True, text=True)
    assert listed.stdout == "" and listed.returncode == 1
    for line in KEYS.read_text("utf-8").splitlines():
        assert re.fullmatch(r'#.*|osint-handbook namespaces="osint-handbook" \S+ [\w+/=]+', line), line
