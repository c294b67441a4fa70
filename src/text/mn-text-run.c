/* mn-text-run.c: a string as glyphs in one style
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-text"

#include "config.h"

#include <string.h>

#include "mn-text-run-private.h"

/* Most runs are a cell or a line: these fit on the stack. */
#define N_ON_STACK 192

/* The widest stretch between two spaces, and how many spaces there are. */
static void
measure_words (MnTextRun *self)
{
  double start = 0;
  guint byte = 0;
  guint glyph = 0;

  for (guint i = 0; i < self->n_clusters; i++)
    {
      guint next = glyph + self->clusters[i].n_glyphs;

      if (self->text[byte] == ' ' && glyph < self->n_glyphs)
        {
          self->longest_word = MAX (self->longest_word, self->glyphs[glyph].x - start);
          start = next < self->n_glyphs ? self->glyphs[next].x : self->width;
          self->n_spaces++;
        }
      byte += self->clusters[i].n_bytes;
      glyph = next;
    }
  self->longest_word = MAX (self->longest_word, self->width - start);
}

MnTextRun *
_mn_text_run_new (MnTypeface *typeface, double size, double width, const MnGlyph *glyphs, guint n_glyphs,
                  const MnCluster *clusters, guint n_clusters, const char *text, guint n_bytes)
{
  gsize glyph_size = sizeof (MnGlyph) * n_glyphs;
  gsize cluster_size = sizeof (MnCluster) * n_clusters;
  MnTextRun *self = g_atomic_rc_box_alloc (sizeof (MnTextRun) + glyph_size + cluster_size + n_bytes + 1);
  char *tail = (char *)(self + 1);

  *self = (MnTextRun) {
    .typeface = mn_typeface_ref (typeface),
    .size = size,
    .width = width,
    .n_glyphs = n_glyphs,
    .n_clusters = n_clusters,
    .n_bytes = n_bytes,
    .glyphs = (MnGlyph *)tail,
    .clusters = (MnCluster *)(tail + glyph_size),
    .text = tail + glyph_size + cluster_size,
  };
  if (n_glyphs > 0)
    memcpy (self->glyphs, glyphs, glyph_size);
  if (n_clusters > 0)
    memcpy (self->clusters, clusters, cluster_size);
  memcpy (self->text, text, n_bytes);
  self->text[n_bytes] = '\0';
  measure_words (self);
  return self;
}

static void
clear_run (MnTextRun *self)
{
  g_clear_pointer (&self->typeface, mn_typeface_unref);
}

MnTextRun *
mn_text_run_ref (MnTextRun *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
mn_text_run_unref (MnTextRun *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, (GDestroyNotify)clear_run);
}

const char *
mn_text_run_get_text (const MnTextRun *self)
{
  return self->text;
}

double
mn_text_run_get_size (const MnTextRun *self)
{
  return self->size;
}

double
mn_text_run_get_width (const MnTextRun *self)
{
  return self->width;
}

double
mn_text_run_get_ascent (const MnTextRun *self)
{
  return self->size * mn_typeface_get_ascent (self->typeface);
}

double
mn_text_run_get_descent (const MnTextRun *self)
{
  return self->size * mn_typeface_get_descent (self->typeface);
}

double
mn_text_run_get_line_height (const MnTextRun *self)
{
  return mn_text_run_get_ascent (self) + mn_text_run_get_descent (self)
         + self->size * mn_typeface_get_line_gap (self->typeface);
}

double
mn_text_run_get_longest_word (const MnTextRun *self)
{
  return self->longest_word;
}

MnTextRun *
mn_text_run_stretch (MnTextRun *self, double width)
{
  MnTextRun *stretched;
  double extra;
  double shift = 0;
  guint byte = 0;
  guint glyph = 0;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->n_spaces == 0 || width <= self->width)
    return mn_text_run_ref (self);

  extra = (width - self->width) / self->n_spaces;
  stretched = _mn_text_run_new (self->typeface, self->size, width, self->glyphs, self->n_glyphs, self->clusters,
                                self->n_clusters, self->text, self->n_bytes);
  for (guint i = 0; i < stretched->n_clusters; i++)
    {
      for (guint j = 0; j < stretched->clusters[i].n_glyphs; j++)
        stretched->glyphs[glyph++].x += (float)shift;
      if (stretched->text[byte] == ' ')
        shift += extra;
      byte += stretched->clusters[i].n_bytes;
    }
  return stretched;
}

static void
set_font (const MnTextRun *self, cairo_t *cr)
{
  static gsize once = 0;
  static cairo_font_options_t *options = NULL;

  /* Outlines as designed, at every zoom: hinting would move letters away from where layout put them. */
  if (g_once_init_enter (&once))
    {
      options = cairo_font_options_create ();
      cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
      cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
      cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
      g_once_init_leave (&once, 1);
    }
  cairo_set_font_face (cr, mn_typeface_get_cairo (self->typeface));
  cairo_set_font_size (cr, self->size);
  cairo_set_font_options (cr, options);
}

void
mn_text_run_draw (const MnTextRun *self, cairo_t *cr, double x, double y)
{
  cairo_glyph_t few_glyphs[N_ON_STACK];
  cairo_text_cluster_t few_clusters[N_ON_STACK];
  g_autofree cairo_glyph_t *many_glyphs = NULL;
  g_autofree cairo_text_cluster_t *many_clusters = NULL;
  cairo_glyph_t *glyphs = few_glyphs;
  cairo_text_cluster_t *clusters = few_clusters;

  g_return_if_fail (self != NULL);

  if (self->n_glyphs == 0)
    return;
  if (self->n_glyphs > N_ON_STACK)
    glyphs = many_glyphs = g_new (cairo_glyph_t, self->n_glyphs);
  if (self->n_clusters > N_ON_STACK)
    clusters = many_clusters = g_new (cairo_text_cluster_t, self->n_clusters);
  for (guint i = 0; i < self->n_glyphs; i++)
    glyphs[i] = (cairo_glyph_t) { self->glyphs[i].index, x + self->glyphs[i].x, y + self->glyphs[i].y };
  for (guint i = 0; i < self->n_clusters; i++)
    clusters[i] = (cairo_text_cluster_t) { self->clusters[i].n_bytes, self->clusters[i].n_glyphs };

  set_font (self, cr);
  cairo_show_text_glyphs (cr, self->text, (int)self->n_bytes, glyphs, (int)self->n_glyphs, clusters,
                          (int)self->n_clusters, 0);
}
