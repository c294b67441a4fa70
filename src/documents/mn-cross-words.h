/* mn-cross-words.h: a cross table in the words of paper, and as text for a message
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-cross.h"

G_BEGIN_DECLS

/* What is printed is Vietnamese whatever the screen speaks. Texts are (transfer full). */

/* "Tổng hợp trẻ em theo địa bàn và giới tính" */
char *mn_cross_words_title (const MnCrossTable *table);
/* "(Tính đến ngày 31 tháng 5 năm 2017)" */
char *mn_cross_words_date (const MnCrossTable *table);
/* Above the lines: "Xã, thị trấn" */
char *mn_cross_words_corner (const MnCrossTable *table);
/* A line or a column by itself; the total: "Tổng số". */
char *mn_cross_words_node (const MnCrossTable *table, gboolean is_column, guint node);
/* A column with what stands above it: "Nữ: Dưới 6 tuổi", "Nữ: cộng". */
char *mn_cross_words_column (const MnCrossTable *table, guint column);
/* "1.464", "1.464 (49,1%)" */
char *mn_cross_words_cell (const MnCrossTable *table, guint row, guint column, MnCrossShare share);
/* The heading of one dimension; a line's name at one depth, "Tổng số" below its own. */
const char *mn_cross_words_head (MnCrossDimension dimension);
char *mn_cross_words_name (const MnCrossTable *table, guint row, guint depth);
/* "Tổng hợp trẻ em": of a sheet */
const char *mn_cross_words_sheet (void);
/* What must be said below the table: heads counted once, what the shares are of; NULL: nothing. */
char *mn_cross_words_note (const MnCrossTable *table, MnCrossShare share);

/* The whole table to paste into a message: columns brought into line with spaces; one that is too wide for that has a
 * sentence for each line. */
char *mn_cross_words_text (const MnCrossTable *table, MnCrossShare share);

G_END_DECLS
