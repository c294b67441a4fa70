/* mn-zip-writer.h: files made of parts (XLSX, ODS, DOCX), written
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-private-file.h"

G_BEGIN_DECLS

/* The parts stand in the file in the order they were begun, all of 1 January 1980: the same parts give the same bytes.
 * A part that is written piece by piece waits unpacked beside the file to be, in a file without a name. */
typedef struct _MnZipWriter MnZipWriter;

/* @file is the caller's, who commits it after mn_zip_writer_finish() and keeps it until then. */
MnZipWriter *mn_zip_writer_new (MnPrivateFile *file);
void mn_zip_writer_free (MnZipWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnZipWriter, mn_zip_writer_free)

/* As it is, not packed: OpenDocument wants its "mimetype" so, before all others. */
void mn_zip_writer_store (MnZipWriter *self, const char *name, const char *text);
void mn_zip_writer_add (MnZipWriter *self, const char *name, const char *data, gsize size);
/* What is written from here on belongs to the part @name, until the next is begun or added. */
void mn_zip_writer_begin (MnZipWriter *self, const char *name);
void mn_zip_writer_write (MnZipWriter *self, const char *data, gsize size);
/* FALSE when writing on is pointless: mn_zip_writer_finish() says why. */
gboolean mn_zip_writer_is_well (const MnZipWriter *self);
/* Packs everything into the file. */
gboolean mn_zip_writer_finish (MnZipWriter *self, GError **error);

G_END_DECLS
