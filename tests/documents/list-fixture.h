/* list-fixture.h: lists to lay out, all names invented
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-list-document.h"

/* "DANH SÁCH TRẺ EM NHẬN QUÀ…" in three groups, ten columns, signed rows. */
MnListContent *fixture_gifts (void);
/* STT, name, money of @amount each, note; without groups; a total and three signatures. */
MnListContent *fixture_rows (guint n_rows, gint64 amount);
/* The same without a money column, @n_groups groups of @n_rows. */
MnListContent *fixture_groups (guint n_groups, guint n_rows);

MnListDocument *fixture_document (const MnListContent *content);
/* The text of row @row of a page, its cells joined with "|" and lines with " ". (transfer full) */
char *fixture_row_text (const MnListPage *page, guint row);
