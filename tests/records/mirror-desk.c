/* mirror-desk.c: a copy of the sample, its mirror, and a plain connection to it
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mirror-desk.h"

#include <glib/gstdio.h>

#include "mn-sample.h"

static char *folder;
static char *sample;

void
mirror_desk_make_sample (void)
{
  g_autoptr (GError) error = NULL;

  folder = g_dir_make_tmp ("mang-non-mirror-XXXXXX", &error);
  g_assert_no_error (error);
  sample = g_build_filename (folder, "sample.mangnon", NULL);
  mn_sample_write (sample, NULL, &error);
  g_assert_no_error (error);
}

void
mirror_desk_drop_sample (void)
{
  g_unlink (sample);
  g_rmdir (folder);
  g_clear_pointer (&sample, g_free);
  g_clear_pointer (&folder, g_free);
}

void
mirror_desk_wait (MnMirror *mirror)
{
  gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  while (!mn_mirror_is_ready (mirror))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
fold_cb (sqlite3_context *context, int n, sqlite3_value **values)
{
  const char *text = (const char *)sqlite3_value_text (values[0]);

  if (text != NULL)
    sqlite3_result_text (context, mn_fold (text), -1, g_free);
}

void
mirror_desk_begin (Desk *desk, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length;

  desk->path = g_build_filename (folder, "desk.mangnon", NULL);
  g_file_get_contents (sample, &text, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (desk->path, text, (gssize)length, &error);
  g_assert_no_error (error);
  if (sql != NULL)
    {
      sqlite3 *before = NULL;

      g_assert_cmpint (sqlite3_open (desk->path, &before), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (before, sql, NULL, NULL, NULL), ==, SQLITE_OK);
      sqlite3_close (before);
    }
  desk->reg = mn_register_open (desk->path, MN_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  desk->mirror = mn_mirror_get (mn_register_get_store (desk->reg));
  g_assert_false (mn_mirror_is_ready (desk->mirror));
  g_assert_cmpint (sqlite3_open (desk->path, &desk->plain), ==, SQLITE_OK);
  sqlite3_busy_timeout (desk->plain, 10000);
  sqlite3_create_function (desk->plain, "folded", 1, SQLITE_UTF8, NULL, fold_cb, NULL, NULL);
}

void
mirror_desk_open (Desk *desk)
{
  mirror_desk_begin (desk, NULL);
  mn_mirror_wake (desk->mirror);
  g_assert_false (mn_mirror_is_ready (desk->mirror));
  mirror_desk_wait (desk->mirror);
}

void
mirror_desk_close (Desk *desk)
{
  g_autoptr (GError) error = NULL;

  sqlite3_close (desk->plain);
  g_object_add_weak_pointer (G_OBJECT (desk->mirror), (gpointer *)&desk->mirror);
  g_object_unref (desk->mirror);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (desk->mirror);
  mn_register_close (desk->reg, &error);
  g_assert_no_error (error);
  g_clear_object (&desk->reg);
  g_unlink (desk->path);
  g_clear_pointer (&desk->path, g_free);
}

void
mirror_assert_same (const GArray *a, const GArray *b, const char *what)
{
  g_assert_nonnull (a);
  if (a->len != b->len || (a->len > 0 && memcmp (a->data, b->data, a->len * sizeof (gint64)) != 0))
    g_error ("“%s”: %u rows by the mirror, %u by SQL", what, a->len, b->len);
}
