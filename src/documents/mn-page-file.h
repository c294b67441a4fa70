/* mn-page-file.h: a finished file, or none
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* A file written beside its final name, readable by its owner only (lists of children), and moved there when it is
 * whole and on the disk. Freed without having been committed it leaves nothing behind. */
typedef struct _MnPageFile MnPageFile;

/* Refuses a folder, a device and a folder that cannot be written, in a sentence (MN_DOCUMENT_ERROR). A file of that
 * name is replaced on commit; a symbolic link is followed. */
MnPageFile *mn_page_file_new (const char *path, GError **error);
void mn_page_file_free (MnPageFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnPageFile, mn_page_file_free)

/* A cairo_write_func_t; the closure is the MnPageFile. */
cairo_status_t mn_page_file_write (void *closure, const unsigned char *data, unsigned int length);

/* @status is what Cairo has to say about the drawing; anything but success is an error here. */
gboolean mn_page_file_commit (MnPageFile *self, cairo_status_t status, GError **error);

G_END_DECLS
