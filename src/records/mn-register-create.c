/* mn-register-create.c: a new register
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-register.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "mn-refresh.h"
#include "mn-register-private.h"
#include "mn-seed.h"

#define OFFICE_NAMES "/io/github/mangnon/MangNon/lists/office-names.tsv"

typedef struct {
  const char *unit_code;
  MnDate on; /* always a full date */
  gboolean fixed;
  GCancellable *cancellable;
} Wish;

/* "Huyện Cam Lộ" inside a name is "huyện Cam Lộ". */
static char *
fill_in (const char *pattern, const char *unit_name)
{
  g_autofree char *first = g_utf8_substring (unit_name, 0, 1);
  g_autofree char *lower = mn_text_lower (first);
  g_autofree char *inside = g_strconcat (lower, g_utf8_offset_to_pointer (unit_name, 1), NULL);
  g_auto (GStrv) parts = g_strsplit (pattern, "{unit}", -1);

  return g_strjoinv (inside, parts);
}

static void
set_filled (MnRecord *office, const char *field, const char *pattern, const char *unit_name)
{
  g_autofree char *text = fill_in (pattern, unit_name);

  if (*text != '\0')
    mn_record_set_text (office, field, text);
}

/* The row of the shipped list for this level on this day; G_MAXUINT when there is none. */
static guint
find_office_names (MnTsv *list, const char *level, const char *on)
{
  int level_column = mn_tsv_column (list, "level");
  int from = mn_tsv_column (list, "valid_from");
  int to = mn_tsv_column (list, "valid_to");

  for (guint row = 0; row < mn_tsv_n_rows (list); row++)
    if (g_str_equal (mn_tsv_get (list, row, level_column), level) && strcmp (mn_tsv_get (list, row, from), on) <= 0
        && (*mn_tsv_get (list, row, to) == '\0' || strcmp (mn_tsv_get (list, row, to), on) >= 0))
      return row;
  return G_MAXUINT;
}

MnRecord *
mn_register_propose_office (const MnRecord *unit, MnDate day, GError **error)
{
  static const char *const copied[]
      = { "name", "parent_name", "head_title", "accountant_title", "preparer_title", "note" };
  g_autoptr (MnTsv) list = mn_tsv_load (OFFICE_NAMES, error);
  g_autoptr (MnRecord) office = mn_record_new (mn_entity_find ("office"));
  g_autofree char *on = mn_date_to_iso (day);
  const char *level = mn_record_get_text (unit, "level");
  const char *unit_name = mn_record_get_text (unit, "name");
  guint row;

  if (list == NULL)
    return NULL;
  row = find_office_names (list, level, on);
  mn_record_set_text (office, "name", unit_name);
  for (guint i = 0; row != G_MAXUINT && i < G_N_ELEMENTS (copied); i++)
    set_filled (office, copied[i], mn_tsv_get (list, row, mn_tsv_column (list, copied[i])), unit_name);
  mn_record_set_text (office, "level", level);
  mn_record_set_integer (office, "unit", mn_record_get_id (unit));
  mn_record_set_text (office, "place", mn_record_get_text (unit, "short_name"));
  mn_record_set_text (office, "valid_from",
                      row != G_MAXUINT ? mn_tsv_get (list, row, mn_tsv_column (list, "valid_from")) : on);
  return g_steal_pointer (&office);
}

static gboolean
insert_office (MnTransaction *transaction, const MnRecord *unit, const Wish *wish, GError **error)
{
  g_autoptr (MnRecord) office = mn_register_propose_office (unit, wish->on, error);

  return office != NULL && mn_record_insert (office, transaction, error);
}

static gboolean
insert_register (MnTransaction *transaction, const MnRecord *unit, const Wish *wish, GError **error)
{
  g_autoptr (MnRecord) row = mn_record_new (mn_entity_find ("register"));

  mn_record_set_text (row, "name", mn_record_get_text (unit, "name"));
  mn_record_set_integer (row, "unit", mn_record_get_id (unit));
  mn_record_set_integer (row, "sample", 0);
  if (wish->fixed)
    mn_record_set_date (row, "working_date", wish->on);
  return mn_record_insert (row, transaction, error);
}

