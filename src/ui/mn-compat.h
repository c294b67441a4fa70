/* mn-compat.h: dialogs that later versions of GTK and libadwaita do otherwise
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The kinds of dialog whose classes are deprecated after GTK 4.8 and libadwaita 1.2, behind functions of our own: a
 * newer floor changes this file alone. */

/* @file is NULL when the person thought better of it. */
typedef void (*MnFileFunc) (GFile *file, gpointer user_data);

/* @filter_name and @pattern ("*.pdf", "*.a|*.b") may be NULL; @folder is a path or NULL. */
void mn_compat_open_file (GtkWindow *parent, const char *title, const char *filter_name, const char *pattern,
                          MnFileFunc func, gpointer user_data);
/* The chooser asks before it lets an existing file be chosen. */
void mn_compat_save_file (GtkWindow *parent, const char *title, const char *filter_name, const char *pattern,
                          const char *folder, const char *name, MnFileFunc func, gpointer user_data);

void mn_compat_choose_folder (GtkWindow *parent, const char *title, MnFileFunc func, gpointer user_data);

void mn_compat_show_about (GtkWindow *parent);

/* Shows the file in the desktop's file manager. */
void mn_compat_show_folder (GtkWindow *parent, GFile *file);

/* A colour of style.css by its name; @fallback (as CSS) when there is none. */
void mn_compat_get_color (GtkWidget *widget, const char *name, const char *fallback, GdkRGBA *color);

/* Before GTK starts: drawing by Cairo, without looking for OpenGL, unless the environment says otherwise. The PCs of
 * these offices have none worth the name: measured, Cairo needs half the time to the first frame and holds 60 frames a
 * second. */
void mn_compat_choose_renderer (void);

G_END_DECLS
