/* mn-zip.h: files made of parts (XLSX, ODS, DOCX), read
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-pack-error.h"

G_BEGIN_DECLS

/* Parts are read in any order and several at a time, from one thread. Nothing is trusted: what a part says about its
 * size is only a hint, and reading one that unpacks to more than its limit, or to far more than honest files do, ends
 * with MN_PACK_ERROR_SIZE. */
typedef struct _MnZip MnZip;

MnZip *mn_zip_open (const char *path, GError **error);
MnZip *mn_zip_open_bytes (GBytes *bytes, GError **error);
void mn_zip_free (MnZip *self); /* after the parts */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnZip, mn_zip_free)

/* Names are compared without case: office programs do. */
gboolean mn_zip_has (MnZip *self, const char *name);

typedef struct _MnZipPart MnZipPart;

/* @limit: bytes it may unpack to. */
MnZipPart *mn_zip_open_part (MnZip *self, const char *name, guint64 limit, GError **error);
/* As many bytes as asked for, fewer only at the end; 0: the end; -1: @error. */
gssize mn_zip_part_read (MnZipPart *part, void *buffer, gsize size, GError **error);
/* For large parts: another thread unpacks ahead of whoever reads. Until the part is freed nothing else of its archive
 * may be read. */
void mn_zip_part_read_ahead (MnZipPart *part);
double mn_zip_part_get_progress (const MnZipPart *part); /* 0 to 1 */
void mn_zip_part_free (MnZipPart *part);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnZipPart, mn_zip_part_free)

/* The whole of a small part. (transfer full) */
GBytes *mn_zip_read_part (MnZip *self, const char *name, guint64 limit, GError **error);

G_END_DECLS
