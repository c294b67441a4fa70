/* no-dlclose.c: keeps every library loaded, so that the leak report can say whose memory it is
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

int dlclose (void *handle);

int
dlclose (void *handle)
{
  (void)handle;
  return 0;
}
