/* mn-settings.c: what the program remembers about this desk
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-settings.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>

#define MAX_RECENT 8
#define GROUP_FILES "files"
#define GROUP_OFFICERS "officers"
#define GROUP_WINDOW "window"

static char *
settings_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "mang-non", "settings.ini", NULL);
}

/* Read anew each time: two windows, or two processes, may both write. */
static GKeyFile *
settings_load (void)
{
  g_autofree char *path = settings_path ();
  g_autoptr (GError) error = NULL;
  GKeyFile *file = g_key_file_new ();

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_KEEP_COMMENTS, &error)
      && !g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    g_debug ("%s: %s", path, error->message);

  return file;
}

static void
settings_save (GKeyFile *file)
{
  g_autofree char *path = settings_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_debug ("%s: %s", folder, g_strerror (errno));
      return;
    }

  text = g_key_file_to_data (file, &length, NULL);
  if (!g_file_set_contents_full (path, text, length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    g_debug ("%s", error->message);
}

char **
mn_settings_get_recent (void)
{
  g_autoptr (GKeyFile) file = settings_load ();
  char **paths = g_key_file_get_string_list (file, GROUP_FILES, "recent", NULL, NULL);

  return paths != NULL ? paths : g_new0 (char *, 1);
}

static void
change_recent (const char *path, gboolean add)
{
  g_autoptr (GKeyFile) file = settings_load ();
  g_auto (GStrv) old = g_key_file_get_string_list (file, GROUP_FILES, "recent", NULL, NULL);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  if (add)
    g_ptr_array_add (paths, (char *)path);

  for (guint i = 0; old != NULL && old[i] != NULL && paths->len < MAX_RECENT; i++)
    if (g_strcmp0 (old[i], path) != 0)
      g_ptr_array_add (paths, old[i]);

  g_key_file_set_string_list (file, GROUP_FILES, "recent", (const char *const *)paths->pdata, paths->len);
  settings_save (file);
}

void
mn_settings_add_recent (const char *path)
{
  g_return_if_fail (path != NULL);

  change_recent (path, TRUE);
}

void
mn_settings_remove_recent (const char *path)
{
  g_return_if_fail (path != NULL);

  change_recent (path, FALSE);
}

/* A path may hold characters that a key may not: its checksum is the key. */
static char *
officer_key (const char *register_path)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA1, register_path, -1);
}

char *
mn_settings_get_officer (const char *register_path)
{
  g_autoptr (GKeyFile) file = settings_load ();
  g_autofree char *key = NULL;

  g_return_val_if_fail (register_path != NULL, NULL);

  key = officer_key (register_path);
  return g_key_file_get_string (file, GROUP_OFFICERS, key, NULL);
}

void
mn_settings_set_officer (const char *register_path, const char *name)
{
  g_autoptr (GKeyFile) file = settings_load ();
  g_autofree char *key = NULL;

  g_return_if_fail (register_path != NULL);

  key = officer_key (register_path);
  g_key_file_set_string (file, GROUP_OFFICERS, key, name != NULL ? name : "");
  settings_save (file);
}

void
mn_settings_get_window_size (int *width, int *height, gboolean *maximized)
{
  g_autoptr (GKeyFile) file = settings_load ();

  *width = g_key_file_get_integer (file, GROUP_WINDOW, "width", NULL);
  *height = g_key_file_get_integer (file, GROUP_WINDOW, "height", NULL);
  *maximized = g_key_file_get_boolean (file, GROUP_WINDOW, "maximized", NULL);
}

void
mn_settings_set_window_size (int width, int height, gboolean maximized)
{
  g_autoptr (GKeyFile) file = settings_load ();

  g_key_file_set_integer (file, GROUP_WINDOW, "width", width);
  g_key_file_set_integer (file, GROUP_WINDOW, "height", height);
  g_key_file_set_boolean (file, GROUP_WINDOW, "maximized", maximized);
  settings_save (file);
}
