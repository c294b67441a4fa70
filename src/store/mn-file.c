/* mn-file.c: what a register file is, before SQLite touches it
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE /* renameat2() */
#define G_LOG_DOMAIN "mn-store"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "mn-i18n.h"
#include "mn-locks-private.h"
#include "mn-store-private.h"

#define HEADER_SIZE 100

/* Where memory shared between processes (the index of a WAL) cannot be relied on: other machines write there too. */
static const guint64 remote_types[] = {
  0x6969,     /* nfs */
  0x517b,     /* smb */
  0xfe534d42, /* smb2 */
  0xff534d42, /* cifs */
  0x65735546, /* fuse */
  0x01021997, /* 9p */
  0x5346414f, /* afs */
  0x6b414653, /* kafs */
  0x73757245, /* coda */
  0x00c36400, /* ceph */
  0x7461636f, /* ocfs2 */
  0x01161970, /* gfs2 */
  0x0bd00bd0, /* lustre */
  0x786f4256, /* vboxsf */
  0xbacbacbc, /* vmhgfs */
  0x564c,     /* ncp */
};

/* Descriptors that could not be closed yet, by file. */
typedef struct {
  guint n_holders;
  GArray *descriptors; /* of int */
} Held;

static GMutex held_lock;
static GHashTable *held_files; /* "device:inode" → Held */

static char *
held_key (dev_t device, ino_t inode)
{
  return g_strdup_printf ("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT, (guint64)device, (guint64)inode);
}

static void
held_free (gpointer data)
{
  Held *held = data;

  for (guint i = 0; i < held->descriptors->len; i++)
    close (g_array_index (held->descriptors, int, i));
  g_array_unref (held->descriptors);
  g_free (held);
}

void
_mn_file_hold (const MnFile *file)
{
  g_autofree char *key = held_key (file->device, file->inode);
  Held *held;

  g_mutex_lock (&held_lock);
  if (held_files == NULL)
    held_files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, held_free);
  held = g_hash_table_lookup (held_files, key);
  if (held == NULL)
    {
      held = g_new0 (Held, 1);
      held->descriptors = g_array_new (FALSE, FALSE, sizeof (int));
      g_hash_table_insert (held_files, g_steal_pointer (&key), held);
    }
  held->n_holders++;
  g_mutex_unlock (&held_lock);
}

void
_mn_file_release (const MnFile *file)
{
  g_autofree char *key = held_key (file->device, file->inode);
  Held *held;

  g_mutex_lock (&held_lock);
  held = held_files != NULL ? g_hash_table_lookup (held_files, key) : NULL;
  if (held != NULL && --held->n_holders == 0)
    g_hash_table_remove (held_files, key);
  if (held_files != NULL && g_hash_table_size (held_files) == 0)
    g_clear_pointer (&held_files, g_hash_table_unref);
  g_mutex_unlock (&held_lock);
}

static void
close_or_keep (int fd, const MnFile *file)
{
  g_autofree char *key = held_key (file->device, file->inode);
  Held *held;

  g_mutex_lock (&held_lock);
  held = held_files != NULL ? g_hash_table_lookup (held_files, key) : NULL;
  if (held != NULL)
    g_array_append_val (held->descriptors, fd);
  else
    close (fd);
  g_mutex_unlock (&held_lock);
}

gboolean
_mn_file_system_is_local (guint64 type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (remote_types); i++)
    if ((type & 0xffffffff) == remote_types[i])
      return FALSE;
  return TRUE;
}

G_GNUC_PRINTF (4, 0)
static gboolean
refuse (GError **error, MnStoreError code, const char *path, const char *sentence)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, MN_STORE_ERROR, code, sentence, name);
  return FALSE;
}

static gboolean
refuse_errno (GError **error, int saved_errno, const char *path)
{
  switch (saved_errno)
    {
    case ENOENT:
    case ENOTDIR:
    case ELOOP:
    case ENAMETOOLONG:
      return refuse (error, MN_STORE_ERROR_NOT_FOUND, path, _ ("There is no file “%s”."));
    case EACCES:
    case EPERM:
      return refuse (error, MN_STORE_ERROR_ACCESS, path, _ ("You have no permission to read “%s”."));
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return refuse (error, MN_STORE_ERROR_FULL, path, _ ("The disk is full: “%s” could not be written."));
    case EROFS:
      return refuse (error, MN_STORE_ERROR_ACCESS, path, _ ("“%s” is on a medium that cannot be written."));
    default:
      g_set_error (error, MN_STORE_ERROR, MN_STORE_ERROR_FAILED, _ ("“%s” could not be used (%s)."), path,
                   g_strerror (saved_errno));
      return FALSE;
    }
}

