#!/usr/bin/env python3
# make-tables.py DATA FOLDER: workbooks as other programs write them, and some that nobody should, made by hand
#
# Copyright 2026 The Măng Non authors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import struct
import sys
import zipfile

data, folder = sys.argv[1:]
MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
STRICT = 'http://purl.oclc.org/ooxml/spreadsheetml/main'
REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
PKG = 'http://schemas.openxmlformats.org/package/2006/relationships'
STYLES = '''<styleSheet xmlns="%s"><numFmts count="4">
<numFmt numFmtId="164" formatCode="General"/><numFmt numFmtId="165" formatCode="[$-42A]dd/mm/yyyy;@"/>
<numFmt numFmtId="166" formatCode="mmm\\-yy"/><numFmt numFmtId="167" formatCode="#,##0 &quot;đ/d&quot;"/></numFmts>
<fonts><font><name val="Times New Roman"/></font><font><name val=".VnTime"/></font><font><name val="VNI-Times"/></font>
<font><name val=".VnTimeH"/></font></fonts><cellStyleXfs><xf numFmtId="14" fontId="1"/></cellStyleXfs><cellXfs>
<xf numFmtId="0" fontId="0"/><xf numFmtId="14" fontId="0"/><xf numFmtId="164" fontId="0"/><xf numFmtId="165" fontId="0"/>
<xf numFmtId="166" fontId="0"/><xf numFmtId="167" fontId="0"/><xf numFmtId="0" fontId="1"/><xf numFmtId="0" fontId="2"/>
<xf numFmtId="0" fontId="3"/></cellXfs></styleSheet>'''


def xlsx(name, sheets, strings=None, main=MAIN, book='', zip64=False, styles=STYLES, prefix=''):
    """sheets: (name, attributes, rows); the ids of the relations are not in the order of the sheets"""
    p, c = (prefix + ':', ':' + prefix) if prefix else ('', '')
    with zipfile.ZipFile(os.path.join(folder, name), 'w', zipfile.ZIP_DEFLATED) as z:
        def put(part, text):
            with z.open(part, 'w', force_zip64=zip64) as f:
                f.write(('<?xml version="1.0" encoding="UTF-8"?>' + text).encode())
        rels = ''.join('<Relationship Id="rId%d" Type="%s/worksheet" Target="%s"/>' %
                       (90 - i, REL, '/xl/worksheets/blatt%d.xml' % i if i % 2 else 'worksheets/blatt%d.xml' % i)
                       for i in range(len(sheets)))
        put('_rels/.rels', '<Relationships xmlns="%s"><Relationship Id="x" Type="%s/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>' % (PKG, REL))
        for i, (_, _, rows) in enumerate(sheets):
            put('xl/worksheets/blatt%d.xml' % i, '<%sworksheet xmlns%s="%s"><%ssheetData>%s</%ssheetData></%sworksheet>'
                % (p, c, main, p, rows, p, p))
        put('xl/workbook.xml', '<workbook xmlns="%s" xmlns:r="%s">%s<sheets>%s</sheets></workbook>' % (main, REL, book, ''.join(
            '<sheet name="%s" sheetId="%d" r:id="rId%d" %s/>' % (n, i + 5, 90 - i, a) for i, (n, a, _) in enumerate(sheets))))
        put('xl/_rels/workbook.xml.rels', '<Relationships xmlns="%s">%s<Relationship Id="rId1" Type="%s/styles" '
            'Target="styles.xml"/><Relationship Id="rId2" Type="%s/sharedStrings" Target="sharedStrings.xml"/>'
            '</Relationships>' % (PKG, rels, REL, REL))
        put('xl/styles.xml', styles % main)
        if strings is not None:
            put('xl/sharedStrings.xml', '<sst xmlns="%s">%s</sst>' % (main, strings))


def row(*cells):
    return '<row>' + ''.join(cells) + '</row>'


