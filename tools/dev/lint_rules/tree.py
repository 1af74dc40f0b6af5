"""The tree as the rules see it: its files, their text, and the table of rooms."""
import os
import re
import subprocess

FOLDERS = ("sim", "models", "tools", "bench", "tests", "scenarios", "cmake", ".ci")
KINDS = {".h": "cpp", ".cpp": "cpp", ".py": "script", ".sh": "script", ".cmake": "cmake", ".js": "web", ".css": "web",
         ".html": "web", ".md": "prose", ".yaml": "yaml", ".txt": "prose", ".in": "prose"}

# Comments, then every kind of literal; what is left of a file afterwards is code.
_SHAPES = re.compile(
    r'//(?:[^\n\\]|\\.|\\\n)*'
    r'|/\*.*?\*/'
    r'|R"(?P<mark>[^\s()\\]{0,16})\(.*?\)(?P=mark)"'
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|(?<![0-9A-Fa-f])'(?:[^'\\\n]|\\.)+'", re.S)


def _blank(match):
    """As many lines and columns as before; a literal keeps its quotes, so that code still reads as code."""
    shape = match.group()
    blank = re.sub(r"[^\n]", " ", shape)
    if shape[0] in "\"'R":
        return '"' + blank[1:-1] + '"'
    return blank


class File:
    def __init__(self, path, data):
        self.path = path
        stem, suffix = os.path.splitext(os.path.basename(path))
        self.stem = stem
        self.suffix = suffix
        self.text = data.decode("utf-8", "replace")
        first = self.text[:60]
        self.kind = KINDS.get(suffix) or ("cmake" if stem == "CMakeLists" else "script" if first.startswith("#!") else "prose")
        if os.path.basename(path) == "CMakeLists.txt":
            self.kind = "cmake"
        self.lines = self.text.split("\n")
        self._code = None

    @property
    def code(self):
        """The text without comments, literals and preprocessor lines, at the same lines and columns."""
        if self._code is None:
            bare = _SHAPES.sub(_blank, self.text)
            self._code = re.sub(r"^[ \t]*#(?:[^\n\\]|\\.|\\\n)*", lambda m: re.sub(r"[^\n]", " ", m.group()), bare, flags=re.M)
        return self._code

    def line_of(self, position):
        return self.text.count("\n", 0, position) + 1


class Rooms:
    """The table of rooms.txt."""

    def __init__(self, path):
        self.allowed, self.libraries = {}, {}
        with open(path, encoding="utf-8") as table:
            for line in table:
                words = line.split("#")[0].split()
                if not words:
                    continue
                colon = words.index(":")
                if words[0] == "room":
                    self.allowed[words[1]] = words[colon + 1:]
                else:
                    self.libraries[words[colon - 1]] = (words[colon + 1:], ".cpp" in words[:colon])

    def room_of(self, path):
        """The longest entry that is the path, its stem, or a folder of it; for tests/ and bench/ their own name."""
        stem = path.rsplit(".", 1)[0]
        fitting = [room for room in self.allowed if room in (path, stem) or path.startswith(room + "/")]
        if fitting:
            return max(fitting, key=len)
        top = path.split("/")[0]
        return top if top in ("tests", "bench") else None

    def may_include(self, room, target_room, target):
        if room in ("tests", "bench") or room == target_room:
            return True
        entries = self.allowed.get(room, [])
        if "-" + target in entries:
            return False
        return any(entry == target_room or (entry.endswith("*") and target_room.startswith(entry[:-1])) for entry in entries)


class Tree:
    def __init__(self, root, rooms):
        self.root = root
        own = root / "tools/dev/rooms.txt"
        self.rooms = Rooms(own if own.exists() else rooms)
        self.files = [File(path, (root / path).read_bytes()) for path in sorted(self._paths())]
        self.paths = {file.path for file in self.files}
        self.cpp = [file for file in self.files if file.kind == "cpp"]

    def _paths(self):
        """What git knows, and what it would take with `git add`; all files of our folders where there is no git. A scenario
        that git does not know is a user's own, and the rules for shipped ones are not for it."""
        try:
            listed = subprocess.run(["git", "-C", str(self.root), "ls-files", "-z", "--full-name"], capture_output=True, check=True)
            fresh = subprocess.run(["git", "-C", str(self.root), "ls-files", "-z", "--others", "--exclude-standard"],
                                   capture_output=True, check=True)
            known = [name for name in listed.stdout.decode().split("\0") if name]
            known += [name for name in fresh.stdout.decode().split("\0") if name and not name.startswith("scenarios/")]
        except (OSError, subprocess.CalledProcessError):
            known = []
        if not known:
            for folder in FOLDERS:
                for where, _, names in os.walk(self.root / folder):
                    known += [os.path.relpath(os.path.join(where, name), self.root) for name in names]
            known += [name for name in os.listdir(self.root) if (self.root / name).is_file()]
        return {name for name in known if self._ours(name) and (self.root / name).is_file()}

    @staticmethod
    def _ours(name):
        folder, _, rest = name.partition("/")
        if rest and folder not in FOLDERS:
            return False
        suffix = os.path.splitext(name)[1]
        return suffix in KINDS or (suffix == "" and not os.path.basename(name).startswith(".") and "__pycache__" not in name)
