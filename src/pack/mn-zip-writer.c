/* mn-zip-writer.c: files made of parts (XLSX, ODS, DOCX), written
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-pack"

#include "config.h"

#include "mn-zip-writer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <zip.h>

#include "mn-i18n.h"

/* Level 1 packs sheets to 1.3 times of what level 6 does, in less than half of the time. */
#define LEVEL 1

struct _MnZipWriter {
  MnPrivateFile *file;
  zip_t *zip;
  zip_source_t *packed; /* where libzip writes to */
  char *name;           /* of the part that is being written, or NULL */
  FILE *spool;
  gboolean failed;
  gboolean full; /* it failed for want of room */
};

MnZipWriter *
mn_zip_writer_new (MnPrivateFile *file)
{
  MnZipWriter *self;

  g_return_val_if_fail (file != NULL, NULL);

  self = g_new0 (MnZipWriter, 1);
  self->file = file;
  self->packed = zip_source_buffer_create (NULL, 0, 0, NULL);
  self->zip = zip_open_from_source (self->packed, ZIP_TRUNCATE, NULL);
  g_assert (self->zip != NULL);
  /* The archive takes the source and lets it go when it is closed. */
  zip_source_keep (self->packed);
  return self;
}

void
mn_zip_writer_free (MnZipWriter *self)
{
  if (self == NULL)
    return;
  if (self->zip != NULL)
    zip_discard (self->zip);
  zip_source_free (self->packed);
  if (self->spool != NULL)
    fclose (self->spool);
  g_free (self->name);
  g_free (self);
}

static void
fail (MnZipWriter *self)
{
  self->full = self->full || errno == ENOSPC || errno == EDQUOT || errno == EFBIG;
  self->failed = TRUE;
}

/* libzip takes local time and writes local time: the same numbers in every time zone. */
static time_t
first_of_1980 (void)
{
  struct tm day = { .tm_year = 80, .tm_mday = 1, .tm_isdst = -1 };

  return mktime (&day);
}

/* Takes @source. */
static void
add_source (MnZipWriter *self, const char *name, zip_source_t *source, gboolean pack)
{
  gint64 index = -1;

  if (source != NULL)
    index = zip_file_add (self->zip, name, source, ZIP_FL_ENC_UTF_8);
  if (index < 0)
    {
      if (source != NULL)
        zip_source_free (source);
      fail (self);
      return;
    }
  if (zip_set_file_compression (self->zip, (guint64)index, pack ? ZIP_CM_DEFLATE : ZIP_CM_STORE, pack ? LEVEL : 0) != 0
      || zip_file_set_mtime (self->zip, (guint64)index, first_of_1980 (), 0) != 0)
    fail (self);
}

static void
end_part (MnZipWriter *self)
{
  FILE *spool = g_steal_pointer (&self->spool);

  if (spool == NULL)
    return;
  if (fflush (spool) != 0)
    fail (self);
  rewind (spool);
  /* The source closes it. */
  add_source (self, self->name, zip_source_filep_create (spool, 0, -1, NULL), TRUE);
  g_clear_pointer (&self->name, g_free);
}

static void
add_buffer (MnZipWriter *self, const char *name, const char *data, gsize size, gboolean pack)
{
  /* libzip lets it go with free(). */
  char *copy = malloc (MAX (size, 1));

  g_assert (copy != NULL);
  memcpy (copy, data, size);
  end_part (self);
  add_source (self, name, zip_source_buffer_create (copy, size, 1, NULL), pack);
}

void
mn_zip_writer_store (MnZipWriter *self, const char *name, const char *text)
{
  g_return_if_fail (self != NULL && name != NULL && text != NULL);

  add_buffer (self, name, text, strlen (text), FALSE);
}

void
mn_zip_writer_add (MnZipWriter *self, const char *name, const char *data, gsize size)
{
  g_return_if_fail (self != NULL && name != NULL && data != NULL);

  add_buffer (self, name, data, size, TRUE);
}

/* Lists of children: not among everybody's temporary files, which may be memory besides. */
static FILE *
open_spool (MnZipWriter *self)
{
  g_autofree char *folder = g_path_get_dirname (mn_private_file_get_temporary (self->file));
  g_autofree char *path = g_build_filename (folder, ".mang-non-XXXXXX", NULL);
  int fd = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    return NULL;
  unlink (path);
  return fdopen (fd, "w+");
}

void
mn_zip_writer_begin (MnZipWriter *self, const char *name)
{
  g_return_if_fail (self != NULL && name != NULL);

  end_part (self);
  self->name = g_strdup (name);
  self->spool = open_spool (self);
  if (self->spool == NULL)
    fail (self);
}

void
mn_zip_writer_write (MnZipWriter *self, const char *data, gsize size)
{
  g_return_if_fail (self != NULL && self->name != NULL);

  if (!self->failed && fwrite (data, 1, size, self->spool) != size)
    fail (self);
}

gboolean
mn_zip_writer_is_well (const MnZipWriter *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return !self->failed;
}

static gboolean
copy_packed (MnZipWriter *self)
{
  char block[64 * 1024];
  gint64 n;

  if (zip_source_open (self->packed) != 0)
    return FALSE;
  while ((n = zip_source_read (self->packed, block, sizeof block)) > 0)
    mn_private_file_write (self->file, block, (gsize)n);
  zip_source_close (self->packed);
  return n == 0;
}

gboolean
mn_zip_writer_finish (MnZipWriter *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->zip != NULL, FALSE);

  end_part (self);
  if (!self->failed)
    {
      errno = 0;
      if (zip_close (self->zip) == 0)
        self->zip = NULL;
      else
        fail (self);
    }
  /* What goes wrong with the file itself is said when it is committed. */
  if (!self->failed && copy_packed (self))
    return TRUE;
  if (self->full)
    g_set_error_literal (error, MN_FILE_ERROR, MN_FILE_ERROR_SPACE,
                         _ ("The file cannot be written: the disk is full."));
  else
    g_set_error_literal (error, MN_FILE_ERROR, MN_FILE_ERROR_PLACE,
                         _ ("The file cannot be written in this folder: choose another one."));
  return FALSE;
}
