/* mn-ui-fixture.h: what tests of the window share
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "mn-application.h"
#include "mn-window.h"

G_BEGIN_DECLS

/* Runs the main loop until @condition holds; fails the test after a minute (a sanitizer needs a third of one to make a
 * register). */
#define mn_ui_wait_until(condition)                                                                                    \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    gint64 _until = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;                                                     \
    while (!(condition) && g_get_monotonic_time () < _until)                                                           \
      if (!g_main_context_iteration (NULL, FALSE))                                                                     \
        g_usleep (1000);                                                                                               \
    if (!(condition))                                                                                                  \
      g_error ("%s:%d: waited in vain for " #condition, __FILE__, __LINE__);                                           \
  }                                                                                                                    \
  G_STMT_END

/* Vietnamese, whatever the machine; before gtk_test_init(). */
void mn_ui_init (int *argc, char ***argv);
/* A registered application, made once. */
MnApplication *mn_ui_application (void);
/* A copy of the sample (made by the build, MANG_NON_SAMPLE) in a folder of its own. (transfer full) */
char *mn_ui_copy_sample (void);
/* A new register of huyện Cam Lộ with nothing in it. (transfer full) */
char *mn_ui_make_empty (void);
/* A shown window with this register. */
MnWindow *mn_ui_open (const char *path);
void mn_ui_close (MnWindow *window);
/* Runs the main loop for a while, and longer where the program is still at work then: on a busy machine it may be. */
void mn_ui_run (guint milliseconds);
/* The first descendant of this type, shown or not; NULL. */
GtkWidget *mn_ui_find (GtkWidget *widget, GType type);
/* The first descendant (label, button with that label) whose text holds @text; NULL. */
GtkWidget *mn_ui_find_text (GtkWidget *widget, const char *text);
/* All texts of the labels below @widget, one a line. (transfer full) */
char *mn_ui_texts (GtkWidget *widget);
/* What is seen of a window or popover, as a PNG file. */
void mn_ui_save_png (GtkWidget *native, const char *path);

G_END_DECLS