xlsx('kinds.xlsx', [('Ẩn', 'state="hidden"', row('<c><v>9</v></c>')), ('Trống', '', ''), ('Trẻ &amp; em', '', '''
<row r="3"><c r="B3" t="s"><v>0</v></c><c r="D3" t="inlineStr"><is><t>trong</t><rPh><t>phụ</t></rPh></is></c>
<c r="C3" t="str"><f>A1&amp;B1</f><v>ghép</v></c></row>
<row r="5"><c r="A5"/><c r="B5" s="1"/></row>
<row><c><v>2.01E+11</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="s"><v>1</v></c><c><v>0.30000000000000004</v></c>
<c><v>-0.5</v></c><c><v>123456789012</v></c><c t="s"><v>2</v></c></row>
<row r="9"><c r="A9" s="1"><v>41811</v></c><c r="B9" s="2"><v>41811</v></c><c r="C9" s="3"><v>41811.75</v></c>
<c r="D9" s="4"><v>41791</v></c><c r="E9" s="5"><v>41811</v></c><c r="F9" t="d"><v>2014-06-21T00:00:00</v></c>
<c r="G9" s="1"><v>59</v></c><c r="H9" s="1"><v>0.5</v></c></row>
<row r="10"><c r="ZZ10" t="inlineStr"><is><t> </t></is></c><c r="A10" t="inlineStr"><is><t>a_x000D_b</t></is></c></row>''')],
     '<si><t xml:space="preserve"> A </t></si><si><r><rPr><b/></rPr><t>Nguyễn </t></r><r><t>Văn</t></r><rPh sb="0" eb="1">'
     '<t>không</t></rPh></si><si><t>Ho\u0302\u0300ng</t></si>')
xlsx('1904.xlsx', [('S', '', row('<c s="1"><v>40349</v></c>'))], book='<workbookPr date1904="1"/>')
xlsx('strict.xlsx', [('S', '', '<x:row><x:c t="s"><x:v>0</x:v></x:c></x:row>')], '<si><t>nghiêm</t></si>', main=STRICT,
     prefix='x')
xlsx('zip64.xlsx', [('S', '', row('<c><v>64</v></c>'))], zip64=True)
# As Excel keeps TCVN3 and VNI: their bytes as the characters of Windows-1252.
tcvn = 'Nguyễn Thị Hồng'
legacy = bytes([0x4e, 0x67, 0x75, 0x79, 0xd4, 0x6e, 0x20, 0x54, 0x68, 0xde, 0x20, 0x48, 0xe5, 0x6e, 0x67]).decode('cp1252')
xlsx('fonts.xlsx', [('S', '', row('<c s="6" t="s"><v>0</v></c><c s="0" t="s"><v>1</v></c><c s="8" t="s"><v>0</v></c>'
                                  '<c s="6" t="s"><v>2</v></c>'))],
     '<si><t>%s</t></si><si><t>Võ Hà</t></si><si><r><rPr><rFont val="Arial"/></rPr><t>Hà </t></r><r><rPr><rFont '
     'val=".VnTime"/></rPr><t>%s</t></r></si>' % (legacy, legacy))
xlsx('no-sheet.xlsx', [])
xlsx('entities.xlsx', [('S', '', row('<c t="inlineStr"><is><t>x</t></is></c>'))],
     styles='<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>' + STYLES)
xlsx('deep.xlsx', [('S', '', '<a>' * 300 + '</a>' * 300)])
xlsx('wide.xlsx', [('S', '', row('<c r="GS1"><v>1</v></c>'))])
xlsx('bad-string.xlsx', [('S', '', row('<c t="s"><v>7</v></c>'))], '<si><t>x</t></si>')
xlsx('cut.xlsx', [('S', '', row('<c><v>1</v></c>') + '<row><c')])
# Declared as UTF-7 and broken in it: libxml2 takes it for an empty sheet.
with zipfile.ZipFile(os.path.join(folder, 'utf7.xlsx'), 'w') as z, \
        zipfile.ZipFile(os.path.join(folder, 'cut.xlsx')) as base:
    for part in base.namelist():
        z.writestr(part, b'<?xml version="1.0" encoding="UTF-7"?><worksheet xmlns="%s">+AOE-\xe1</worksheet>' % MAIN.encode()
                   if 'blatt' in part else base.read(part))
# What a package may be beside UTF-8
with zipfile.ZipFile(os.path.join(folder, 'utf16.xlsx'), 'w') as z:
    xlsx('narrow.xlsx', [('S', '', row('<c t="inlineStr"><is><t>Hồng \U0001f600</t></is></c>'))])
    base = zipfile.ZipFile(os.path.join(folder, 'narrow.xlsx'))
    for part in base.namelist():
        z.writestr(part, base.read(part).decode().replace('UTF-8', 'UTF-16').encode('utf-16'))
