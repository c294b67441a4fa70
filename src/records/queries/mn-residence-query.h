/* mn-residence-query.h: where a child lived before a move
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-db.h"

G_BEGIN_DECLS

/* The newest live residence of @child that began before @from and has not ended before it; 0: none; -1 with @error. */
gint64 mn_residence_query_open_before (MnDb *db, gint64 child, MnDate from, GError **error);

/* Every fixed text of this file, for the test that prepares each. NULL-terminated. */
extern const char *const mn_residence_query_texts[];

G_END_DECLS
