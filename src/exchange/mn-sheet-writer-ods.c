/* mn-sheet-writer-ods.c: rows into an OpenDocument spreadsheet
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "config.h"

#include "mn-sheet-writer-private.h"

#include <string.h>

#include "mn-xml.h"

#define OASIS "urn:oasis:names:tc:opendocument:xmlns:"
#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define MIME "application/vnd.oasis.opendocument.spreadsheet"
#define NAMESPACES                                                                                                     \
  " office:version=\"1.2\" xmlns:office=\"" OASIS "office:1.0\" xmlns:style=\"" OASIS                                  \
  "style:1.0\" xmlns:text=\"" OASIS "text:1.0\" xmlns:table=\"" OASIS "table:1.0\" xmlns:number=\"" OASIS              \
  "datastyle:1.0\" xmlns:fo=\"" OASIS "xsl-fo-compatible:1.0\" xmlns:config=\"" OASIS "config:1.0\""
#define FONT "fo:font-family=\"Times New Roman\" "
#define MAX_WIDTH 100 /* characters */

static const char cell_styles[]
    = "<number:date-style style:name=\"nd\"><number:day number:style=\"long\"/><number:text>/</number:text>"
      "<number:month number:style=\"long\"/><number:text>/</number:text><number:year number:style=\"long\"/>"
      "</number:date-style>"
      "<number:number-style style:name=\"nm\"><number:number number:decimal-places=\"0\" "
      "number:min-integer-digits=\"1\" number:grouping=\"true\"/></number:number-style>"
      "<number:text-style style:name=\"nt\"><number:text-content/></number:text-style>"
      "<style:style style:name=\"text\" style:family=\"table-cell\" style:data-style-name=\"nt\">"
      "<style:text-properties " FONT "fo:font-size=\"12pt\"/></style:style>"
      "<style:style style:name=\"number\" style:family=\"table-cell\">"
      "<style:text-properties " FONT "fo:font-size=\"12pt\"/></style:style>"
      "<style:style style:name=\"money\" style:family=\"table-cell\" style:data-style-name=\"nm\">"
      "<style:text-properties " FONT "fo:font-size=\"12pt\"/></style:style>"
      "<style:style style:name=\"date\" style:family=\"table-cell\" style:data-style-name=\"nd\">"
      "<style:text-properties " FONT "fo:font-size=\"12pt\"/></style:style>"
      "<style:style style:name=\"heading\" style:family=\"table-cell\">"
      "<style:table-cell-properties fo:border-bottom=\"0.5pt solid #000000\" fo:wrap-option=\"wrap\" "
      "style:vertical-align=\"middle\"/><style:paragraph-properties fo:text-align=\"center\"/>"
      "<style:text-properties " FONT "fo:font-size=\"12pt\" fo:font-weight=\"bold\"/></style:style>"
      "<style:style style:name=\"title\" style:family=\"table-cell\">"
      "<style:text-properties " FONT "fo:font-size=\"14pt\" fo:font-weight=\"bold\"/></style:style>";

/* Styles stand before all sheets: a column takes the one of its width. */
static void
begin_content (MnSheetWriter *self)
{
  mn_zip_writer_store (self->zip, "mimetype", MIME);
  mn_zip_writer_begin (self->zip, "content.xml");
  g_string_append (self->buffer, DECLARATION "<office:document-content" NAMESPACES "><office:automatic-styles>");
  for (int i = 2; i <= MAX_WIDTH; i++)
    g_string_append_printf (self->buffer,
                            "<style:style style:name=\"w%d\" style:family=\"table-column\">"
                            "<style:table-column-properties style:column-width=\"%d.%02dcm\"/></style:style>",
                            i, i * 21 / 100, i * 21 % 100);
  g_string_append (self->buffer, cell_styles);
  g_string_append (self->buffer, "</office:automatic-styles><office:body><office:spreadsheet>");
}

static void
ods_begin (MnSheetWriter *self)
{
  if (self->names->len == 1)
    begin_content (self);
  g_string_append (self->buffer, "<table:table table:name=\"");
  mn_xml_escape (self->buffer, self->names->pdata[self->names->len - 1]);
  g_string_append (self->buffer, "\">");
  for (guint i = 0; i < self->columns->len; i++)
    g_string_append_printf (self->buffer, "<table:table-column table:style-name=\"w%d\"/>",
                            (int)_mn_sheet_width (&g_array_index (self->columns, MnSheetColumn, i)));
}

/* White space that XML would make one. */
static void
append_text (GString *into, const char *text)
{
  gboolean blank = TRUE; /* at the start of a paragraph, too */

  g_string_append (into, "<text:p>");
  for (const char *p = text; *p != '\0';)
    {
      gsize n = strcspn (p, " \t\r\n");

      if (n > 0)
        {
          g_autofree char *word = g_strndup (p, n);

          mn_xml_escape (into, word);
          p += n;
          blank = FALSE;
          continue;
        }
      if (*p == '\n')
        g_string_append (into, "</text:p><text:p>");
      else if (*p == '\t')
        g_string_append (into, "<text:tab/>");
      else if (*p == ' ')
        g_string_append (into, blank || p[1] == '\0' ? "<text:s/>" : " ");
      blank = TRUE;
      p++;
    }
  g_string_append (into, "</text:p>");
}

static void
text_cell (MnSheetWriter *self, const char *style, const char *text)
{
  g_string_append (self->buffer, "<table:table-cell table:style-name=\"");
  g_string_append (self->buffer, style);
  g_string_append (self->buffer, "\" office:value-type=\"string\">");
  append_text (self->buffer, text);
  g_string_append (self->buffer, "</table:table-cell>");
}