static gboolean
fill_new (MnTransaction *transaction, gpointer data, GError **error)
{
  const Wish *wish = data;
  const MnEntity *entity = mn_entity_find ("unit");
  MnDb *db = mn_transaction_get_db (transaction);
  g_autoptr (MnRecord) unit = NULL;
  gint64 unit_id;

  if (!mn_seed_lists (transaction, wish->on, wish->cancellable, error))
    return FALSE;
  unit_id = mn_record_find (db, entity, wish->unit_code, wish->on, error);
  if (unit_id == 0)
    return FALSE;
  unit = mn_record_load (db, entity, unit_id, error);
  return unit != NULL && insert_register (transaction, unit, wish, error)
         && insert_office (transaction, unit, wish, error) && mn_refresh_mark (transaction, error);
}

/* With what SQLite leaves beside it when the disk is full. */
static void
remove_all (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);

      g_unlink (name);
    }
}

/* Created under a temporary name; mn_register_build() gives it its own when it is complete. */
static MnRegister *
create_at (const char *path, const char *unit_code, MnDate on, const char *deterministic_start,
           GCancellable *cancellable, GError **error)
{
  MnDate today = mn_date_today ();
  Wish wish = { .unit_code = unit_code, .on = mn_date_is_full (on) ? on : today, .cancellable = cancellable };
  g_autoptr (MnStore) store = mn_store_create (path, error);

  if (store == NULL)
    return NULL;
  wish.fixed = mn_date_compare (wish.on, today) != 0;
  if (deterministic_start != NULL)
    mn_store_set_deterministic (store, deterministic_start, 20170531);
  if (!mn_store_write (store, "new", fill_new, &wish, NULL, error))
    {
      mn_store_close (store, NULL);
      remove_all (path);
      return NULL;
    }
  return _mn_register_new_for_store (store);
}

/* Never over an existing file: link() refuses where rename() would replace. */
static gboolean
publish (const char *temporary, const char *path, GError **error)
{
  int saved;

  if (link (temporary, path) == 0)
    {
      g_unlink (temporary);
      return TRUE;
    }
  saved = errno;
  if (saved != EEXIST && !g_file_test (path, G_FILE_TEST_EXISTS) && g_rename (temporary, path) == 0)
    return TRUE; /* a file system without hard links */
  g_unlink (temporary);
  if (saved == EEXIST || g_file_test (path, G_FILE_TEST_EXISTS))
    g_set_error (error, MN_STORE_ERROR, MN_STORE_ERROR_EXISTS, _ ("The file “%s” exists already."), path);
  else
    g_set_error (error, MN_STORE_ERROR, MN_STORE_ERROR_FAILED, _ ("The file “%s” could not be made: %s."), path,
                 g_strerror (saved));
  return FALSE;
}

gboolean
mn_register_build (const char *path, const char *unit_code, MnDate on, const char *deterministic_start,
                   MnBuildFunc func, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *temporary = g_strdup_printf ("%s/.%s.%d.new", folder, base, (int)getpid ());
  g_autoptr (MnRegister) reg = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, MN_STORE_ERROR, MN_STORE_ERROR_EXISTS, _ ("The file “%s” exists already."), path);
      return FALSE;
    }
  g_unlink (temporary);
  reg = create_at (temporary, unit_code, on, deterministic_start, cancellable, error);
  if (reg == NULL)
    return FALSE;
  if ((func != NULL && !func (reg, data, cancellable, error)) || !mn_register_close (reg, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      mn_register_close (reg, NULL);
      remove_all (temporary);
      return FALSE;
    }
  return publish (temporary, path, error);
}

gboolean
mn_register_create (const char *path, const char *unit_code, MnDate on, GCancellable *cancellable, GError **error)
{
  return mn_register_build (path, unit_code, on, NULL, NULL, NULL, cancellable, error);
}
