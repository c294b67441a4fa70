/* mn-zip.c: files made of parts (XLSX, ODS, DOCX), read
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-pack"

#include "config.h"

#include "mn-zip.h"

#include <string.h>
#include <zip.h>

#include "mn-i18n.h"

/* Deflate reaches 1,000 to 1 on nothing but zeros. Sheets full of the same cell come to some 100; small parts may. */
#define MAX_RATIO 400
#define RATIO_FREE (16 * 1024 * 1024) /* bytes before the ratio is looked at */
#define MAX_PARTS 20000
#define AHEAD_SIZE (64 * 1024)
#define N_AHEAD 4

struct _MnZip {
  zip_t *zip;
  GBytes *bytes;
};

/* What was unpacked ahead, or why it ended there. */
typedef struct {
  gssize n;
  gsize taken;
  GError *error;
  guint8 bytes[AHEAD_SIZE];
} Block;

struct _MnZipPart {
  zip_file_t *file;
  guint64 limit;
  guint64 packed; /* 0: not known */
  guint64 size;   /* as the file says */
  guint64 done;   /* unpacked */
  guint64 taken;  /* by whoever reads */

  /* Blocks go round: those to fill, those to read, and the one that is being read. */
  GThread *thread;
  GAsyncQueue *empty;
  GAsyncQueue *full;
  Block *block;
  gint stop; /* atomic */
};

/* clang-format off */
G_DEFINE_QUARK (mn-pack-error-quark, mn_pack_error)
/* clang-format on */

static void
refuse (GError **error, MnPackError code, const char *sentence)
{
  g_set_error_literal (error, MN_PACK_ERROR, code, sentence);
}

static void
refuse_damaged (GError **error)
{
  refuse (error, MN_PACK_ERROR_DAMAGED,
          _ ("The file is damaged or not complete: save it again in the program it comes from."));
}

static void
refuse_protected (GError **error)
{
  refuse (error, MN_PACK_ERROR_PROTECTED,
          _ ("The file is protected by a password: take the password off in the program it comes from."));
}

static void
refuse_size (GError **error)
{
  refuse (error, MN_PACK_ERROR_SIZE, _ ("The file unpacks to far more than it can have in it: it is not read."));
}

static MnZip *
open_source (zip_source_t *source, GBytes *bytes, GError **error)
{
  zip_error_t problem;
  zip_t *zip;
  MnZip *self;

  zip_error_init (&problem);
  zip = zip_open_from_source (source, ZIP_RDONLY, &problem);
  zip_error_fini (&problem);
  if (zip == NULL)
    {
      zip_source_free (source);
      refuse_damaged (error);
      return NULL;
    }
  self = g_new0 (MnZip, 1);
  self->zip = zip;
  self->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  if (zip_get_num_entries (zip, 0) <= MAX_PARTS)
    return self;
  mn_zip_free (self);
  refuse_size (error);
  return NULL;
}

MnZip *
mn_zip_open (const char *path, GError **error)
{
  zip_error_t problem;
  zip_source_t *source;

  g_return_val_if_fail (path != NULL, NULL);

  zip_error_init (&problem);
  source = zip_source_file_create (path, 0, 0, &problem);
  zip_error_fini (&problem);
  if (source == NULL)
    {
      refuse_damaged (error);
      return NULL;
    }
  return open_source (source, NULL, error);
}

MnZip *
mn_zip_open_bytes (GBytes *bytes, GError **error)
{
  gsize size;
  const void *data;
  zip_error_t problem;
  zip_source_t *source;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  zip_error_init (&problem);
  source = zip_source_buffer_create (data, size, 0, &problem);
  zip_error_fini (&problem);
  if (source == NULL)
    {
      refuse_damaged (error);
      return NULL;
    }
  return open_source (source, bytes, error);
}

