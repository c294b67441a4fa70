/* mn-text-run-private.h: how glyph runs are kept
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-text-run.h"
#include "mn-typeface.h"

G_BEGIN_DECLS

/* Where a glyph stands, in points from the run's origin, y downwards as in Cairo. */
typedef struct {
  guint32 index;
  float x;
  float y;
} MnGlyph;

/* @n_bytes of text are shown by @n_glyphs glyphs. */
typedef struct {
  guint16 n_bytes;
  guint16 n_glyphs;
} MnCluster;

struct _MnTextRun {
  MnTypeface *typeface;
  double size;
  double width;
  double longest_word;
  guint n_glyphs;
  guint n_clusters;
  guint n_bytes;
  guint n_spaces;
  MnGlyph *glyphs;
  MnCluster *clusters;
  char *text;
};

/* Copies everything. The texts of a list are many and short, so a run is one block of memory. */
MnTextRun *_mn_text_run_new (MnTypeface *typeface, double size, double width, const MnGlyph *glyphs, guint n_glyphs,
                             const MnCluster *clusters, guint n_clusters, const char *text, guint n_bytes);

G_END_DECLS
