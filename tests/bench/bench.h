/* bench.h: what the benches share: pairs of times, and the judgement over them
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define BENCH_SKIPPED 77 /* meson's word for it */

/* Times of the product and of what it is held against, taken in turn, so that a machine that slows down slows both. */
typedef struct {
  const char *what;
  const char *reference;
  GArray *ours;   /* of gint64, microseconds */
  GArray *theirs; /* as many */
} BenchPairs;

void bench_pairs_init (BenchPairs *pairs, const char *what, const char *reference);
void bench_pairs_add (BenchPairs *pairs, gint64 ours, gint64 theirs);
void bench_pairs_clear (BenchPairs *pairs);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BenchPairs, bench_pairs_clear)

/* In milliseconds. */
double bench_median (const GArray *times);
/* Prints the line of the summary and says whether the median stays within @limit times the reference's. */
gboolean bench_pairs_at_most (const BenchPairs *pairs, double limit);
/* The same for what has to be @limit times as fast. */
gboolean bench_pairs_faster (const BenchPairs *pairs, double limit);
/* The line without a limit. */
void bench_pairs_tell (const BenchPairs *pairs);

/* The same by the @part-th hundredth of the times (99: all but the slowest hundredth). */
gboolean bench_pairs_tail_faster (const BenchPairs *pairs, guint part, double limit);
gboolean bench_pairs_tail_at_most (const BenchPairs *pairs, guint part, double limit);
/* Without a limit: @why not. */
void bench_pairs_tell_tail (const BenchPairs *pairs, guint part, const char *why);

/* A new folder in @parent, and its end with all that is in it. */
char *bench_make_folder (const char *parent);
void bench_remove_folder (const char *folder);
/* Where an fsync costs nothing a save is measured without what a save is about. */
gboolean bench_is_in_memory (const char *folder);

G_END_DECLS
