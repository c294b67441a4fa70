/* mn-table-ods-text.c: the text of a cell of an ODS workbook
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "config.h"

#include "mn-table-ods.h"

#include <string.h>

/* What is written in a drawing, a note or above a syllable is not what the cell says. */
static gboolean
is_paragraph_part (const char *ns, const char *name)
{
  return g_strcmp0 (ns, ODS_TEXT) == 0 && strcmp (name, "ruby-text") != 0 && strcmp (name, "note") != 0;
}

void
_mn_ods_text_start (MnOdsText *self, const char *ns, const char *name, const MnXmlAttributes *attributes)
{
  self->depth++;
  if (self->skipped > 0)
    return;
  if (!is_paragraph_part (ns, name))
    {
      self->skipped = self->depth;
      return;
    }
  if (self->in_paragraph == 0 && (strcmp (name, "p") == 0 || strcmp (name, "h") == 0))
    {
      if (self->paragraphs++ > 0)
        g_string_append_c (self->text, '\n');
      self->in_paragraph = self->depth;
    }
  else if (self->in_paragraph > 0 && strcmp (name, "s") == 0)
    for (guint64 n = mn_xml_get_number (attributes, NULL, "c", 1, 1000); n > 0 && self->text->len < MN_TABLE_MAX_ROW;
         n--)
      g_string_append_c (self->text, ' ');
  else if (self->in_paragraph > 0 && strcmp (name, "tab") == 0)
    g_string_append_c (self->text, '\t');
  else if (self->in_paragraph > 0 && strcmp (name, "line-break") == 0)
    g_string_append_c (self->text, '\n');
}

void
_mn_ods_text_end (MnOdsText *self)
{
  if (self->skipped == self->depth)
    self->skipped = 0;
  if (self->in_paragraph == self->depth)
    self->in_paragraph = 0;
  self->depth--;
}

gboolean
_mn_ods_text_add (MnOdsText *self, const char *text, gsize length)
{
  if (self->skipped == 0 && self->in_paragraph > 0)
    g_string_append_len (self->text, text, (gssize)length);
  return self->text->len <= MN_TABLE_MAX_ROW;
}
