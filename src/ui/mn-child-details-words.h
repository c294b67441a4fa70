/* mn-child-details-words.h: a child in words, for the pane and the page alike
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "mn-child-query.h"
#include "mn-history.h"

G_BEGIN_DECLS

/* All (transfer full) except where it says otherwise. */

/* "8 tuổi 8 tháng", on the day or, of the dead, on the day of death; "" before the birth. */
char *mn_child_words_age (const MnChildHead *head, MnDate on);
/* "Nữ · 8 tuổi 8 tháng · dân tộc Kinh" */
char *mn_child_words_who (const MnChildHead *head, MnDate on);
/* (transfer none) */
const char *mn_child_words_choice (const char *entity, const char *field, const char *code);
/* What the law keeps secret is named only when @revealed. (transfer none) */
const char *mn_child_words_event (const MnChildEvent *event, gboolean revealed);
/* "sống với bà nội; đến nay" */
char *mn_child_words_event_detail (const MnChildEvent *event);
/* A class of the household that the child's own circumstance says too: it is told once. */
gboolean mn_child_words_is_told (GPtrArray *events, const MnChildEvent *event);
/* The words of what holds now, each once, and the chips' classes: at most @max. The texts live as long as @events. */
guint mn_child_words_pills (const MnChildHead *head, GPtrArray *events, gboolean revealed, const char **texts,
                            const char **classes, guint max);
/* "Lớp 3, Trường TH Cam Thủy"; "" when nothing is known. */
char *mn_child_words_school (const MnChildHead *head);
/* "01 chiếc", "500.000"; "" when neither is known. */
char *mn_child_words_amount (const MnChildReceipt *receipt);
/* "Thẻ BHYT: hạn 31/12/2016 thành 31/12/2017"; "" for what cannot be said. @revealed as above. */
char *mn_child_words_change (const MnHistoryLine *line, gboolean revealed);

/* What can be recorded of a child: actions "@prefix.add", "@prefix.event". (transfer full) */
GMenu *mn_child_words_add_menu (const char *prefix);
GMenu *mn_child_words_event_menu (const char *prefix);

G_END_DECLS
