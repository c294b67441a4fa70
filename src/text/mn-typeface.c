/* mn-typeface.c: one font file, ready to shape and to draw
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-text"

#include "config.h"

#include <cairo-ft.h>
#include <fontconfig/fontconfig.h>
#include <hb-ot.h>

#include "mn-i18n.h"
#include "mn-typeface.h"

#define N_ASCII 128

struct _MnTypeface {
  gatomicrefcount ref_count;
  char *name;
  hb_font_t *font;
  cairo_font_face_t *cairo_face;
  guint units;
  double ascent;
  double descent;
  double line_gap;
  guint32 ascii_glyph[N_ASCII];
  double ascii_advance[N_ASCII];
};

G_DEFINE_QUARK (mn - text - error - quark, mn_text_error)

static cairo_font_face_t *
open_for_cairo (const char *file, int index)
{
  /* A pattern that names the file needs no matching: Cairo opens just this file. */
  FcPattern *pattern = FcPatternCreate ();
  cairo_font_face_t *face;

  FcPatternAddString (pattern, FC_FILE, (const FcChar8 *)file);
  FcPatternAddInteger (pattern, FC_INDEX, index);
  face = cairo_ft_font_face_create_for_pattern (pattern);
  FcPatternDestroy (pattern);
  return face;
}

static hb_font_t *
open_for_harfbuzz (const char *file, int index)
{
  hb_blob_t *blob = hb_blob_create_from_file_or_fail (file);
  hb_face_t *face;
  hb_font_t *font;

  if (blob == NULL)
    return NULL;
  face = hb_face_create (blob, (guint)index & 0xffff);
  hb_blob_destroy (blob);
  if (hb_face_get_glyph_count (face) == 0)
    {
      hb_face_destroy (face);
      return NULL;
    }
  font = hb_font_create (face);
  /* The upper half of fontconfig's index is the named instance of a variable font, counted from 1. */
  if (index >> 16 != 0)
    hb_font_set_var_named_instance (font, (guint)(index >> 16) - 1);
  hb_font_make_immutable (font);
  hb_face_destroy (face);
  return font;
}

static void
read_metrics (MnTypeface *self)
{
  hb_font_extents_t extents = { 0 };

  self->units = hb_face_get_upem (hb_font_get_face (self->font));
  hb_font_get_h_extents (self->font, &extents);
  self->ascent = (double)extents.ascender / self->units;
  self->descent = (double)-extents.descender / self->units;
  self->line_gap = (double)extents.line_gap / self->units;
  for (guint c = ' '; c < N_ASCII - 1; c++)
    {
      hb_codepoint_t glyph = 0;

      if (!hb_font_get_nominal_glyph (self->font, c, &glyph))
        continue;
      self->ascii_glyph[c] = glyph;
      self->ascii_advance[c] = (double)hb_font_get_glyph_h_advance (self->font, glyph) / self->units;
    }
}

MnTypeface *
mn_typeface_new (const char *file, int index, const char *name, GError **error)
{
  g_autoptr (MnTypeface) self = NULL;

  g_return_val_if_fail (file != NULL, NULL);

  self = g_new0 (MnTypeface, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->name = g_strdup (name);
  self->font = open_for_harfbuzz (file, index);
  self->cairo_face = open_for_cairo (file, index);
  if (self->font == NULL || cairo_font_face_status (self->cairo_face) != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, MN_TEXT_ERROR, MN_TEXT_ERROR_NO_FONT, _ ("The font file “%s” cannot be read."), file);
      return NULL;
    }
  read_metrics (self);
  return g_steal_pointer (&self);
}

MnTypeface *
mn_typeface_ref (MnTypeface *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
mn_typeface_unref (MnTypeface *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->font, hb_font_destroy);
  g_clear_pointer (&self->cairo_face, cairo_font_face_destroy);
  g_free (self->name);
  g_free (self);
}

const char *
mn_typeface_get_name (const MnTypeface *self)
{
  return self->name;
}

cairo_font_face_t *
mn_typeface_get_cairo (const MnTypeface *self)
{
  return self->cairo_face;
}

gboolean
mn_typeface_has (const MnTypeface *self, gunichar letter)
{
  hb_codepoint_t glyph = 0;

  return hb_font_get_nominal_glyph (self->font, letter, &glyph) && glyph != 0;
}

double
mn_typeface_get_ascent (const MnTypeface *self)
{
  return self->ascent;
}

double
mn_typeface_get_descent (const MnTypeface *self)
{
  return self->descent;
}

double
mn_typeface_get_line_gap (const MnTypeface *self)
{
  return self->line_gap;
}

guint
mn_typeface_get_units (const MnTypeface *self)
{
  return self->units;
}

guint32
mn_typeface_get_ascii (const MnTypeface *self, char character, double *advance)
{
  guint c = (guchar)character;

  g_return_val_if_fail (c < N_ASCII, 0);
  *advance = self->ascii_advance[c];
  return self->ascii_glyph[c];
}

void
_mn_typeface_set_missing (const MnTypeface *self, gunichar letter, GError **error)
{
  char utf8[7] = { 0 };

  g_unichar_to_utf8 (letter, utf8);
  g_set_error (error, MN_TEXT_ERROR, MN_TEXT_ERROR_MISSING_GLYPH,
               _ ("The font %s has no letter “%s” (U+%04X), so this text cannot be printed."), self->name, utf8,
               letter);
}

gboolean
mn_typeface_shape (const MnTypeface *self, hb_buffer_t *buffer, const char *text, gsize length, GError **error)
{
  const hb_glyph_info_t *infos;
  guint n_infos = 0;

  hb_buffer_reset (buffer);
  hb_buffer_set_cluster_level (buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
  hb_buffer_set_direction (buffer, HB_DIRECTION_LTR);
  hb_buffer_set_script (buffer, HB_SCRIPT_LATIN);
  hb_buffer_set_language (buffer, hb_language_from_string ("vi", -1));
  hb_buffer_add_utf8 (buffer, text, (int)length, 0, (int)length);
  hb_shape (self->font, buffer, NULL, 0);

  infos = hb_buffer_get_glyph_infos (buffer, &n_infos);
  for (guint i = 0; i < n_infos; i++)
    {
      const char *at = text + infos[i].cluster;

      if (infos[i].codepoint != 0)
        continue;
      /* The cluster may begin with a letter that is there and carry a mark that is not. */
      while (at < text + length && mn_typeface_has (self, g_utf8_get_char (at)))
        at = g_utf8_next_char (at);
      _mn_typeface_set_missing (self, g_utf8_get_char (at < text + length ? at : text + infos[i].cluster), error);
      return FALSE;
    }
  return TRUE;
}
