/* frames-script.h: an officer types and scrolls, and what each frame costs
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*FramesTypeFunc) (const char *text, gpointer data);

/* Types some twenty names letter by letter by @type (each is what the search is to be now, and each name is wiped out
 * at once after it), then scrolls @scrolled by the steps of a wheel and by pages, each step when the frame of the one
 * before is done and somewhat later. Prints a line for each step: "type" or "scroll" and the microseconds of its
 * longest frame, which are those of handling the input and from the beginning of the frame until the X server has done
 * what it was asked. The time in which nobody did anything is not in it. Then the application ends. */
void frames_script_run (GtkWindow *window, GtkScrolledWindow *scrolled, FramesTypeFunc type, gpointer data);

G_END_DECLS
