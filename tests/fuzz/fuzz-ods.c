/* fuzz-ods.c: any bytes as an ODS workbook
 *
 * How to run it with libFuzzer is said at the head of fuzz-csv.c. The parts of the corpus are stored, not packed: a
 * byte that is changed reaches the XML.
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz-table.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  fuzz_read_zip (data, size);
  return 0;
}
