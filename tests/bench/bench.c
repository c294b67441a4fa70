/* bench.c: what the benches share: pairs of times, and the judgement over them
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench.h"

#include <glib/gstdio.h>
#include <linux/magic.h>
#include <stdio.h>
#include <sys/vfs.h>

void
bench_pairs_init (BenchPairs *pairs, const char *what, const char *reference)
{
  *pairs = (BenchPairs) {
    .what = what,
    .reference = reference,
    .ours = g_array_new (FALSE, FALSE, sizeof (gint64)),
    .theirs = g_array_new (FALSE, FALSE, sizeof (gint64)),
  };
}

void
bench_pairs_add (BenchPairs *pairs, gint64 ours, gint64 theirs)
{
  g_array_append_val (pairs->ours, ours);
  g_array_append_val (pairs->theirs, theirs);
}

void
bench_pairs_clear (BenchPairs *pairs)
{
  g_clear_pointer (&pairs->ours, g_array_unref);
  g_clear_pointer (&pairs->theirs, g_array_unref);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *)a;
  gint64 second = *(const gint64 *)b;

  return first < second ? -1 : first > second;
}

/* The @part-th hundredth, in milliseconds; 50 is the median. */
static double
hundredth (const GArray *times, guint part)
{
  g_autoptr (GArray) sorted = g_array_copy ((GArray *)times);

  g_return_val_if_fail (sorted->len > 0, 0);

  g_array_sort (sorted, compare_times);
  return (double)g_array_index (sorted, gint64, (sorted->len - 1) * part / 100) / 1000;
}

double
bench_median (const GArray *times)
{
  return hundredth (times, 50);
}

/* The ratio of each pair by itself, in thousandths: what is left of the machine's moods. */
static GArray *
pair_ratios (const GArray *above, const GArray *below)
{
  GArray *ratios = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < above->len; i++)
    {
      gint64 ratio = 1000 * g_array_index (above, gint64, i) / MAX (g_array_index (below, gint64, i), 1);

      g_array_append_val (ratios, ratio);
    }
  return ratios;
}

/* Not by g_print(), which asks the locale whether it knows our letters. */
static void
print_line (const BenchPairs *pairs, double ratio, const GArray *ratios, const char *limit, const char *verdict)
{
  g_autofree char *line
      = g_strdup_printf ("%s | against %s | %u pairs, medians %.4g against %.4g ms (p90 %.4g, %.4g) | ratio %.2f, by "
                         "pairs %.2f [%.2f–%.2f] "
                         "| %s | %s\n",
                         pairs->what, pairs->reference, pairs->ours->len, bench_median (pairs->ours),
                         bench_median (pairs->theirs), hundredth (pairs->ours, 90), hundredth (pairs->theirs, 90),
                         ratio, hundredth (ratios, 50), hundredth (ratios, 10), hundredth (ratios, 90), limit, verdict);

  fputs (line, stdout);
  fflush (stdout);
}

gboolean
bench_pairs_at_most (const BenchPairs *pairs, double limit)
{
  g_autoptr (GArray) ratios = pair_ratios (pairs->ours, pairs->theirs);
  g_autofree char *words = g_strdup_printf ("limit: at most %.2f", limit);
  double ratio = bench_median (pairs->ours) / bench_median (pairs->theirs);

  print_line (pairs, ratio, ratios, words, ratio <= limit ? "ok" : "NOT KEPT");
  return ratio <= limit;
}

gboolean
bench_pairs_faster (const BenchPairs *pairs, double limit)
{
  g_autoptr (GArray) ratios = pair_ratios (pairs->theirs, pairs->ours);
  g_autofree char *words = g_strdup_printf ("limit: at least %.2f times as fast", limit);
  double ratio = bench_median (pairs->theirs) / bench_median (pairs->ours);

  print_line (pairs, ratio, ratios, words, ratio >= limit ? "ok" : "NOT KEPT");
  return ratio >= limit;
}

void
bench_pairs_tell (const BenchPairs *pairs)
{
  g_autoptr (GArray) ratios = pair_ratios (pairs->ours, pairs->theirs);

  print_line (pairs, bench_median (pairs->ours) / bench_median (pairs->theirs), ratios, "no limit", "told");
}

char *
bench_make_folder (const char *parent)
{
  g_autofree char *folder = g_build_filename (parent, "mang-non-bench-XXXXXX", NULL);

  if (g_mkdtemp (folder) == NULL)
    g_error ("%s: %s", folder, g_strerror (errno));
  return g_steal_pointer (&folder);
}

void
bench_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        bench_remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

gboolean
bench_is_in_memory (const char *folder)
{
  struct statfs info;

  return statfs (folder, &info) == 0 && (info.f_type == TMPFS_MAGIC || info.f_type == RAMFS_MAGIC);
}

/* The @part-th hundredth of each, not of the pairs: the slow ones need not be the same, nor as many. */
static void
tell_tail (const BenchPairs *pairs, guint part, const char *limit, const char *verdict)
{
  double ours = hundredth (pairs->ours, part), theirs = hundredth (pairs->theirs, part);
  g_autofree char *line = g_strdup_printf (
      "%s | against %s | %u against %u, p50 %.4g against %.4g ms, p%u %.4g against %.4g ms, worst %.4g against %.4g | "
      "%.2f times as fast at p%u, ratio %.2f | %s | %s\n",
      pairs->what, pairs->reference, pairs->ours->len, pairs->theirs->len, bench_median (pairs->ours),
      bench_median (pairs->theirs), part, ours, theirs, hundredth (pairs->ours, 100), hundredth (pairs->theirs, 100),
      theirs / ours, part, ours / theirs, limit, verdict);

  fputs (line, stdout);
  fflush (stdout);
}

static double
tail_ratio (const BenchPairs *pairs, guint part)
{
  return hundredth (pairs->ours, part) / hundredth (pairs->theirs, part);
}

gboolean
bench_pairs_tail_faster (const BenchPairs *pairs, guint part, double limit)
{
  g_autofree char *words = g_strdup_printf ("limit: at least %.0f times as fast", limit);
  gboolean kept = 1 / tail_ratio (pairs, part) >= limit;

  tell_tail (pairs, part, words, kept ? "ok" : "NOT KEPT");
  return kept;
}

gboolean
bench_pairs_tail_at_most (const BenchPairs *pairs, guint part, double limit)
{
  g_autofree char *words = g_strdup_printf ("limit: at most %.2f", limit);
  gboolean kept = tail_ratio (pairs, part) <= limit;

  tell_tail (pairs, part, words, kept ? "ok" : "NOT KEPT");
  return kept;
}

void
bench_pairs_tell_tail (const BenchPairs *pairs, guint part, const char *why)
{
  tell_tail (pairs, part, why, "told");
}
