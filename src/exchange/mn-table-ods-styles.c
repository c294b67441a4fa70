/* mn-table-ods-styles.c: what styles of an ODS workbook say: legacy fonts, dates without a day, hidden sheets
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "config.h"

#include "mn-table-ods.h"

#include <string.h>

#include "mn-encoding.h"

#define MAX_STYLES 65536

struct _MnOdsStyles {
  GHashTable *faces;  /* font face to its family, legacy ones */
  GHashTable *fonts;  /* style to legacy font */
  GHashTable *months; /* data styles that show no day, to MnShows */
  GHashTable *shows;  /* cell style to MnShows */
  GHashTable *hidden; /* styles of sheets that are not shown, as a set */
  char *style;        /* being read */
  char *data_style;
  gboolean day, month, year;
};

MnOdsStyles *
_mn_ods_styles_new (void)
{
  MnOdsStyles *self = g_new0 (MnOdsStyles, 1);

  self->faces = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->fonts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->months = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->shows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
_mn_ods_styles_free (MnOdsStyles *self)
{
  g_hash_table_unref (self->faces);
  g_hash_table_unref (self->fonts);
  g_hash_table_unref (self->months);
  g_hash_table_unref (self->shows);
  g_hash_table_unref (self->hidden);
  g_free (self->style);
  g_free (self->data_style);
  g_free (self);
}

/* 'VNI-Times' may stand between quotation marks. (transfer full) or NULL: no legacy font */
static char *
legacy (const char *family)
{
  g_autofree char *copy = NULL;

  if (family == NULL)
    return NULL;
  copy = g_strdup (*family == '\'' ? family + 1 : family);
  if (g_str_has_suffix (copy, "'"))
    copy[strlen (copy) - 1] = '\0';
  return mn_encoding_of_font (copy) != NULL ? g_steal_pointer (&copy) : NULL;
}

static void
take_face (MnOdsStyles *self, const MnXmlAttributes *attributes)
{
  char *name = mn_xml_dup (attributes, ODS_STYLE, "name");
  g_autofree char *family = mn_xml_dup (attributes, NULL, "font-family");
  char *font = legacy (family);

  if (name != NULL && font != NULL && g_hash_table_size (self->faces) < MAX_STYLES)
    g_hash_table_replace (self->faces, name, font);
  else
    {
      g_free (name);
      g_free (font);
    }
}

static void
take_style (MnOdsStyles *self, const MnXmlAttributes *attributes)
{
  g_autofree char *parent = mn_xml_dup (attributes, ODS_STYLE, "parent-style-name");
  g_autofree char *data = mn_xml_dup (attributes, ODS_STYLE, "data-style-name");
  const char *font = parent != NULL ? g_hash_table_lookup (self->fonts, parent) : NULL;
  guint shows = data != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->months, data)) : 0;

  g_free (self->style);
  self->style = mn_xml_dup (attributes, ODS_STYLE, "name");
  if (self->style == NULL || g_hash_table_size (self->fonts) >= MAX_STYLES
      || g_hash_table_size (self->shows) >= MAX_STYLES)
    return;
  if (font != NULL)
    g_hash_table_replace (self->fonts, g_strdup (self->style), g_strdup (font));
  if (shows != 0)
    g_hash_table_replace (self->shows, g_strdup (self->style), GUINT_TO_POINTER (shows));
}

static void
take_font (MnOdsStyles *self, const MnXmlAttributes *attributes)
{
  g_autofree char *face = mn_xml_dup (attributes, ODS_STYLE, "font-name");
  g_autofree char *family = mn_xml_dup (attributes, ODS_FO, "font-family");
  g_autofree char *font = legacy (family);

  if (face == NULL && family == NULL)
    return;
  if (font == NULL && face != NULL)
    font = g_strdup (g_hash_table_lookup (self->faces, face));
  /* One that is no legacy font takes the place of its parent's. */
  if (font != NULL && g_hash_table_size (self->fonts) < MAX_STYLES)
    g_hash_table_replace (self->fonts, g_strdup (self->style), g_steal_pointer (&font));
  else
    g_hash_table_remove (self->fonts, self->style);
}

static void
take_table (MnOdsStyles *self, const MnXmlAttributes *attributes)
{
  g_autofree char *display = mn_xml_dup (attributes, ODS_TABLE, "display");

  if (g_strcmp0 (display, "false") == 0 && g_hash_table_size (self->hidden) < MAX_STYLES)
    g_hash_table_add (self->hidden, g_strdup (self->style));
}

void
_mn_ods_styles_start (MnOdsStyles *self, const char *ns, const char *name, const MnXmlAttributes *attributes)
{
  if (g_strcmp0 (ns, ODS_NUMBER) == 0)
    {
      if (strcmp (name, "date-style") == 0)
        {
          g_free (self->data_style);
          self->data_style = mn_xml_dup (attributes, ODS_STYLE, "name");
          self->day = self->month = self->year = FALSE;
        }
      self->day = self->day || strcmp (name, "day") == 0;
      self->month = self->month || strcmp (name, "month") == 0;
      self->year = self->year || strcmp (name, "year") == 0;
    }
  else if (g_strcmp0 (ns, ODS_STYLE) != 0)
    return;
  else if (strcmp (name, "font-face") == 0)
    take_face (self, attributes);
  else if (strcmp (name, "style") == 0 || strcmp (name, "default-style") == 0)
    take_style (self, attributes);
  else if (strcmp (name, "text-properties") == 0 && self->style != NULL)
    take_font (self, attributes);
  else if (strcmp (name, "table-properties") == 0 && self->style != NULL)
    take_table (self, attributes);
}

void
_mn_ods_styles_end (MnOdsStyles *self, const char *ns, const char *name)
{
  if (g_strcmp0 (ns, ODS_NUMBER) != 0 || strcmp (name, "date-style") != 0 || self->data_style == NULL)
    return;
  if (!self->day && self->year && g_hash_table_size (self->months) < MAX_STYLES)
    g_hash_table_replace (self->months, g_steal_pointer (&self->data_style),
                          GUINT_TO_POINTER (self->month ? MN_SHOWS_MONTH : MN_SHOWS_YEAR));
  g_clear_pointer (&self->data_style, g_free);
}

const char *
_mn_ods_styles_get_font (const MnOdsStyles *self, const char *style)
{
  return style != NULL ? g_hash_table_lookup (self->fonts, style) : NULL;
}

MnShows
_mn_ods_styles_get_shows (const MnOdsStyles *self, const char *style)
{
  guint shows = style != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->shows, style)) : 0;

  return shows != 0 ? (MnShows)shows : MN_SHOWS_DAY;
}

gboolean
_mn_ods_styles_is_hidden (const MnOdsStyles *self, const char *style)
{
  return style != NULL && g_hash_table_contains (self->hidden, style);
}
