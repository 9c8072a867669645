"""The rules that are checked while files are read, by handbook.content, handbook.data and handbook.figures."""

from __future__ import annotations

from handbook.checks.rules import RULES, Rule

_BUILD = "What cannot be read cannot be built, and would be missing without a word."
_MARKUP = "Python-Markdown prints a mark it does not know as plain text, and the reader sees raw signs."
_QUIZ = "mkdocs-quiz would read the question otherwise than the author meant, or print it with its answers."
_DATA = "Many pages use this fact; a mistake here is a mistake on all of them."
_CASE = "A case that contradicts itself teaches a trainee to distrust a true finding, or cannot be solved."
_MEND_CASE = "mend the line of case.yml that is named; handbook/exercises/web/README.md tells the form"
_FIGURE = "A figure is drawn from its words; what is missing or too long cannot be drawn so that it can be read."

for _code, _guards, _why, _fix in (
    ("FI01", "Every file and folder the handbook needs is there.", _BUILD, "create it"),
    ("FI02", "Every file is UTF-8.", _BUILD, "save the file with the encoding UTF-8"),
    ("FM01", "Each page begins with front matter that can be read.", _BUILD, "write it between two lines ---"),
    ("FM02", "The front matter has the keys it needs, no others, each of its kind.", _BUILD, "see CONTRIBUTING.md"),
    ("MK01", "Each code fence is closed.", _MARKUP, "repeat the same signs on a line of their own"),
    ("MK02", "Each box is written as a box of a known kind.", _MARKUP, 'write !!! kind or !!! kind "Title"'),
    ("MK03", "Each box holds text.", _MARKUP, "indent the text of the box by four spaces"),
    ("MK04", "Each citation is written as one.", _MARKUP, "write [@key] or [@key1; @key2]"),
    ("MK05", "The minutes of an exercise are a number.", _MARKUP, "write <!-- practises: dp-2; minutes: 10 -->"),
    ("MK07", "Links are written in the one way that all rules follow.", _MARKUP, "write [words](target)"),
    ("MK06", "<quiz> and </quiz> stand alone on their lines, in pairs.", _QUIZ, "one pair for each question"),
    ("QU01", "Each question has an id.", "Saved progress and the twin page name it.", "write <!-- id: … --> first"),
    ("QU02", "Each question has a text and options.", _QUIZ, "write the question, then - [ ] or - [x] lines"),
    (
        "QU03",
        "All text below the first option is an option or its reason.",
        _QUIZ,
        "put > before each line of a reason",
    ),
    ("QU04", "No question is a gap to fill in.", "Such a question writes what is typed into the page.", "give options"),
    ("DA01", "Each data file is readable YAML without repeated keys.", _DATA, "mend the line that is named"),
    (
        "DA02",
        "Each data file has the keys it needs, no others, in both languages.",
        _DATA,
        "mend the line that is named",
    ),
    ("DA03", "An id stands once.", _DATA, "give the second entry an id of its own or remove it"),
    ("DA04", "Each row of the glossary is complete.", _DATA, "fill in the cell that is named"),
    ("DA05", "Each source can be read and has a title and a year.", _DATA, "mend the entry that is named"),
    (
        "DA06",
        "Each source, term and law fact that a data file names is listed.",
        _DATA,
        "add it to the file that is named",
    ),
    ("DA08", "The dates, the status and the sources of a tool card agree.", _DATA, "mend the card that is named"),
    ("DA07", "A choice in a form has options, nothing else has.", _DATA, "add or remove the options"),
    ("BA01", "Each question of bank.yml has what it needs, in both languages.", _DATA, "mend the line that is named"),
    ("EX01", "Each answers.yml has what it needs, no more, in both languages.", _DATA, "see CONTRIBUTING.md"),
    ("EX02", "Only exercises that exist are made.", _BUILD, "write the name of a folder of exercises/"),
    ("EX11", "Each case.yml has the form of a case, and names from the list.", _CASE, _MEND_CASE),
    ("EX12", "Each id of a case stands once, and where one is named it is there.", _CASE, _MEND_CASE),
    ("EX13", "Nobody of a case is in two places at one time.", _CASE, _MEND_CASE),
    ("EX14", "Accounts, names, posts and comments of a case follow each other in time.", _CASE, _MEND_CASE),
    ("EX15", "Adverts of a case run while their account is there.", _CASE, _MEND_CASE),
    ("EX16", "Firms and licences of a case agree with their days.", _CASE, _MEND_CASE),
    ("EX17", "Names, addresses, certificates and pages of a case agree with their days.", _CASE, _MEND_CASE),
    ("EX18", "No wallet of a case spends more than it received.", _CASE, _MEND_CASE),
    ("EX19", "What is gone from a case was captured before, or is marked as lost.", _CASE, _MEND_CASE),
    ("EX20", "No host in a case leads nowhere.", _CASE, _MEND_CASE),
    ("EX21", "Everything in a case has a site that shows it.", _CASE, _MEND_CASE),
    ("FG01", "Each figure is of a known kind.", _FIGURE, "write a kind that handbook.figures can draw"),
    ("FG02", "Each label of a figure is there in both languages.", _FIGURE, "write mn and en"),
    ("FG03", "No label of a figure has more than nine words.", _FIGURE, "shorten it"),
    ("FG04", "Each figure has a title and a description.", _FIGURE, "write title and desc in both languages"),
    (
        "FG05",
        "Each figure has the fields of its kind and no others.",
        _FIGURE,
        "see FIELDS in handbook/figures/rules.py",
    ),
    ("FG06", "Each letter of a figure is in its font.", _FIGURE, "use another sign"),
    (
        "FG08",
        "The counts of a figure add up.",
        "A reader counts, and trusts nothing after a wrong sum.",
        "mend the counts",
    ),
    ("FG07", "Each word of a figure fits its box.", _FIGURE, "use a shorter word or a soft hyphen"),
    ("FG08", "The counts of a figure add up.", "A reader counts, and trusts nothing after a wrong sum.", "mend them"),
):
    RULES[_code] = Rule(_code, _guards, _why, _fix)
