/* mn-table-xlsx-styles.c: which cells of an XLSX workbook are dates, and which are in a legacy font
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "config.h"

#include "mn-table-private.h"

#include <string.h>

#include "mn-encoding.h"
#include "mn-xml.h"

#define MAX_PART (64 * 1024 * 1024)
#define MAX_STYLES 65536

typedef struct {
  GHashTable *formats; /* of numFmtId, to MnShows */
  GPtrArray *fonts;    /* of char*, or NULL where it is no legacy font */
  GArray *styles;
  gboolean in_fonts;
  gboolean in_cells;
} Reading;

static void
clear_style (MnXlsxStyle *style)
{
  g_free (style->font);
}

/* Formats that every program knows by their number; 27 to 36 and 50 to 58 are dates of eastern Asia. */
static MnShows
built_in (guint64 id)
{
  if (id == 17)
    return MN_SHOWS_MONTH;
  if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54)
      || (id >= 57 && id <= 58))
    return MN_SHOWS_DAY;
  return MN_SHOWS_NO_DATE;
}

static void
take_format (Reading *reading, const MnXmlAttributes *attributes)
{
  guint64 id = mn_xml_get_number (attributes, NULL, "numFmtId", 0, G_MAXINT32);
  g_autofree char *code = mn_xml_dup (attributes, NULL, "formatCode");

  if (code != NULL && g_hash_table_size (reading->formats) < MAX_STYLES)
    g_hash_table_replace (reading->formats, GUINT_TO_POINTER ((guint)id),
                          GUINT_TO_POINTER (_mn_table_format_shows (code) + 1));
}

static void
take_font_name (Reading *reading, const MnXmlAttributes *attributes)
{
  g_autofree char *font = mn_xml_dup (attributes, NULL, "val");

  if (font == NULL || mn_encoding_of_font (font) == NULL || reading->fonts->len == 0)
    return;
  g_free (reading->fonts->pdata[reading->fonts->len - 1]);
  reading->fonts->pdata[reading->fonts->len - 1] = g_steal_pointer (&font);
}

static void
take_style (Reading *reading, const MnXmlAttributes *attributes)
{
  guint64 format = mn_xml_get_number (attributes, NULL, "numFmtId", 0, G_MAXINT32);
  guint64 font = mn_xml_get_number (attributes, NULL, "fontId", 0, G_MAXINT32);
  guint own = GPOINTER_TO_UINT (g_hash_table_lookup (reading->formats, GUINT_TO_POINTER ((guint)format)));
  MnXlsxStyle style = { own != 0 ? (MnShows)(own - 1) : built_in (format), NULL };

  if (font < reading->fonts->len)
    style.font = g_strdup (reading->fonts->pdata[font]);
  if (reading->styles->len < MAX_STYLES)
    g_array_append_val (reading->styles, style);
  else
    clear_style (&style);
}

static void
start_cb (MnXml *xml, const char *ns, const char *name, const MnXmlAttributes *attributes, gpointer data)
{
  Reading *reading = data;

  if (strcmp (name, "numFmt") == 0)
    take_format (reading, attributes);
  else if (strcmp (name, "fonts") == 0)
    reading->in_fonts = TRUE;
  else if (strcmp (name, "cellXfs") == 0)
    reading->in_cells = TRUE;
  else if (reading->in_fonts && strcmp (name, "font") == 0 && reading->fonts->len < MAX_STYLES)
    g_ptr_array_add (reading->fonts, NULL);
  else if (reading->in_fonts && strcmp (name, "name") == 0)
    take_font_name (reading, attributes);
  else if (reading->in_cells && strcmp (name, "xf") == 0)
    take_style (reading, attributes);
}

static void
end_cb (MnXml *xml, const char *ns, const char *name, gpointer data)
{
  Reading *reading = data;

  if (strcmp (name, "fonts") == 0)
    reading->in_fonts = FALSE;
  else if (strcmp (name, "cellXfs") == 0)
    reading->in_cells = FALSE;
}

GArray *
_mn_xlsx_read_styles (MnZip *zip, const char *part, GError **error)
{
  static const MnXmlCalls calls = { start_cb, end_cb, NULL };
  g_autoptr (GHashTable) formats = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) fonts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) styles = g_array_new (FALSE, FALSE, sizeof (MnXlsxStyle));
  Reading reading = { formats, fonts, styles, FALSE, FALSE };

  g_array_set_clear_func (styles, (GDestroyNotify)clear_style);
  /* A workbook without styles is a table still. */
  if (part != NULL && mn_zip_has (zip, part) && !mn_xml_parse_part (zip, part, MAX_PART, &calls, &reading, error))
    return NULL;
  return g_steal_pointer (&styles);
}
