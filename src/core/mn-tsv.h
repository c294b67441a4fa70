/* mn-tsv.h: the code lists that ship with the program
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A tab-separated list: lines beginning with '#' say where it comes from, under which licence and what is not
 * verified; then one heading line; then rows. A missing trailing cell reads as "", a cell too many is
 * an error (MN_VALUE_ERROR). Read once, whole. */
typedef struct _MnTsv MnTsv;

MnTsv *mn_tsv_new (GBytes *bytes, GError **error);
/* From the program's resources: "/io/github/mangnon/MangNon/lists/units.tsv". */
MnTsv *mn_tsv_load (const char *resource_path, GError **error);
void mn_tsv_free (MnTsv *tsv);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnTsv, mn_tsv_free)

guint mn_tsv_n_rows (const MnTsv *tsv);
/* -1 when there is no such column. */
int mn_tsv_column (const MnTsv *tsv, const char *name);
/* (transfer none): never NULL; "" for column -1 or a missing cell. */
const char *mn_tsv_get (const MnTsv *tsv, guint row, int column);
/* What the '#' lines say, without the '#'. (transfer none) */
const char *mn_tsv_head (const MnTsv *tsv);

G_END_DECLS
