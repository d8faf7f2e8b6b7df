"""Texts that harm where they are taken for more than text; every writer has to take each of them."""

RAW = {
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "quotes": "\"'><svg onload=alert(1)> ' onmouseover='alert(1)",
    "template": "{{7*7}} {% raw %} {{ config }} ${7*7} #{7*7} {word}",
    "entities": "&lt;b&gt; &amp;#x202e; &nbsp",
    "direction": "abc\u202eтскет\u2066\u200f\u061c",
    "controls": "a\x00b\x1b[31m\x07\x85\r\x0b",
    "style": "</style><style>*{display:none}</style>",
    "comment": "--> <!-- ]]> </title></table>",
    "non-characters": "\ufffe\uffff\ufdd0\U0001fffe",
    "address": "javascript:alert(1)",
    "lines": "рядок\n\n\tрядок\n",
    "long": "х" * 500_000,  # 1 MB; more than a cell of a sheet or a field of a CSV reader holds
    "formula": "=cmd|'/c calc'!A0",
    "formula of a link": '=HYPERLINK("http://example.org","x")',
    "plus": "+1+cmd",
    "minus": "-2+3",
    "at": "@SUM(A1)",
    "space before a formula": " =1+1",
    "escaped for a sheet": "_x0041_ _x000D_",
}
HALF = "мапа \ud83d"
