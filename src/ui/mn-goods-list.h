/* mn-goods-list.h: what a sponsor gave in kind
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-session.h"

G_BEGIN_DECLS

/* Enter or a double click opens who received it. */
#define MN_TYPE_GOODS_LIST (mn_goods_list_get_type ())
G_DECLARE_FINAL_TYPE (MnGoodsList, mn_goods_list, MN, GOODS_LIST, GtkWidget)

GtkWidget *mn_goods_list_new (MnSession *session);
/* Of @sponsor; 0: of all. How many pieces they are together. */
guint mn_goods_list_fill (MnGoodsList *self, gint64 sponsor);

G_END_DECLS