static goffset
sidecar_size (const MnFile *file, const char *suffix)
{
  g_autofree char *path = g_strconcat (file->real_path, suffix, NULL);
  struct stat info;

  return stat (path, &info) == 0 ? info.st_size : 0;
}

static guint32
read_be (const guint8 *header, int offset)
{
  guint32 value;

  memcpy (&value, header + offset, sizeof value);
  return GUINT32_FROM_BE (value);
}

/* @settled: no sidecar holds anything, so the header tells the truth about the length. */
static gboolean
judge_header (MnFile *file, const guint8 *header, gssize n_read, int newest, gboolean settled, GError **error)
{
  static const char magic[16] = "SQLite format 3";
  guint64 page_size, n_pages;

  if (n_read < (gssize)sizeof magic || memcmp (header, magic, sizeof magic) != 0)
    return refuse (error, MN_STORE_ERROR_NOT_REGISTER, file->path, _ ("“%s” is not a register of Măng Non."));
  if (n_read < HEADER_SIZE)
    return refuse (error, MN_STORE_ERROR_DAMAGED, file->path,
                   _ ("“%s” is cut off: a part of the file is missing. Restore it from a backup."));
  if (read_be (header, 68) != MN_STORE_APPLICATION_ID)
    return refuse (error, MN_STORE_ERROR_NOT_REGISTER, file->path,
                   _ ("“%s” is the data of another program, not a register of Măng Non."));
  file->user_version = (int)read_be (header, 60);
  if (file->user_version > newest)
    return refuse (error, MN_STORE_ERROR_TOO_NEW, file->path,
                   _ ("“%s” was made by a newer version of Măng Non. Install that version to open it."));

  page_size = (guint64)header[16] << 8 | header[17];
  if (page_size == 1)
    page_size = 65536;
  if (page_size < 512 || (page_size & (page_size - 1)) != 0 || file->user_version < 1)
    return refuse (error, MN_STORE_ERROR_DAMAGED, file->path, _ ("“%s” is damaged. Restore it from a backup."));
  /* The count holds only when it was written by the same program as the last change. */
  n_pages = read_be (header, 28);
  if (settled && read_be (header, 24) == read_be (header, 92) && (guint64)file->size < n_pages * page_size)
    return refuse (error, MN_STORE_ERROR_DAMAGED, file->path,
                   _ ("“%s” is cut off: a part of the file is missing. Restore it from a backup."));
  return TRUE;
}

/* Root may write anywhere; whoever took the permissions away still meant it. */
static gboolean
may_write (const char *path, mode_t mode)
{
  return (mode & 0222) != 0 && access (path, W_OK) == 0;
}

static void
find_permissions (MnFile *file, mode_t mode, gboolean settled)
{
  g_autofree char *folder = g_path_get_dirname (file->real_path);
  struct stat info = { 0 };
  struct statfs system = { 0 };
  gboolean frozen = FALSE;

  file->local = statfs (folder, &system) != 0 || _mn_file_system_is_local ((guint64)system.f_type);

  if (access (file->real_path, W_OK) != 0 && errno == EROFS)
    {
      file->read_only_reason
          = g_strdup (_ ("The register is on a medium that cannot be written: it is open for reading "
                         "only."));
      frozen = TRUE;
    }
  else if (!may_write (file->real_path, mode))
    {
      file->read_only_reason = g_strdup (_ ("The file may not be written: the register is open for reading only."));
      frozen = (mode & 0222) == 0;
    }
  else if (stat (folder, &info) == 0 && !may_write (folder, info.st_mode))
    {
      file->read_only_reason
          = g_strdup (_ ("The folder of the register may not be written: it is open for reading only."));
      frozen = TRUE;
    }
  file->forced = file->read_only_reason != NULL;
  file->immutable = frozen && settled;
}

/* A fifo or a device is never opened: that could block or do something. */
static gboolean
judge_kind (MnFile *file, const struct stat *info, GError **error)
{
  if (S_ISDIR (info->st_mode))
    return refuse (error, MN_STORE_ERROR_NOT_REGISTER, file->path, _ ("“%s” is a folder, not a register."));
  if (!S_ISREG (info->st_mode))
    return refuse (error, MN_STORE_ERROR_NOT_REGISTER, file->path, _ ("“%s” is not an ordinary file."));
  if ((info->st_mode & 0444) == 0)
    return refuse_errno (error, EACCES, file->path);
  if (info->st_size == 0)
    return refuse (error, MN_STORE_ERROR_NOT_REGISTER, file->path, _ ("“%s” is empty: it is not a register."));
  return TRUE;
}

