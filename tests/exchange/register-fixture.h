/* register-fixture.h: a register in a temporary folder, looked at with plain SQL
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

typedef struct {
  char *folder;
  char *path;
  sqlite3 *db;
} Register;

/* Not by our own store: an independent eye. */
void register_look_at (Register *reg);
void register_clear (Register *reg);

/* The first column of the first row; aborts where there is none. */
gint64 register_number (Register *reg, const char *sql);
/* (transfer full) */
char *register_text (Register *reg, const char *sql);

#define assert_sql(reg, sql, expected) g_assert_cmpint (register_number ((reg), (sql)), ==, (expected))

G_END_DECLS
