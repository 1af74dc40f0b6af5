"""Names: of files, types and functions, and the port's words that the engine must not know."""
import os
import re

_VAGUE = {"utils", "util", "helper", "helpers", "manager", "managers"}
_FILE = _VAGUE | {"common", "misc"}
_TYPE = re.compile(r"\b(?:class|struct|union|enum(?:\s+class)?|using|concept)\s+(?:\[\[\w+\]\]\s*)?([A-Za-z_]\w*)(?!\s*::)")
_GETTER = re.compile(r"(?<![\w.:>])(?!return\b|co_\w+\b|new\b|else\b|case\b)[A-Za-z_][\w:<>,]*[\s&*]+(?:\w+::)*(get_\w+)\s*\(")
_GETTERS_OF_THE_LANGUAGE = {"get_return_object", "get_return_object_on_allocation_failure"}

_PORT_WORDS = {"port", "ship", "berth", "vessel", "coal", "tonne", "cargo", "crane", "train", "truck", "tide", "quay"}
_PORT_WORDS |= {word + "s" for word in _PORT_WORDS} | {"cargoes"}
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def _words(name):
    return [word.lower() for word in _WORD.findall(name)]


def file_name(tree):
    for file in tree.files:
        for part in [*os.path.dirname(file.path).split("/"), file.stem]:
            words = _words(part)
            for word in words:
                if word in _VAGUE or (word in _FILE and len(words) == 1):
                    yield file.path, 1, f"a file or folder called '{word}' is banned, use a name that says its job"


def type_name(tree):
    for file in tree.cpp:
        for match in _TYPE.finditer(file.code):
            words = _words(match.group(1))
            for word in words:
                if word in _VAGUE or (word == "common" and "random" not in words):
                    yield file.path, file.line_of(match.start(1)), f"'{match.group(1)}' is banned, use a name that says its job"


def getter_name(tree):
    for file in tree.cpp:
        for match in _GETTER.finditer(file.code):
            if match.group(1) not in _GETTERS_OF_THE_LANGUAGE:
                yield file.path, file.line_of(match.start(1)), f"'{match.group(1)}' is banned, use '{match.group(1)[4:]}'"


def engine_knows_no_port(tree):
    for file in tree.cpp:
        if not file.path.startswith("sim/") or file.path.startswith("sim/examples/"):
            continue
        for number, line in enumerate(file.lines, 1):
            for word in _words(line):
                if word in _PORT_WORDS:
                    yield file.path, number, f"'{word}' in sim is banned, use a word of queues and processes"


_OPENS = re.compile(r"namespace(?: ([\w:]+))? \{")
_DEFINES = re.compile(r"(?:struct|class|union|enum(?: class)?) ([A-Za-z_]\w*)(?: final)?(?: :(?!:).*)?(?: \{.*)?$")


def _defined(file):
    """Types that a file defines at namespace scope, not in an unnamed one: (namespace, name, line)."""
    inside = []
    code = file.code.split("\n")
    for number, line in enumerate(file.lines):
        if line.startswith("} // namespace"):
            inside = inside[:-1]
        elif opens := _OPENS.match(line):
            inside = [*inside, opens.group(1) or ""]
        elif inside and "" not in inside and (defines := _DEFINES.match(code[number].rstrip())):
            yield "::".join(inside), defines.group(1), number + 1


def defined_twice(tree):
    """Two types of one name in one namespace are one to the linker, which keeps one's functions for both."""
    first = {}
    for file in tree.cpp:
        if not file.path.startswith(("sim/", "models/", "tools/")) or file.path.startswith("sim/examples/"):
            continue
        for namespace, name, line in _defined(file):
            before = first.setdefault((namespace, name), file.path)
            if before != file.path:
                yield file.path, line, f"a second '{namespace}::{name}', beside that of {before}, is banned, use another name"


RULES = [defined_twice, file_name, type_name, getter_name, engine_knows_no_port]
