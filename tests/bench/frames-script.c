/* frames-script.c: an officer types and scrolls, and what each frame costs
 *
 * The same code drives the product and the bare table.
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "frames-script.h"

#include <math.h>
#include <string.h>
#include <time.h>

#include "bench-register.h"

#define N_NAMES 10
#define N_WHEEL 100
#define N_PAGES 40
/* From the end of a frame to the next input: a fast typist is not as fast, but nothing is left to do in it either. */
#define PAUSE_MS 25

static struct {
  GtkWindow *window;
  GtkAdjustment *adjustment;
  FramesTypeFunc type;
  gpointer data;
  GPtrArray *words;
  guint step;

  const char *name;  /* of the step */
  gint64 handling;   /* of its input, until a frame has taken it over */
  gint64 longest;    /* of its frames */
  gint64 begun;      /* the frame */
  gboolean rendered; /* in the frame */
  gboolean waiting;  /* for the frame of the step */
} script;

/* Of this thread, in microseconds: others of the machine would stand in the tail of both otherwise. */
static gint64
processor_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static GPtrArray *
make_words (void)
{
  GRand *random = g_rand_new_with_seed (77);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < N_NAMES; i++)
    {
      g_autofree char *name = bench_register_name (random, g_rand_boolean (random));
      const char *text = i % 2 == 0 ? name : strchr (name, ' ') + 1;

      for (const char *end = text; *end != '\0';)
        {
          end = g_utf8_next_char (end);
          g_ptr_array_add (words, g_strndup (text, (gsize)(end - text)));
        }
      g_ptr_array_add (words, g_strdup (""));
    }
  g_rand_free (random);
  return words;
}

/* A wheel's step as GtkScrolledWindow makes it. */
static void
scroll (guint step)
{
  double page = gtk_adjustment_get_page_size (script.adjustment);
  double by = step < N_WHEEL ? pow (page, 2.0 / 3.0) : page;

  gtk_adjustment_set_value (script.adjustment, gtk_adjustment_get_value (script.adjustment) + by);
}

/* What comes in the pause after a frame is of the step too. */
static gboolean
step_cb (gpointer data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (script.window));
  guint step = script.step++;
  gint64 start;

  if (script.longest > 0)
    g_print ("%s %" G_GINT64_FORMAT "\n", script.name, script.longest);
  script.longest = 0;
  if (step >= script.words->len + N_WHEEL + N_PAGES)
    {
      g_application_quit (g_application_get_default ());
      return G_SOURCE_REMOVE;
    }
  script.name = step < script.words->len ? "type" : "scroll";
  start = processor_time ();
  if (step < script.words->len)
    script.type (g_ptr_array_index (script.words, step), script.data);
  else
    scroll (step - script.words->len);
  script.handling += processor_time () - start;
  script.waiting = TRUE;
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  return G_SOURCE_REMOVE;
}

static void
on_before_paint (GdkFrameClock *clock, gpointer data)
{
  script.begun = processor_time ();
  script.rendered = FALSE;
}

static gboolean
on_render (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  script.rendered |= g_value_get_object (&values[0]) == gtk_native_get_surface (GTK_NATIVE (script.window));
  return TRUE;
}

static void
on_after_paint (GdkFrameClock *clock, gpointer data)
{
  if (script.name == NULL || script.begun == 0)
    return;
  if (script.rendered)
    {
      script.longest = MAX (script.longest, script.handling + processor_time () - script.begun);
      script.handling = 0;
    }
  script.begun = 0;
  if (script.waiting)
    g_timeout_add (PAUSE_MS, step_cb, NULL);
  script.waiting = FALSE;
}

void
frames_script_run (GtkWindow *window, GtkScrolledWindow *scrolled, FramesTypeFunc type, gpointer data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));

  script.window = window;
  script.adjustment = gtk_scrolled_window_get_vadjustment (scrolled);
  script.type = type;
  script.data = data;
  script.words = make_words ();
  g_type_ensure (GDK_TYPE_SURFACE);
  g_type_class_unref (g_type_class_ref (GDK_TYPE_SURFACE));
  g_signal_add_emission_hook (g_signal_lookup ("render", GDK_TYPE_SURFACE), 0, on_render, NULL, NULL);
  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint), NULL);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), NULL);
  g_timeout_add (PAUSE_MS, step_cb, NULL);
}
