"""C++: lengths, `co_await` shapes the compiler gets wrong, and what would make a run differ from its repetition."""
import re

LONGEST_FILE, LONGEST_FUNCTION = 400, 70


def header_guard(tree):
    for file in tree.cpp:
        if file.suffix == ".h" and not file.text.startswith("#pragma once\n"):
            yield file.path, 1, "a header that starts otherwise is banned, use #pragma once as its first line"


def file_length(tree):
    for file in tree.files:
        length = file.text.count("\n")
        if file.kind in ("cpp", "script", "cmake", "web") and length > LONGEST_FILE:
            yield file.path, length, f"a file of {length} lines is banned, use several with one concept each (at most {LONGEST_FILE})"


_MARKS = re.compile(r"[{};()]")
_TYPE = re.compile(r"^\s*(?:template\s*<.*>\s*)?(?:typedef\s+)?(?:inline\s+)?(?:class|struct|union|enum)\b", re.S)
_LABEL = re.compile(r"^\s*(?:public|private|protected)\s*:")
_WORD_BRACE = re.compile(r"[\w>]\s*$")
_INITIALISERS = re.compile(r"\)\s*(?:noexcept\s*)?:[^:]")


def _what_opens(head):
    """What a brace opens, by the text before it since the last statement: a scope, a function, a value, or a member's
    initialiser in a constructor's list."""
    if re.search(r"\bnamespace\b|\bextern\s*\"", head):
        return "scope"
    without_parens = re.sub(r"\([^()]*\)", "()", head)
    while without_parens != (shorter := re.sub(r"\((?:\(\)|[^()])*\)", "()", without_parens)):
        without_parens = shorter
    if _TYPE.match(without_parens) and not re.search(r"\)\s*(?:const|noexcept|override|final|\s)*$", without_parens):
        return "scope"
    if "(" not in head:
        return "value"
    if _INITIALISERS.search(without_parens) and _WORD_BRACE.search(head):
        return "initialiser"
    if re.search(r"(?<!operator)(?<![=!<>])=(?!=)", without_parens) and "]" not in without_parens.split("=", 1)[1]:
        return "value"
    return "function"


def _functions(code):
    """First and last position of each function's text; what is inside a function belongs to it. Counts braces only."""
    stack, head_from, parens = [], 0, 0
    for mark in _MARKS.finditer(code):
        sign, at = mark.group(), mark.start()
        inside = bool(stack) and stack[-1][0] != "scope"
        if sign == "(":
            parens += 1
        elif sign == ")":
            parens -= 1
        elif sign == ";":
            if not inside and parens <= 0:
                head_from = at + 1
        elif sign == "{":
            if inside:
                stack.append(("inner", 0, head_from))
                continue
            head = code[head_from:at]
            while label := _LABEL.match(head):
                head_from += label.end()
                head = head[label.end():]
            kind = "value" if parens > 0 else _what_opens(head)
            stack.append((kind, head_from + len(head) - len(head.lstrip()), head_from))
            if kind == "scope":
                head_from, parens = at + 1, 0
        elif stack:
            kind, begun, _ = stack.pop()
            if kind == "function":
                yield begun, at
            if kind in ("function", "scope"):
                head_from, parens = at + 1, 0


def function_length(tree):
    for file in tree.cpp:
        for begun, ended in _functions(file.code):
            length = file.code.count("\n", begun, ended) + 1
            if length > LONGEST_FUNCTION:
                yield (file.path, file.line_of(begun),
                       f"a function of {length} lines is banned, use several that say what they do (at most {LONGEST_FUNCTION})")


_CAPTURE_BY_VALUE = re.compile(r"\[\s*(?:=|[^\[\]]*?\b\w+\s*=(?!=)|[^\[\]]*?\*\s*this)[^\[\]]*\]\s*(?=[({<]|mutable\b)")
_TRIVIAL = re.compile(r"(?:std::chrono::\w+|\bDuration|\bTime)\s*$")


def _await_expressions(code):
    """Each `co_await` with the text up to the end of its expression: a semicolon, or a bracket it did not open."""
    for match in re.finditer(r"\bco_await\b", code):
        depth, end = 0, len(code)
        for bracket in re.finditer(r"[(){}\[\];]", code[match.end():match.end() + 4000]):
            sign = bracket.group()
            if sign in "({[":
                depth += 1
            elif sign in ")}]":
                depth -= 1
            if depth < 0 or (sign == ";" and depth == 0):
                end = match.end() + bracket.start()
                break
        yield match.start(), code[match.end():end]


def co_await_shape(tree):
    """g++ 12 miscompiles these without a word; see the design's chapter on the engine."""
    for file in tree.cpp:
        if "co_await" not in file.code:
            continue
        code = file.code
        for match in re.finditer(r"\?\s*\(?\s*co_await\b|\?[^;{}?]*[^:]:\s*\(?\s*co_await\b", code):
            yield file.path, file.line_of(match.start()), "`? co_await` is banned, use if and else"
        for at, expression in _await_expressions(code):
            line = file.line_of(at)
            if _CAPTURE_BY_VALUE.search(expression):
                yield file.path, line, "a lambda that captures by value inside co_await is banned, use a reference or a variable before it"
            for brace in re.finditer(r"\{", expression):
                before = expression[:brace.start()].rstrip()
                lambda_body = re.search(r"[\])]$|\b(?:mutable|noexcept)$|->\s*[\w:<>]+$", before)
                inside_lambda = re.search(r"[\])]\s*\{[^{}]*$", before)
                if not lambda_body and not inside_lambda and not _TRIVIAL.search(before):
                    yield file.path, line, "a braced temporary inside co_await is banned, use a variable before it"


_CHANCE = [
    (re.compile(r"\bstd::\w+_distribution\b"), "sim's own distributions, which are the same on every standard library"),
    (re.compile(r"\bs?rand\s*\("), "a stream of sim"),
    (re.compile(r"\bstd::(?:random_device|mt19937\w*|default_random_engine|minstd_rand\w*)\b"), "a stream of sim"),
    (re.compile(r"\bsystem_clock::now\b|(?<![\w.>])(?:std::)?time\s*\(\s*(?:nullptr|NULL|0)\s*\)"), "the simulation's own clock"),
]


def same_run_twice(tree):
    for file in tree.cpp:
        if file.path.startswith(("sim/", "models/")):
            for pattern, instead in _CHANCE:
                for match in pattern.finditer(file.code):
                    yield file.path, file.line_of(match.start()), f"{match.group().strip()} is banned, use {instead}"


def ordered_output(tree):
    for file in tree.cpp:
        if file.path.startswith(("models/results/", "tools/report/")):
            for match in re.finditer(r"\bstd::unordered_\w+|#\s*include\s*<unordered_\w+>", file.text):
                yield (file.path, file.line_of(match.start()),
                       f"{match.group()} in what is printed is banned, use a vector or std::map, whose order is the same everywhere")


RULES = [header_guard, file_length, function_length, co_await_shape, same_run_twice, ordered_output]