static void
ods_note (MnSheetWriter *self, const char *text, gboolean title)
{
  g_string_append (self->buffer, "<table:table-row>");
  text_cell (self, title ? "title" : "text", text);
  g_string_append (self->buffer, "</table:table-row>");
}

static void
ods_heading (MnSheetWriter *self)
{
  g_string_append (self->buffer, "<table:table-row>");
  for (guint i = 0; i < self->columns->len; i++)
    text_cell (self, "heading", g_array_index (self->columns, MnSheetColumn, i).title);
  g_string_append (self->buffer, "</table:table-row>");
}

static void
value_cell (MnSheetWriter *self, const char *style, const char *type, const char *attribute, const char *value,
            const char *shown)
{
  g_string_append (self->buffer, "<table:table-cell table:style-name=\"");
  g_string_append (self->buffer, style);
  g_string_append (self->buffer, "\" office:value-type=\"");
  g_string_append (self->buffer, type);
  g_string_append (self->buffer, attribute);
  g_string_append (self->buffer, value);
  g_string_append (self->buffer, "\"><text:p>");
  g_string_append (self->buffer, shown);
  g_string_append (self->buffer, "</text:p></table:table-cell>");
}

static void
ods_cell (MnSheetWriter *self, guint column, const char *text)
{
  MnSheetKind kind = g_array_index (self->columns, MnSheetColumn, column).kind;
  g_autofree char *shown = NULL;
  g_autofree char *day = NULL;
  MnDate date;

  switch (_mn_sheet_judge (kind, text, &date, &shown))
    {
    case MN_CELL_IS_TEXT:
      text_cell (self, "text", shown != NULL ? shown : text);
      break;
    case MN_CELL_IS_NUMBER:
      value_cell (self, kind == MN_SHEET_MONEY ? "money" : "number", "float", "\" office:value=\"", text, text);
      break;
    case MN_CELL_IS_DATE:
      day = mn_date_format (date);
      value_cell (self, "date", "date", "\" office:date-value=\"", text, day);
      break;
    case MN_CELL_IS_EMPTY:
    default:
      g_string_append (self->buffer, "<table:table-cell/>");
      break;
    }
}

static void
ods_row (MnSheetWriter *self, const char *const *cells)
{
  g_string_append (self->buffer, "<table:table-row>");
  for (guint i = 0; i < self->columns->len; i++)
    ods_cell (self, i, cells[i]);
  g_string_append (self->buffer, "</table:table-row>");
}

static void
ods_end (MnSheetWriter *self)
{
  g_string_append (self->buffer, "</table:table>");
}

static void
append_item (GString *text, const char *name, const char *type, guint value)
{
  g_string_append_printf (text, "<config:config-item config:name=\"%s\" config:type=\"%s\">%u</config:config-item>",
                          name, type, value);
}

/* What stays in sight is a setting of the window. */
static void
add_settings (MnSheetWriter *self)
{
  g_autoptr (GString) text
      = g_string_new (DECLARATION "<office:document-settings" NAMESPACES "><office:settings>"
                                  "<config:config-item-set config:name=\"ooo:view-settings\">"
                                  "<config:config-item-map-indexed config:name=\"Views\"><config:config-item-map-entry>"
                                  "<config:config-item config:name=\"ViewId\" config:type=\"string\">view1"
                                  "</config:config-item><config:config-item-map-named config:name=\"Tables\">");

  for (guint i = 0; i < self->names->len; i++)
    {
      guint frozen = g_array_index (self->frozen, guint, i);

      g_string_append (text, "<config:config-item-map-entry config:name=\"");
      mn_xml_escape (text, self->names->pdata[i]);
      g_string_append (text, "\">");
      append_item (text, "HorizontalSplitMode", "short", 0);
      append_item (text, "VerticalSplitMode", "short", 2);
      append_item (text, "HorizontalSplitPosition", "int", 0);
      append_item (text, "VerticalSplitPosition", "int", frozen);
      append_item (text, "ActiveSplitRange", "short", 2);
      append_item (text, "PositionTop", "int", 0);
      append_item (text, "PositionBottom", "int", frozen);
      g_string_append (text, "</config:config-item-map-entry>");
    }
  g_string_append (text, "</config:config-item-map-named></config:config-item-map-entry>"
                         "</config:config-item-map-indexed></config:config-item-set></office:settings>"
                         "</office:document-settings>");
  mn_zip_writer_add (self->zip, "settings.xml", text->str, text->len);
}

static void
ods_finish (MnSheetWriter *self)
{
  static const char end[] = "</office:spreadsheet></office:body></office:document-content>";
  static const char manifest[]
      = DECLARATION "<manifest:manifest xmlns:manifest=\"" OASIS "manifest:1.0\" manifest:version=\"1.2\">"
                    "<manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"" MIME "\"/>"
                    "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
                    "<manifest:file-entry manifest:full-path=\"settings.xml\" manifest:media-type=\"text/xml\"/>"
                    "</manifest:manifest>";

  mn_zip_writer_write (self->zip, end, sizeof end - 1);
  add_settings (self);
  mn_zip_writer_add (self->zip, "META-INF/manifest.xml", manifest, sizeof manifest - 1);
}

const MnSheetClass _mn_sheet_ods_class = { ods_begin, ods_note, ods_heading, ods_row, ods_end, ods_finish };
