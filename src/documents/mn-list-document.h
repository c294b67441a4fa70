/* mn-list-document.h: a list as a document
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-document.h"
#include "mn-list-layout.h"

G_BEGIN_DECLS

#define MN_TYPE_LIST_DOCUMENT (mn_list_document_get_type ())
G_DECLARE_FINAL_TYPE (MnListDocument, mn_list_document, MN, LIST_DOCUMENT, GObject)

/* An MnDocument, laid out at once; @content is not needed afterwards. @setup NULL is A4 landscape; @fonts NULL is a
 * serif set of its own (pass one that is kept to print many lists quickly). Errors as of mn_list_layout_new(), and
 * MN_TEXT_ERROR_NO_FONT. */
MnListDocument *mn_list_document_new (const MnListContent *content, const MnPageSetup *setup, MnFontSet *fonts,
                                      GError **error);

/* (transfer none) */
const MnListLayout *mn_list_document_get_layout (MnListDocument *self);

G_END_DECLS
