/* mn-list-columns.h: how wide the columns of a list are
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is known of a column before widths are shared out; in points, padding included. */
typedef struct {
  double smallest; /* its longest word, or what the list asks for */
  double natural;  /* its widest cell on one line */
  double weight;
  double width; /* the answer */
} MnListColumnWidth;

/* Shares @width out. When all columns fit on one line each, they do, and what is left goes by weight; when not, each
 * has its longest word and the rest goes to where most is missing. The widths add up to @width. */
void mn_list_columns_share (MnListColumnWidth *columns, guint n_columns, double width);

G_END_DECLS
