/* bench-register.h: a register of as many children as a bench wants
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Children that a bench is run with: a district's, a small and a whole province's. */
#define BENCH_DISTRICT 14000
#define BENCH_HALF 50000
#define BENCH_PROVINCE 230280

/* A register of the province 45 on 31/05/2017 at @path: children in households of one to four with parents, telephones,
 * cards, circumstances and schooling, all invented, the same each time. Written by plain prepared statements without
 * audit; derived columns are then written by the register itself. An error ends the bench. */
void bench_register_make (const char *path, guint n_children);

/* The parts of the names, for who types them. */
char *bench_register_name (GRand *random, gboolean girl);

G_END_DECLS
