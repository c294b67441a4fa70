/* mn-sheet.h: what is on one page: placed text and straight rules
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-page-setup.h"
#include "mn-paragraph.h"

G_BEGIN_DECLS

/* A line of text with the left end of its baseline on the page. */
typedef struct {
  MnTextRun *run; /* owned by the page */
  double x;
  double y;
} MnSheetText;

/* A straight black line, @width points thick. */
typedef struct {
  double x1;
  double y1;
  double x2;
  double y2;
  double width;
} MnSheetRule;

/* The thin line of tables and underlines: one pixel at 96 dpi. */
#define MN_RULE_WIDTH 0.75

/* Plain data: layouts write it, tests read it, drawing follows it. In points from the top left corner of the paper. */
typedef struct {
  GArray *texts; /* (element-type MnSheetText), in reading order */
  GArray *rules; /* (element-type MnSheetRule) */
} MnSheet;

MnSheet *mn_sheet_new (void);
void mn_sheet_free (MnSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnSheet, mn_sheet_free)

void mn_sheet_add_run (MnSheet *self, MnTextRun *run, double x, double baseline);
void mn_sheet_add_rule (MnSheet *self, double x1, double y1, double x2, double y2, double width);
void mn_sheet_add_paragraph (MnSheet *self, const MnParagraph *paragraph, double x, double top);

/* Lays @text out as a paragraph @width wide with its top left corner at @x, *@y, and moves *@y below it. Centred
 * lines are made about equally long. */
gboolean mn_sheet_add_text (MnSheet *self, MnFontSet *fonts, const MnTextStyle *style, MnTextAlign align,
                            const char *text, double x, double *y, double width, GError **error);

/* Everything of @other, moved. A block that must not be split is laid out on a page of its own first. */
void mn_sheet_append (MnSheet *self, const MnSheet *other, double dx, double dy);

void mn_sheet_draw (const MnSheet *self, cairo_t *cr);

G_END_DECLS
