"""The rules of the tree, by subject. A rule is a function: it takes the tree and yields (path, line, message)."""
from lint_rules import cpp, includes, names, scenarios, text
from lint_rules.tree import Tree

RULES = [rule for subject in (includes, cpp, names, scenarios, text) for rule in subject.RULES]


def findings(root, rooms):
    """All findings in the tree at `root`, in order: (path, line, message, rule). Its own rooms.txt comes before `rooms`."""
    tree = Tree(root, rooms)
    return sorted({(path, line, message, rule.__name__) for rule in RULES for path, line, message in rule(tree)})
