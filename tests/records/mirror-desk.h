/* mirror-desk.h: a copy of the sample, its mirror, and a plain connection to it
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <sqlite3.h>

#include "mn-mirror.h"
#include "mn-register.h"

typedef struct {
  char *path;
  MnRegister *reg;
  MnMirror *mirror;
  sqlite3 *plain;
} Desk;

/* The sample, once for all tests of a program. */
void mirror_desk_make_sample (void);
void mirror_desk_drop_sample (void);

/* The mirror is asleep. @sql: what happens to the file before, or NULL. */
void mirror_desk_begin (Desk *desk, const char *sql);
/* The mirror is ready. */
void mirror_desk_open (Desk *desk);
void mirror_desk_close (Desk *desk);
void mirror_desk_wait (MnMirror *mirror);

void mirror_assert_same (const GArray *a, const GArray *b, const char *what);
