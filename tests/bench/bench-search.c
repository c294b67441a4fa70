/* bench-search.c: every key press of a search, with all counts of the filters, against an FTS5 prefix index
 *
 * Names, parents, numbers and cards are typed letter by letter, as an officer does; some with a filter or two ticked.
 *   - ours: the rows in order and the counts of all groups of the filters, from the mirror;
 *   - the reference: of an FTS5 table with prefix='1 2 3' over the children's folded words, in a file of its own, the
 * number of hits and the first fifty in the list's order (its sort key is an indexed column of the joined table). Each
 * query is asked of both in turn. Then, for information, how long the mirror takes to build and what it holds.
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <malloc.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "bench-register.h"
#include "bench.h"
#include "mn-mirror.h"
#include "mn-register.h"

#define N_PREFIXES 2400
#define LIMIT 10.0

static sqlite3 *
open_plain (const char *path)
{
  sqlite3 *db = NULL;

  if (sqlite3_open (path, &db) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  return db;
}

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  return statement;
}

/* The search key and the card. Parents are left out, which ours looks through too: with their words it would find what
 * two people's names make up together, and be slower. */
static sqlite3 *
make_index (const char *path, const char *reg_path)
{
  sqlite3 *db = open_plain (path);
  g_autofree char *attach = g_strdup_printf ("ATTACH '%s' AS reg", reg_path);
  static const char *const steps[] = {
    "PRAGMA synchronous = OFF",
    "CREATE TABLE row (id INTEGER PRIMARY KEY, sort_key BLOB NOT NULL)",
    "INSERT INTO row SELECT id, sort_key FROM reg.child WHERE deleted_at IS NULL",
    "CREATE INDEX row_order ON row (sort_key, id)",
    "CREATE VIRTUAL TABLE words USING fts5 (text, content='', prefix='1 2 3')",
    "INSERT INTO words (rowid, text) SELECT id, fold || ifnull ((SELECT fold FROM reg.insurance_card AS k WHERE "
    "k.child ="
    " child.id), '') FROM reg.child WHERE deleted_at IS NULL",
    "INSERT INTO words (words) VALUES ('optimize')",
    "ANALYZE",
  };

  if (sqlite3_exec (db, attach, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (sqlite3_exec (db, steps[i], NULL, NULL, NULL) != SQLITE_OK)
      g_error ("%s: %s", steps[i], sqlite3_errmsg (db));
  return db;
}

/* What is typed --------------------------------------------------------------------------------------------------- */

/* Half of the names begin at the family name, half in the middle; every eighth is a number. */
static GPtrArray *
make_prefixes (void)
{
  GRand *random = g_rand_new_with_seed (45);
  GPtrArray *prefixes = g_ptr_array_new_with_free_func (g_free);

  while (prefixes->len < N_PREFIXES)
    {
      guint what = (guint)g_rand_int_range (random, 0, 16);
      g_autofree char *name = bench_register_name (random, g_rand_boolean (random));
      g_autofree char *number = what == 0   ? g_strdup_printf ("045%09d", g_rand_int_range (random, 0, 1000000000))
                                : what == 1 ? g_strdup_printf ("TE145%06d", g_rand_int_range (random, 0, 1000000))
                                            : NULL;
      const char *text = number != NULL ? number : what % 2 == 0 ? name : strchr (name, ' ') + 1;

      for (const char *end = text; *end != '\0';)
        {
          end = g_utf8_next_char (end);
          if (end[-1] != ' ')
            g_ptr_array_add (prefixes, g_strndup (text, (gsize)(end - text)));
        }
    }
  g_rand_free (random);
  return prefixes;
}

/* Microseconds. */
static gint64
processor_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* Ours ------------------------------------------------------------------------------------------------------------ */

static const char *const group_fields[] = { "unit",      "circumstances", "circumstances",    "birth_date", "sex",
                                            "schooling", "support",       "residence_status", "poverty" };

static void
add_filter (MnQuery *query, guint group, const char *text)
{
  g_auto (MnValue) value = MN_VALUE_INIT;

  mn_value_set_text (&value, text);
  mn_query_set_condition (query, group);
  mn_query_add_filter (query, (guint)mn_entity_field (mn_query_get_entity (query), group_fields[group]), &value);
}

static gint64
time_ours (MnMirror *mirror, const char *typed, guint n_filters, guint *n_found)
{
  g_autoptr (MnQuery) query = mn_query_new (mn_entity_find ("child"));
  MnMirrorGroup groups[G_N_ELEMENTS (group_fields)];
  gint64 start;

  for (guint i = 0; i < G_N_ELEMENTS (group_fields); i++)
    groups[i] = (MnMirrorGroup) { (guint)mn_entity_field (mn_query_get_entity (query), group_fields[i]), i };
  if (n_filters > 0)
    add_filter (query, 4, "female");
  if (n_filters > 1)
    add_filter (query, 5, "studying");
  start = processor_time ();
  mn_query_set_search (query, typed);
  {
    g_autoptr (GArray) keys = mn_mirror_keys (mirror, query);
    g_autoptr (MnMirrorCounts) counts = mn_mirror_count (mirror, query, groups, G_N_ELEMENTS (groups));

    *n_found = keys->len;
    g_assert (mn_mirror_counts_get_n_found (counts) == keys->len);
  }
  return processor_time () - start;
}

static gint64
time_theirs (sqlite3_stmt *count, sqlite3_stmt *page, const char *typed, guint *n_found)
{
  g_auto (GStrv) words = mn_fold_words (typed);
  g_autofree char *joined = g_strjoinv ("* ", words);
  g_autofree char *match = g_strconcat (joined, "*", NULL);
  gint64 start = processor_time ();

  sqlite3_bind_text (count, 1, match, -1, SQLITE_STATIC);
  sqlite3_bind_text (page, 1, match, -1, SQLITE_STATIC);
  sqlite3_step (count);
  *n_found = (guint)sqlite3_column_int (count, 0);
  while (sqlite3_step (page) == SQLITE_ROW)
    ;
  sqlite3_reset (count);
  sqlite3_reset (page);
  return processor_time () - start;
}

/* Memory and building ---------------------------------------------------------------------------------------------- */

static double
pss_megabytes (void)
{
  g_autofree char *text = NULL;
  const char *at;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    return 0;
  at = strstr (text, "\nPss:");
  return at != NULL ? g_ascii_strtod (at + strlen ("\nPss:"), NULL) / 1024 : 0;
}

static MnMirror *
build (MnRegister *reg, gint64 *time)
{
  MnMirror *mirror;

  *time = g_get_monotonic_time ();
  mirror = mn_mirror_get (mn_register_get_store (reg));
  mn_mirror_wake (mirror);
  while (!mn_mirror_is_ready (mirror))
    g_main_context_iteration (NULL, TRUE);
  *time = g_get_monotonic_time () - *time;
  return mirror;
}

/* The limit is that of a whole province: FTS5's time for one word grows with what it finds, the mirror's with the
 * children, and part of it is there for any number of them. */
static gboolean
measure (MnRegister *reg, sqlite3 *index, const char *what, guint n_children)
{
  g_auto (BenchPairs) pairs = { 0 };
  g_auto (BenchPairs) filtered = { 0 };
  g_autofree char *filtered_what = g_strconcat (what, ", two filters", NULL);
  g_autoptr (GPtrArray) prefixes = make_prefixes ();
  g_autoptr (MnMirror) mirror = NULL;
  sqlite3_stmt *count = prepare (index, "SELECT count(*) FROM words WHERE words MATCH ?1");
  sqlite3_stmt *page
      = prepare (index, "SELECT r.id FROM words AS w JOIN row AS r ON r.id = w.rowid WHERE words MATCH ?1"
                        " ORDER BY r.sort_key, r.id LIMIT 50");
  double before, after;
  gint64 built;
  guint64 sum_ours = 0, sum_theirs = 0;

  malloc_trim (0);
  before = pss_megabytes ();
  mirror = build (reg, &built);
  malloc_trim (0);
  after = pss_megabytes ();
  g_print ("%s: the mirror of %u children was built in %.0f ms and holds %.1f MB\n", what,
           mn_mirror_get_n_rows (mirror), (double)built / 1000, after - before);
  bench_pairs_init (&pairs, what, "FTS5 with prefix index: count and first page");
  bench_pairs_init (&filtered, filtered_what, "FTS5 without them");
  for (guint i = 0; i < prefixes->len; i++)
    {
      const char *typed = g_ptr_array_index (prefixes, i);
      guint ours, theirs;
      gint64 their_time = time_theirs (count, page, typed, &theirs);

      bench_pairs_add (&pairs, time_ours (mirror, typed, 0, &ours), their_time);
      sum_ours += ours;
      sum_theirs += theirs;
      bench_pairs_add (&filtered, time_ours (mirror, typed, 2, &ours), their_time);
    }
  sqlite3_finalize (count);
  sqlite3_finalize (page);
  g_print ("%s: %u key presses, %.0f rows found on average (FTS5, without parents: %.0f)\n", what, prefixes->len,
           (double)sum_ours / prefixes->len, (double)sum_theirs / prefixes->len);
  bench_pairs_tell_tail (&filtered, 99, "no limit");
  if (n_children == BENCH_PROVINCE)
    return bench_pairs_tail_faster (&pairs, 99, LIMIT);
  bench_pairs_tell_tail (&pairs, 99, "growth: the limit of 10 times is held at 230280 children");
  return TRUE;
}

/* bench-search FOLDER [CHILDREN] */
int
main (int argc, char *argv[])
{
  static const guint sizes[] = { BENCH_DISTRICT, BENCH_HALF, BENCH_PROVINCE };
  guint only = argc > 2 ? (guint)g_ascii_strtoull (argv[2], NULL, 10) : 0;
  gboolean kept = TRUE;

  if (argc < 2)
    return EXIT_FAILURE;
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *folder = NULL, *path = NULL, *index_path = NULL, *what = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (MnRegister) reg = NULL;
      sqlite3 *index;

      if (only != 0 && only != sizes[i])
        continue;
      folder = bench_make_folder (argv[1]);
      path = g_build_filename (folder, "big.mangnon", NULL);
      index_path = g_build_filename (folder, "index.db", NULL);
      what = g_strdup_printf ("search: a key press with all counts, %u children", sizes[i]);
      bench_register_make (path, sizes[i]);
      index = make_index (index_path, path);
      reg = mn_register_open (path, MN_STORE_OPEN_DEFAULT, &error);
      if (reg == NULL)
        g_error ("%s", error->message);
      kept = measure (reg, index, what, sizes[i]) && kept;
      sqlite3_close (index);
      mn_register_close (reg, NULL);
      bench_remove_folder (folder);
    }
  return kept ? EXIT_SUCCESS : EXIT_FAILURE;
}
