/* mn-opening.h: the register named on the command line, opened while GTK starts
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-register.h"

G_BEGIN_DECLS

/* Opening walks the pages of the file and takes about as long as GTK needs to find its display: both are done at once.
 */
void mn_opening_begin (const char *path);
/* The register of that path, waited for if it is on its way, else opened now. It belongs to the calling thread. */
MnRegister *mn_opening_finish (const char *path, GError **error);
/* Closes what nobody asked for. */
void mn_opening_forget (void);

G_END_DECLS
