/* test-backup.c: a register backed up and restored
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mn-backup.h"
#include "mn-register.h"
#include "mn-test.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

static MnTestDir dir;
static char *path; /* of the register */

static MnStore *
open_store (const char *from)
{
  g_autoptr (GError) error = NULL;
  MnStore *store = mn_store_open (from, MN_STORE_OPEN_DEFAULT, &error);

  g_assert_no_error (error);
  return store;
}

static char *
make (MnStore *store, const char *folder, guint keep)
{
  g_autoptr (GError) error = NULL;
  char *made = mn_backup_make (store, folder, keep, NULL, &error);

  g_assert_no_error (error);
  return made;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) opened = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (opened) != NULL)
    n++;
  return n;
}

static char *
make_folder (const char *name)
{
  char *folder = mn_test_dir_file (&dir, name);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  return folder;
}

static void
set_note (MnStore *store, const char *note)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnRegister) reg = NULL;

  reg = mn_register_open (mn_store_get_path (store), MN_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  {
    g_autoptr (MnRecord) record = mn_record_load (mn_register_get_reader (reg), mn_entity_find ("office"), 1, &error);

    g_assert_no_error (error);
    mn_record_set_text (record, "note", note);
    g_assert_true (mn_register_save (reg, record, NULL, &error));
  }
  mn_register_close (reg, NULL);
}

static char *
get_note (const char *from)
{
  g_autoptr (MnStore) store = open_store (from);
  g_autoptr (MnRecord) record = mn_record_load (mn_store_get_reader (store), mn_entity_find ("office"), 1, NULL);

  return g_strdup (mn_record_get_text (record, "note"));
}

