"""People at work on one project of a real server, each behind a cable that can be pulled."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from app.model import Person, Role
from app.store import Place, ServerPlace
from app.workspace import Workspace
from app.workspace.live import SharedProject
from tests.cable import Cable
from tests.postgres import SUPERUSER, Server

ME = Person("Оля", Role.EDITOR)
OTHER = Person("Minh", Role.EDITOR)
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
    """A database with a small project in it, to be copied for each test; nobody is connected to it."""
    database = server.new_database()
    filled(ServerPlace(server.address_of(database), server.password))
    return database


class Office:
    """One project on a server; people who join it, each behind a cable of their own."""

    def __init__(self, server: Server, database: str, folder: Path) -> None:
        self.server, self.database, self.folder = server, database, folder
        self.cables: list[Cable] = []
        self.open: list[SharedProject] = []

    def cable(self) -> Cable:
        self.cables.append(Cable(self.server.port))
        return self.cables[-1]

    def join(self, person: Person, cable: Cable, desk: str = "") -> SharedProject:
        address = f"postgresql://zvirka_tests@127.0.0.1:{cable.port}/{self.database}"
        place = ServerPlace(address, self.server.password)
        project = SharedProject.join(place, person, self.folder / (desk or person.name))
        for _ in project.prepare():
            pass
        self.open.append(project)
        return project

    def on_server(self) -> Workspace:
        """The project as the server has it, without a copy."""
        return Workspace.open(ServerPlace(self.server.address_of(self.database), self.server.password), OTHER)

    def sql(self, person: str = SUPERUSER, password: str | None = None) -> Any:
        """A bare connection."""
        return self.server.connect(self.database, person, password)

    def end(self) -> None:
        for project in self.open:
            project.close()
        for cable in self.cables:
            cable.end()
        self.server.drop_database(self.database)
