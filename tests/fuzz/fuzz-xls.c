/* fuzz-xls.c: any bytes as an Excel 97 workbook
 *
 * How to run it with libFuzzer is said at the head of fuzz-csv.c; MANG_NON_LIBEXECDIR must be the folder of
 * mang-non-xls. What is held against the bytes is the program: the library may end as it likes in its own process, its
 * end has to come out as a sentence.
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE

#include <sys/mman.h>
#include <unistd.h>

#include "fuzz-table.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const guint8 signature[] = { 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1 };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  MnTable *table;
  int fd;

  if (size < sizeof signature || memcmp (data, signature, sizeof signature) != 0)
    return 0;
  fd = memfd_create ("xls", MFD_CLOEXEC);
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, data, size), ==, size);
  path = g_strdup_printf ("/proc/%d/fd/%d", getpid (), fd);
  table = mn_table_open (path, NULL, NULL, &error);
  fuzz_read_table (table, error);
  close (fd);
  return 0;
}
