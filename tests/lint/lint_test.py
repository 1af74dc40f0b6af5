"""Plants a breach of each rule of tools/dev/lint in a scratch tree, and checks that the lint tells of it at the right line;
that a clean tree passes; and that the whole tree takes the lint under three seconds of processor time."""
import pathlib
import resource
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "tools/dev"))
import lint_rules

LINT = [sys.executable, "-B", str(ROOT / "tools/dev/lint")]
LATER = "TO" + "DO"  # so that this file passes the lint itself

# A small tree that keeps every rule, with near misses of each.
CLEAN = {
    "sim/README.md": "# sim\n",
    "sim/process.h": '#pragma once\n#include "sim/time.h"\n\n#include <coroutine>\n\nnamespace sim {\n'
                     "/// Reports a support's importance.\nstruct Promise {\n    int get_return_object();\n};\n} // namespace sim\n",
    "sim/time.h": "#pragma once\n#include <cstdint>\n#include <Random123/philox.h>\n",
    "sim/tally.cpp": "// a common sight\n#include \"sim/time.h\"\nconst char* words = \"co_await f({1}); rand()\";\n",
    "models/units.h": "#pragma once\n",
    "models/scenario/README.md": "# scenario\n",
    "models/scenario/berths.h": '#pragma once\n#include "models/units.h"\n',
    "models/storage/README.md": "# storage\n",
    "models/storage/place.h": '#pragma once\n#include "sim/process.h"\n',
    "models/berths/README.md": "# berths\n",
    "models/berths/berth.h": '#pragma once\n#include "models/scenario/berths.h"\n#include "models/storage/place.h"\n',
    "models/berths/berth.cpp": '#include "models/berths/berth.h"\n\nnamespace port {\n'
                               "sim::Process call(Berths& berths, Ship ship)\n{\n"
                               "    const Spot spot{ship, {1, 2}};\n"
                               "    auto berth = co_await berths.allocate(ship);\n"
                               "    co_await sim.until([&berths, ship] { return berths.free(); });\n"
                               "    if (co_await within(sim, std::chrono::hours{3}, wait)) { leave(); }\n"
                               "    const int x = co_await first(table[0]) ? 1 : 2;\n"
                               "}\n} // namespace port\n",
    "models/landside/README.md": "# landside\n",
    "models/landside/train.h": '#pragma once\n#include "models/storage/place.h"\n',
    "models/results/README.md": "# results\n",
    "models/results/measure.cpp": "#include <map>\n",
    "models/port.h": '#pragma once\n#include "models/berths/berth.h"\n#include "models/landside/train.h"\n',
    "tools/scenario_io/README.md": "# scenario_io\n",
    "tools/scenario_io/read.cpp": '#include "models/scenario/berths.h"\n\n#include <yaml-cpp/yaml.h>\n',
    "tools/report/README.md": "# report\n",
    "tools/report/table.cpp": "#include <nlohmann/json.hpp>\n",
    "tests/sim/clock_test.h": "#pragma once\n",
    "tests/sim/time_test.cpp": '#include "sim/time.h"\n#include <catch2/catch.hpp>\n',
    "scenarios/jinzhou.yaml": "# The port in 2009.\nname: Jinzhou 2009\nbase: jinzhou-2008.yaml\n\ncategories:\n"
                              "  - name: coal 1\n    demand: 14.3 Mt/yr # fact: F4\n"
                              "    season: [1.1, 0.9] # assumption: winter heating needs coal\n    grade: \"a#b\"\n",
}


def line_of(text, part):
    return text[:text.index(part)].count("\n") + 1


def long_function(lines):
    return "int f()\n{\n" + "    g();\n" * (lines - 3) + "}\n"


