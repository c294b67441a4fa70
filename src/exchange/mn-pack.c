/* mn-pack.c: files packed with zstd
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "mn-pack.h"

#include <zstd.h>

#include "mn-backup.h"
#include "mn-i18n.h"

/* 33 MB of sample pack in 0.2 s; more would take seconds and save little. */
#define LEVEL 3
/* A window that any zstd unpacks without being asked for memory. */
#define MAX_WINDOW_LOG 27

typedef struct {
  GFileInputStream *stream;
  MnPrivateFile *to;
  GChecksum *sum;
  GCancellable *cancellable;
  guint8 *in;
  guint8 *out;
  gsize in_size;
  gsize out_size;
} Pipe;

static void
pipe_clear (Pipe *pipe)
{
  g_clear_object (&pipe->stream);
  g_clear_pointer (&pipe->sum, g_checksum_free);
  g_free (pipe->in);
  g_free (pipe->out);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pipe, pipe_clear)

static gboolean
pipe_init (Pipe *pipe, const char *from, MnPrivateFile *to, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (from);

  pipe->to = to;
  pipe->cancellable = cancellable;
  pipe->sum = g_checksum_new (G_CHECKSUM_SHA256);
  pipe->in_size = MAX (ZSTD_CStreamInSize (), ZSTD_DStreamInSize ());
  pipe->out_size = MAX (ZSTD_CStreamOutSize (), ZSTD_DStreamOutSize ());
  pipe->in = g_malloc (pipe->in_size);
  pipe->out = g_malloc (pipe->out_size);
  pipe->stream = g_file_read (file, cancellable, error);
  return pipe->stream != NULL;
}

static gboolean
fill (Pipe *pipe, ZSTD_inBuffer *in, GError **error)
{
  *in = (ZSTD_inBuffer) { .src = pipe->in };
  return g_input_stream_read_all (G_INPUT_STREAM (pipe->stream), pipe->in, pipe->in_size, &in->size, pipe->cancellable,
                                  error);
}

static gboolean
refuse_damaged (GError **error)
{
  g_set_error_literal (error, MN_BACKUP_ERROR, MN_BACKUP_ERROR_COPY,
                       _ ("The backup is damaged: it could not be unpacked. Take another."));
  return FALSE;
}

static gboolean
pack_block (Pipe *pipe, ZSTD_CCtx *context, ZSTD_inBuffer *in, ZSTD_EndDirective end, GError **error)
{
  gsize left;

  do
    {
      ZSTD_outBuffer out = { pipe->out, pipe->out_size, 0 };

      left = ZSTD_compressStream2 (context, &out, in, end);
      if (ZSTD_isError (left))
        {
          g_set_error (error, MN_BACKUP_ERROR, MN_BACKUP_ERROR_FAILED, _ ("The copy could not be packed (%s)."),
                       ZSTD_getErrorName (left));
          return FALSE;
        }
      if (!mn_private_file_write (pipe->to, pipe->out, out.pos))
        return TRUE; /* said when it is committed */
  } while (end == ZSTD_e_end ? left > 0 : in->pos < in->size);
  return TRUE;
}

gboolean
mn_pack (const char *from, MnPrivateFile *to, char **sum, GCancellable *cancellable, GError **error)
{
  g_auto (Pipe) pipe = { 0 };
  ZSTD_CCtx *context;
  ZSTD_inBuffer in;
  gboolean packed;

  if (!pipe_init (&pipe, from, to, cancellable, error))
    return FALSE;
  context = ZSTD_createCCtx ();
  ZSTD_CCtx_setParameter (context, ZSTD_c_compressionLevel, LEVEL);
  ZSTD_CCtx_setParameter (context, ZSTD_c_checksumFlag, 1);
  do
    {
      packed = fill (&pipe, &in, error);
      if (packed)
        g_checksum_update (pipe.sum, in.src, (gssize)in.size);
      packed = packed && pack_block (&pipe, context, &in, in.size < pipe.in_size ? ZSTD_e_end : ZSTD_e_continue, error);
  } while (packed && in.size == pipe.in_size && !mn_private_file_has_failed (to));
  ZSTD_freeCCtx (context);
  if (packed && sum != NULL)
    *sum = g_strdup (g_checksum_get_string (pipe.sum));
  return packed;
}

/* @left: 0 when what was packed ends here. */
static gboolean
unpack_block (Pipe *pipe, ZSTD_DCtx *context, ZSTD_inBuffer *in, gsize *left, GError **error)
{
  gboolean full = FALSE;

  /* A full buffer may be followed by more without any more input. */
  while (in->pos < in->size || full)
    {
      ZSTD_outBuffer out = { pipe->out, pipe->out_size, 0 };

      *left = ZSTD_decompressStream (context, &out, in);
      if (ZSTD_isError (*left))
        return refuse_damaged (error);
      full = out.pos == out.size;
      g_checksum_update (pipe->sum, pipe->out, (gssize)out.pos);
      if (!mn_private_file_write (pipe->to, pipe->out, out.pos))
        return TRUE;
    }
  return TRUE;
}

gboolean
mn_unpack (const char *from, MnPrivateFile *to, char **sum, GCancellable *cancellable, GError **error)
{
  g_auto (Pipe) pipe = { 0 };
  ZSTD_DCtx *context;
  ZSTD_inBuffer in;
  gsize left = 1;
  gboolean unpacked;

  if (!pipe_init (&pipe, from, to, cancellable, error))
    return FALSE;
  context = ZSTD_createDCtx ();
  ZSTD_DCtx_setParameter (context, ZSTD_d_windowLogMax, MAX_WINDOW_LOG);
  do
    unpacked = fill (&pipe, &in, error) && unpack_block (&pipe, context, &in, &left, error);
  while (unpacked && in.size == pipe.in_size && !mn_private_file_has_failed (to));
  ZSTD_freeDCtx (context);
  if (unpacked && left != 0 && !mn_private_file_has_failed (to))
    return refuse_damaged (error);
  if (unpacked && sum != NULL)
    *sum = g_strdup (g_checksum_get_string (pipe.sum));
  return unpacked;
}

gboolean
mn_is_packed (const char *path)
{
  static const guint8 magic[4] = { 0x28, 0xb5, 0x2f, 0xfd };
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = NULL;
  guint8 beginning[4] = { 0 };

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return FALSE;
  stream = g_file_read (file, NULL, NULL);
  return stream != NULL && g_input_stream_read (G_INPUT_STREAM (stream), beginning, sizeof beginning, NULL, NULL) == 4
         && memcmp (beginning, magic, sizeof magic) == 0;
}
