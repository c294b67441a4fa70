/* mn-table-xlsx-strings.c: the texts that the cells of an XLSX workbook share
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "config.h"

#include "mn-table-private.h"

#include <string.h>

#include "mn-encoding.h"
#include "mn-i18n.h"
#include "mn-xml.h"

#define MAX_PART (512 * 1024 * 1024)
#define MAX_TEXT (96 * 1024 * 1024)
#define MAX_STRINGS (8 * 1024 * 1024)
#define DECODED 0x80000000u

struct _MnXlsxStrings {
  GString *text;   /* one after the other, each ended by a zero byte */
  GArray *offsets; /* of guint32, with DECODED */
};

typedef struct {
  MnXlsxStrings *strings;
  GString *item;
  GString *run;
  char *font; /* of the run, or NULL */
  gboolean in_text;
  gboolean in_run;
  gboolean decoded;
  guint in_phonetic;
} Reading;

/* "_x000D_" stands for a character that XML cannot hold, "_x005F_" for the "_" of such a text. */
void
_mn_xlsx_unescape (GString *text)
{
  char *into;

  if (strstr (text->str, "_x") == NULL)
    return;
  into = text->str;
  for (const char *p = text->str; *p != '\0';)
    {
      if (p[0] == '_' && p[1] == 'x' && g_ascii_isxdigit (p[2]) && g_ascii_isxdigit (p[3]) && g_ascii_isxdigit (p[4])
          && g_ascii_isxdigit (p[5]) && p[6] == '_')
        {
          gunichar c = (gunichar)(g_ascii_xdigit_value (p[2]) << 12 | g_ascii_xdigit_value (p[3]) << 8
                                  | g_ascii_xdigit_value (p[4]) << 4 | g_ascii_xdigit_value (p[5]));

          /* Halves of a pair and zeros are not worth their trouble. */
          if (c != 0 && g_unichar_validate (c))
            into += g_unichar_to_utf8 (c, into);
          p += 7;
        }
      else
        *into++ = *p++;
    }
  g_string_truncate (text, (gsize)(into - text->str));
}

static void
start_cb (MnXml *xml, const char *ns, const char *name, const MnXmlAttributes *attributes, gpointer data)
{
  Reading *reading = data;

  if (strcmp (name, "si") == 0)
    {
      g_string_truncate (reading->item, 0);
      reading->decoded = FALSE;
    }
  else if (strcmp (name, "rPh") == 0)
    reading->in_phonetic++;
  else if (strcmp (name, "r") == 0)
    {
      reading->in_run = TRUE;
      g_string_truncate (reading->run, 0);
      g_clear_pointer (&reading->font, g_free);
    }
  else if (reading->in_run && strcmp (name, "rFont") == 0)
    {
      g_free (reading->font);
      reading->font = mn_xml_dup (attributes, NULL, "val");
      reading->decoded = TRUE;
    }
  reading->in_text = strcmp (name, "t") == 0 && reading->in_phonetic == 0;
}

static void
end_run (Reading *reading)
{
  reading->in_run = FALSE;
  if (reading->font != NULL && mn_encoding_of_font (reading->font) != NULL)
    {
      g_autofree char *text = mn_encoding_decode_font (reading->run->str, reading->font);

      g_string_append (reading->item, text);
    }
  else
    g_string_append_len (reading->item, reading->run->str, (gssize)reading->run->len);
}

static void
end_item (MnXml *xml, Reading *reading)
{
  MnXlsxStrings *self = reading->strings;
  guint32 offset = (guint32)self->text->len | (reading->decoded ? DECODED : 0);
  g_autofree char *composed = NULL;

  _mn_xlsx_unescape (reading->item);
  composed = _mn_table_compose (reading->item->str, reading->item->len);
  g_string_append (self->text, composed != NULL ? composed : reading->item->str);
  g_string_append_c (self->text, '\0');
  g_array_append_val (self->offsets, offset);
  if (self->text->len > MAX_TEXT || self->offsets->len > MAX_STRINGS)
    mn_xml_fail (xml, g_error_new_literal (MN_TABLE_ERROR, MN_TABLE_ERROR_SIZE,
                                           _ ("The workbook has more text than a table of people can have.")));
}

static void
end_cb (MnXml *xml, const char *ns, const char *name, gpointer data)
{
  Reading *reading = data;

  if (strcmp (name, "rPh") == 0 && reading->in_phonetic > 0)
    reading->in_phonetic--;
  else if (strcmp (name, "r") == 0)
    end_run (reading);
  else if (strcmp (name, "si") == 0)
    end_item (xml, reading);
  reading->in_text = FALSE;
}

static void
text_cb (MnXml *xml, const char *text, gsize length, gpointer data)
{
  Reading *reading = data;
  GString *into = reading->in_run ? reading->run : reading->item;

  if (!reading->in_text)
    return;
  g_string_append_len (into, text, (gssize)length);
  if (into->len > MN_TABLE_MAX_ROW)
    mn_xml_fail (xml, g_error_new_literal (MN_TABLE_ERROR, MN_TABLE_ERROR_SIZE,
                                           _ ("The workbook has more text than a table of people can have.")));
}

MnXlsxStrings *
_mn_xlsx_read_strings (MnZip *zip, const char *part, GError **error)
{
  static const MnXmlCalls calls = { start_cb, end_cb, text_cb };
  MnXlsxStrings *self = g_new0 (MnXlsxStrings, 1);
  Reading reading = { self, g_string_new (NULL), g_string_new (NULL), NULL, FALSE, FALSE, FALSE, 0 };
  gboolean read;

  self->text = g_string_new (NULL);
  self->offsets = g_array_new (FALSE, FALSE, sizeof (guint32));
  read = part == NULL || !mn_zip_has (zip, part)
         || mn_xml_parse_large_part (zip, part, MAX_PART, &calls, &reading, error);
  g_string_free (reading.item, TRUE);
  g_string_free (reading.run, TRUE);
  g_free (reading.font);
  if (read)
    return self;
  _mn_xlsx_strings_free (self);
  return NULL;
}

void
_mn_xlsx_strings_free (MnXlsxStrings *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_array_unref (self->offsets);
  g_free (self);
}

const char *
_mn_xlsx_strings_get (const MnXlsxStrings *self, guint64 index, gboolean *decoded)
{
  guint32 offset;

  if (index >= self->offsets->len)
    return NULL;
  offset = g_array_index (self->offsets, guint32, index);
  *decoded = (offset & DECODED) != 0;
  return self->text->str + (offset & ~DECODED);
}
