/* bench-frames.c: the frames of the page Trẻ em while an officer types and scrolls, against a bare table's
 *
 * 230,280 children in seven columns; names typed key by key, then a wheel turned and pages turned over. Ours is the
 * program with its search, its marking of what was typed and its reading of rows; the reference a GtkColumnView of the
 * same size with the same texts ready in memory, which goes to another part of them with each key (frames-bare.c). Each
 * in a process of its own, in turn. What counts is the work that goes into the longest frame of each key press and each
 * step, by its 95th hundredth: that of typing and of scrolling by themselves, against the cheapest cells there are;
 * against GtkLabel it is told.
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench-register.h"
#include "bench.h"

#define N_ROUNDS 3
/* A round that would end after this is not begun: a busy machine measures fewer of them. */
#define ROUNDS_TIME (75 * G_USEC_PER_SEC)
#define LIMIT 1.5
#define PART 95

typedef struct {
  BenchPairs type, scroll;
} Frames;

static void
add_frames (GArray *times, const char *output, const char *name)
{
  g_auto (GStrv) lines = g_strsplit (output, "\n", -1);
  gsize length = strlen (name);

  for (char **line = lines; *line != NULL; line++)
    if (strncmp (*line, name, length) == 0 && (*line)[length] == ' ')
      {
        gint64 time = g_ascii_strtoll (*line + length + 1, NULL, 10);

        g_array_append_val (times, time);
      }
}

/* What it printed. (transfer full) */
static char *
run (char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  int status = 0;

  if (!g_spawn_sync (NULL, (char **)arguments, NULL, 0, NULL, NULL, &output, NULL, &status, &error)
      || !g_spawn_check_wait_status (status, &error))
    g_error ("%s: %s", arguments[0], error->message);
  return g_steal_pointer (&output);
}

static void
run_bare (char *bare, char *path, char *ours, char *kind, Frames *frames)
{
  g_auto (GStrv) size = g_strsplit (strstr (ours, "size ") + strlen ("size "), " ", 2);
  int height = atoi (size[1]);
  g_autofree char *height_text = g_strdup_printf ("%d", height);
  char *arguments[] = { bare, path, size[0], height_text, kind, NULL };
  g_autofree char *theirs = run (arguments);

  add_frames (frames->type.ours, ours, "type");
  add_frames (frames->type.theirs, theirs, "type");
  add_frames (frames->scroll.ours, ours, "scroll");
  add_frames (frames->scroll.theirs, theirs, "scroll");
}

static void
frames_clear (Frames *frames)
{
  bench_pairs_clear (&frames->type);
  bench_pairs_clear (&frames->scroll);
}

static gboolean
measure (char *probe, char *bare, char *path)
{
  Frames lean, labels;
  gboolean kept = TRUE;
  gint64 start = g_get_monotonic_time (), past = 0;

  bench_pairs_init (&lean.type, "frames: typing, 230280 children", "a bare GtkColumnView of GtkInscription");
  bench_pairs_init (&lean.scroll, "frames: scrolling, 230280 children", "a bare GtkColumnView of GtkInscription");
  bench_pairs_init (&labels.type, "frames: typing, for information", "a bare GtkColumnView of GtkLabel");
  bench_pairs_init (&labels.scroll, "frames: scrolling, for information", "a bare GtkColumnView of GtkLabel");
  for (guint i = 0; i < N_ROUNDS && past / MAX (i, 1) * (i + 1) <= ROUNDS_TIME; i++)
    {
      char *arguments[] = { probe, path, NULL };
      g_autofree char *ours = run (arguments);

      run_bare (bare, path, ours, NULL, &lean);
      if (i == 0)
        run_bare (bare, path, ours, (char *)"labels", &labels);
      past = g_get_monotonic_time () - start;
    }
  kept = bench_pairs_tail_at_most (&lean.type, PART, LIMIT) && kept;
  kept = bench_pairs_tail_at_most (&lean.scroll, PART, LIMIT) && kept;
  bench_pairs_tell_tail (&labels.type, PART, "no limit");
  bench_pairs_tell_tail (&labels.scroll, PART, "no limit");
  frames_clear (&lean);
  frames_clear (&labels);
  return kept;
}

/* bench-frames FOLDER FRAMES-PROBE FRAMES-BARE [REGISTER] */
int
main (int argc, char *argv[])
{
  g_autofree char *folder = NULL, *path = NULL;
  gboolean kept;

  if (argc < 4)
    return EXIT_FAILURE;
  if (argc > 4)
    return measure (argv[2], argv[3], argv[4]) ? EXIT_SUCCESS : EXIT_FAILURE;
  folder = bench_make_folder (argv[1]);
  path = g_build_filename (folder, "big.mangnon", NULL);
  bench_register_make (path, BENCH_PROVINCE);
  kept = measure (argv[2], argv[3], path);
  bench_remove_folder (folder);
  return kept ? EXIT_SUCCESS : EXIT_FAILURE;
}