xlsx('whole.xlsx', [('S', '', row('<c><v>1</v></c>') * 3000)])
whole = open(os.path.join(folder, 'whole.xlsx'), 'rb').read()
open(os.path.join(folder, 'half.xlsx'), 'wb').write(whole[:len(whole) // 2])

with zipfile.ZipFile(os.path.join(folder, 'bomb.xlsx'), 'w', zipfile.ZIP_DEFLATED) as z, \
        zipfile.ZipFile(os.path.join(folder, 'no-sheet.xlsx')) as base:
    xlsx('plain.xlsx', [('S', '', row('<c><v>1</v></c>'))])
    for part in zipfile.ZipFile(os.path.join(folder, 'plain.xlsx')).namelist():
        if 'sheet' not in part:
            z.writestr(part, zipfile.ZipFile(os.path.join(folder, 'plain.xlsx')).read(part))
    with z.open('xl/worksheets/blatt0.xml', 'w') as f:
        f.write(('<worksheet xmlns="%s"><sheetData>' % MAIN).encode())
        for _ in range(100):
            f.write(b' ' * (1 << 20))
        f.write(b'</sheetData></worksheet>')
with zipfile.ZipFile(os.path.join(folder, 'renamed.xlsx'), 'w') as z:
    z.writestr('anh/1.jpg', b'x')
with zipfile.ZipFile(os.path.join(folder, 'document.xlsx'), 'w') as z:
    z.writestr('_rels/.rels', '<Relationships xmlns="%s"><Relationship Id="x" Type="%s/officeDocument" '
               'Target="word/document.xml"/></Relationships>' % (PKG, REL))
    z.writestr('word/document.xml', '<x/>')

O = 'urn:oasis:names:tc:opendocument:xmlns:'
NS = ' '.join('xmlns:%s="%s%s:1.0"' % (p, O, n) for p, n in (
    ('office', 'office'), ('table', 'table'), ('text', 'text'), ('style', 'style'), ('number', 'datastyle'),
    ('fo', 'xsl-fo-compatible'), ('draw', 'drawing'), ('calcext', 'x')))


def ods(name, tables, styles='', body='spreadsheet', manifest=''):
    with zipfile.ZipFile(os.path.join(folder, name), 'w', zipfile.ZIP_DEFLATED) as z:
        z.writestr('mimetype', 'application/vnd.oasis.opendocument.' + body, zipfile.ZIP_STORED)
        z.writestr('META-INF/manifest.xml', '<m:manifest xmlns:m="%smanifest:1.0">%s</m:manifest>' % (O, manifest))
        z.writestr('content.xml', '<office:document-content %s><office:automatic-styles>%s</office:automatic-styles>'
                   '<office:body><office:%s>%s</office:%s></office:body></office:document-content>'
                   % (NS, styles, body, tables, body))


ods('kinds.ods', '''<table:table table:name="Trống"><table:table-row table:number-rows-repeated="1048576"><table:table-cell
 table:number-columns-repeated="1024"/></table:table-row></table:table><table:table table:name="'file:///x'#$A"><table:table-row>
<table:table-cell office:value-type="string"><text:p>ngoài</text:p></table:table-cell></table:table-row></table:table>
<table:table table:name="Trẻ em"><table:table-column table:number-columns-repeated="3"/><table:table-column
 table:default-cell-style-name="vn"/><table:table-header-rows><table:table-row table:number-rows-repeated="2">
<table:table-cell table:number-columns-repeated="2" office:value-type="string" calcext:value-type="string"><text:p>A<text:s
 text:c="2"/>b<text:tab/>c</text:p><text:p>d <text:span>e</text:span></text:p></table:table-cell><table:covered-table-cell/>
<table:table-cell office:value-type="string"><text:p>%s</text:p></table:table-cell></table:table-row></table:table-header-rows>
<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row><table:table-row>
<table:table-cell calcext:value-type="x" office:value-type="date" office:date-value="2014-06-21T10:00:00"><text:p>21/6</text:p>
</table:table-cell><table:table-cell office:value-type="date" office:date-value="2014-06-01" table:style-name="ym"/>
<table:table-cell office:value-type="float" office:value="1500.50"><text:p>1.500,5</text:p></table:table-cell>
<table:table-cell office:value-type="boolean" office:boolean-value="true"/><table:table-cell office:value-type="string">
<office:annotation><text:p>ghi chú</text:p></office:annotation><text:p>chữ</text:p><draw:frame><draw:text-box><text:p>hình</text:p>
</draw:text-box></draw:frame></table:table-cell><table:table-cell table:number-columns-repeated="16000"/></table:table-row>
<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
</table:table>''' % legacy,
    '<number:date-style style:name="n1"><number:month/><number:text>/</number:text><number:year/></number:date-style>'
    '<style:style style:name="ym" style:family="table-cell" style:data-style-name="n1"/>'
    '<style:style style:name="vn" style:family="table-cell"><style:text-properties fo:font-family="\'.VnTime\'"/></style:style>')
ods('hidden.ods', ''.join('<table:table table:name="%s" table:style-name="%s"><table:table-row><table:table-cell '
                          'office:value-type="string"><text:p>%s</text:p></table:table-cell></table:table-row></table:table>' % t
                          for t in (('Danh mục', 'h', 'ẩn'), ('Danh sách', 's', 'hiện'))),
    '<style:style style:name="h" style:family="table"><style:table-properties table:display="false"/></style:style>'
    '<style:style style:name="s" style:family="table"><style:table-properties table:display="true"/></style:style>')
ods('locked.ods', '', manifest='<m:file-entry><m:encryption-data/></m:file-entry>')
ods('text.ods', '<text:p>x</text:p>', body='text')
ods('no-sheet.ods', '')
full = '<table:table-cell office:value-type="float" office:value="1"/>'
ods('rows.ods', '<table:table table:name="a"><table:table-row table:number-rows-repeated="9999999">%s</table:table-row>'
    '</table:table>' % full)
ods('columns.ods', '<table:table table:name="a"><table:table-row><table:table-cell table:number-columns-repeated="9999999" '
    'office:value-type="float" office:value="1"/></table:table-row></table:table>')

# A workbook of Excel 97 with a password: the record behind the first one says so. And what a newer Excel with a password
# writes: the same kind of file with another stream in it.
xls = open(os.path.join(data, 'office.xls'), 'rb').read()
at = next(i for i in range(512, len(xls), 64) if xls[i:i + 2] == b'\x09\x08' and struct.unpack('<H', xls[i + 6:i + 8])[0] == 5)
size = struct.unpack('<H', xls[at + 2:at + 4])[0]
locked = bytearray(xls)
locked[at + 4 + size:at + 6 + size] = b'\x2f\x00'
open(os.path.join(folder, 'locked.xls'), 'wb').write(locked)
# Records behind that one are scrambled, so that the library finds no sense in them.
behind = at + 4 + size + 64
open(os.path.join(folder, 'scrambled.xls'), 'wb').write(
    locked[:behind] + bytes(b ^ 0x5a for b in locked[behind:behind + 900]) + locked[behind + 900:])
open(os.path.join(folder, 'short.xls'), 'wb').write(xls[:1024])  # a download that broke off
open(os.path.join(folder, 'text.xlsx'), 'w').write('STT,Họ và tên\n1,Nguyễn Thị Hồng\n')
name = 'Workbook'.encode('utf-16le')
at = xls.find(name + b'\0\0')
other = bytearray(xls)
encrypted = 'EncryptedPackage'.encode('utf-16le')
other[at:at + len(encrypted)] = encrypted
open(os.path.join(folder, 'locked.xlsx'), 'wb').write(other)
other[at:at + len(encrypted)] = 'WordDocument____'.encode('utf-16le')
open(os.path.join(folder, 'document.xls'), 'wb').write(other)
at = 512 + 512 * struct.unpack('<I', xls[76:80])[0]  # which sector follows which
open(os.path.join(folder, 'half.xls'), 'wb').write(xls[:at] + b'\x11' * 512 + xls[at + 512:])
open(os.path.join(folder, 'web.xls'), 'w').write('\ufeff <HTML><body><table><tr><td>x</td></tr></table></body></HTML>')
open(os.path.join(folder, 'xml.xls'), 'w').write('<?xml version="1.0"?><Workbook/>')
open(os.path.join(folder, 'paper.csv'), 'w').write('%PDF-1.4\n')

text = 'Họ và tên\tNgày sinh\r\nNguyễn Thị Hồng\t21/06/2014\r\n'
open(os.path.join(folder, 'utf16.txt'), 'wb').write(text.encode('utf-16'))
open(os.path.join(folder, 'tcvn3.csv'), 'wb').write(b'A;B\n' + legacy.encode('cp1252') + b';1\n')
open(os.path.join(folder, 'guard.csv'), 'w').write("a,b\n'=1+1,x\n")
open(os.path.join(folder, 'zero.csv'), 'wb').write(b'a,b\n1,\0\n')
open(os.path.join(folder, 'noise.csv'), 'wb').write(b'a,b\n' + bytes(range(128, 256)) * 40 + b'\n')
