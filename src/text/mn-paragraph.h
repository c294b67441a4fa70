/* mn-paragraph.h: text broken into lines
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-font-set.h"

G_BEGIN_DECLS

typedef enum {
  MN_TEXT_ALIGN_LEFT,
  MN_TEXT_ALIGN_CENTER,
  MN_TEXT_ALIGN_RIGHT,
  MN_TEXT_ALIGN_JUSTIFY, /* but not the last line before a '\n' or the end */
} MnTextAlign;

/* How lines are made; all lengths in points. */
typedef struct {
  MnTextAlign align;
  double width;        /* lines are no wider; 0: as wide as the text, broken at '\n' only */
  double indent;       /* of the first line, and of the first after each '\n' */
  double line_spacing; /* times single spacing; 0 means 1 */
} MnParagraphFormat;

/* A line with the left end of its baseline, from the top left corner of the paragraph. */
typedef struct {
  MnTextRun *run; /* owned by the paragraph */
  double x;
  double baseline;
} MnTextLine;

/* Lines break where ICU allows it, and always at '\n'; a word wider than the paragraph breaks between letters. */
typedef struct _MnParagraph MnParagraph;

MnParagraph *mn_paragraph_new (MnFontSet *fonts, const MnTextStyle *style, const MnParagraphFormat *format,
                               const char *text, GError **error);
void mn_paragraph_free (MnParagraph *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnParagraph, mn_paragraph_free)

guint mn_paragraph_get_n_lines (const MnParagraph *self);
/* (transfer none) */
const MnTextLine *mn_paragraph_get_line (const MnParagraph *self, guint line);
double mn_paragraph_get_height (const MnParagraph *self);
/* What the format asked for; the widest line when it left the width open. */
double mn_paragraph_get_width (const MnParagraph *self);
/* The widest line. */
double mn_paragraph_get_ink_width (const MnParagraph *self);

/* With the top left corner at @x, @y. */
void mn_paragraph_draw (const MnParagraph *self, cairo_t *cr, double x, double y);

G_END_DECLS