/* Looks at the file with plain reads, so that what is refused stays as it is, to the byte. */
gboolean
_mn_file_probe (MnFile *file, const char *path, int newest, GError **error)
{
  guint8 header[HEADER_SIZE] = { 0 };
  struct stat info;
  gboolean settled;
  gssize n_read;
  int fd;

  _mn_locks_set_up ();
  memset (file, 0, sizeof *file);
  file->path = g_strdup (path);
  file->real_path = realpath (path, NULL);
  if (file->real_path == NULL || stat (file->real_path, &info) != 0)
    return refuse_errno (error, errno, path);
  if (!judge_kind (file, &info, error))
    return FALSE;

  file->hot_wal = sidecar_size (file, "-wal") > 0;
  settled = !file->hot_wal && sidecar_size (file, "-journal") == 0;
  fd = open (file->real_path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  if (fd < 0)
    return refuse_errno (error, errno, path);
  do
    n_read = pread (fd, header, sizeof header, 0);
  while (n_read < 0 && errno == EINTR);
  if (fstat (fd, &info) != 0 || n_read < 0)
    {
      refuse_errno (error, errno, path);
      close (fd);
      return FALSE;
    }
  file->size = info.st_size;
  file->device = info.st_dev;
  file->inode = info.st_ino;
  close_or_keep (fd, file);

  if (!judge_header (file, header, n_read, newest, settled, error))
    return FALSE;
  find_permissions (file, info.st_mode, settled);
  return TRUE;
}

void
_mn_file_clear (MnFile *file)
{
  g_clear_pointer (&file->path, g_free);
  g_clear_pointer (&file->real_path, free);
  g_clear_pointer (&file->read_only_reason, g_free);
}

gboolean
_mn_file_check_free (const char *path, GError **error)
{
  struct stat info;

  if (lstat (path, &info) == 0)
    return refuse (error, MN_STORE_ERROR_EXISTS, path,
                   _ ("There is already a file “%s”. Choose another name: nothing is overwritten."));
  if (errno != ENOENT)
    return refuse_errno (error, errno, path);
  return TRUE;
}

char *
_mn_file_make_temporary (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *temporary = g_strdup_printf ("%s/.%.200s.XXXXXX", folder, name);
  int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);

  _mn_locks_set_up ();
  if (fd < 0)
    {
      int saved_errno = errno;

      if (saved_errno == ENOENT || saved_errno == ENOTDIR)
        refuse (error, MN_STORE_ERROR_NOT_FOUND, folder, _ ("There is no folder “%s”."));
      else if (saved_errno == EACCES || saved_errno == EPERM)
        refuse (error, MN_STORE_ERROR_ACCESS, folder, _ ("You have no permission to write in the folder “%s”."));
      else
        refuse_errno (error, saved_errno, path);
      return NULL;
    }
  close (fd);
  return g_steal_pointer (&temporary);
}

static gboolean
sync_path (const char *path, int flags)
{
  int fd = open (path, flags | O_CLOEXEC);
  gboolean synced = fd >= 0 && fsync (fd) == 0;
  int saved_errno = errno;

  if (fd >= 0)
    close (fd);
  errno = saved_errno;
  return synced;
}

/* Without overwriting: in one step where the system knows how, else by a second name (a stick with FAT knows neither).
 */
static gboolean
rename_to_free (const char *temporary, const char *path)
{
  if (renameat2 (AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
    return TRUE;
  if (errno != EINVAL && errno != ENOSYS)
    return FALSE;
  if (link (temporary, path) == 0)
    return unlink (temporary) == 0;
  if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS)
    return FALSE;
  return _mn_file_check_free (path, NULL) && rename (temporary, path) == 0;
}

gboolean
_mn_file_publish (const char *temporary, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!sync_path (temporary, O_RDWR))
    return refuse_errno (error, errno, path);
  if (!rename_to_free (temporary, path))
    return errno == EEXIST ? _mn_file_check_free (path, error) : refuse_errno (error, errno, path);
  sync_path (folder, O_RDONLY | O_DIRECTORY); /* some systems cannot: the name is there all the same */
  return TRUE;
}

void
_mn_file_remove (const char *path)
{
  const char *suffixes[] = { "", "-journal", "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      unlink (name);
    }
}
