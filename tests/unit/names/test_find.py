import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model import NameKind
from app.names.find import find, find_all


def names(text):
    return [found.name for found in find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Ban Thường vụ Tỉnh ủy họp phiên thường kỳ.",
        "Sở Nông nghiệp và Môi trường đã báo cáo kết quả.",
        "Tham gia đoàn có lãnh đạo UBND tỉnh và Mặt trận Tổ quốc.",
        "Đại hội Đảng bộ xã lần thứ I thành công.",
        "Quốc hội thông qua nghị quyết về đầu tư công.",
        "Chủ tịch nước chúc mừng nhân dân cả nước.",
        "Nhân dịp này, đoàn đã tặng quà cho các hộ nghèo.",
        "Công an tỉnh phối hợp với Bộ đội Biên phòng.",
        "Cửa khẩu mở cửa từ 7 giờ sáng.",
        "Tổng thống Donald Trump phát biểu tại Washington.",
        "",
        "123, 45% và (…)",
    ],
)
def test_silent_where_nobody_is_named(text):
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đoàn công tác do đồng chí Hoàng Quốc Khánh làm trưởng đoàn.", ["Hoàng Quốc Khánh"]),
        ("Các xã: Lộc Bình, Khuất Xá, Lợi Bác và Na Dương.", ["Lộc Bình", "Khuất Xá", "Lợi Bác", "Na Dương"]),
        ("Tại xã Thống Nhất, bà con phấn khởi.", ["Thống Nhất"]),
        ("Ông Nguyễn Văn Hải kể lại.", ["Nguyễn Văn Hải"]),
        ("Từ Hải Phòng đến Bà Rịa - Vũng Tàu.", ["Hải Phòng", "Bà Rịa - Vũng Tàu"]),
        ("Tuyến Hà Nội - Lào Cai đã thông.", ["Hà Nội", "Lào Cai"]),
        ("TP. Hồ Chí Minh công bố kế hoạch.", ["Hồ Chí Minh"]),
        ("Chủ tịch UBND tỉnh Cao Bằng Lê Hải Hòa dự.", ["Cao Bằng", "Lê Hải Hòa"]),
        ("anh Đinh Xuân Trường", ["Đinh Xuân Trường"]),
        ("Cửa khẩu Chi Ma tại xã Mẫu Sơn", ["Chi Ma", "Mẫu Sơn"]),
    ],
)
def test_finds(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("đồng chí Hoàng Quốc Khánh", NameKind.PERSON),
        ("tại xã Khuất Xá", NameKind.PLACE),
        ("đến thăm Cao Bằng", NameKind.PLACE),
        ("theo lời Trần Thị Mai", NameKind.PERSON),
    ],
)
def test_kinds(text, kind):
    assert [found.kind for found in find(text)] == [kind]


def test_a_short_form_belongs_to_the_person_named_in_full():
    first, second = find_all(["Ông Trần Nam Hưng đến dự.", "Ông Hưng phát biểu."])
    assert first[0].name == second[0].name == "Trần Nam Hưng"
    assert second[0].part == (2, 3)
    assert second[0].short
    assert not first[0].short


def test_a_short_form_nobody_explains_stands_for_itself():
    assert names("Ông Hưng phát biểu.") == ["Hưng"]


@given(st.text(max_size=200))
def test_spans_lie_in_any_text(text):
    for found in find(text):
        assert found.span.of(text)
        assert found.part[0] < found.part[1]
