/* bench-start.c: the first frame on Tổng quan against that of an empty libadwaita window
 *
 * Measured: the time from just before a process is started (fork, exec, the libraries' loading: all is in it) until the
 * X server has drawn
 *   - of start-register, which is the program itself, given the sample register of huyện Cam Lộ: the first frame in
 * which the page Tổng quan has its place in the window; its figures come from a worker, and when they were drawn is
 * told too, though the limit is not about them;
 *   - of start-empty, an empty AdwApplicationWindow of the same size: its first frame.
 * Both by the same code (start-probe.c), in turn, each in a fresh process, on the same X server, with the renderer and
 * the environment that tests/run-ui sets (cairo). The first round warms the caches and is thrown away. A quarter of
 * a second lies between two processes, so that what the last one leaves behind is not measured with the next.
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "mn-sample.h"

#define N_PAIRS 15
#define LIMIT 1.5
#define REST (G_USEC_PER_SEC / 4)

typedef struct {
  gint64 window, overview, figures; /* microseconds after the start; 0: not reported */
} Start;

static gint64
find_time (const char *output, const char *name)
{
  g_auto (GStrv) lines = g_strsplit (output, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    if (g_str_has_prefix (*line, name) && (*line)[strlen (name)] == ' ')
      return g_ascii_strtoll (*line + strlen (name) + 1, NULL, 10);
  return 0;
}

static Start
run (const char *program, const char *file)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  g_autofree char *start = NULL;
  char *arguments[] = { (char *)program, NULL, (char *)file, NULL };
  int status = 0;

  g_usleep (REST);
  arguments[1] = start = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  if (!g_spawn_sync (NULL, arguments, NULL, 0, NULL, NULL, &output, NULL, &status, &error)
      || !g_spawn_check_wait_status (status, &error))
    g_error ("%s: %s", program, error->message);
  return (Start) { find_time (output, "window"), find_time (output, "overview"), find_time (output, "figures") };
}

/* The figures may have been there before the page was first drawn. */
static gint64
first_overview (const Start *start)
{
  gint64 time = start->overview != 0 ? start->overview : start->figures;

  if (time == 0)
    g_error ("Tổng quan was never drawn");
  return time;
}

/* bench-start FOLDER START-REGISTER START-EMPTY */
int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *file = NULL;
  g_auto (BenchPairs) overview = { 0 };
  g_auto (BenchPairs) figures = { 0 };
  gboolean kept;

  if (argc != 4)
    return EXIT_FAILURE;
  folder = bench_make_folder (argv[1]);
  file = g_build_filename (folder, "sample.mangnon", NULL);
  if (!mn_sample_write (file, NULL, &error))
    g_error ("%s", error->message);

  bench_pairs_init (&overview, "start: first frame on Tổng quan", "an empty libadwaita window");
  bench_pairs_init (&figures, "  for information: with its figures", "an empty libadwaita window");
  for (guint i = 0; i <= N_PAIRS; i++)
    {
      Start ours = run (argv[2], file);
      Start empty = run (argv[3], NULL);

      if (i == 0)
        continue;
      bench_pairs_add (&overview, first_overview (&ours), empty.window);
      bench_pairs_add (&figures, ours.figures, empty.window);
    }
  kept = bench_pairs_at_most (&overview, LIMIT);
  bench_pairs_tell (&figures);
  bench_remove_folder (folder);
  return kept ? EXIT_SUCCESS : EXIT_FAILURE;
}
