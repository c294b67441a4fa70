/* bench-page.c: the page Trẻ em of a whole province: its first frame, and the memory of the program at rest
 *
 *   - from just before the program is started until the first frame in which the page Trẻ em has its place, with
 * 230,280 children against 100; how long until rows are in it is told too. Each in a fresh process, in turn; the first
 * round warms the caches and is thrown away;
 *   - what the program holds (PSS) when the mirror is filled and nothing happens, less what an empty libadwaita window
 * holds, in megabytes.
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench-register.h"
#include "bench.h"

#define N_PAIRS 7
#define SMALL 100
#define FRAME_LIMIT 1.3
#define MEMORY_LIMIT 150.0
#define REST (G_USEC_PER_SEC / 4)

static gint64
find_figure (const char *output, const char *name)
{
  g_auto (GStrv) lines = g_strsplit (output, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    if (g_str_has_prefix (*line, name) && (*line)[strlen (name)] == ' ')
      return g_ascii_strtoll (*line + strlen (name) + 1, NULL, 10);
  return 0;
}

/* What it printed. (transfer full) */
static char *
run (const char *program, const char *first, const char *second)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  g_autofree char *start = NULL;
  char *arguments[] = { (char *)program, NULL, (char *)first, (char *)second, NULL };
  int status = 0;

  g_usleep (REST);
  arguments[1] = start = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  if (!g_spawn_sync (NULL, arguments, NULL, 0, NULL, NULL, &output, NULL, &status, &error)
      || !g_spawn_check_wait_status (status, &error))
    g_error ("%s: %s", program, error->message);
  return g_steal_pointer (&output);
}

static gboolean
measure_frames (const char *program, const char *big, const char *small)
{
  g_auto (BenchPairs) page = { 0 };
  g_auto (BenchPairs) rows = { 0 };

  bench_pairs_init (&page, "page: first frame on Trẻ em, 230280 children", "100 children");
  bench_pairs_init (&rows, "  for information: with its first rows", "100 children");
  for (guint i = 0; i <= N_PAIRS; i++)
    {
      g_autofree char *ours = run (program, big, NULL);
      g_autofree char *theirs = run (program, small, NULL);
      gint64 our_rows = find_figure (ours, "rows"), their_rows = find_figure (theirs, "rows");
      gint64 our_page = find_figure (ours, "page"), their_page = find_figure (theirs, "page");

      if (our_rows == 0 || their_rows == 0)
        g_error ("Trẻ em was never drawn");
      if (i == 0)
        continue;
      /* The rows may have been there before the page was first drawn. */
      bench_pairs_add (&page, our_page != 0 ? our_page : our_rows, their_page != 0 ? their_page : their_rows);
      bench_pairs_add (&rows, our_rows, their_rows);
    }
  bench_pairs_tell (&rows);
  return bench_pairs_at_most (&page, FRAME_LIMIT);
}

static gboolean
measure_memory (const char *program, const char *empty_program, const char *big)
{
  g_autofree char *ours = run (program, big, "rest");
  g_autofree char *theirs = run (empty_program, "rest", NULL);
  double our_size = (double)find_figure (ours, "memory") / 1024;
  double their_size = (double)find_figure (theirs, "memory") / 1024;
  gboolean kept = our_size > 0 && their_size > 0 && our_size - their_size <= MEMORY_LIMIT;

  printf ("page: memory at rest (PSS) with 230280 children | over an empty libadwaita window | %.1f over %.1f MB |"
          " %.1f MB more | limit: at most %.0f MB | %s\n",
          our_size, their_size, our_size - their_size, MEMORY_LIMIT, kept ? "ok" : "NOT KEPT");
  return kept;
}

/* bench-page FOLDER PAGE-PROBE START-EMPTY */
int
main (int argc, char *argv[])
{
  g_autofree char *folder = NULL, *big = NULL, *small = NULL;
  gboolean kept;

  if (argc != 4)
    return EXIT_FAILURE;
  folder = bench_make_folder (argv[1]);
  big = g_build_filename (folder, "big.mangnon", NULL);
  small = g_build_filename (folder, "small.mangnon", NULL);
  bench_register_make (big, BENCH_PROVINCE);
  bench_register_make (small, SMALL);
  kept = measure_frames (argv[2], big, small);
  kept = measure_memory (argv[2], argv[3], big) && kept;
  bench_remove_folder (folder);
  return kept ? EXIT_SUCCESS : EXIT_FAILURE;
}
