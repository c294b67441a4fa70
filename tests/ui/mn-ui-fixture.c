/* mn-ui-fixture.c: what tests of the window share
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-test"

#include "config.h"

#include "mn-ui-fixture.h"

#include <glib/gstdio.h>
#include <sys/resource.h>

#include "mn-locale.h"

#define LAST_WINDOW (50 * G_TIME_SPAN_MILLISECOND)
#define MOST_AFTER (10 * G_TIME_SPAN_SECOND)

static MnApplication *application;

/* Of tests/env/leak-report.c, where that is preloaded. */
extern void mn_leak_report_begin (void) __attribute__ ((weak));

void
mn_ui_init (int *argc, char ***argv)
{
  if (mn_leak_report_begin != NULL)
    mn_leak_report_begin ();
  if (mn_locale_init ("vi"))
    gtk_disable_setlocale ();
  gtk_test_init (argc, argv, NULL);
  /* gtk_test_init() sets the locale of tests, "C": the words would be English again. */
  mn_locale_init ("vi");
}

MnApplication *
mn_ui_application (void)
{
  g_autoptr (GError) error = NULL;

  if (application == NULL)
    {
      application = mn_application_new ();
      g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
      g_application_register (G_APPLICATION (application), NULL, &error);
      g_assert_no_error (error);
      g_application_set_default (G_APPLICATION (application));
    }
  return application;
}

static char *
own_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("mang-non-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

char *
mn_ui_copy_sample (void)
{
  const char *sample = g_getenv ("MANG_NON_SAMPLE");
  g_autofree char *folder = own_folder ();
  char *path = g_build_filename (folder, "cam-lo.mangnon", NULL);
  g_autoptr (GFile) from = NULL;
  g_autoptr (GFile) to = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (sample);
  from = g_file_new_for_path (sample);
  g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_chmod (path, 0600);
  return path;
}

char *
mn_ui_make_empty (void)
{
  g_autofree char *folder = own_folder ();
  char *path = g_build_filename (folder, "moi.mangnon", NULL);
  g_autoptr (GError) error = NULL;

  mn_register_create (path, "468", mn_date_new (2017, 5, 31), NULL, &error);
  g_assert_no_error (error);
  return path;
}

MnWindow *
mn_ui_open (const char *path)
{
  MnWindow *window = mn_window_new (GTK_APPLICATION (mn_ui_application ()));
  g_autoptr (MnRegister) reg = NULL;
  g_autoptr (GError) error = NULL;

  reg = mn_register_open (path, MN_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  mn_window_show_register (window, reg);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  return window;
}

static guint
pop_down (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += pop_down (child);
  if (!GTK_IS_POPOVER (widget) || !gtk_widget_get_mapped (widget))
    return n;
  gtk_popover_popdown (GTK_POPOVER (widget));
  return n + 1;
}

void
mn_ui_close (MnWindow *window)
{
  /* GTK 4.8's timer for a tooltip outlives the surface of the popover that it was to show something in, and asks
   * nothing where the pointer is; a popover that has gone before stops the timer. */
  if (pop_down (GTK_WIDGET (window)) > 0)
    mn_ui_run (200);
  gtk_window_close (GTK_WINDOW (window));
  mn_ui_run (50);
}

/* What all threads of this program have used of the processors, in microseconds. */
static gint64
used_time (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * (gint64)G_USEC_PER_SEC + usage.ru_utime.tv_usec
         + usage.ru_stime.tv_usec;
}

static void
run_until (gint64 until)
{
  while (g_get_monotonic_time () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

void
mn_ui_run (guint milliseconds)
{
  gint64 start = g_get_monotonic_time ();
  gint64 until = start + milliseconds * 1000;
  gint64 used;

  run_until (until - LAST_WINDOW);
  do
    {
      start = g_get_monotonic_time ();
      used = used_time ();
      run_until (MAX (until, start + (milliseconds < 50 ? 1000 * milliseconds : LAST_WINDOW)));
  } while (used_time () - used > (g_get_monotonic_time () - start) / 7 && g_get_monotonic_time () < until + MOST_AFTER);
}

GtkWidget *
mn_ui_find (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = mn_ui_find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
mn_ui_find_text (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = mn_ui_find_text (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
append_texts (GtkWidget *widget, GString *into)
{
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    g_string_append_printf (into, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    append_texts (child, into);
}

char *
mn_ui_texts (GtkWidget *widget)
{
  GString *text = g_string_new (NULL);

  append_texts (widget, text);
  return g_string_free (text, FALSE);
}

void
mn_ui_save_png (GtkWidget *native, const char *path)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (native);
  int width = gdk_paintable_get_intrinsic_width (paintable);
  int height = gdk_paintable_get_intrinsic_height (paintable);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (native)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height));
  g_assert_true (gdk_texture_save_to_png (texture, path));
}
