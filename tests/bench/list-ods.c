/* list-ods.c: a list as a spreadsheet, for LibreOffice
 *
 * The product's own spreadsheets are no part of what is measured here, so this is the least that LibreOffice opens.
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "list-ods.h"

#include <string.h>

#define OASIS "urn:oasis:names:tc:opendocument:xmlns:"
#define NAMESPACES                                                                                                     \
  " office:version='1.2' xmlns:office='" OASIS "office:1.0' xmlns:style='" OASIS "style:1.0' xmlns:text='" OASIS       \
  "text:1.0' xmlns:table='" OASIS "table:1.0' xmlns:fo='" OASIS "xsl-fo-compatible:1.0'"
#define MIME "application/vnd.oasis.opendocument.spreadsheet"

static const char manifest[]
    = "<manifest:manifest xmlns:manifest='" OASIS "manifest:1.0' manifest:version='1.2'>"
      "<manifest:file-entry manifest:full-path='/' manifest:media-type='" MIME "'/>"
      "<manifest:file-entry manifest:full-path='content.xml' manifest:media-type='text/xml'/>"
      "<manifest:file-entry manifest:full-path='styles.xml' manifest:media-type='text/xml'/></manifest:manifest>";
static const char page_styles[]
    = "<office:document-styles" NAMESPACES "><office:automatic-styles><style:page-layout style:name='pm'>"
      "<style:page-layout-properties fo:page-width='29.7cm' fo:page-height='21cm' style:print-orientation='landscape'"
      " fo:margin-top='1cm' fo:margin-bottom='1cm' fo:margin-left='3cm' fo:margin-right='1.8cm' style:scale-to-X='1'"
      " style:scale-to-Y='0'/></style:page-layout></office:automatic-styles><office:master-styles>"
      "<style:master-page style:name='Default' style:page-layout-name='pm'/></office:master-styles>"
      "</office:document-styles>";
static const char cell_style[]
    = "<style:style style:name='ce' style:family='table-cell'>"
      "<style:table-cell-properties fo:border='0.5pt solid #000000'/>"
      "<style:text-properties fo:font-family='Liberation Serif' fo:font-size='11pt'/></style:style>"
      "<style:style style:name='ta' style:family='table' style:master-page-name='Default'/>";
static const char *const widths[] = { "1.2cm", "4.4cm", "2.2cm", "1.4cm", "2.8cm", "3.2cm", "3.2cm", "3.8cm", "2.4cm" };

/* Zip, stored ---------------------------------------------------------------------------------------- */

typedef struct {
  GString *file;
  GString *directory;
  guint n_entries;
} Zip;

static guint32
checksum (const char *data, gsize size)
{
  guint32 sum = 0xffffffff;

  for (gsize i = 0; i < size; i++)
    {
      sum ^= (guchar)data[i];
      for (int bit = 0; bit < 8; bit++)
        sum = sum >> 1 ^ ((sum & 1) != 0 ? 0xedb88320 : 0);
    }
  return ~sum;
}

static void
append_numbers (GString *text, const char *sizes, const guint32 *numbers)
{
  for (guint i = 0; sizes[i] != '\0'; i++)
    for (int byte = 0; byte < sizes[i] - '0'; byte++)
      g_string_append_c (text, (char)(numbers[i] >> 8 * byte & 0xff));
}

/* 1 January 1980, no compression. */
static void
zip_add (Zip *zip, const char *name, const char *data, gsize size)
{
  guint32 sum = checksum (data, size);
  guint32 length = (guint32)size;
  guint32 name_length = (guint32)strlen (name);
  const guint32 local[] = { 0x04034b50, 20, 0, 0, 0, 33, sum, length, length, name_length, 0 };
  const guint32 central[]
      = { 0x02014b50, 20, 20, 0, 0, 0, 33, sum, length, length, name_length, 0, 0, 0, 0, 0, (guint32)zip->file->len };

  append_numbers (zip->directory, "42222224442222244", central);
  g_string_append (zip->directory, name);
  append_numbers (zip->file, "42222244422", local);
  g_string_append (zip->file, name);
  g_string_append_len (zip->file, data, (gssize)size);
  zip->n_entries++;
}

static void
zip_end (Zip *zip)
{
  guint32 start = (guint32)zip->file->len;
  const guint32 end[] = { 0x06054b50, 0, 0, zip->n_entries, zip->n_entries, (guint32)zip->directory->len, start, 0 };

  g_string_append_len (zip->file, zip->directory->str, (gssize)zip->directory->len);
  append_numbers (zip->file, "42222442", end);
}

/* The table ------------------------------------------------------------------------------------------ */

static void
append_cells (GString *text, const char *ordinal, const char *const *cells)
{
  g_string_append (text, "<table:table-row>");
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      const char *cell = i == 0 ? ordinal : cells[i];
      g_autofree char *escaped = g_markup_escape_text (cell != NULL ? cell : "", -1);

      g_string_append_printf (
          text,
          "<table:table-cell table:style-name='ce' office:value-type='string'><text:p>%s</text:p></table:table-cell>",
          escaped);
    }
  g_string_append (text, "</table:table-row>");
}

static GString *
make_content (const MnListContent *list)
{
  GString *text = g_string_new ("<office:document-content" NAMESPACES "><office:automatic-styles>");
  const char *titles[G_N_ELEMENTS (widths)];

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    g_string_append_printf (text,
                            "<style:style style:name='co%u' style:family='table-column'>"
                            "<style:table-column-properties style:column-width='%s'/></style:style>",
                            i, widths[i]);
  g_string_append_printf (text,
                          "%s</office:automatic-styles><office:body><office:spreadsheet>"
                          "<table:table table:name='DS' table:style-name='ta'>",
                          cell_style);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      titles[i] = mn_list_content_get_column (list, i)->title;
      g_string_append_printf (text, "<table:table-column table:style-name='co%u'/>", i);
    }
  g_string_append (text, "<table:table-header-rows>");
  append_cells (text, titles[0], titles);
  g_string_append (text, "</table:table-header-rows>");
  for (guint i = 0; i < mn_list_content_get_n_rows (list); i++)
    {
      MnListRow row = mn_list_content_get_row (list, i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      append_cells (text, row.kind == MN_LIST_ROW_ENTRY ? number : row.label, row.cells);
    }
  g_string_append (text, "</table:table></office:spreadsheet></office:body></office:document-content>");
  return text;
}

void
list_ods_write (const MnListContent *list, const char *path)
{
  g_autoptr (GString) file = g_string_new (NULL);
  g_autoptr (GString) directory = g_string_new (NULL);
  g_autoptr (GString) content = make_content (list);
  g_autoptr (GError) error = NULL;
  Zip zip = { file, directory, 0 };

  zip_add (&zip, "mimetype", MIME, strlen (MIME));
  zip_add (&zip, "content.xml", content->str, content->len);
  zip_add (&zip, "styles.xml", page_styles, strlen (page_styles));
  zip_add (&zip, "META-INF/manifest.xml", manifest, strlen (manifest));
  zip_end (&zip);
  if (!g_file_set_contents (path, file->str, (gssize)file->len, &error))
    g_error ("%s", error->message);
}
