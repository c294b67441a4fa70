/* cli-fixture.h: the real program, run; and what it left, looked at with plain SQL
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-test.h"

G_BEGIN_DECLS

/* One run. A line of arguments is split as a shell does it. */
typedef struct {
  int code; /* -1: killed */
  char *out;
  char *err;
} CliRun;

void cli_run_clear (CliRun *run);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliRun, cli_run_clear)

CliRun cli_run (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* The program as $CLI in a shell. */
CliRun cli_shell (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* Exit 0 and nothing on standard error; gives standard output. (transfer full) */
char *cli_output (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* Exit @code, nothing on standard output, one line on standard error (usage: two) with @sentence in it. */
void cli_assert_refused (const CliRun *run, int code, const char *sentence);

/* A register of Cam Lộ, made once for all tests: copy it before changing it. */
const char *cli_register (void);
void cli_copy (const char *from, const char *to);
char *cli_sum (const char *path);
/* Nothing but @path itself: no journal, no temporary file. */
void cli_assert_alone (const char *path);
gint64 cli_sql_number (const char *path, const char *sql);
void cli_sql_run (const char *path, const char *sql);
guint cli_n_lines (const char *text);

void cli_fixture_init (void);
void cli_fixture_end (void);

G_END_DECLS
