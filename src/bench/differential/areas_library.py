"""Programs about the system modules."""
from expressions import Expressions, dict_of, list_of
from source import Source

MODULES = ["base64", "base32", "collection", "crypto", "json", "math", "regex", "units", "yaml", "datetime", "manifests", "runtime"]


def library(dice):
    out, exprs = Source(), Expressions(dice)
    for module in MODULES[:9]:
        out.line(f"import {module}")
    for n in range(dice.number(4, 8)):
        out.line(f"v{n} = {_call(dice, exprs)}")
    return out


def _call(dice, exprs):
    text, data = exprs.of("str", 1), exprs.of(dice.pick([dict_of("int"), list_of("str"), dict_of(list_of("int")), "str", "float", "bool", dict_of(dict_of("str"))]), 2)
    pattern = dice.pick(["[a-z]+", "(\\\\w)(\\\\w)", "a|b", "^web", "\\\\d+", "[^,]+", "(?P<x>[A-Z])", "o$", "\\\\s", "."])
    json_text = dice.pick(['{\\"a\\": [1, 2.5, null, true], \\"b\\": {\\"c\\": \\"d\\"}}', "[]", "1", "1.0", '\\"x\\\\u00e9\\"', "[1e3, -0.5]", "{}", "null", '{\\"z\\": 1, \\"a\\": 2}'])
    yaml_text = dice.pick(["a: 1\\nb: [x, 1.5, ~]", "- 1\\n- two\\n- {k: v}", "a: yes\\nb: 0x10\\nc: 1_000", "key: |\\n  text\\n  more\\n", "a: &x {k: 1}\\nb: *x", "'quoted'", "2020-01-01", "a: 1.0\\nb: .5\\nc: 1e3", "a:\\n- b\\n- c: d", ""])
    return dice.pick([
        f"json.encode({data})", f"json.encode({data}, sort_keys=True)", f"json.encode({data}, indent={dice.number(0, 4)})", f'json.decode("{json_text}")', f'json.validate("{json_text}")', f"json.decode(json.encode({data}))",
        f"yaml.encode({data})", f"yaml.encode({data}, sort_keys=True)", f'yaml.decode("{yaml_text}")', f'yaml.decode_all("{yaml_text}")', f"yaml.decode(yaml.encode({data}))", f"yaml.encode_all([{data}, {data}])",
        f"base64.encode({text})", f"base64.decode(base64.encode({text}))", f"base32.encode({text})", f"base32.decode(base32.encode({text}))",
        f"crypto.{dice.pick(['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'blake3'])}({text})",
        f'regex.match({text}, "{pattern}")', f'regex.replace({text}, "{pattern}", "<$0>")', f'regex.replace({text}, "{pattern}", "-", 1)', f'regex.findall({text}, "{pattern}")', f'regex.search({text}, "{pattern}")',
        f'regex.split({text}, "[,;b]")', f'regex.split({text}, "[ ,a]", 1)', f'regex.compile("{pattern}")',
        f"collection.union_all([{{a = 1}}, {{b = {exprs.of('int', 1)}}}, {{c.d = {text}}}])", f"collection.union_all([])",
        f"units.to_{dice.pick(['K', 'M', 'Ki', 'Mi', 'm'])}({exprs.of('int', 1)})", f"str({data})", f"json.merge({{a = 1, b = {{c = 2}}}}, {{b = {{c = None, d = {text}}}}})", f"'${{{'1'} + 1}}'",
        f"sorted({exprs.of(list_of('str'), 2)}, reverse={dice.pick(['True', 'False'])})", f"max({exprs.of('int', 1)}, {exprs.of('int', 1)}, 3)", f"all_true({exprs.of(list_of('bool'), 1)})", f"any_true({exprs.of(list_of('int'), 1)})",
        f"list({exprs.of('str', 1)})", f"dict({exprs.of(dict_of('int'), 1)})", f"bool({data})", f"typeof({data})", f"isnullish({dice.pick(['None', 'Undefined', '0', text])})", f"zip({exprs.of(list_of('int'), 1)}, {exprs.of(list_of('str'), 1)})",
        f"sum({exprs.of(list_of('int'), 1)}, {dice.number(0, 9)})", f"option('none')", f"option('k', default={text})", f"min({exprs.of(list_of('int'), 0)} + [1])", f"range({dice.number(-4, 4)}, {dice.number(-9, 9)}, {dice.pick([-2, -1, 1, 2, 3])})",
    ])
