"""A short article on both sides, sentence by sentence."""

HEADLINE = "Lạng Sơn mở thêm ba tuyến xe buýt về các xã biên giới"
VIETNAMESE = [
    "Ngày 5/3, Sở Giao thông tỉnh Lạng Sơn công bố ba tuyến xe buýt mới về các xã biên giới.",
    "Tuyến thứ nhất dài 42 km, nối thành phố với cửa khẩu Tân Thanh.",
    "Giá vé là 15.000 đồng, học sinh được giảm 50%.",
    "Ông Hoàng Văn Minh, lái xe của tuyến này, cho biết mỗi ngày có khoảng 300 khách.",
    "Nhiều người dân ở Cao Lộc trước đây phải đi bộ hơn một giờ để ra đường lớn.",
    "Họ nói rằng từ nay việc đưa nông sản ra chợ sẽ đỡ vất vả hơn nhiều.",
    "Trong năm 2026, tỉnh dự kiến mua thêm 12 xe chạy bằng điện.",
    "Tổng kinh phí của dự án là 85 tỷ đồng.",
]
UKRAINIAN = [
    "5 березня департамент транспорту провінції Лангшон оголосив про три нові автобусні маршрути до комун.",
    "Перший маршрут завдовжки 42 км сполучає місто з прикордонним переходом Тантхань.",
    "Квиток коштує 15 000 донгів, а школярі платять на 50% менше.",
    "Пан Хоанг Ван Мінь, водій цього маршруту, розповів, що щодня їздить близько 300 пасажирів.",
    "Багато мешканців Каолока раніше мусили йти пішки понад годину, щоб дістатися великої дороги.",
    "Вони кажуть, що відтепер возити врожай на базар буде значно легше.",
    "У 2026 році провінція планує придбати ще 12 електричних автобусів.",
    "Загальна вартість проєкту становить 85 мільярдів донгів.",
]
