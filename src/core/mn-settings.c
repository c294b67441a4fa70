/* mn-settings.c: what the program remembers about this desk
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-core"
#define G_SETTINGS_ENABLE_BACKEND

#include "config.h"

#include "mn-settings.h"

#include <gio/gsettingsbackend.h>
#include <glib/gstdio.h>

#include "data/mang-non-settings.h"

#define SCHEMA MN_APPLICATION_ID
#define SCHEMA_PATH "/io/github/mangnon/MangNon/"
#define EMBEDDED "/io/github/mangnon/MangNon/gschemas.compiled"
#define GROUP "settings"
#define MAX_RECENT 8
#define DEFAULT_KEEP 10

static char *
settings_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "mang-non", "settings.ini", NULL);
}

/* The schema -------------------------------------------------------------------------------------- */

/* An older installation may lack a key that this program asks for, and GSettings ends a program for that. */
static gboolean
has_all_keys (GSettingsSchema *schema)
{
  static const char *const keys[]
      = { "language", "paper-font", "backup-daily", "backup-folder", "backup-keep",     "recent",
          "officers", "unit-days",  "window-width", "window-height", "window-maximized" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (!g_settings_schema_has_key (schema, keys[i]))
      return FALSE;
  return TRUE;
}

static GSettingsSchema *
look_up (GSettingsSchemaSource *source)
{
  g_autoptr (GSettingsSchema) schema = source != NULL ? g_settings_schema_source_lookup (source, SCHEMA, TRUE) : NULL;

  return schema != NULL && has_all_keys (schema) ? g_steal_pointer (&schema) : NULL;
}

/* A schema can only be read from a file. */
static GSettingsSchema *
look_up_embedded (void)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (mn_settings_data_get_resource (), EMBEDDED, 0, NULL);
  g_autofree char *folder = bytes != NULL ? g_dir_make_tmp ("mang-non-XXXXXX", NULL) : NULL;
  g_autofree char *file = NULL;
  g_autoptr (GSettingsSchemaSource) source = NULL;
  g_autoptr (GError) error = NULL;

  if (folder == NULL)
    return NULL;
  file = g_build_filename (folder, "gschemas.compiled", NULL);
  if (g_file_set_contents (file, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes), &error))
    source = g_settings_schema_source_new_from_directory (folder, NULL, TRUE, &error);
  if (error != NULL)
    g_debug ("%s", error->message);
  g_unlink (file);
  g_rmdir (folder);
  return look_up (source);
}

/* The administrator may have changed defaults of what is installed: that one first. */
static GSettingsSchema *
find_schema (void)
{
  g_autoptr (GSettingsSchemaSource) beside = NULL;
  GSettingsSchema *schema = look_up (g_settings_schema_source_get_default ());

  if (schema == NULL)
    {
      beside = g_settings_schema_source_new_from_directory (MN_DATADIR "/glib-2.0/schemas", NULL, TRUE, NULL);
      schema = look_up (beside);
    }
  return schema != NULL ? schema : look_up_embedded ();
}

static GSettings *
open_settings (void)
{
  g_autoptr (GSettingsSchema) schema = find_schema ();
  g_autoptr (GSettingsBackend) backend = NULL;
  g_autofree char *path = NULL;

  if (schema == NULL)
    {
      g_message ("The schema %s was not found: settings are not kept.", SCHEMA);
      return NULL;
    }
  path = settings_path ();
  backend = g_keyfile_settings_backend_new (path, SCHEMA_PATH, GROUP);
  return g_settings_new_full (schema, backend, NULL);
}

GSettings *
mn_settings_get_object (void)
{
  static GSettings *settings;
  static gboolean looked;

  if (!looked)
    {
      looked = TRUE;
      settings = open_settings ();
    }
  return settings;
}

/* Language, paper, backups ------------------------------------------------------------------------ */

