"""Text: what no file may hold, how wide it is, and that each room has its page."""
import re

_LATER = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X)\b")
WIDEST, LONGEST_README = 120, 60


def no_later(tree):
    for file in tree.files:
        for match in _LATER.finditer(file.text):
            yield file.path, file.line_of(match.start()), f"{match.group()} is banned, use an issue"


def no_tab(tree):
    for file in tree.files:
        if "\t" in file.text and file.kind != "web":
            yield file.path, file.line_of(file.text.index("\t")), "a tab is banned, use blanks"


def no_trailing_blank(tree):
    for file in tree.files:
        for match in re.finditer(r"[ \t\r]+$", file.text, re.M):
            yield file.path, file.line_of(match.start()), "a blank at the end of a line is banned, use none"


def line_width(tree):
    """C++, and the comments of scenarios; a scenario's row, or what it expects, may be as wide as a table needs."""
    for file in tree.files:
        if file.kind not in ("cpp", "yaml"):
            continue
        for number, line in enumerate(file.lines, 1):
            comment = line.lstrip().startswith("#") and not line.startswith("# expect: ")
            if len(line) > WIDEST and (file.kind == "cpp" or comment):
                yield file.path, number, f"a line of {len(line)} columns is banned, use at most {WIDEST}"


def room_page(tree):
    """Each folder with code that is a room of rooms.txt has a README of at most a page."""
    rooms = {tree.rooms.room_of(file.path): file.path for file in tree.cpp}
    folders = {room for room, path in rooms.items() if room and path.startswith(room + "/") and room != "tests"}
    for folder in sorted(folders):
        page = next((file for file in tree.files if file.path == folder + "/README.md"), None)
        if page is None:
            yield folder + "/README.md", 1, "a room without a README.md is banned, use one: job, where to start, may use, holds always"
        elif page.text.count("\n") > LONGEST_README:
            yield page.path, LONGEST_README + 1, f"a room's page of {page.text.count(chr(10))} lines is banned, use at most {LONGEST_README}"


RULES = [no_later, no_tab, no_trailing_blank, line_width, room_page]
