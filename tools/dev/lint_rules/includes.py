"""Includes: from the root, along the table of rooms, without circles, each library in its room."""
import re

_INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"\n]+)"|<([^>\n]+)>)', re.M)
_SEA, _LAND = {"models/marine", "models/berths"}, {"models/landside"}


def _includes(tree):
    for file in tree.cpp:
        for match in _INCLUDE.finditer(file.text):
            yield file, file.line_of(match.start()), match.group(1), match.group(2)


def _known(tree, target):
    return target in tree.paths or target + ".in" in tree.paths


def include_from_the_root(tree):
    for file, line, quoted, angled in _includes(tree):
        if quoted and not _known(tree, quoted):
            here = file.path.rsplit("/", 1)[0] + "/" + quoted
            better = f'"{here}"' if here in tree.paths else "the path of a file from the root of the tree"
            yield file.path, line, f'#include "{quoted}" is banned, use {better}'
        if angled and angled in tree.paths:
            yield file.path, line, f'#include <{angled}> is banned, use "{angled}"'


def include_by_room(tree):
    for file, line, target, _ in _includes(tree):
        if not target or not _known(tree, target):
            continue
        room, other = tree.rooms.room_of(file.path), tree.rooms.room_of(target)
        if room is None or other is None or tree.rooms.may_include(room, other, target):
            continue
        if (room in _SEA and other in _LAND) or (room in _LAND and other in _SEA):
            instead = "a place of models/storage: sea and land meet nowhere else"
        else:
            instead = "what tools/dev/rooms.txt allows: " + (" ".join(tree.rooms.allowed[room]) or "itself and the standard library")
        yield file.path, line, f"{other} in {room} is banned, use {instead}"


def file_in_a_room(tree):
    for file in tree.cpp:
        if tree.rooms.room_of(file.path) is None:
            yield file.path, 1, "code outside all rooms is banned, use a folder that tools/dev/rooms.txt names, or add it there"


def no_circle(tree):
    """Circles between rooms, and between files; each is told once, at the include that closes it."""
    for name in ("room", "file"):
        edges = {}
        for file, line, target, _ in _includes(tree):
            if target in tree.paths:
                a, b = (file.path, target) if name == "file" else (tree.rooms.room_of(file.path), tree.rooms.room_of(target))
                if a and b and a != b:
                    edges.setdefault(a, {}).setdefault(b, (file.path, line))
        state, path = {}, []

        def visit(node):
            state[node] = "open"
            path.append(node)
            for other, (where, line) in sorted(edges.get(node, {}).items()):
                if state.get(other) == "open":
                    circle = " -> ".join(path[path.index(other):] + [other])
                    yield where, line, f"a circle of {name}s ({circle}) is banned, use one direction"
                elif other not in state:
                    yield from visit(other)
            path.pop()
            state[node] = "done"

        for node in sorted(edges):
            if node not in state:
                yield from visit(node)


def library_in_its_room(tree):
    for file, line, _, target in _includes(tree):
        if not target or target in tree.paths:
            continue
        room = tree.rooms.room_of(file.path)
        start = next((start for start in tree.rooms.libraries if target.startswith(start)), None)
        if start is None:
            system = "/" not in target or target.startswith("sys/")
            if room and room.startswith("sim") and (not system or "." in target):
                yield file.path, line, f"<{target}> in sim is banned, use the standard library, Random123 or Boost.Math"
            elif not system:
                yield file.path, line, f"<{target}> is banned, use a library that tools/dev/rooms.txt names, or add it there"
            continue
        owners, hidden = tree.rooms.libraries[start]
        if room in ("tests", "bench") and start not in ("benchmark/", "catch2/"):
            continue
        if room not in owners and not (room == "sim/examples" and "sim" in owners):
            yield file.path, line, f"<{target}> in {room} is banned, use it in {' or '.join(owners)}"
        elif hidden and file.suffix != ".cpp":
            yield file.path, line, f"<{target}> in a header is banned, use it in a .cpp file"


RULES = [include_from_the_root, include_by_room, file_in_a_room, no_circle, library_in_its_room]
