/* start-probe.h: when a frame of a window was on the screen
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asked when a frame is about to be drawn; everything has its place by then. NULL: nothing to report. Each name is
 * reported once: the first frame of which it was true. */
typedef const char *(*StartProbeFunc) (GtkWindow *window);

/* Reports for the first window that @application shows, as "name microseconds" on standard output; the program ends
 * when
 * @last was reported. @start is g_get_monotonic_time() just before this program was started, which all processes
 * share. */
void start_probe_watch (GtkApplication *application, gint64 start, StartProbeFunc func, const char *last);
/* Prints "memory" and what this process holds by itself and of what it shares (PSS), in kilobytes. */
void start_probe_tell_memory (void);

G_END_DECLS
