"""A team at work on one project of a real server, each with a login of their own, behind a cable that can be pulled."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from app.model import Person, Role
from app.store import Place, ServerPlace
from app.store.team.team import Team
from app.workspace import Workspace
from app.workspace.live import SharedProject
from tests.cable import Cable
from tests.postgres import SUPERUSER, Server

ME = Person("Оля", Role.EDITOR)
OTHER = Person("Minh", Role.EDITOR)
TRANSLATOR = Person("Ольга", Role.TRANSLATOR)
LEAD = Person("Ліда", Role.LEAD)
LOGINS = {"office_olia": ME, "office_minh": OTHER, "office_olha": TRANSLATOR, "office_lida": LEAD}
SOURCE = """Lễ khánh thành ở xã Khuất Xá.
Huyện Lộc Bình, tỉnh Lạng Sơn.
Ngày 23 tháng 10 đoàn công tác đã đến xã Khuất Xá.
Ông Nguyễn Văn Hưng phát biểu tại Lạng Sơn.
Núi Mẫu Sơn cao 1541 mét.
"""
TARGET = """Відкриття в комуні Кхуат Са.
Повіт Локбінь , провінція Лангшон.
23 жовтня делегація прибула до комуни Хуат Са.
Пан Нгуен Ван Хинг виступив у Лангшоні.
Гора Маушон має висоту 1541 метр.
"""


def filled(place: Place) -> None:
    """Makes a small project there."""
    with tempfile.TemporaryDirectory() as folder, Workspace.create(place, ME) as project:
        source, target = Path(folder, "a.vi.txt"), Path(folder, "a.uk.txt")
        source.write_text(SOURCE, encoding="utf-8")
        target.write_text(TARGET, encoding="utf-8")
        for _ in project.import_texts(source, target, aligned=True):
            pass


def filled_database(server: Server) -> str:
    """A database with a team's small project in it, to be copied for each test; nobody is connected to it."""
    database = server.new_database()
    place = ServerPlace(server.address_of(database), server.password)
    filled(place)
    with Team.init(place, "Адмін") as team:
        for login, person in LOGINS.items():
            password = team.invite(login, person.name, person.role)
            if password is not None:  # a login belongs to the server, and is let in again with the password it has
                server.passwords[login] = password
    return database


def login_of(person: Person) -> str:
    return next(login for login, one in LOGINS.items() if one.name == person.name)


class Office:
    """One project on a server; people who join it, each behind a cable of their own."""

    def __init__(self, server: Server, database: str, folder: Path) -> None:
        self.server, self.database, self.folder = server, database, folder
        self.cables: list[Cable] = []
        self.open: list[SharedProject] = []

    def cable(self) -> Cable:
        self.cables.append(Cable(self.server.port))
        return self.cables[-1]

    def place(self, person: Person, port: int = 0) -> ServerPlace:
        """The project as this person reaches it, past their cable or through it."""
        login = login_of(person)
        address = f"postgresql://{login}@127.0.0.1:{port or self.server.port}/{self.database}"
        return ServerPlace(address, self.server.passwords[login])

    def join(self, person: Person, cable: Cable, desk: str = "") -> SharedProject:
        project = SharedProject.join(self.place(person, cable.port), person, self.folder / (desk or person.name))
        for _ in project.prepare():
            pass
        self.open.append(project)
        return project

    def on_server(self) -> Workspace:
        """The project as the server has it, without a copy; whoever acts in it is the other."""
        return Workspace.open(self.place(OTHER), OTHER)

    def sql(self, person: str = SUPERUSER, password: str | None = None) -> Any:
        """A bare connection."""
        return self.server.connect(self.database, person, password)

    def end(self) -> None:
        for project in self.open:
            project.close()
        for cable in self.cables:
            cable.end()
        self.server.drop_database(self.database)
