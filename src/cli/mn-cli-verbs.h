/* mn-cli-verbs.h: the verbs of the command line, described once
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-register.h"
#include "mn-table.h"

G_BEGIN_DECLS

#define MN_CLI_PROGRAM "mang-non-cli"

#define MN_CLI_ERROR (mn_cli_error_quark ())
GQuark mn_cli_error_quark (void);

/* What can be seen to be wrong without a register is wrong usage; whatever the register says about it is a refusal. */
typedef enum {
  MN_CLI_ERROR_USAGE,   /* exit 1, with the verb's usage */
  MN_CLI_ERROR_REFUSED, /* exit 2 */
  MN_CLI_ERROR_CLOSED,  /* whoever read our output has had enough ("| head"): nothing to say, exit 0 */
} MnCliError;

typedef struct {
  const char *name;
  const char *arguments; /* N_(): as usage shows them */
  int min_arguments, max_arguments;
  const char *summary;                                /* N_(): a line */
  const char *details;                                /* N_(): more for the verb's own help; or NULL */
  const GOptionEntry *options;                        /* or NULL */
  gboolean (*run) (char **arguments, GError **error); /* @arguments ends with NULL */
} MnCliVerb;

/* mn-cli-file.c */
extern const GOptionEntry mn_cli_new_options[];
gboolean mn_cli_run_sample (char **arguments, GError **error);
gboolean mn_cli_run_new (char **arguments, GError **error);
gboolean mn_cli_run_check (char **arguments, GError **error);

/* mn-cli-describe.c */
gboolean mn_cli_run_entities (char **arguments, GError **error);
gboolean mn_cli_run_fields (char **arguments, GError **error);

/* mn-cli-list.c */
extern const GOptionEntry mn_cli_list_options[];
gboolean mn_cli_run_list (char **arguments, GError **error);

/* mn-cli-history.c */
gboolean mn_cli_run_history (char **arguments, GError **error);

/* mn-cli-duplicates.c */
gboolean mn_cli_run_duplicates (char **arguments, GError **error);

/* mn-cli-units.c */
extern const GOptionEntry mn_cli_units_options[];
gboolean mn_cli_run_units (char **arguments, GError **error);

/* mn-cli-print.c */
extern const GOptionEntry mn_cli_print_options[];
gboolean mn_cli_run_print (char **arguments, GError **error);

/* mn-cli-chart.c */
extern const GOptionEntry mn_cli_chart_options[];
gboolean mn_cli_run_chart (char **arguments, GError **error);

/* mn-cli-cross.c */
extern const GOptionEntry mn_cli_cross_options[];
gboolean mn_cli_run_cross (char **arguments, GError **error);

/* mn-cli-backup.c */
extern const GOptionEntry mn_cli_backup_options[];
extern const GOptionEntry mn_cli_restore_options[];
gboolean mn_cli_run_backup (char **arguments, GError **error);
gboolean mn_cli_run_restore (char **arguments, GError **error);

/* mn-cli-export.c */
extern const GOptionEntry mn_cli_export_options[];
extern const GOptionEntry mn_cli_template_options[];
gboolean mn_cli_run_export (char **arguments, GError **error);
gboolean mn_cli_run_template (char **arguments, GError **error);
/* mn_export_choose_kind(): a name that ends otherwise is wrong usage. */
gboolean mn_cli_choose_kind (const char *path, MnTableKind *kind, GError **error);

/* mn-cli-exchange.c */
extern const GOptionEntry mn_cli_import_options[];
gboolean mn_cli_run_import (char **arguments, GError **error);

/* mn-cli-register.c: what several verbs begin with */

/* For reading. A file that may be written is brought up to its day first; one that may not is read as it is, and a
 * note on standard error says so. */
MnRegister *mn_cli_open (const char *path, GError **error);
/* Brought up to its day too; refused when it may not be written. */
MnRegister *mn_cli_open_to_write (const char *path, GError **error);
const MnEntity *mn_cli_find_entity (const char *name, GError **error);
int mn_cli_find_field (const MnEntity *entity, const char *name, GError **error); /* -1 */
/* Of an option: day, month and year. */
gboolean mn_cli_parse_day (const char *option, const char *text, MnDate *date, GError **error);

/* mn-cli-output.c: standard output, in tables and lines */

/* One more cell of the row: tabs, newlines and backslashes are escaped. */
void mn_cli_cell (const char *text);
void mn_cli_cell_taken (char *text);
/* FALSE when it could not be written. */
gboolean mn_cli_end_row (GError **error);
/* Text as it is, in lines. */
void mn_cli_print (const char *text);
void mn_cli_printf (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* All that is still held back. */
gboolean mn_cli_flush (GError **error);

G_END_DECLS
