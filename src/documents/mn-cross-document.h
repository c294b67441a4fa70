/* mn-cross-document.h: a cross table on paper
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-cross.h"
#include "mn-document.h"
#include "mn-register.h"

G_BEGIN_DECLS

#define MN_TYPE_CROSS_DOCUMENT (mn_cross_document_get_type ())
G_DECLARE_FINAL_TYPE (MnCrossDocument, mn_cross_document, MN, CROSS_DOCUMENT, GObject)

/* An MnDocument: letterhead, title and day, the table with its totals in bold, what is to be said below it, signatures.
 * Portrait where that is wide enough, else landscape; a table that is too wide for one sheet goes on in parts, each
 * with the lines' names and totals. */
MnDocument *mn_cross_document_new (MnRegister *reg, MnCrossTable *table, MnCrossShare share, GError **error);

/* The same in two steps: what the register has to say is read where it is at home, and the pages are laid out, once, in
 * a worker. */
typedef struct _MnCrossDraft MnCrossDraft;

MnCrossDraft *mn_cross_draft_new (MnRegister *reg, MnCrossTable *table, MnCrossShare share, GError **error);
void mn_cross_draft_free (MnCrossDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnCrossDraft, mn_cross_draft_free)
MnDocument *mn_cross_draft_lay_out (MnCrossDraft *draft, GCancellable *cancellable, GError **error);

G_END_DECLS
