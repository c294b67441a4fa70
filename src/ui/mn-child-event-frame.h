/* mn-child-event-frame.h: what the dialogs of events have in common
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "mn-session.h"

G_BEGIN_DECLS

/* Borrowed from the window. */
typedef struct {
  GtkWidget *title; /* AdwWindowTitle */
  GtkWidget *save;
  GtkWidget *notice;
  GtkWidget *notice_label;
  GtkWidget *content; /* a vertical box that scrolls */
} MnChildEventFrame;

/* Installs the keys of "event.save" and "event.close" on a class that has these actions. */
void mn_child_event_frame_bind_keys (GtkWidgetClass *widget_class);
void mn_child_event_frame_build (AdwWindow *window, MnChildEventFrame *frame);
/* NULL: nothing to say. */
void mn_child_event_frame_notice (MnChildEventFrame *frame, const char *message);

G_END_DECLS
