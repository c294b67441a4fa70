/* mn-link-finder.h: rows by what is written in their place
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-record.h"

G_BEGIN_DECLS

/* Which row a code or UUID in a table means: the same answer when the table is written and when it is read, so that a
 * link is written by its code only where the code leads back to it. Remembers what it found. */
typedef struct _MnLinkFinder MnLinkFinder;

/* @on: the register's working date. */
MnLinkFinder *mn_link_finder_new (MnDb *db, MnDate on);
void mn_link_finder_free (MnLinkFinder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnLinkFinder, mn_link_finder_free)

/* Of several states with one code (units) the one in force on @day, else on the working date, else the newest. 0 when
 * there is none. */
gint64 mn_link_finder_find (MnLinkFinder *self, const MnEntity *target, const char *text, MnDate day, GError **error);

G_END_DECLS