# Rule -> breaches: file, what it holds (a function changes what is there), the text whose line the lint must name.
BREACHES = {
    "include_from_the_root": [
        ("models/berths/crew.cpp", '\n#include "berth.h"\n', "#include"),
        ("models/berths/crew.cpp", '\n#include "models/berths/nowhere.h"\n', "#include"),
        ("models/berths/crew.cpp", "\n\n#include <sim/time.h>\n", "#include"),
    ],
    "include_by_room": [
        ("sim/clock.cpp", '#include "models/units.h"\n', "#include"),
        ("models/berths/crew.cpp", '\n#include "models/landside/train.h"\n', "#include"),
        ("models/landside/wagon.h", '#pragma once\n#include "models/berths/berth.h"\n', "#include"),
        ("models/scenario/call.h", '#pragma once\n#include "models/storage/place.h"\n', "#include"),
        ("models/storage/pile.cpp", '#include "models/berths/berth.h"\n', "#include"),
        ("sim/clock.cpp", '#include "tests/sim/clock_test.h"\n', "#include"),
        ("models/results/sum.cpp", '#include "sim/process.h"\n', "#include"),
        ("tools/report/page.cpp", '#include "models/berths/berth.h"\n', "#include"),
    ],
    "file_in_a_room": [("models/elsewhere/x.cpp", "int x;\n", "int x")],
    "no_circle": [
        ("sim/time.h", '#pragma once\n#include "sim/process.h"\n', None),
        ("models/storage/place.h", '#pragma once\n#include "models/port.h"\n', None),
    ],
    "library_in_its_room": [
        ("models/berths/crew.cpp", "#include <yaml-cpp/yaml.h>\n", "#include"),
        ("tools/scenario_io/read.h", "#pragma once\n#include <yaml-cpp/yaml.h>\n", "#include"),
        ("tools/report/page.cpp", "\n#include <sqlite3.h>\n", "#include"),
        ("models/berths/crew.cpp", "#include <boost/graph/adjacency_list.hpp>\n", "#include"),
        ("models/berths/crew.cpp", "#include <Eigen/Dense>\n", "#include"),
        ("tools/report/page.cpp", "#include <boost/beast/http.hpp>\n", "#include"),
        ("sim/clock.cpp", "#include <fmt/format.h>\n", "#include"),
        ("sim/clock.cpp", "#include <unistd.h>\n", "#include"),
        ("tools/report/page.cpp", "#include <zlib/zip.h>\n", "#include"),
    ],
    "header_guard": [("sim/clock.h", "// The clock.\n#pragma once\n", "// The")],
    "file_length": [("sim/clock.cpp", "int x;\n" * 401, None)],
    "function_length": [
        ("sim/clock.cpp", "int y;\n\n" + long_function(71), "int f"),
        ("sim/clock.cpp", "namespace sim {\nstruct A {\n    int a_;\n    A() noexcept : a_{1}\n    {\n" + "    g();\n" * 70 + "    }\n};\n}\n",
         "A() noexcept"),
        ("sim/clock.cpp", 'TEST_CASE("}")\n{\n' + "    if (x) { g(); }\n" * 70 + "}\n", "TEST_CASE"),
    ],
    "co_await_shape": [
        ("sim/clock.cpp", "int y;\nint x = c ? co_await a : co_await b;\n", "int x"),
        ("sim/clock.cpp", "int y;\nint x = c ? 1 : co_await b;\n", "int x"),
        ("sim/clock.cpp", "\nco_await until([=] { return name.empty(); });\n", "co_await"),
        ("sim/clock.cpp", "\nco_await until([name = std::move(n)] { return name.empty(); });\n", "co_await"),
        ("sim/clock.cpp", "\nauto x = co_await take(Wish{name, 3});\n", "co_await"),
        ("sim/clock.cpp", "\nauto x = co_await take(sim, {name, 3});\n", "co_await"),
    ],
    "same_run_twice": [
        ("sim/clock.cpp", "\nstd::normal_distribution<> d;\n", "std::"),
        ("models/berths/crew.cpp", "\nint x = rand();\n", "int x"),
        ("models/berths/crew.cpp", "\nstd::random_device d;\n", "std::"),
        ("models/berths/crew.cpp", "\nauto t = std::chrono::system_clock::now();\n", "auto t"),
    ],
    "ordered_output": [
        ("models/results/sum.cpp", "\nstd::unordered_map<int, int> m;\n", "std::"),
        ("tools/report/page.cpp", "\n#include <unordered_set>\n", "#include"),
    ],
    "defined_twice": [
        ("sim/tally.h", "#pragma once\nnamespace sim {\n\nclass Promise final : public Base {\n};\n} // namespace sim\n", "class"),
        ("sim/urn.cpp", "namespace sim {\nenum class Promise { kept };\n} // namespace sim\n", "enum"),
    ],
    "file_name": [
        ("sim/utils.cpp", "int x;\n", "int x"),
        ("sim/common.cpp", "int x;\n", "int x"),
        ("sim/time_helper.cpp", "int x;\n", "int x"),
    ],
    "type_name": [
        ("sim/clock.cpp", "\nclass ClockManager;\n", "class"),
        ("sim/clock.cpp", "\nstruct CommonParts {};\n", "struct"),
    ],
    "getter_name": [("sim/clock.cpp", "\nint get_time() { return 0; }\n", "int get")],
    "engine_knows_no_port": [
        ("sim/clock.cpp", "\n// a ship waits\n", "// a"),
        ("sim/clock.cpp", "\nint freeBerths;\n", "int"),
        ("sim/clock.cpp", "\nint coal_left;\n", "int"),
    ],
    "provenance": [
        ("scenarios/new.yaml", "name: x\nrate: 3000 t/h\n", "rate"),
        ("scenarios/new.yaml", "name: x\nrate: 3000 t/h # fact: F26\n", "rate"),
        ("scenarios/new.yaml", "name: x\nrate: 3000 t/h # assumption: a guess\n", "rate"),
        ("scenarios/new.yaml", "name: x\nitems:\n  - 7 m # see VALUES\n", "- 7"),
        ("scenarios/what-if/new.yaml", "name: x\nrates: {coal: 3000 t/h}\n", "rates"),
    ],
    "no_later": [("tools/report/page.cpp", f"\n// {LATER}: more\n", "//")],
    "no_tab": [("tools/report/page.cpp", "\n\tint x;\n", "\tint")],
    "no_trailing_blank": [("tools/report/page.cpp", "\nint x; \n", "int"), ("sim/README.md", "# sim\n\nThe engine. \n", "The")],
    "line_width": [
        ("tests/sim/clock_test.cpp", "\n// " + "x" * 118 + "\n", "// x"),
        ("scenarios/new.yaml", "\n# " + "x" * 119 + "\n", "# x"),
    ],
    "room_page": [("tools/study/sweep.cpp", "int x;\n", None), ("sim/README.md", "a line\n" * 61, None)],
}


