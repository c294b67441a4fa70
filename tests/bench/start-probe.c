/* start-probe.c: when a frame of a window was on the screen
 *
 * A frame counts when the surface of the window was really rendered (GdkSurface::render; a frame clock also ticks for
 * windows that are not mapped yet), its frame clock is past painting, and the X server has done everything it was asked
 * (gdk_display_sync). The same code watches the product and the empty window.
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "start-probe.h"

#include <string.h>

static struct {
  GApplication *application;
  gint64 start;
  StartProbeFunc func;
  const char *last;

  GtkWindow *window;
  const char *rendered; /* in the frame that is being drawn */
  GHashTable *reported;
} probe;

/* A hook, because GTK's own handler ends the emission. */
static gboolean
on_render (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  if (probe.window != NULL && g_value_get_object (&values[0]) == gtk_native_get_surface (GTK_NATIVE (probe.window)))
    probe.rendered = probe.func (probe.window);
  return TRUE;
}

static void
on_after_paint (GdkFrameClock *clock, gpointer data)
{
  const char *name = g_steal_pointer (&probe.rendered);
  gint64 elapsed;

  if (name == NULL || g_hash_table_contains (probe.reported, name))
    return;
  gdk_display_sync (gtk_widget_get_display (GTK_WIDGET (probe.window)));
  elapsed = g_get_monotonic_time () - probe.start;
  g_hash_table_add (probe.reported, (gpointer)name);
  g_print ("%s %" G_GINT64_FORMAT "\n", name, elapsed);
  if (g_str_equal (name, probe.last))
    g_application_quit (probe.application);
}

static void
on_realize (GtkWidget *window, gpointer data)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (on_after_paint), NULL);
}

static void
on_window_added (GtkApplication *application, GtkWindow *window, gpointer data)
{
  if (probe.window != NULL)
    return;
  probe.window = window;
  g_signal_connect (window, "realize", G_CALLBACK (on_realize), NULL);
}

void
start_probe_watch (GtkApplication *application, gint64 start, StartProbeFunc func, const char *last)
{
  probe.application = G_APPLICATION (application);
  probe.start = start;
  probe.func = func;
  probe.last = last;
  probe.reported = g_hash_table_new (g_str_hash, g_str_equal);
  g_type_ensure (GDK_TYPE_SURFACE);
  g_type_class_unref (g_type_class_ref (GDK_TYPE_SURFACE));
  g_signal_add_emission_hook (g_signal_lookup ("render", GDK_TYPE_SURFACE), 0, on_render, NULL, NULL);
  g_signal_connect (application, "window-added", G_CALLBACK (on_window_added), NULL);
}

void
start_probe_tell_memory (void)
{
  g_autofree char *text = NULL;
  const char *at = NULL;

  if (g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    at = strstr (text, "\nPss:");
  g_print ("memory %" G_GINT64_FORMAT "\n", at != NULL ? g_ascii_strtoll (at + strlen ("\nPss:"), NULL, 10) : 0);
}
