/* test-pdf.c: the file, as other programs read it
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "list-fixture.h"
#include "mn-pdf.h"
#include "mn-private-file.h"

static char *folder;

static char *
path_of (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static guint
count_files (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
write_pdf (const MnListContent *content, const char *path)
{
  g_autoptr (MnListDocument) document = fixture_document (content);
  g_autoptr (GError) error = NULL;

  mn_pdf_write (MN_DOCUMENT (document), path, NULL, mn_date_new (2017, 5, 31), &error);
  g_assert_no_error (error);
}

/* NULL when the tool is not installed: the test is skipped. */
static char *
run_tool (const char *variable, const char *path, const char *last)
{
  const char *tool = g_getenv (variable);
  const char *argv[] = { tool, path, last, NULL };
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  if (tool == NULL || *tool == '\0')
    {
      g_test_skip ("poppler-utils is not installed");
      return NULL;
    }
  g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, NULL, &error);
  g_assert_no_error (error);
  return output;
}

static void
test_text (void)
{
  static const char letters[] = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư";
  g_autoptr (MnListContent) content = fixture_rows (3, 300000);
  g_autoptr (GString) all = g_string_new (letters);
  g_autofree char *path = path_of ("text.pdf");
  g_autofree char *decomposed = g_utf8_normalize ("Nguyễn Thị Hồng Phượng", -1, G_NORMALIZE_NFD);
  const char *cells[] = { NULL, decomposed, "1", NULL };
  g_autofree char *text = NULL;
  g_autofree char *nfc = NULL;
  g_auto (GStrv) words = NULL;

  for (gunichar c = 0x1ea0; c <= 0x1ef9; c++)
    {
      if ((c - 0x1ea0) % 30 == 0)
        g_string_append_c (all, ' ');
      g_string_append_unichar (all, c);
    }
  mn_list_content_set_title (content, all->str, NULL);
  mn_list_content_add_row (content, cells);
  write_pdf (content, path);
  text = run_tool ("MN_TEST_PDFTOTEXT", path, "-");
  if (text == NULL)
    return;
  nfc = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  g_assert_cmpstr (text, ==, nfc);
  /* The title wraps between the words. */
  words = g_strsplit (all->str, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    g_assert_nonnull (strstr (text, words[i]));
  g_assert_nonnull (strstr (text, "Nguyễn Thị Hồng Phượng"));
  g_assert_nonnull (strstr (text, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"));
  g_assert_nonnull (strstr (text, "900.000"));
  g_assert_nonnull (strstr (text, "Cam Lộ, ngày 05 tháng 01 năm 2017"));
}

static void
test_pages (void)
{
  g_autoptr (MnListContent) content = fixture_rows (100, 1000);
  g_autofree char *path = path_of ("pages.pdf");
  g_autofree char *text = NULL;
  g_autofree char *info = NULL;
  g_auto (GStrv) pages = NULL;
  struct stat status;

  write_pdf (content, path);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  text = run_tool ("MN_TEST_PDFTOTEXT", path, "-");
  info = run_tool ("MN_TEST_PDFINFO", path, NULL);
  if (text == NULL || info == NULL)
    return;
  pages = g_strsplit (text, "\f", -1);
  for (guint i = 0; *pages[i] != '\0'; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u\n", i + 1);

      g_assert_nonnull (strstr (pages[i], "Họ và tên trẻ em"));
      g_assert_cmpint (g_str_has_prefix (pages[i], number), ==, i > 0);
    }
  g_assert_nonnull (strstr (info, "841.89 x 595.276 pts (A4)"));
  g_assert_nonnull (strstr (info, "DANH SÁCH THỬ"));
}

static void
test_same_bytes (void)
{
  g_autoptr (MnListContent) content = fixture_gifts ();
  g_autofree char *one_path = path_of ("one.pdf");
  g_autofree char *two_path = path_of ("two.pdf");
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  gsize one_length;
  gsize two_length;

  write_pdf (content, one_path);
  /* Cairo would write the second in which it was asked. */
  g_usleep (1100000);
  write_pdf (content, two_path);
  g_assert_true (g_file_get_contents (one_path, &one, &one_length, NULL));
  g_assert_true (g_file_get_contents (two_path, &two, &two_length, NULL));
  g_assert_cmpmem (one, one_length, two, two_length);
}

static void
test_unwritable (void)
{
  g_autoptr (MnListContent) content = fixture_rows (1, 1000);
  g_autoptr (MnListDocument) document = fixture_document (content);
  g_autofree char *nowhere = path_of ("no-such-folder/list.pdf");
  const char *paths[] = { nowhere, folder, "/dev/null", "/proc/list.pdf" };
  guint n_before = count_files ();

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (mn_pdf_write (MN_DOCUMENT (document), paths[i], NULL, MN_DATE_NONE, &error));
      g_assert_error (error, MN_FILE_ERROR, MN_FILE_ERROR_PLACE);
      g_assert_nonnull (strstr (error->message, paths[i]));
      g_test_message ("%s", error->message);
    }
  g_assert_cmpuint (count_files (), ==, n_before);
}

/* A file that may not grow is a disk that is full; what was there before stays. */
static void
test_full (void)
{
  g_autoptr (MnListContent) content = fixture_rows (1000, 1000);
  g_autoptr (MnListDocument) document = fixture_document (content);
  g_autofree char *path = path_of ("full.pdf");
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  struct rlimit unlimited;
  struct rlimit little;
  guint n_before;

  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  n_before = count_files ();
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &unlimited), ==, 0);
  little = unlimited;
  little.rlim_cur = 4096;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &little), ==, 0);
  g_assert_false (mn_pdf_write (MN_DOCUMENT (document), path, NULL, MN_DATE_NONE, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &unlimited), ==, 0);
  g_assert_error (error, MN_FILE_ERROR, MN_FILE_ERROR_SPACE);
  g_assert_cmpuint (count_files (), ==, n_before);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "before");
}

static void
test_png (void)
{
  g_autoptr (MnListContent) content = fixture_gifts ();
  g_autoptr (MnListDocument) document = fixture_document (content);
  g_autofree char *path = path_of ("page.png");
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface;

  g_assert_true (mn_document_render_png (MN_DOCUMENT (document), 0, 96, path, &error));
  g_assert_no_error (error);
  surface = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 1123);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 794);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("mn-pdf-XXXXXX", NULL);
  g_assert_nonnull (folder);
  g_test_add_func ("/documents/pdf/text", test_text);
  g_test_add_func ("/documents/pdf/pages", test_pages);
  g_test_add_func ("/documents/pdf/same-bytes", test_same_bytes);
  g_test_add_func ("/documents/pdf/unwritable", test_unwritable);
  g_test_add_func ("/documents/pdf/full", test_full);
  g_test_add_func ("/documents/pdf/png", test_png);
  status = g_test_run ();

  if (g_getenv ("MN_TEST_KEEP") == NULL)
    {
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

      for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
        {
          g_autofree char *path = path_of (name);

          g_unlink (path);
        }
      g_rmdir (folder);
    }
  else
    g_printerr ("%s\n", folder);
  g_free (folder);
  return status;
}
