/* mn-child-sheet-pages.h: a sheet of facts and small tables, page by page
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-document.h"
#include "mn-paragraph.h"
#include "mn-register.h"

G_BEGIN_DECLS

/* An MnDocument on upright A4 that is written from top to bottom. What is printed is Vietnamese, as given. */
#define MN_TYPE_CHILD_SHEET_PAGES (mn_child_sheet_pages_get_type ())
G_DECLARE_FINAL_TYPE (MnChildSheetPages, mn_child_sheet_pages, MN, CHILD_SHEET_PAGES, GObject)

/* Head of the office, the line of secrecy and the title; @reference (may be NULL) in italics below. */
MnChildSheetPages *mn_child_sheet_pages_new (MnRegister *reg, const char *secrecy, const char *title,
                                             const char *reference, GError **error);
gboolean mn_child_sheet_pages_heading (MnChildSheetPages *self, const char *text, GError **error);
/* "Nhãn: giá trị", up to two on a line; dots to write on where a value is NULL or "". @label2 NULL: the whole line. */
gboolean mn_child_sheet_pages_fact (MnChildSheetPages *self, const char *label, const char *value, const char *label2,
                                    const char *value2, GError **error);
gboolean mn_child_sheet_pages_text (MnChildSheetPages *self, const MnTextStyle *style, const char *text,
                                    GError **error);

#define MN_CHILD_SHEET_MAX_COLUMNS 8

typedef struct {
  const char *title;
  double share; /* of the width; all together 1 */
  MnTextAlign align;
} MnChildSheetColumn;

/* The head of a table; the rows that follow belong to it, and a page that begins within repeats it. */
gboolean mn_child_sheet_pages_table (MnChildSheetPages *self, const MnChildSheetColumn *columns, guint n_columns,
                                     GError **error);
/* A NULL cell is empty; all empty: a line to write on. */
gboolean mn_child_sheet_pages_row (MnChildSheetPages *self, const char *const *cells, GError **error);
/* Who signs, as the office profile has it; then the pages are numbered and marked. */
gboolean mn_child_sheet_pages_finish (MnChildSheetPages *self, GError **error);

G_END_DECLS
