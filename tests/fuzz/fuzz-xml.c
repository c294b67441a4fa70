/* fuzz-xml.c: any bytes as XML, through our own scanner and through libxml2
 *
 * What one of them calls the other has to call, and what one refuses the other has to refuse. The first byte says in
 * how large pieces the rest is fed. How to run it with libFuzzer is said at the head of fuzz-csv.c.
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"
#include "xml-events.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  if (size > 1)
    xml_events_compare ((const char *)data + 1, size - 1, data[0] == 0 ? size : data[0]);
  return 0;
}
