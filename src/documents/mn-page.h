/* mn-page.h: what is on one page: placed text and straight rules
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
} MnPageText;

/* A straight black line, @width points thick. */
typedef struct {
  double x1;
  double y1;
  double x2;
  double y2;
  double width;
} MnPageRule;

/* The thin line of tables and underlines: one pixel at 96 dpi. */
#define MN_RULE_WIDTH 0.75

/* Plain data: layouts write it, tests read it, drawing follows it. In points from the top left corner of the paper. */
typedef struct {
  GArray *texts; /* (element-type MnPageText), in reading order */
  GArray *rules; /* (element-type MnPageRule) */
} MnPage;

MnPage *mn_page_new (void);
void mn_page_free (MnPage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnPage, mn_page_free)

void mn_page_add_run (MnPage *self, MnTextRun *run, double x, double baseline);
void mn_page_add_rule (MnPage *self, double x1, double y1, double x2, double y2, double width);
void mn_page_add_paragraph (MnPage *self, const MnParagraph *paragraph, double x, double top);

/* Lays @text out as a paragraph @width wide with its top left corner at @x, *@y, and moves *@y below it. Centred
 * lines are made about equally long. */
gboolean mn_page_add_text (MnPage *self, MnFontSet *fonts, const MnTextStyle *style, MnTextAlign align,
                           const char *text, double x, double *y, double width, GError **error);

/* Everything of @other, moved. A block that must not be split is laid out on a page of its own first. */
void mn_page_append (MnPage *self, const MnPage *other, double dx, double dy);

void mn_page_draw (const MnPage *self, cairo_t *cr);

G_END_DECLS