void
mn_zip_free (MnZip *self)
{
  if (self == NULL)
    return;
  zip_discard (self->zip);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

static gint64
locate (MnZip *self, const char *name)
{
  gint64 index = zip_name_locate (self->zip, name, 0);

  return index >= 0 ? index : zip_name_locate (self->zip, name, ZIP_FL_NOCASE);
}

gboolean
mn_zip_has (MnZip *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  return locate (self, name) >= 0;
}

MnZipPart *
mn_zip_open_part (MnZip *self, const char *name, guint64 limit, GError **error)
{
  gint64 index;
  zip_stat_t info;
  zip_file_t *file;
  MnZipPart *part;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  index = locate (self, name);
  if (index < 0)
    {
      refuse (error, MN_PACK_ERROR_MISSING,
              _ ("A part of the file is missing: save it again in the program it comes from."));
      return NULL;
    }
  zip_stat_init (&info);
  if (zip_stat_index (self->zip, (guint64)index, 0, &info) != 0)
    {
      refuse_damaged (error);
      return NULL;
    }
  if ((info.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && info.encryption_method != ZIP_EM_NONE)
    {
      refuse_protected (error);
      return NULL;
    }
  if ((info.valid & ZIP_STAT_SIZE) != 0 && info.size > limit)
    {
      refuse_size (error);
      return NULL;
    }
  file = zip_fopen_index (self->zip, (guint64)index, 0);
  if (file == NULL)
    {
      refuse_damaged (error);
      return NULL;
    }
  part = g_new0 (MnZipPart, 1);
  part->file = file;
  part->limit = limit;
  part->packed = (info.valid & ZIP_STAT_COMP_SIZE) != 0 ? info.comp_size : 0;
  part->size = (info.valid & ZIP_STAT_SIZE) != 0 ? info.size : 0;
  return part;
}

static gssize
unpack (MnZipPart *part, void *buffer, gsize size, GError **error)
{
  gsize done = 0;

  while (done < size)
    {
      gint64 n = zip_fread (part->file, (char *)buffer + done, size - done);

      if (n < 0)
        {
          refuse_damaged (error);
          return -1;
        }
      if (n == 0)
        break;
      done += (gsize)n;
    }
  part->done += done;
  if (part->done > part->limit || (part->done > RATIO_FREE && part->done / MAX_RATIO > part->packed))
    {
      refuse_size (error);
      return -1;
    }
  return (gssize)done;
}

/* Reading ahead ------------------------------------------------------------------------------------------------ */

static void
block_free (gpointer data)
{
  Block *block = data;

  g_clear_error (&block->error);
  g_free (block);
}

static gpointer
unpack_ahead (gpointer data)
{
  MnZipPart *part = data;

  for (;;)
    {
      Block *block = g_async_queue_pop (part->empty);

      if (g_atomic_int_get (&part->stop))
        {
          block_free (block);
          return NULL;
        }
      block->taken = 0;
      block->n = unpack (part, block->bytes, AHEAD_SIZE, &block->error);
      g_async_queue_push (part->full, block);
      if (block->n <= 0)
        return NULL;
    }
}

void
mn_zip_part_read_ahead (MnZipPart *part)
{
  g_return_if_fail (part != NULL && part->thread == NULL);

  part->empty = g_async_queue_new_full (block_free);
  part->full = g_async_queue_new_full (block_free);
  for (guint i = 0; i < N_AHEAD; i++)
    g_async_queue_push (part->empty, g_new0 (Block, 1));
  part->thread = g_thread_new ("unpack", unpack_ahead, part);
}

/* As much as one block has. The last block stays, so that the end stays. */
static gssize
take (MnZipPart *part, void *buffer, gsize size, GError **error)
{
  Block *block = part->block;
  gsize n;

  if (block != NULL && block->n > 0 && block->taken == (gsize)block->n)
    {
      g_async_queue_push (part->empty, block);
      block = NULL;
    }
  if (block == NULL)
    block = part->block = g_async_queue_pop (part->full);
  if (block->n < 0)
    g_propagate_error (error, g_error_copy (block->error));
  if (block->n <= 0)
    return block->n;
  n = MIN (size, (gsize)block->n - block->taken);
  memcpy (buffer, block->bytes + block->taken, n);
  block->taken += n;
  return (gssize)n;
}

/* It waits for a block to fill, at most. */
static void
stop_ahead (MnZipPart *part)
{
  g_atomic_int_set (&part->stop, TRUE);
  g_async_queue_push (part->empty, g_new0 (Block, 1));
  g_thread_join (part->thread);
  g_async_queue_unref (part->empty);
  g_async_queue_unref (part->full);
  if (part->block != NULL)
    block_free (part->block);
}

void
mn_zip_part_free (MnZipPart *part)
{
  if (part == NULL)
    return;
  if (part->thread != NULL)
    stop_ahead (part);
  zip_fclose (part->file);
  g_free (part);
}

gssize
mn_zip_part_read (MnZipPart *part, void *buffer, gsize size, GError **error)
{
  gsize done = 0;
  gssize n;

  g_return_val_if_fail (part != NULL && buffer != NULL, -1);

  if (part->thread == NULL)
    n = unpack (part, buffer, size, error);
  else
    {
      while ((n = take (part, (char *)buffer + done, size - done, error)) > 0 && (done += (gsize)n) < size)
        ;
      n = n < 0 ? n : (gssize)done;
    }
  part->taken += (guint64)MAX (n, 0);
  return n;
}

double
mn_zip_part_get_progress (const MnZipPart *part)
{
  g_return_val_if_fail (part != NULL, 0);

  return part->size == 0 ? 0 : MIN (1.0, (double)part->taken / (double)part->size);
}

GBytes *
mn_zip_read_part (MnZip *self, const char *name, guint64 limit, GError **error)
{
  g_autoptr (MnZipPart) part = mn_zip_open_part (self, name, limit, error);
  g_autoptr (GByteArray) all = NULL;
  guint8 block[16 * 1024];
  gssize n;

  if (part == NULL)
    return NULL;
  all = g_byte_array_new ();
  while ((n = mn_zip_part_read (part, block, sizeof block, error)) > 0)
    g_byte_array_append (all, block, (guint)n);
  return n == 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&all)) : NULL;
}
