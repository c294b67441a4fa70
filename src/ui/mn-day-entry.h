/* mn-day-entry.h: a day to type, or none for the usual one
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "mn-date.h"

G_BEGIN_DECLS

/* An entry for a full date; empty stands for a day that is shown dimly in it. What is no day turns red and says why,
 * and the day before it stays. Signal "day-changed": another day, once typing has paused. */
#define MN_TYPE_DAY_ENTRY (mn_day_entry_get_type ())
G_DECLARE_FINAL_TYPE (MnDayEntry, mn_day_entry, MN, DAY_ENTRY, GtkWidget)

/* @label: for screen readers; @hint: what an empty entry means. */
GtkWidget *mn_day_entry_new (const char *label, const char *hint);
/* What empty stands for; that it is another one now is no change. */
void mn_day_entry_set_usual (MnDayEntry *self, MnDate day);
/* As typed, but at once; FALSE where @text is no day. */
gboolean mn_day_entry_set_text (MnDayEntry *self, const char *text);
/* Not set: the usual one. */
MnDate mn_day_entry_get_day (MnDayEntry *self);

G_END_DECLS
