/* mn-child-event-dialog.h: a move or a death is recorded
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "mn-child-event.h"
#include "mn-session.h"

G_BEGIN_DECLS

/* Asks for the day and the place, shows what would end with it, and writes all of it as one change that can be undone.
 * Ctrl+S saves, Esc leaves. */
#define MN_TYPE_CHILD_EVENT_DIALOG (mn_child_event_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MnChildEventDialog, mn_child_event_dialog, MN, CHILD_EVENT_DIALOG, AdwWindow)

/* @event: "move", "move-away", "death"; "sixteen" opens the month's list of those who turn 16 instead. */
GtkWindow *mn_child_event_dialog_present (MnSession *session, GtkWidget *parent, const char *event, gint64 child);

/* Of a move away: where to, in words; else NULL. (transfer none) */
GtkEditable *mn_child_event_dialog_get_destination (MnChildEventDialog *self);
/* What is filled in: a residence, or for a death the child. (transfer none) */
MnRecord *mn_child_event_dialog_get_record (MnChildEventDialog *self);
/* What would end. (transfer none) (element-type MnLifeEnding) */
GPtrArray *mn_child_event_dialog_get_endings (MnChildEventDialog *self);
/* The sentence that refuses; NULL: none. */
const char *mn_child_event_dialog_get_notice (MnChildEventDialog *self);

G_END_DECLS
