/* mn-sheet-writer-xlsx.c: rows into an XLSX workbook
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "config.h"

#include "mn-sheet-writer-private.h"

#include <string.h>

#include "mn-xml.h"

/* Why our own: libxlsxwriter takes 3.5 times as long for the same rows, and writes them to everybody's temporary
 * folder. What it can do more (lists to choose from) is asked of it for the template. */

#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define TYPES "application/vnd.openxmlformats-officedocument.spreadsheetml."
#define MAX_TEXT 32767 /* characters of a cell */
#define EPOCH 693594   /* 1899-12-30 */

/* In the order of cellXfs below. */
enum {
  STYLE_PLAIN,
  STYLE_TEXT,
  STYLE_NUMBER,
  STYLE_MONEY,
  STYLE_DATE,
  STYLE_HEADING,
  STYLE_TITLE,
};

static const char styles[] = DECLARATION
    "<styleSheet xmlns=\"" MAIN "\">"
    "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/></numFmts>"
    "<fonts count=\"3\"><font><sz val=\"12\"/><name val=\"Times New Roman\"/><family val=\"1\"/></font>"
    "<font><b/><sz val=\"12\"/><name val=\"Times New Roman\"/><family val=\"1\"/></font>"
    "<font><b/><sz val=\"14\"/><name val=\"Times New Roman\"/><family val=\"1\"/></font></fonts>"
    "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
    "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
    "<borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border>"
    "<border><left/><right/><top/><bottom style=\"thin\"><color auto=\"1\"/></bottom><diagonal/></border></borders>"
    "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
    "<cellXfs count=\"7\">"
    "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
    "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
    "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
    "<xf numFmtId=\"3\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
    "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
    "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"1\" xfId=\"0\" applyAlignment=\"1\">"
    "<alignment horizontal=\"center\" vertical=\"center\" wrapText=\"1\"/></xf>"
    "<xf numFmtId=\"0\" fontId=\"2\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/></cellXfs>"
    "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>";

static void
append_number (GString *text, guint number)
{
  char digits[12];
  guint n = sizeof digits;

  do
    digits[--n] = (char)('0' + number % 10);
  while ((number /= 10) > 0);
  g_string_append_len (text, digits + n, (gssize)(sizeof digits - n));
}

/* 0: "A" */
static void
append_column (GString *text, guint column)
{
  if (column >= 26)
    append_column (text, column / 26 - 1);
  g_string_append_c (text, (char)('A' + column % 26));
}

static void
begin_cell (MnSheetWriter *self, guint column, guint style)
{
  GString *text = self->buffer;

  g_string_append (text, "<c r=\"");
  append_column (text, column);
  append_number (text, self->line);
  g_string_append (text, "\" s=\"");
  append_number (text, style);
}

/* "_x0041_" in a text would be read as "A". */
static char *
hide_escapes (const char *text)
{
  GString *hidden;

  if (strstr (text, "_x") == NULL)
    return NULL;
  hidden = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p++)
    if (p[0] == '_' && p[1] == 'x' && g_ascii_isxdigit (p[2]) && g_ascii_isxdigit (p[3]) && g_ascii_isxdigit (p[4])
        && g_ascii_isxdigit (p[5]) && p[6] == '_')
      g_string_append (hidden, "_x005F_");
    else
      g_string_append_c (hidden, *p);
  return g_string_free (hidden, FALSE);
}

static void
text_cell (MnSheetWriter *self, guint column, guint style, const char *text)
{
  g_autofree char *hidden = hide_escapes (text);
  g_autofree char *cut = NULL;

  if (hidden != NULL)
    text = hidden;
  /* Bytes are at least as many as characters. */
  if (strlen (text) > MAX_TEXT && g_utf8_strlen (text, -1) > MAX_TEXT)
    text = cut = g_utf8_substring (text, 0, MAX_TEXT);
  begin_cell (self, column, style);
  g_string_append (self->buffer, "\" t=\"inlineStr\"><is><t");
  if (*text != '\0' && (g_ascii_isspace (*text) || g_ascii_isspace (text[strlen (text) - 1])))
    g_string_append (self->buffer, " xml:space=\"preserve\"");
  g_string_append_c (self->buffer, '>');
  mn_xml_escape (self->buffer, text);
  g_string_append (self->buffer, "</t></is></c>");
}

static void
begin_row (MnSheetWriter *self)
{
  g_string_append (self->buffer, "<row r=\"");
  append_number (self->buffer, self->line);
  g_string_append (self->buffer, "\">");
}

