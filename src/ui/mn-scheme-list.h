/* mn-scheme-list.h: schemes of a sponsor, with their rates below
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-session.h"

G_BEGIN_DECLS

/* Signals: "selected": the person chose another row, or none; "activated": Enter or a double click on the one chosen.
 */
#define MN_TYPE_SCHEME_LIST (mn_scheme_list_get_type ())
G_DECLARE_FINAL_TYPE (MnSchemeList, mn_scheme_list, MN, SCHEME_LIST, GtkWidget)

GtkWidget *mn_scheme_list_new (MnSession *session);
/* Of @sponsor (0: of all), each with what @awards (element-type MnAwardLine) of it come to; without signals. How many
 * schemes there are. */
guint mn_scheme_list_fill (MnSchemeList *self, gint64 sponsor, gint64 selected, GPtrArray *awards);
/* @rate 0: the scheme itself is chosen. FALSE, and both 0: nothing is. */
gboolean mn_scheme_list_get_selected (MnSchemeList *self, gint64 *scheme, gint64 *rate);
/* (element-type gint64) (transfer full) */
GArray *mn_scheme_list_get_schemes (MnSchemeList *self);

G_END_DECLS