class Scratch:
    """A copy of the clean tree with some files of its own, gone afterwards."""

    def __init__(self, planted):
        self.files = {**CLEAN, **planted}

    def findings(self):
        with tempfile.TemporaryDirectory(prefix="a tree with blanks ") as folder:
            for name, text in self.files.items():
                path = pathlib.Path(folder) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            return lint_rules.findings(pathlib.Path(folder), ROOT / "tools/dev/rooms.txt")


class TreeLint(unittest.TestCase):
    maxDiff = None

    def test_a_tree_that_keeps_the_rules_passes(self):
        self.assertEqual(Scratch({}).findings(), [])

    def test_each_planted_breach_is_told_with_its_place(self):
        for rule, breaches in BREACHES.items():
            for name, text, at in breaches:
                with self.subTest(rule=rule, file=name, text=text[:60]):
                    found = Scratch({name: text}).findings()
                    told = [finding for finding in found if finding[3] == rule]
                    self.assertTrue(told, f"not found; the lint said: {found}")
                    self.assertIn("banned, use ", told[0][2])
                    if at is not None:
                        self.assertEqual(told[0][:2], (name, line_of(text, at)))

    def test_every_rule_has_a_breach_here(self):
        self.assertEqual(sorted(rule.__name__ for rule in lint_rules.RULES), sorted(BREACHES))

    def test_the_command_prints_findings_and_ends_with_1(self):
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "sim").mkdir()
            (pathlib.Path(folder) / "sim/README.md").write_text("# sim\n", encoding="utf-8")
            whole = subprocess.run([*LINT, "--root", folder], capture_output=True, text=True, check=False)
            self.assertEqual((whole.returncode, whole.stdout), (0, ""))
            (pathlib.Path(folder) / "sim/clock.cpp").write_text("int x; \n", encoding="utf-8")
            whole = subprocess.run([*LINT, "--root", folder], capture_output=True, text=True, check=False)
            self.assertEqual(whole.returncode, 1)
            self.assertEqual(whole.stdout,
                             "sim/clock.cpp:1: a blank at the end of a line is banned, use none [no_trailing_blank]\n")

    def test_limits_are_not_met_too_early(self):
        at_the_limit = {"sim/clock.cpp": long_function(70), "sim/hand.cpp": "int x;\n" * 400,
                        "tests/sim/clock_test.cpp": "// " + "x" * 117 + "\n", "sim/README.md": "a line\n" * 60}
        self.assertEqual(Scratch(at_the_limit).findings(), [])

    def test_the_whole_tree_takes_under_three_seconds(self):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(LINT, capture_output=True, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.assertLess(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 3)


if __name__ == "__main__":
    unittest.main()
