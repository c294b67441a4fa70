/* mn-test.h: what tests of every floor share
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <glib/gstdio.h>

#include <string.h>

G_BEGIN_DECLS

/* All of it is in this header, so that a test program needs one include and nothing to link. */

/* Removes a file or a folder with all that is in it. A folder without rights (tests make some) is opened first. Links
 * are removed, not followed. */
static inline void
mn_test_remove_tree (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_autoptr (GDir) dir = NULL;
      const char *name;

      g_chmod (path, 0700);
      dir = g_dir_open (path, 0, NULL);
      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          mn_test_remove_tree (child);
        }
    }

  g_remove (path);
}

/* A private folder that is gone, with all it holds, at the end of the block:
 *   g_auto (MnTestDir) dir = MN_TEST_DIR;
 *   g_autofree char *path = mn_test_dir_file (&dir, "a.mangnon"); */
typedef struct {
  char *path;
} MnTestDir;

static inline MnTestDir
mn_test_dir_make (void)
{
  g_autoptr (GError) error = NULL;
  MnTestDir dir = { g_dir_make_tmp ("mang-non-test-XXXXXX", &error) };

  g_assert_no_error (error);
  return dir;
}

#define MN_TEST_DIR (mn_test_dir_make ())

static inline void
mn_test_dir_clear (MnTestDir *dir)
{
  if (dir->path != NULL)
    mn_test_remove_tree (dir->path);
  g_clear_pointer (&dir->path, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MnTestDir, mn_test_dir_clear)

/* The path of a file in the folder; makes nothing. (transfer full) */
static inline char *
mn_test_dir_file (const MnTestDir *dir, const char *name)
{
  return g_build_filename (dir->path, name, NULL);
}

/* The whole of a file, which must be there. (transfer full) */
static inline char *
mn_test_read_file (const char *path, gsize *size)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, size, &error);
  g_assert_no_error (error);
  return text;
}

/* @size -1: up to the zero byte. */
static inline void
mn_test_write_file (const char *path, const char *text, gssize size)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, size, &error);
  g_assert_no_error (error);
}

/* Runs a program to its end and returns its exit status, -1 when it was killed. The program is searched for in PATH;
 * @out and @err may be NULL. */
static inline int
mn_test_run (const char *const *argv, char **out, char **err)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process
      = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_autofree char *out_text = NULL;
  g_autofree char *err_text = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &out_text, &err_text, &error);
  g_assert_no_error (error);
  if (out != NULL)
    *out = g_steal_pointer (&out_text);
  if (err != NULL)
    *err = g_steal_pointer (&err_text);

  return g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process) : -1;
}

static inline void
mn_test_check_error (const char *file, int line, const char *function, const GError *error, GQuark domain, int code,
                     const char *part)
{
  g_autofree char *message = NULL;

  if (error != NULL && error->domain == domain && error->code == code && strstr (error->message, part) != NULL)
    return;

  message = error == NULL ? g_strdup_printf ("there is no error, wanted “%s”", part)
                          : g_strdup_printf ("wanted %s %d “%s”, got %s %d “%s”", g_quark_to_string (domain), code,
                                             part, g_quark_to_string (error->domain), error->code, error->message);
  g_assertion_message (G_LOG_DOMAIN, file, line, function, message);
}

/* @error is of this domain and code, and its sentence has @part in it. */
#define mn_assert_error_says(error, domain, code, part)                                                                \
  mn_test_check_error (__FILE__, __LINE__, G_STRFUNC, (error), (domain), (int)(code), (part))

/* For what returns a string of its own: compares it with @expected and frees it. */
#define mn_assert_string(owned, expected)                                                                              \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_autofree char *mn_owned_ = (owned);                                                                              \
    g_assert_cmpstr (mn_owned_, ==, (expected));                                                                       \
  }                                                                                                                    \
  G_STMT_END

static inline gboolean
mn_test_time_over_cb (gpointer data)
{
  *(gboolean *)data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Runs the main loop until @condition holds; fails after a minute. */
#define mn_test_wait_until(condition)                                                                                  \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    gboolean mn_over_ = FALSE;                                                                                         \
    guint mn_timer_ = g_timeout_add_seconds (60, mn_test_time_over_cb, &mn_over_);                                     \
    while (!(condition) && !mn_over_)                                                                                  \
      g_main_context_iteration (NULL, TRUE);                                                                           \
    if (!mn_over_)                                                                                                     \
      g_source_remove (mn_timer_);                                                                                     \
    g_assert_true (condition);                                                                                         \
  }                                                                                                                    \
  G_STMT_END

G_END_DECLS
