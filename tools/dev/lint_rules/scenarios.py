"""Scenarios: each figure says where it comes from."""
import re

FACTS = range(1, 26)  # F1 to F25, the numbered facts of the port's published profile
_FREE = ("name", "base", "title", "category")
_KEY = re.compile(r"^\s*(?:-\s+)?(?:(?P<key>\"[^\"]*\"|'[^']*'|[^\s:#][^:#]*?)\s*:(?=\s|$))?(?P<value>.*)$")
_FACT = re.compile(r"^fact:\s*F\d+(?:\s*,\s*F\d+)*\b")
_ASSUMPTION = re.compile(r"^assumption:\s*(.*)$")


def _split(line):
    """The line's value and comment; a # inside quotes is none, nor is one that follows no blank."""
    quote = None
    for at, sign in enumerate(line):
        if quote:
            quote = None if sign == quote else quote
        elif sign in "\"'" and (at == 0 or line[at - 1] in " [{,:"):
            quote = sign
        elif sign == "#" and (at == 0 or line[at - 1] in " \t"):
            return line[:at], line[at + 1:].strip()
    return line, ""


def _fault(comment):
    if _FACT.match(comment):
        unknown = [number for number in re.findall(r"F(\d+)", comment.split("assumption")[0]) if int(number) not in FACTS]
        return f"fact F{unknown[0]}" if unknown else None
    if assumed := _ASSUMPTION.match(comment):
        return None if len(assumed.group(1).split()) >= 3 else "an assumption without its why"
    return "a figure without its source"


def provenance(tree):
    for file in tree.files:
        if file.kind != "yaml" or not file.path.startswith("scenarios/"):
            continue
        for number, line in enumerate(file.lines, 1):
            content, comment = _split(line)
            match = _KEY.match(content)
            if not re.search(r"\d", match.group("value")) or (match.group("key") or "").strip("\"'") in _FREE:
                continue
            if fault := _fault(comment):
                yield file.path, number, f"{fault} is banned, use `# fact: F<1-25>` or `# assumption: <why this value>`"


RULES = [provenance]
