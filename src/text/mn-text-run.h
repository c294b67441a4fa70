/* mn-text-run.h: a string as glyphs in one style
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <glib.h>

#include "mn-text-error.h"

G_BEGIN_DECLS

/* What a text looks like. Sizes are points (1/72 inch), as everywhere on this floor. A plain value. */
typedef struct {
  double size;
  gboolean bold;
  gboolean italic;
} MnTextStyle;

#define MN_TEXT_REGULAR(size) ((MnTextStyle) { (size), FALSE, FALSE })
#define MN_TEXT_BOLD(size) ((MnTextStyle) { (size), TRUE, FALSE })
#define MN_TEXT_ITALIC(size) ((MnTextStyle) { (size), FALSE, TRUE })
#define MN_TEXT_BOLD_ITALIC(size) ((MnTextStyle) { (size), TRUE, TRUE })

/* One line of text as glyphs, with the letters each glyph stands for, so that text in a PDF can be searched and
 * copied. Immutable, counted atomically, drawn from any thread. Made by mn_font_set_shape(). */
typedef struct _MnTextRun MnTextRun;

MnTextRun *mn_text_run_ref (MnTextRun *self);
void mn_text_run_unref (MnTextRun *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnTextRun, mn_text_run_unref)

/* The text, in NFC. (transfer none) */
const char *mn_text_run_get_text (const MnTextRun *self);
double mn_text_run_get_size (const MnTextRun *self);
/* In points: from the pen's start to its end; above and below the baseline, both positive. */
double mn_text_run_get_width (const MnTextRun *self);
double mn_text_run_get_ascent (const MnTextRun *self);
double mn_text_run_get_descent (const MnTextRun *self);
/* From one baseline to the next in single spacing. */
double mn_text_run_get_line_height (const MnTextRun *self);
/* The widest word: narrower than this the text cannot be broken at its spaces. */
double mn_text_run_get_longest_word (const MnTextRun *self);

/* The same text with its spaces widened until it is @width points wide (a justified line); itself when it has no
 * space or is not narrower. (transfer full) */
MnTextRun *mn_text_run_stretch (MnTextRun *self, double width);

/* In the source of @cr, with the left end of the baseline at @x, @y. Changes the font of @cr and nothing else. */
void mn_text_run_draw (const MnTextRun *self, cairo_t *cr, double x, double y);

G_END_DECLS
