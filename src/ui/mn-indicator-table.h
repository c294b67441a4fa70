/* mn-indicator-table.h: the figures and the targets of an indicator, row by row
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-indicator-chart.h"
#include "mn-session.h"

G_BEGIN_DECLS

/* Actions: "figure.add", "figure.edit", "figure.delete", "target.add", "target.edit", "target.delete". A year without
 * a figure is a row too: Enter on it adds the figure of that year. */
#define MN_TYPE_INDICATOR_TABLE (mn_indicator_table_get_type ())
G_DECLARE_FINAL_TYPE (MnIndicatorTable, mn_indicator_table, MN, INDICATOR_TABLE, GtkWidget)

GtkWidget *mn_indicator_table_new (MnSession *session);
/* @view is not needed afterwards. */
void mn_indicator_table_set_view (MnIndicatorTable *self, const MnIndicatorView *view);
void mn_indicator_table_add_figure (MnIndicatorTable *self);
/* Where the focus is: a figure or a target. FALSE: neither. */
gboolean mn_indicator_table_get_focused (MnIndicatorTable *self, const MnEntity **entity, gint64 *row_id);
/* Rows of figures, gaps among them. */
guint mn_indicator_table_get_n_figures (MnIndicatorTable *self, guint *n_gaps);

G_END_DECLS
