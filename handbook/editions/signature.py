"""Signs the list of sums with the publisher's key, and verifies the files of an edition by signature and sums."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from handbook.editions.packing import NAME, SIGNATURE, SUMS, write_file

SIGNERS = "allowed_signers"
KEYS = Path(__file__).with_name(SIGNERS)  # the public keys that editions are signed with
# the signer's name, and the namespace of ssh-keygen: signatures with another namespace are rejected
PURPOSE = NAME
KEYGEN = "ssh-keygen"
_SUM = re.compile(r"([0-9a-f]{64})  (\S.*)")
_FINGERPRINT = re.compile(r"SHA256:\S+")
_PUBLIC = re.compile(r"(?:ssh|ecdsa|sk)-\S+ \S+")
_PRIVATE = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY")  # as ssh-keygen and openssl begin the file

NO_KEY = f"""Nothing was signed: no key was named. Type: make sign KEY=PATH, with a private key outside the project.
A key is made once, by: {KEYGEN} -t ed25519 -f PATH (with a passphrase). What else has to be done first, who tells the
units its fingerprint in a second way, and how it is kept: CONTRIBUTING.md, “The key that signs”."""
NO_PROGRAM = f"""{KEYGEN}: not found on this computer, and it alone makes and checks signatures. It comes with OpenSSH
(Debian, Ubuntu: openssh-client; Windows: the optional feature OpenSSH Client; macOS has it)."""
DO_NOT_OPEN = """Do not open or hand out these files. Ask whoever publishes the handbook, by telephone; what to do then
stands in the handbook under “Verify before you open” (start/verify)."""


class SignatureFailed(Exception):
    """An edition cannot be signed, or is not what its publisher signed; the message says what was found and to do."""


def sign(dist: Path, key: Path | None, keys: Path = KEYS) -> list[str]:
    """Write the signature of the list of sums in ``dist``, and the public ``keys`` beside it; return lines to print.

    ``key`` is the path of a private key. Raises SignatureFailed where the files are not those of the list, the key lies
    in the project, cannot be used, or is not among ``keys``.
    """
    if not key:
        raise SignatureFailed(NO_KEY)
    if key.resolve().is_relative_to(dist.resolve().parent):
        raise SignatureFailed(
            f"Nothing was signed: {key} lies in the project, where it may be committed or handed out. Move it to a "
            "place that only the signer reads. Was it committed or sent already? Then it is lost: make another."
        )
    if wrong := wrong_sums(dist):
        raise SignatureFailed("\n".join([*wrong, f"Nothing was signed: {dist.name}/ is not as it was made."]))
    listed = (dist / SUMS).read_bytes()
    made = _keygen("sign", "-q", "-f", key, "-n", PURPOSE, given=listed)
    if made.returncode:
        raise SignatureFailed(
            f"Nothing was signed: {KEYGEN} cannot sign with {key} ({_words(made)}). KEY= is the path of a private key "
            "that it made, and its passphrase is asked for."
        )
    with TemporaryDirectory() as folder:
        fresh = Path(folder) / SIGNATURE
        fresh.write_bytes(made.stdout)
        fingerprint = _fingerprint(fresh, listed)
        if not _is_by_one_of(keys, fresh, listed):
            raise SignatureFailed(_not_announced(key, keys, fingerprint))
    write_file(dist / SIGNATURE, made.stdout)
    write_file(dist / SIGNERS, keys.read_bytes())
    return [
        f"signed: {dist.name}/{SUMS}, by the key {fingerprint}",
        f"Hand out {SUMS}, {SIGNATURE} and {SIGNERS} together with the files of the edition.",
    ]


def verify(dist: Path, keys: Path | None = None) -> list[str]:
    """Check signature and sums of all files in ``dist``; return lines to print if nothing is wrong.

    ``keys`` is a file of allowed signers or a public key; without it the keys of the project count. Without any key and
    without a signature the sums alone are checked. Raises SignatureFailed with a line for each thing that is wrong.
    """
    wrong, signed = wrong_sums(dist), []
    try:
        signed = [_verified(dist, keys or KEYS)]
    except SignatureFailed as error:
        wrong.append(str(error))
    if wrong:
        raise SignatureFailed("\n".join([*wrong, DO_NOT_OPEN]))
    return [f"{len(_rows(dist))} files are those of {dist.name}/{SUMS}", *signed]


def wrong_sums(dist: Path) -> list[str]:
    """Compare the files in ``dist`` with its list of sums; return a line for each difference."""
    if not (dist / SUMS).is_file():
        return [f"{dist.name}/{SUMS}: not there; make editions writes it, and a unit gets it together with the files"]
    files = {path.name: path for path in dist.iterdir() if path.is_file() and not path.name.startswith(".")}
    wrong, seen = [], set()
    for number, line in enumerate(_rows(dist), 1):
        where = f"{SUMS}:{number}"
        if not (row := _SUM.fullmatch(line)):
            wrong.append(f"{where}: “{line[:80]}” is no sum with a name; the list was changed or damaged, get it again")
            continue
        said, name = row.groups()
        if name in seen:
            wrong.append(f"{where}: {name} is listed a second time; the list was changed or damaged, get it again")
        elif name not in files:
            wrong.append(f"{name}: not there, but {where} lists it; get this file too")
        elif (found := _sha256(files[name])) != said:
            wrong.append(
                f"{name}: its sum is {found}, but {where} says {said}; the file was changed or damaged, get it again"
            )
        seen.add(name)
    if not seen:
        wrong.append(f"{dist.name}/{SUMS}: lists no file; get it again")
    extra = sorted(files.keys() - seen - {SUMS, SIGNATURE, SIGNERS, f"{SIGNERS}.sig"})
    return wrong + [f"{name}: not in {SUMS}, so nobody answers for it; take it out of {dist.name}/" for name in extra]


def _rows(dist: Path) -> list[str]:
    return (dist / SUMS).read_text("utf-8", errors="replace").splitlines()


def _sha256(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _verified(dist: Path, keys: Path) -> str:
    """Return a sentence about the key that signed the list of sums; raises SignatureFailed if it is not allowed."""
    allowed, signature = _allowed(keys), dist / SIGNATURE
    if not (dist / SUMS).is_file():
        raise SignatureFailed(f"{SIGNATURE}: cannot be checked without {SUMS}")
    if not signature.is_file():
        if allowed:
            raise SignatureFailed(
                f"{SIGNATURE}: not there, but {keys} names a key. Whoever publishes types make sign KEY=PATH; in files "
                "that you were given it has to be there: somebody may have taken it away"
            )
        return "Not signed: the sums show that no file was damaged, but not from whom the files come."
    if not allowed:
        raise SignatureFailed(
            f"{SIGNATURE}: cannot be checked, since {keys} names no public key. Get the key in another way than these "
            "files, and type make verify KEY=PATH with the path of that file"
        )
    listed = (dist / SUMS).read_bytes()
    fingerprint = _fingerprint(signature, listed)
    if not _is_by_one_of(keys, signature, listed):
        raise SignatureFailed(
            f"{SIGNATURE}: made with the key {fingerprint}, which does not stand in {keys}: somebody else signed. If a "
            "new key was announced in a second way, get the new file of keys"
        )
    return f"Signed by the key {fingerprint}. Compare it with the one that you were told by telephone or on paper."


def _fingerprint(signature: Path, listed: bytes) -> str:
    """Return the fingerprint of the key; raises SignatureFailed if it did not sign these bytes for our purpose."""
    done = _keygen("check-novalidate", "-n", PURPOSE, "-s", signature, given=listed)
    if done.returncode:
        raise SignatureFailed(
            f"{SIGNATURE}: not a signature of this {SUMS} for “{PURPOSE}” ({_words(done)}); one of the two was "
            "changed, belongs to another edition or was signed for another purpose. Get both again"
        )
    return _FINGERPRINT.search(done.stdout.decode())[0]  # type: ignore[index]


def _is_by_one_of(keys: Path, signature: Path, listed: bytes) -> bool:
    """Return whether one of the allowed ``keys`` made the signature of these bytes."""
    with TemporaryDirectory() as folder:
        allowed = Path(folder) / SIGNERS
        allowed.write_text(_allowed(keys), encoding="utf-8")
        return not _keygen(
            "verify", "-f", allowed, "-I", PURPOSE, "-n", PURPOSE, "-s", signature, given=listed
        ).returncode


def _allowed(keys: Path) -> str:
    """Read the lines of allowed signers from a file, which may also be a public key; "" if it names none."""
    try:
        text = keys.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SignatureFailed(
            f"{keys}: cannot be read ({error}); KEY= is a public key or a file of allowed signers"
        ) from None
    if _PRIVATE.search(text):
        raise SignatureFailed(
            f"{keys}: a private key, which nobody needs to verify; KEY= is the public one, {keys}.pub"
        )
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return "".join(f"{_signer_line(line) if _PUBLIC.match(line) else line}\n" for line in lines)


def _signer_line(public: str) -> str:
    """Write a public key as a line of allowed signers, without the remark at its end."""
    return f'{PURPOSE} namespaces="{PURPOSE}" {" ".join(public.split()[:2])}'


def _not_announced(key: Path, keys: Path, fingerprint: str) -> str:
    own = key.with_name(f"{key.name}.pub")
    public = own.read_text("utf-8") if own.is_file() else _keygen("", "-y", "-f", key).stdout.decode()
    return "\n".join(
        (
            f"Nothing was signed: the key {fingerprint} is not in {keys} yet, so nobody could verify it. First:",
            "1. Put this line into that file, and have a second person merge it:",
            f"   {_signer_line(public)}",
            "2. Tell each unit the fingerprint in a second way, by telephone or on a printed page with your signature:",
            f"   {fingerprint}",
            "3. Type make sign KEY=PATH again. What else a key needs: CONTRIBUTING.md, “The key that signs”.",
        )
    )


def _keygen(what: str, *arguments: str | Path, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run ssh-keygen, which asks for a passphrase at the terminal; raises SignatureFailed where it is missing."""
    if not (program := shutil.which(KEYGEN)):
        raise SignatureFailed(NO_PROGRAM)
    return subprocess.run([program, *(("-Y", what) if what else ()), *arguments], input=given, capture_output=True)


def _words(done: subprocess.CompletedProcess[bytes]) -> str:
    """Return the program's message about its failure on one line."""
    return " ".join(done.stderr.decode(errors="replace").split()) or f"exit code {done.returncode}"
