"""Every action of the window in one table: its name, keys, icon, who may, and where it stands.

To add an action: a row in `SPECS`, and a handler of the same id in one of `ui.flows`.

Keys: no Alt+letter, since a Cyrillic layout swallows it, and no mnemonics in the menus for the same reason.
Ctrl+letter is found by its place on the keyboard: under a layout without Latin letters Qt looks the key up
in the next Latin layout on X11 and Wayland (xkbcommon; plain «us» where none is set), by its virtual key on
Windows, and macOS hands over the Latin letter while Command is held.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QColor, QKeySequence

from app.model import Role
from ui.icons import icon
from ui.plain import tip
from ui.texts import mark, tr


@dataclass(frozen=True, slots=True)
class Spec:
    """A line of the table: id, text, its keys between blanks, its icon, and what has to be there for it."""

    id: str
    text: str
    keys: str = ""
    icon: str = ""
    needs: str = "project"
    single: str = ""  # a key that means this in one view only, without Ctrl


MENUS: Mapping[str, tuple[Spec, ...]] = {
    mark("Project"): (
        Spec("new", mark("New project…"), "Ctrl+N", "new", needs="nothing"),
        Spec("open", mark("Open…"), "Ctrl+O", "open", needs="nothing"),
        Spec("connect", mark("Open on a server…"), "Ctrl+Shift+N", "open", needs="nothing"),
        Spec("import", mark("Import…"), "Ctrl+Shift+O", "import"),
        Spec("save", mark("Save"), "Ctrl+S"),
        Spec("check", mark("Check everything"), "F5", "check"),
        Spec("quality", mark("Quality profile…"), "Ctrl+Shift+P", "quality"),
        Spec("report", mark("Report…"), "Ctrl+R", "report"),
        Spec("report-on-more", mark("Comparison or overview…"), "Ctrl+Shift+R", "report"),
        Spec("export", mark("Export…"), "Ctrl+E", "export"),
        Spec("write-history", mark("Write the history…"), "", "export"),
        Spec("back-up", mark("Save a backup copy…"), "", "export"),
        Spec("sign-off", mark("Sign off…"), "", "star"),
        Spec("quit", mark("Quit"), "Ctrl+Q", needs="nothing"),
    ),
    mark("Edit"): (
        Spec("undo", mark("Undo"), "Ctrl+Z", "undo"),
        Spec("redo", mark("Redo"), "Ctrl+Shift+Z Ctrl+Y", "redo"),
        Spec("find", mark("Find…"), "Ctrl+F", "filter"),
        Spec("replace", mark("Find and replace…"), "Ctrl+H", "fix"),
        Spec("filter", mark("Find in the list"), "Ctrl+L", "filter"),
        Spec("text", mark("Back to the text"), "Esc"),
    ),
    mark("Segment"): (
        Spec("confirm", mark("Confirm and go on"), "Ctrl+Return Ctrl+Enter", "confirm", "segment"),
        Spec("approve", mark("Approve"), "Ctrl+Shift+Return Ctrl+Shift+Enter", "approve", "segment"),
        Spec("give-back", mark("Give back…"), "Ctrl+Shift+B", "return", "segment"),
        Spec("reopen", mark("Reopen…"), "Ctrl+Shift+U", "reopen", "segment"),
        Spec("comment", mark("Comment"), "Ctrl+M", "comment", "segment"),
        Spec("changes", mark("To the changes and back"), "F7", "queue"),
        Spec("next-change", mark("Next change"), "Ctrl+J", "next"),
        Spec("next", mark("Next segment"), "Alt+Down", "next", "segment"),
        Spec("previous", mark("Previous segment"), "Alt+Up", "previous", "segment"),
        Spec("go-to", mark("Go to…"), "Ctrl+G"),
        Spec("settle", mark("Settle a conflict…"), "F9", needs="conflict"),
    ),
    mark("Findings"): (
        Spec("next-finding", mark("Next finding"), "F8", "next"),
        Spec("previous-finding", mark("Previous finding"), "Shift+F8", "previous"),
        Spec("fix", mark("Accept the fix…"), "Ctrl+.", "fix", "fix"),
        Spec("ignore", mark("Ignore…"), "Ctrl+I", "ignore", "finding"),
        Spec("reconsider", mark("Reconsider"), "Ctrl+Shift+I", "reconsider", "ignored"),
    ),
    mark("Names"): (
        Spec("use-form", mark("Use this form"), "Ctrl+D", "confirm", "form"),
        Spec("everywhere", mark("Use it everywhere…"), "Ctrl+Shift+E", "fix", "form"),
        Spec("other-form", mark("Other form…"), "Ctrl+Shift+D", "pencil", "name"),
        Spec("allow-forms", mark("Allow these forms"), "Ctrl+B", "approve", "name"),
        Spec("different-names", mark("Different names"), "Ctrl+Shift+F", "split", "name"),
        Spec("no-name", mark("Not a name"), "Ctrl+Shift+X", "ignore", "name"),
        Spec("undecide", mark("Take the decision back"), "Ctrl+Shift+T", "reconsider", "decided"),
        Spec("left-out", mark("Names left out…")),
        Spec("to-names", mark("To the names and back"), "F6", "names"),
        Spec("take-names", mark("Take names over…"), "", "import"),
        Spec("write-names", mark("Write names…"), "", "export"),
    ),
    mark("Memory"): (
        Spec("match-1", mark("Put in match 1"), "Ctrl+1", "import", "segment"),
        Spec("match-2", mark("Put in match 2"), "Ctrl+2", "import", "segment"),
        Spec("match-3", mark("Put in match 3"), "Ctrl+3", "import", "segment"),
        Spec("match-4", mark("Put in match 4"), "Ctrl+4", "import", "segment"),
        Spec("match-5", mark("Put in match 5"), "Ctrl+5", "import", "segment"),
        Spec("copy-source", mark("Copy the source"), "Ctrl+Shift+C", "new", "segment"),
        Spec("concordance", mark("Concordance"), "Ctrl+K", "filter"),
        Spec("take-memory", mark("Bring in a memory…"), "", "import"),
        Spec("write-memory", mark("Write the memory…"), "", "export"),
    ),
    mark("Alignment"): (
        Spec("alignment", mark("Alignment"), "Ctrl+Shift+A", "align", "segment"),
        Spec("merge", mark("Merge with the next"), "", "merge", "pair", "M"),
        Spec("merge-side", mark("Merge this side only"), "", "merge", "pair", "Shift+M"),
        Spec("split", mark("Split…"), "", "split", "pair", "S"),
        Spec("move-up", mark("Move the sentence up"), "", "previous", "pair", "U"),
        Spec("move-down", mark("Move the sentence down"), "", "next", "pair", "D"),
        Spec("accept-pair", mark("Accept the pair"), "", "confirm", "pair", "A"),
        Spec("doubt-pair", mark("Needs review"), "", "minor", "pair", "R"),
        Spec("edit-pair", mark("Edit the text"), "", "pencil", "pair", "E"),
        Spec("next-unsure", mark("Next unsure pair"), "", "next", "pair", "F8"),
        Spec("previous-unsure", mark("Previous unsure pair"), "", "previous", "pair", "Shift+F8"),
    ),
    mark("Annotation"): (
        Spec("annotate", mark("Mark errors"), "Ctrl+Shift+M", "pencil"),
        Spec("scores", mark("Scores"), "Ctrl+Shift+S", "report"),
        Spec("compare-with", mark("Compare with…"), "Ctrl+Shift+K", "align"),
        Spec("draw-sample", mark("Sample…"), "", "filter"),
        Spec("take-annotations", mark("Take annotations over…"), "", "import"),
        Spec("write-annotations", mark("Write annotations…"), "", "export"),
        Spec("mark-neutral", mark("Neutral"), "", "info", "annotating", "1"),
        Spec("mark-minor", mark("Minor"), "", "minor", "annotating", "2"),
        Spec("mark-major", mark("Major"), "", "major", "annotating", "3"),
        Spec("mark-critical", mark("Critical"), "", "critical", "annotating", "4"),
        Spec("mark-category", mark("Category…"), "", "quality", "annotating", "C"),
        Spec("mark-note", mark("Note"), "", "names", "annotating", "N"),
        Spec("mark-correction", mark("What it should be"), "", "fix", "annotating", "W"),
        Spec("remove-mark", mark("Remove the mark"), "", "close", "annotating", "Del"),
        Spec("accept-offer", mark("Accept the offer"), "", "confirm", "annotating", "A"),
        Spec("reject-offer", mark("Reject the offer"), "", "ignore", "annotating", "X"),
        Spec("next-mark", mark("Next mark"), "", "next", "annotating", "F8"),
        Spec("previous-mark", mark("Previous mark"), "", "previous", "annotating", "Shift+F8"),
        Spec("give-score", mark("Score of the whole"), "", "star", "annotating", "G"),
        Spec("assess", mark("Done, to the next"), "", "approve", "annotating", "Enter"),
        Spec("next-sampled", mark("Next in the sample"), "", "next", "annotating", "PgDown"),
        Spec("previous-sampled", mark("Previous in the sample"), "", "previous", "annotating", "PgUp"),
    ),
    mark("View"): (
        Spec("bigger", mark("Larger letters"), "Ctrl++ Ctrl+=", needs="nothing"),
        Spec("smaller", mark("Smaller letters"), "Ctrl+-", needs="nothing"),
        Spec("normal", mark("Normal letters"), "Ctrl+0", needs="nothing"),
        Spec("spaces", mark("Show spaces"), "Ctrl+Shift+Space", needs="nothing"),
    ),
    mark("Help"): (
        Spec("keys", mark("Keys"), "F1", "keys", needs="nothing"),
        Spec("about", mark("About Zvirka"), needs="nothing"),
    ),
}
TIPS: Mapping[str, str] = {
    "new": mark("Start a project from two texts"),
    "open": mark("Open a project file"),
    "connect": mark("Open a project of a team"),
    "settle": mark("Two people changed the same: see both versions and choose"),
    "import": mark("Bring another text into this project"),
    "save": mark("Everything is saved as you go"),
    "check": mark("Run every check over the whole project"),
    "quality": mark("Which checks run, how strictly, what blocks sign-off"),
    "report": mark("Write a report to hand over"),
    "export": mark("Write the reviewed texts to a file"),
    "undo": mark("Take back the last step, whatever it was"),
    "redo": mark("Do again what was taken back"),
    "find": mark("Words or a regular expression, in either text"),
    "replace": mark("Every place is shown with a tick before it changes"),
    "filter": mark("Show only segments with these words"),
    "confirm": mark("Reviewed: go to the next in the list"),
    "approve": mark("Approve the chosen segments and lock them"),
    "give-back": mark("Return to the translator with a comment"),
    "reopen": mark("Unlock approved segments, with a reason"),
    "go-to": mark("Go to a segment by its number"),
    "fix": mark("See what would change, then apply it"),
    "ignore": mark("Leave it alone: once, here or always, with a reason"),
    "reconsider": mark("Take an ignored finding up again"),
    "spaces": mark("Make spaces and no-break spaces visible"),
    "use-form": mark("The chosen form is right from now on"),
    "everywhere": mark("Every place is shown before it changes"),
    "other-form": mark("Type a form or choose one, give a reason, lock the decision"),
    "allow-forms": mark("All its forms are right: no findings for any of them"),
    "different-names": mark("The forms belong to names that are only spelled alike"),
    "no-name": mark("It leaves the list of names"),
    "left-out": mark("Words that were decided to be no names"),
    "copy-source": mark("The source where the translation stands; undo takes it back"),
    "concordance": mark("Where the chosen words stand in what was translated before"),
    "take-memory": mark("Translations out of a TMX file, for all your projects"),
    "write-memory": mark("The approved segments of this project as TMX"),
    "alignment": mark("Which sentence belongs to which; again or Esc: back to the texts"),
    "merge": mark("This pair and the next become one"),
    "merge-side": mark("The next pair's text of this side comes here"),
    "split": mark("Cut the pair in two where you choose"),
    "move-up": mark("The first sentence of this side goes to the pair above"),
    "move-down": mark("The last sentence of this side goes to the pair below"),
    "accept-pair": mark("The pair is right, and never shown as unsure again"),
    "doubt-pair": mark("Mark the pair for a later look"),
    "take-names": mark("Decisions on names out of a CSV or TBX file"),
    "write-names": mark("Decisions on names into a CSV or TBX file"),
    "annotate": mark("Mark errors with their category and severity; again or Esc: back to the texts"),
    "scores": mark("Charts and scores of the project; again or Esc: back to the texts"),
    "compare-with": mark("Scores against a reference, a post-edit, or what was approved"),
    "draw-sample": mark("Draw segments to annotate, at random or by risk, to be drawn again by their seed"),
    "report-on-more": mark("Two translations side by side, what changed since a day, or many projects at once"),
    "take-annotations": mark("What others marked, out of files of MQM (TSV) or ESA (CSV), shown before it comes in"),
    "write-annotations": mark("What was marked as MQM (TSV) or ESA (CSV)"),
    "mark-neutral": mark("Worth a remark, costs nothing: what is chosen, or the mark at hand"),
    "mark-minor": mark("Noticed, but does not mislead"),
    "mark-major": mark("Misleads, or makes the text hard to read"),
    "mark-critical": mark("Does harm, or makes the text unfit to publish"),
    "mark-category": mark("Another kind of error: type some letters of it"),
    "accept-offer": mark("What a check found is an error"),
    "reject-offer": mark("What a check found is no error"),
    "give-score": mark("0 to 100 for the segment as a whole, after its errors were marked"),
    "assess": mark("The segment was looked at, with its errors and its score"),
    "keys": mark("All keys on one page"),
    "back-up": mark("The project as it is at this moment, as a file that opens like any other"),
    "write-history": mark("Who did what and when, into a CSV or JSON lines file"),
    "sign-off": mark("A document is done, or is not after all"),
    "comment": mark("Say something of the segment, or of the words chosen in it"),
    "changes": mark("What was changed since the import and waits for an editor"),
}
SHORT: Mapping[str, str] = {  # on buttons, where room is dear
    "check": mark("Check"),
    "merge": mark("Merge"),
    "merge-side": mark("This side"),
    "split": mark("Split"),
    "move-up": mark("Up"),
    "move-down": mark("Down"),
    "accept-pair": mark("Accept"),
    "next-unsure": mark("Next unsure"),
    "previous-unsure": mark("Previous unsure"),
    "mark-correction": mark("Should be"),
    "remove-mark": mark("Remove"),
    "accept-offer": mark("Accept"),
    "reject-offer": mark("Reject"),
    "give-score": mark("Score"),
    "assess": mark("Done"),
    "confirm": mark("Confirm"),
    "fix": mark("Fix…"),
    "next-finding": mark("Next"),
}
TOOLBAR = ("open", "import", "check", "approve", "next-finding", "fix", "report", "export")
CHECKABLE = frozenset({"spaces"})
ROLES: Mapping[str, frozenset[Role]] = {
    name: frozenset({Role.EDITOR, Role.LEAD}) for name in ("approve", "give-back", "reopen", "sign-off")
}
SPECS = tuple(spec for specs in MENUS.values() for spec in specs)
SINGLE = {spec.id: spec.single for spec in SPECS if spec.single}


class Actions(QObject):
    """The table as Qt's actions, each found by its id."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._made = {spec.id: self._make(spec) for spec in SPECS}

    def __getitem__(self, name: str) -> QAction:
        return self._made[name]

    def __contains__(self, name: str) -> bool:
        return name in self._made

    def of_menu(self, menu: str) -> list[QAction]:
        """The actions of the menu of that name."""
        return [self._made[spec.id] for spec in MENUS[menu]]

    def of_toolbar(self) -> list[QAction]:
        return [self._made[name] for name in TOOLBAR]

    def shortcuts(self) -> list[QKeySequence]:
        """Every key the window listens to."""
        return [keys for action in self._made.values() for keys in action.shortcuts()]

    def allow(self, there: set[str], role: Role) -> None:
        """Enable what makes sense: `there` names what the window has now (see `Spec.needs`)."""
        for spec in SPECS:
            allowed = role in ROLES.get(spec.id, frozenset(Role))
            self._made[spec.id].setEnabled(spec.needs in there and allowed)

    def handle(self, handlers: Mapping[str, Callable[[], None]]) -> None:
        """Call these when their actions are triggered; what is no action is somebody else's."""
        for name, handler in handlers.items():
            if name in self._made:
                self._made[name].triggered.connect(lambda _on=False, call=handler: call())

    def paint(self, ink: QColor) -> None:
        """Draw the icons in this colour."""
        for spec in SPECS:
            if spec.icon:
                self._made[spec.id].setIcon(icon(spec.icon, ink))

    def _make(self, spec: Spec) -> QAction:
        action = QAction(tr(spec.text), self)
        action.setObjectName(spec.id)
        action.setIconText(" · ".join(filter(None, (tr(SHORT.get(spec.id, spec.text)), spec.single))))
        action.setShortcuts([QKeySequence(keys) for keys in spec.keys.split()])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setCheckable(spec.id in CHECKABLE)
        action.setMenuRole(_MENU_ROLES.get(spec.id, QAction.MenuRole.NoRole))
        action.setToolTip(tip(told(action)))
        return action


def told(action: QAction) -> str:
    """What the action is called, its first key, and what it is for."""
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText) or SINGLE.get(action.objectName(), "")
    name = action.text().rstrip("…")
    head = f"{name} ({keys})" if keys else name
    return f"{head}\n{tr(TIPS[action.objectName()])}" if action.objectName() in TIPS else head


_MENU_ROLES = {"quit": QAction.MenuRole.QuitRole, "about": QAction.MenuRole.AboutRole}
