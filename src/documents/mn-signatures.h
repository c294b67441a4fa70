/* mn-signatures.h: who signs, side by side
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-sheet.h"

G_BEGIN_DECLS

/* '\n' breaks a line; NULL leaves it out. Printed as given. */
typedef struct {
  const char *title; /* "TRƯỞNG PHÒNG", "KT. TRƯỞNG PHÒNG\nPHÓ TRƯỞNG PHÒNG": bold */
  const char *note;  /* "(Ký, ghi rõ họ tên)": italics, under the title */
  const char *name;  /* bold, below the space for signing; "" while not known */
} MnSignature;

/* Between title and name: for a signature and the stamp that covers a third of it; and what will do to save a page. */
#define MN_SIGNING_SPACE MN_MM (20)
#define MN_SIGNING_SPACE_LEAST MN_MM (10.5)

/* @n_signatures blocks of equal width from left to right in @x … @x + @width (a single one takes the right half), with
 * @place_date (or NULL) in italics above the last. The top is at *@y, which moves below the names. */
gboolean mn_signatures_place (const MnSignature *signatures, guint n_signatures, const char *place_date,
                              double signing_space, MnSheet *page, MnFontSet *fonts, double x, double *y, double width,
                              GError **error);

G_END_DECLS