/* By hand, because GSettings starts threads, and after that the environment must stay as it is. */
char *
mn_settings_read_language (void)
{
  g_autofree char *path = settings_path ();
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *text = NULL;
  g_autoptr (GVariant) value = NULL;

  if (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    text = g_key_file_get_value (file, GROUP, "language", NULL);
  if (text != NULL)
    value = g_variant_parse (G_VARIANT_TYPE_STRING, text, NULL, NULL, NULL);
  return g_strdup (value != NULL ? g_variant_get_string (value, NULL) : "");
}

static char *
get_text (const char *key)
{
  GSettings *settings = mn_settings_get_object ();
  g_autofree char *text = settings != NULL ? g_settings_get_string (settings, key) : NULL;

  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : NULL;
}

char *
mn_settings_get_paper_font (void)
{
  return get_text ("paper-font");
}

gboolean
mn_settings_get_backup_daily (void)
{
  GSettings *settings = mn_settings_get_object ();

  return settings == NULL || g_settings_get_boolean (settings, "backup-daily");
}

char *
mn_settings_get_backup_folder (void)
{
  char *folder = get_text ("backup-folder");

  return folder != NULL ? folder : g_build_filename (g_get_user_data_dir (), "mang-non", "backups", NULL);
}

guint
mn_settings_get_backup_keep (void)
{
  GSettings *settings = mn_settings_get_object ();

  return settings != NULL ? (guint)g_settings_get_int (settings, "backup-keep") : DEFAULT_KEEP;
}

/* Registers and officers -------------------------------------------------------------------------- */

char **
mn_settings_get_recent (void)
{
  GSettings *settings = mn_settings_get_object ();

  return settings != NULL ? g_settings_get_strv (settings, "recent") : g_new0 (char *, 1);
}

static void
change_recent (const char *path, gboolean add)
{
  GSettings *settings = mn_settings_get_object ();
  g_auto (GStrv) old = mn_settings_get_recent ();
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  if (add)
    g_ptr_array_add (paths, (char *)path);
  for (guint i = 0; old[i] != NULL && paths->len < MAX_RECENT; i++)
    if (g_strcmp0 (old[i], path) != 0)
      g_ptr_array_add (paths, old[i]);
  g_ptr_array_add (paths, NULL);
  if (settings != NULL)
    g_settings_set_strv (settings, "recent", (const char *const *)paths->pdata);
}

void
mn_settings_add_recent (const char *path)
{
  g_return_if_fail (path != NULL);

  /* A name that is not UTF-8 cannot be remembered. */
  if (g_utf8_validate (path, -1, NULL))
    change_recent (path, TRUE);
}

void
mn_settings_remove_recent (const char *path)
{
  g_return_if_fail (path != NULL);

  change_recent (path, FALSE);
}

/* By register: a path may hold what a text may not, so its checksum is the key. (transfer full): NULL where nothing is
 * kept. */
static char *
get_of_register (const char *name, const char *register_path)
{
  GSettings *settings = mn_settings_get_object ();
  g_autoptr (GVariant) all = settings != NULL ? g_settings_get_value (settings, name) : NULL;
  g_autofree char *key = g_compute_checksum_for_string (G_CHECKSUM_SHA1, register_path, -1);
  char *text = NULL;

  if (all != NULL)
    g_variant_lookup (all, key, "s", &text);
  return text;
}

static void
set_of_register (const char *name, const char *register_path, const char *text)
{
  GSettings *settings = mn_settings_get_object ();
  g_autoptr (GVariant) all = settings != NULL ? g_settings_get_value (settings, name) : NULL;
  g_autofree char *key = g_compute_checksum_for_string (G_CHECKSUM_SHA1, register_path, -1);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *other, *value;

  if (settings == NULL)
    return;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, "{&s&s}", &other, &value))
    if (g_strcmp0 (other, key) != 0)
      g_variant_builder_add (&builder, "{ss}", other, value);
  g_variant_builder_add (&builder, "{ss}", key, text != NULL ? text : "");
  g_settings_set_value (settings, name, g_variant_builder_end (&builder));
}

char *
mn_settings_get_officer (const char *register_path)
{
  g_return_val_if_fail (register_path != NULL, NULL);

  return get_of_register ("officers", register_path);
}

void
mn_settings_set_officer (const char *register_path, const char *name)
{
  g_return_if_fail (register_path != NULL);

  set_of_register ("officers", register_path, name);
}

char *
mn_settings_get_unit_day (const char *register_path)
{
  g_return_val_if_fail (register_path != NULL, NULL);

  return get_of_register ("unit-days", register_path);
}

void
mn_settings_set_unit_day (const char *register_path, const char *day)
{
  g_return_if_fail (register_path != NULL);

  set_of_register ("unit-days", register_path, day);
}

/* The window -------------------------------------------------------------------------------------- */

GVariant *
mn_settings_get_columns (const char *list)
{
  GSettings *settings = mn_settings_get_object ();
  g_autoptr (GVariant) all = settings != NULL ? g_settings_get_value (settings, "columns") : NULL;

  g_return_val_if_fail (list != NULL, NULL);

  return all != NULL ? g_variant_lookup_value (all, list, G_VARIANT_TYPE ("a(si)")) : NULL;
}

void
mn_settings_set_columns (const char *list, GVariant *columns)
{
  GSettings *settings = mn_settings_get_object ();
  g_autoptr (GVariant) all = settings != NULL ? g_settings_get_value (settings, "columns") : NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *other;
  GVariant *value;

  g_return_if_fail (list != NULL);

  if (settings == NULL)
    return;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sa(si)}"));
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_loop (&iter, "{&s@a(si)}", &other, &value))
    if (!g_str_equal (other, list))
      g_variant_builder_add (&builder, "{s@a(si)}", other, value);
  if (columns != NULL)
    g_variant_builder_add (&builder, "{s@a(si)}", list, columns);
  g_settings_set_value (settings, "columns", g_variant_builder_end (&builder));
}

void
mn_settings_get_window_size (int *width, int *height, gboolean *maximized)
{
  GSettings *settings = mn_settings_get_object ();

  *width = settings != NULL ? g_settings_get_int (settings, "window-width") : 0;
  *height = settings != NULL ? g_settings_get_int (settings, "window-height") : 0;
  *maximized = settings != NULL && g_settings_get_boolean (settings, "window-maximized");
}

void
mn_settings_set_window_size (int width, int height, gboolean maximized)
{
  GSettings *settings = mn_settings_get_object ();

  if (settings == NULL)
    return;
  g_settings_set_int (settings, "window-width", width);
  g_settings_set_int (settings, "window-height", height);
  g_settings_set_boolean (settings, "window-maximized", maximized);
}
