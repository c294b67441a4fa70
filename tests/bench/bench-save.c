/* bench-save.c: one save against the bare SQLite transaction of the same rows
 *
 * Measured, each in turn with the reference, on two copies of the sample register of huyện Cam Lộ, in a folder on the
 * disk that the build stands on (in memory, where fsync costs nothing, this says nothing and is left out):
 *   - the store alone: mn_store_write() of one column of a child;
 *   - a save as the window makes it: mn_register_save() of a child whose name and note were edited, with its checks,
 * its search and sort keys, its audit lines, and the hook for current values;
 *   - a new circumstance of a child, of which the hook writes the child's current circumstances.
 * From the call to the return, which is after the commit and after "changed" was emitted: two changes of threads are in
 * it. The reference (save-reference.c) writes the same rows with the same pragmas; that they are the same is checked at
 * the end.
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdlib.h>

#include "bench.h"
#include "mn-register.h"
#include "mn-sample.h"
#include "save-reference.h"

#define N_SAVES 150
#define N_WARM 10
#define LIMIT 2.0

typedef struct {
  MnStore *store;
  MnRegister *reg;
  gint64 group; /* a circumstance group */
  gint64 child;
  char *text;
  MnRecord *record;
} Saving;

static void
fail_on (const GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

/* The store alone ----------------------------------------------------------------------------------- */

static void
prepare_column (Saving *saving)
{
}

static gboolean
write_column (MnTransaction *transaction, gpointer data, GError **error)
{
  const Saving *saving = data;
  const MnColumn columns[] = { { "note", { .type = MN_VALUE_TEXT, .text = saving->text } } };

  return mn_transaction_update (transaction, "child", saving->child, columns, G_N_ELEMENTS (columns), error);
}

static gint64
save_column (Saving *saving)
{
  g_autoptr (GError) error = NULL;
  gint64 change = 0;

  mn_store_write (saving->store, "edit", write_column, saving, &change, &error);
  fail_on (error);
  return change;
}

/* Records ------------------------------------------------------------------------------------------- */

static void
prepare_child (Saving *saving)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  g_clear_object (&saving->record);
  saving->record
      = mn_record_load (mn_register_get_reader (saving->reg), mn_entity_find ("child"), saving->child, &error);
  fail_on (error);
  name = g_strdup_printf ("%s Hồng", mn_record_get_text (saving->record, "full_name"));
  mn_record_set_text (saving->record, "full_name", name);
  mn_record_set_text (saving->record, "note", saving->text);
}

static void
prepare_circumstance (Saving *saving)
{
  g_clear_object (&saving->record);
  saving->record = mn_record_new (mn_entity_find ("circumstance"));
  mn_record_set_integer (saving->record, "child", saving->child);
  mn_record_set_integer (saving->record, "circumstance_group", saving->group);
  mn_record_set_date (saving->record, "valid_from", mn_date_new (2017, 5, 1));
  mn_record_set_text (saving->record, "note", saving->text);
}

static gint64
save_record (Saving *saving)
{
  g_autoptr (GError) error = NULL;
  gint64 change = 0;

  mn_register_save (saving->reg, saving->record, &change, &error);
  fail_on (error);
  return change;
}

static gboolean
measure (Saving *saving, SaveReference *reference, const char *what, void (*prepare) (Saving *),
         gint64 (*save) (Saving *))
{
  g_auto (BenchPairs) pairs = { 0 };

  bench_pairs_init (&pairs, what, "the bare SQLite transaction of the same rows");
  for (int i = 0; i < N_WARM + N_SAVES; i++)
    {
      gint64 start;
      gint64 ours;
      gint64 change;

      saving->child = 1 + i * 37;
      g_free (saving->text);
      saving->text = g_strdup_printf ("ghi chú số %d của %s", i, what);
      prepare (saving);
      start = g_get_monotonic_time ();
      change = save (saving);
      ours = g_get_monotonic_time () - start;

      save_reference_learn (reference, change, saving->child);
      start = g_get_monotonic_time ();
      save_reference_write (reference);
      if (i >= N_WARM)
        bench_pairs_add (&pairs, ours, g_get_monotonic_time () - start);
    }
  return bench_pairs_at_most (&pairs, LIMIT);
}

static gboolean
measure_all (const char *ours, const char *bare)
{
  g_autoptr (GError) error = NULL;
  SaveReference *reference;
  Saving saving = { 0 };
  gboolean kept;

  saving.store = mn_store_open (ours, MN_STORE_OPEN_DEFAULT, &error);
  fail_on (error);
  reference = save_reference_open (ours, bare);
  kept = measure (&saving, reference, "save: one column by the store", prepare_column, save_column);
  mn_store_close (saving.store, &error);
  fail_on (error);
  g_clear_object (&saving.store);

  saving.reg = mn_register_open (ours, MN_STORE_OPEN_DEFAULT, &error);
  fail_on (error);
  saving.group = mn_db_get_int (mn_register_get_reader (saving.reg),
                                "SELECT id FROM circumstance_group WHERE kind = 'law' AND parent IS NOT NULL LIMIT 1",
                                0, &error);
  fail_on (error);
  kept &= measure (&saving, reference, "save: a child's name and note", prepare_child, save_record);
  kept &= measure (&saving, reference, "save: a new circumstance of a child", prepare_circumstance, save_record);
  if (!save_reference_agrees (reference))
    {
      g_printerr ("The reference did not write the same rows.\n");
      kept = FALSE;
    }
  save_reference_close (reference);
  mn_register_close (saving.reg, &error);
  fail_on (error);
  g_clear_object (&saving.reg);
  g_clear_object (&saving.record);
  g_free (saving.text);
  return kept;
}

/* bench-save FOLDER */
int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *ours = NULL;
  g_autofree char *bare = NULL;
  g_autoptr (GFile) from = NULL;
  g_autoptr (GFile) to = NULL;
  gboolean kept;

  if (argc != 2)
    return EXIT_FAILURE;
  if (bench_is_in_memory (argv[1]))
    {
      g_print ("save: %s is in memory, where a save does not wait for a disk: not measured\n", argv[1]);
      return BENCH_SKIPPED;
    }
  folder = bench_make_folder (argv[1]);
  ours = g_build_filename (folder, "ours.mangnon", NULL);
  bare = g_build_filename (folder, "bare.mangnon", NULL);
  from = g_file_new_for_path (ours);
  to = g_file_new_for_path (bare);
  mn_sample_write (ours, NULL, &error);
  fail_on (error);
  g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  fail_on (error);
  kept = measure_all (ours, bare);
  bench_remove_folder (folder);
  return kept ? EXIT_SUCCESS : EXIT_FAILURE;
}
