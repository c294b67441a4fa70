/* mn-list-layout.h: a list as pages of plain data
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-list-content.h"
#include "mn-sheet.h"

G_BEGIN_DECLS

/* In points from the top left corner of the paper. */
typedef struct {
  MnRect rect;
  guint column;
  guint n_columns;  /* it spans */
  guint first_text; /* in the page's ink->texts */
  guint n_texts;    /* its lines */
} MnListLayoutCell;

typedef struct {
  MnListRowKind kind;
  MnRect rect;
  guint first_cell; /* in the page's cells */
  guint n_cells;
} MnListLayoutRow;

typedef struct {
  MnSheet *ink;  /* everything that is drawn */
  GArray *rows;  /* (element-type MnListLayoutRow), the header row first */
  GArray *cells; /* (element-type MnListLayoutCell) */
} MnListPage;

/* Computed once; drawing only follows it. */
typedef struct _MnListLayout MnListLayout;

/* Fails when a letter cannot be printed (MN_TEXT_ERROR) or a cell of a money column is no amount (MN_DOCUMENT_ERROR).
 */
MnListLayout *mn_list_layout_new (const MnListContent *content, const MnPageSetup *setup, MnFontSet *fonts,
                                  GError **error);
void mn_list_layout_free (MnListLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnListLayout, mn_list_layout_free)

guint mn_list_layout_get_n_pages (const MnListLayout *self);
/* (transfer none) */
const MnListPage *mn_list_layout_get_page (const MnListLayout *self, guint page);
const MnPageSetup *mn_list_layout_get_setup (const MnListLayout *self);

G_END_DECLS
