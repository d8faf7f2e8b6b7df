"""What must come through a translation as it is: addresses, placeholders, tags, escapes, line breaks."""

from __future__ import annotations

from benchmarks.faults.fault import Fault, appended, replaced

_LINK = appended(" Xem https://vd.vn/tin-tuc-123", " Дивіться https://vd.vn/tin-tuc-123")
_MAIL = appended(" Thư gửi toasoan@vd.vn", " Пишіть на toasoan@vd.vn")
_VARIABLE = appended(" Có {count} tin mới", " Є нових новин: {count}")
_PERCENT = appended(" Đã gửi cho %s", " Надіслано: %s")
_DOLLAR = appended(" Xin chào ${name}", " Вітаємо, ${name}")
_TAG = appended(" Xem <b>tin mới</b>", " Дивіться <b>новини</b>")
_ESCAPE = appended(r" Dòng một\ndòng hai", r" Рядок перший\nрядок другий")
_BREAK = appended("\nDòng hai", "\nРядок другий")
_TABULATED = appended("\tCột hai", "\tСтовпчик другий")
_PATH = appended(" Tệp /home/tin/moi.txt", " Файл /home/tin/moi.txt")
_DOCUMENT = appended(" (số 15/2024/NĐ-CP)", " (№ 15/2024/NĐ-CP)")

FAULTS = (
    Fault("an address changed", ("address",), ("urls",), replaced("tin-tuc-123", "tin-tuc-132"), _LINK),
    Fault("an address left out", ("address",), ("urls",), replaced(r" https://vd\.vn/tin-tuc-123", ""), _LINK),
    Fault("a mail address changed", ("address",), ("emails",), replaced("toasoan@", "toasaon@"), _MAIL),
    Fault(
        "a {placeholder} left out",
        ("placeholder",),
        ("variables", "pythonbraceformat"),
        replaced(r" \{count\}", ""),
        _VARIABLE,
    ),
    Fault(
        "a {placeholder} translated",
        ("placeholder",),
        ("variables", "pythonbraceformat"),
        replaced(r"\{count\}", "{кількість}"),
        _VARIABLE,
    ),
    Fault("a %s left out", ("placeholder",), ("printf",), replaced(" %s", ""), _PERCENT),
    Fault("a ${variable} changed", ("placeholder",), ("variables",), replaced(r"\$\{name\}", "${ім'я}"), _DOLLAR),
    Fault("a tag left out", ("tag",), ("xmltags",), replaced("</b>", ""), _TAG),
    Fault("a tag changed", ("tag",), ("xmltags",), replaced("<b>новини</b>", "<i>новини</i>"), _TAG),
    Fault("an escape left out", ("escape",), ("escapes",), replaced(r"\\n", " "), _ESCAPE),
    Fault("a line break left out", ("line-breaks", "edge-space"), ("newlines",), replaced("\n", " "), _BREAK),
    Fault("a tab left out", ("line-breaks", "edge-space"), ("tabs",), replaced("\t", " "), _TABULATED),
    Fault("a path changed", ("address",), ("filepaths",), replaced("/home/tin/moi", "/home/tin/nova"), _PATH),
    Fault("a document's number changed", ("number",), ("numbers",), replaced("15/2024", "16/2024"), _DOCUMENT),
)