static void
xlsx_begin (MnSheetWriter *self)
{
  g_autofree char *part = g_strdup_printf ("xl/worksheets/sheet%u.xml", self->names->len);
  guint frozen = g_array_index (self->frozen, guint, self->frozen->len - 1);

  mn_zip_writer_begin (self->zip, part);
  g_string_append_printf (self->buffer,
                          DECLARATION "<worksheet xmlns=\"" MAIN "\"><sheetViews><sheetView%s workbookViewId=\"0\">"
                                      "<pane ySplit=\"%u\" topLeftCell=\"A%u\" activePane=\"bottomLeft\" "
                                      "state=\"frozen\"/></sheetView></sheetViews><cols>",
                          self->names->len == 1 ? " tabSelected=\"1\"" : "", frozen, frozen + 1);
  for (guint i = 0; i < self->columns->len; i++)
    {
      char width[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (width, sizeof width, "%.2f", _mn_sheet_width (&g_array_index (self->columns, MnSheetColumn, i)));
      g_string_append_printf (self->buffer, "<col min=\"%u\" max=\"%u\" width=\"%s\" customWidth=\"1\"/>", i + 1, i + 1,
                              width);
    }
  g_string_append (self->buffer, "</cols><sheetData>");
}

static void
xlsx_note (MnSheetWriter *self, const char *text, gboolean title)
{
  begin_row (self);
  text_cell (self, 0, title ? STYLE_TITLE : STYLE_PLAIN, text);
  g_string_append (self->buffer, "</row>");
}

static void
xlsx_heading (MnSheetWriter *self)
{
  begin_row (self);
  for (guint i = 0; i < self->columns->len; i++)
    text_cell (self, i, STYLE_HEADING, g_array_index (self->columns, MnSheetColumn, i).title);
  g_string_append (self->buffer, "</row>");
}

static void
xlsx_cell (MnSheetWriter *self, guint column, const char *text)
{
  static const guint kinds[] = { STYLE_TEXT, STYLE_NUMBER, STYLE_MONEY, STYLE_DATE };
  MnSheetKind kind = g_array_index (self->columns, MnSheetColumn, column).kind;
  g_autofree char *shown = NULL;
  MnDate date;

  switch (_mn_sheet_judge (kind, text, &date, &shown))
    {
    case MN_CELL_IS_TEXT:
      text_cell (self, column, STYLE_TEXT, shown != NULL ? shown : text);
      break;
    case MN_CELL_IS_NUMBER:
      begin_cell (self, column, kinds[kind]);
      g_string_append (self->buffer, "\"><v>");
      g_string_append (self->buffer, text);
      g_string_append (self->buffer, "</v></c>");
      break;
    case MN_CELL_IS_DATE:
      begin_cell (self, column, STYLE_DATE);
      g_string_append (self->buffer, "\"><v>");
      append_number (self->buffer, (guint)(mn_date_first_day (date) - EPOCH));
      g_string_append (self->buffer, "</v></c>");
      break;
    case MN_CELL_IS_EMPTY:
    default:
      break;
    }
}

static void
xlsx_row (MnSheetWriter *self, const char *const *cells)
{
  begin_row (self);
  for (guint i = 0; i < self->columns->len; i++)
    xlsx_cell (self, i, cells[i]);
  g_string_append (self->buffer, "</row>");
}

static void
xlsx_end (MnSheetWriter *self)
{
  g_string_append (self->buffer, "</sheetData></worksheet>");
}

static void
add (MnSheetWriter *self, const char *name, GString *text)
{
  mn_zip_writer_add (self->zip, name, text->str, text->len);
  g_string_truncate (text, 0);
}

static void
add_book (MnSheetWriter *self, GString *text)
{
  g_string_append (text, DECLARATION "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE "\"><sheets>");
  for (guint i = 0; i < self->names->len; i++)
    {
      g_string_append (text, "<sheet name=\"");
      mn_xml_escape (text, self->names->pdata[i]);
      g_string_append_printf (text, "\" sheetId=\"%u\" r:id=\"rId%u\"/>", i + 1, i + 1);
    }
  g_string_append (text, "</sheets></workbook>");
  add (self, "xl/workbook.xml", text);
  g_string_append (text, DECLARATION "<Relationships xmlns=\"" PACKAGE "relationships\">");
  for (guint i = 1; i <= self->names->len; i++)
    g_string_append_printf (
        text, "<Relationship Id=\"rId%u\" Type=\"" OFFICE "/worksheet\" Target=\"worksheets/sheet%u.xml\"/>", i, i);
  g_string_append_printf (text, "<Relationship Id=\"rId%u\" Type=\"" OFFICE "/styles\" Target=\"styles.xml\"/>",
                          self->names->len + 1);
  g_string_append (text, "</Relationships>");
  add (self, "xl/_rels/workbook.xml.rels", text);
}

static void
xlsx_finish (MnSheetWriter *self)
{
  g_autoptr (GString) text = g_string_new (DECLARATION "<Types xmlns=\"" PACKAGE "content-types\">");

  g_string_append (text, "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package."
                         "relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                         "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" TYPES "sheet.main+xml\"/>"
                         "<Override PartName=\"/xl/styles.xml\" ContentType=\"" TYPES "styles+xml\"/>");
  for (guint i = 1; i <= self->names->len; i++)
    g_string_append_printf (
        text, "<Override PartName=\"/xl/worksheets/sheet%u.xml\" ContentType=\"" TYPES "worksheet+xml\"/>", i);
  g_string_append (text, "</Types>");
  add (self, "[Content_Types].xml", text);
  g_string_append (text, DECLARATION "<Relationships xmlns=\"" PACKAGE "relationships\"><Relationship Id=\"rId1\" "
                                     "Type=\"" OFFICE "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
  add (self, "_rels/.rels", text);
  add_book (self, text);
  mn_zip_writer_add (self->zip, "xl/styles.xml", styles, sizeof styles - 1);
}

const MnSheetClass _mn_sheet_xlsx_class = { xlsx_begin, xlsx_note, xlsx_heading, xlsx_row, xlsx_end, xlsx_finish };
