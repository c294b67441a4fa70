/* mang-non-xls.c: reads an Excel 97 workbook on behalf of the program
 *
 * The format is old and the library that reads it trusts what it reads: a workbook made by somebody ill-disposed may
 * crash it or worse. So it works in this process, which has a bounded share of memory and time, opens no other file and
 * writes nothing but lines of text:
 *
 *   S name          for each sheet
 *   O               the sheet that was asked for follows
 *   R line          a row begins
 *   t column text   a cell: text, number, date (day) or error
 *   n column number
 *   d column date
 *   E               all is said
 *
 * Names and texts are escaped (\t \n \\). Exit status: 0 well, 2 protected by a password, 3 anything else.
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE

#include <freexl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#define MEMORY (512L * 1024 * 1024)
#define SECONDS 60
#define MAX_COLUMNS 256

enum {
  WELL,
  PROTECTED = 2,
  DAMAGED = 3,
};

static void
limit (int what, rlim_t most)
{
  const struct rlimit bound = { most, most };

  if (setrlimit (what, &bound) != 0)
    exit (DAMAGED);
}

static void
bound_everything (void)
{
#ifndef __SANITIZE_ADDRESS__ /* which maps terabytes */
  limit (RLIMIT_AS, MEMORY);
#endif
  limit (RLIMIT_CPU, SECONDS);
  limit (RLIMIT_FSIZE, 0);
  limit (RLIMIT_CORE, 0);
  limit (RLIMIT_NPROC, 0);
  prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}

static void
put_text (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    switch (*p)
      {
      case '\n':
        fputs ("\\n", stdout);
        break;
      case '\t':
        fputs ("\\t", stdout);
        break;
      case '\\':
        fputs ("\\\\", stdout);
        break;
      default:
        putchar (*p);
        break;
      }
  putchar ('\n');
}

static void
put_cell (unsigned column, const FreeXL_CellValue *cell)
{
  switch (cell->type)
    {
    case FREEXL_CELL_INT:
      printf ("n %u %d\n", column, cell->value.int_value);
      break;
    case FREEXL_CELL_DOUBLE:
      printf ("n %u %.17g\n", column, cell->value.double_value);
      break;
    case FREEXL_CELL_TEXT:
    case FREEXL_CELL_SST_TEXT:
    case FREEXL_CELL_TIME:
      if (cell->value.text_value == NULL || cell->value.text_value[0] == '\0')
        break;
      printf ("t %u ", column);
      put_text (cell->value.text_value);
      break;
    case FREEXL_CELL_DATE:
    case FREEXL_CELL_DATETIME:
      printf ("d %u ", column);
      put_text (cell->value.text_value);
      break;
    default:
      break;
    }
}

static int
put_rows (const void *workbook, unsigned n_rows, unsigned n_columns)
{
  for (unsigned r = 0; r < n_rows; r++)
    {
      printf ("R %u\n", r + 1);
      for (unsigned c = 0; c < n_columns && c < MAX_COLUMNS; c++)
        {
          FreeXL_CellValue cell;

          if (freexl_get_cell_value (workbook, r, (unsigned short)c, &cell) == FREEXL_OK)
            put_cell (c, &cell);
        }
      if (ferror (stdout))
        return DAMAGED;
    }
  puts ("E");
  return fflush (stdout) == 0 ? WELL : DAMAGED;
}

static int
put_sheets (const void *workbook, unsigned wanted)
{
  unsigned n_sheets = 0, n_rows = 0;
  unsigned short n_columns = 0;

  if (freexl_get_info (workbook, FREEXL_BIFF_SHEET_COUNT, &n_sheets) != FREEXL_OK)
    return DAMAGED;
  for (unsigned i = 0; i < n_sheets; i++)
    {
      const char *name = NULL;

      if (freexl_get_worksheet_name (workbook, (unsigned short)i, &name) != FREEXL_OK || name == NULL)
        name = "";
      fputs ("S ", stdout);
      put_text (name);
    }
  puts ("O");
  if (wanted >= n_sheets)
    {
      puts ("E");
      return WELL;
    }
  if (freexl_select_active_worksheet (workbook, (unsigned short)wanted) != FREEXL_OK
      || freexl_worksheet_dimensions (workbook, &n_rows, &n_columns) != FREEXL_OK)
    return DAMAGED;
  return put_rows (workbook, n_rows, n_columns);
}

/* mang-non-xls SHEET, the workbook on the standard input */
int
main (int argc, char *argv[])
{
  const void *workbook = NULL;
  unsigned password = FREEXL_BIFF_PLAIN;
  int problem;

  if (argc != 2)
    return DAMAGED;
  bound_everything ();
  problem = freexl_open ("/proc/self/fd/0", &workbook);
  if (problem == FREEXL_BIFF_WORKBOOK_NOT_FOUND)
    return DAMAGED;
  if (freexl_get_info (workbook, FREEXL_BIFF_PASSWORD, &password) == FREEXL_OK && password == FREEXL_BIFF_OBFUSCATED)
    return PROTECTED;
  if (problem != FREEXL_OK)
    return DAMAGED;
  /* What it holds goes with the process. */
  return put_sheets (workbook, (unsigned)strtoul (argv[1], NULL, 10));
}