/* While the register is open, and with what was saved a moment ago. */
static void
test_round (void)
{
  g_autofree char *folder = make_folder ("round");
  g_autofree char *restored = mn_test_dir_file (&dir, "restored.mangnon");
  g_autoptr (MnStore) store = open_store (path);
  g_autofree char *made = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  struct stat info;

  set_note (store, "một");
  made = make (store, folder, 10);
  name = g_path_get_basename (made);
  g_assert_true (g_regex_match_simple ("^office-\\d{4}-\\d\\d-\\d\\dT\\d{4}\\.mangnon\\.zst$", name, 0, 0));
  g_assert_cmpint (count_files (folder), ==, 1);
  g_assert_cmpint (stat (made, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  g_assert_true (mn_backup_restore (made, restored, FALSE, NULL, &error));
  g_assert_no_error (error);
  mn_assert_string (get_note (restored), "một");
  g_assert_cmpint (stat (restored, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  /* Never over a file; with force the file is kept. */
  set_note (store, "hai");
  g_assert_false (mn_backup_restore (path, restored, FALSE, NULL, &error));
  mn_assert_error_says (error, MN_BACKUP_ERROR, MN_BACKUP_ERROR_EXISTS, "There is already a file");
  g_clear_error (&error);
  {
    g_autofree char *kept = NULL;

    g_assert_true (mn_backup_restore (path, restored, TRUE, &kept, &error));
    g_assert_no_error (error);
    mn_assert_string (get_note (restored), "hai");
    g_assert_true (g_str_has_suffix (kept, "restored.mangnon.before-restore"));
    mn_assert_string (get_note (kept), "một");
  }
}

static void
test_keep (void)
{
  g_autofree char *folder = make_folder ("keep");
  g_autofree char *old = g_build_filename (folder, "office-2016-01-01T0700.mangnon.zst", NULL);
  g_autofree char *other = g_build_filename (folder, "office-other-2016-01-01T0700.mangnon.zst", NULL);
  g_autoptr (MnStore) store = open_store (path);
  g_autoptr (GPtrArray) left = NULL;
  g_autofree char *last = NULL;

  mn_test_write_file (old, "", 0);
  mn_test_write_file (other, "", 0);
  for (guint i = 0; i < 3; i++)
    {
      g_free (last);
      last = make (store, folder, 2);
    }
  g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
  left = mn_backup_list (folder, path, NULL);
  g_assert_cmpint (left->len, ==, 2);
  g_assert_cmpstr (left->pdata[0], ==, last);
  g_assert_cmpint (count_files (folder), ==, 3);
}

static void
assert_not_restored (const char *copy, const char *part)
{
  g_autofree char *name = g_strdup_printf ("not-restored-%08x", g_str_hash (part));
  g_autofree char *folder = make_folder (name);
  g_autofree char *target = g_build_filename (folder, "x.mangnon", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (mn_backup_restore (copy, target, FALSE, NULL, &error));
  if (strstr (error->message, part) == NULL)
    g_error ("wanted “%s” in: %s", part, error->message);
  g_assert_cmpint (count_files (folder), ==, 0);
}

static void
test_bad_copies (void)
{
  g_autofree char *folder = make_folder ("bad");
  g_autofree char *bad = mn_test_dir_file (&dir, "bad.zst");
  g_autoptr (MnStore) store = open_store (path);
  g_autofree char *made = make (store, folder, 10);
  gsize size;
  g_autofree char *bytes = mn_test_read_file (made, &size);

  mn_test_write_file (bad, bytes, (gssize)(size / 2));
  assert_not_restored (bad, "could not be unpacked");
  bytes[size / 2] ^= 0x55;
  mn_test_write_file (bad, bytes, (gssize)size);
  assert_not_restored (bad, "damaged");
  mn_test_write_file (bad, "uuid,code\n", -1);
  assert_not_restored (bad, "is not a backup of a register");
  assert_not_restored (dir.path, "is not a backup");
  assert_not_restored ("/nowhere/a.zst", "There is no file");
}

/* With the size of files limited, as on a disk that is full. */
static void
test_full_disk (void)
{
  g_autofree char *folder = make_folder ("full");
  g_autofree char *good_folder = make_folder ("full-good");
  g_autofree char *target = g_build_filename (folder, "x.mangnon", NULL);
  g_autoptr (MnStore) store = open_store (path);
  g_autofree char *good = make (store, good_folder, 10);
  g_autoptr (GError) error = NULL;
  struct rlimit before, small;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 2000000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  g_assert_null (mn_backup_make (store, folder, 10, NULL, &error));
  g_assert_nonnull (strstr (error->message, "full"));
  g_clear_error (&error);
  g_assert_false (mn_backup_restore (good, target, FALSE, NULL, &error));
  g_assert_nonnull (strstr (error->message, "full"));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_cmpint (count_files (folder), ==, 0);
}

static void
test_no_folder (void)
{
  g_autofree char *folder = mn_test_dir_file (&dir, "none");
  g_autofree char *target = g_build_filename (folder, "x.mangnon", NULL);
  g_autoptr (MnStore) store = open_store (path);
  g_autoptr (GError) error = NULL;

  g_assert_null (mn_backup_make (store, folder, 10, NULL, &error));
  mn_assert_error_says (error, MN_BACKUP_ERROR, MN_BACKUP_ERROR_FOLDER, "There is no folder");
  g_clear_error (&error);
  g_assert_null (mn_backup_make (store, path, 10, NULL, &error));
  mn_assert_error_says (error, MN_BACKUP_ERROR, MN_BACKUP_ERROR_FOLDER, "is not a folder");
  g_clear_error (&error);
  g_assert_false (mn_backup_restore (path, target, FALSE, NULL, &error));
  g_assert_nonnull (error);
}

/* Restored under the hands of somebody who works in it, a register would lose what is saved next. */
static void
test_open_elsewhere (void)
{
  g_autofree char *folder = make_folder ("elsewhere");
  g_autofree char *copy = g_build_filename (folder, "copy.mangnon", NULL);
  g_autoptr (MnStore) store = open_store (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (mn_store_copy_to (store, copy, NULL));
  g_assert_false (mn_backup_restore (copy, path, TRUE, NULL, &error));
  mn_assert_error_says (error, MN_BACKUP_ERROR, MN_BACKUP_ERROR_BUSY, "is open in another program");
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(char **)data = mn_backup_make_finish (MN_STORE (source), result, &error);
  g_assert_no_error (error);
}

static void
test_async (void)
{
  g_autofree char *folder = make_folder ("async");
  g_autoptr (MnStore) store = open_store (path);
  g_autofree char *made = NULL;

  mn_backup_make_async (store, folder, 10, NULL, made_cb, &made);
  mn_test_wait_until (made != NULL);
  g_assert_true (g_file_test (made, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int result;

  g_setenv ("MANG_NON_LANGUAGE", "en", TRUE);
  mn_locale_init (NULL);
  g_test_init (&argc, &argv, NULL);
  dir = MN_TEST_DIR;
  path = mn_test_dir_file (&dir, "office.mangnon");
  mn_register_create (path, "468", mn_date_new (2017, 5, 31), NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/backup/round", test_round);
  g_test_add_func ("/backup/keep", test_keep);
  g_test_add_func ("/backup/bad-copies", test_bad_copies);
  g_test_add_func ("/backup/full-disk", test_full_disk);
  g_test_add_func ("/backup/no-folder", test_no_folder);
  g_test_add_func ("/backup/open-elsewhere", test_open_elsewhere);
  g_test_add_func ("/backup/async", test_async);
  result = g_test_run ();
  g_free (path);
  mn_test_dir_clear (&dir);
  return result;
}
