/* mn-row-cache.c: the rows that a list shows, read a page at a time
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "config.h"

#include "mn-records-private.h"

/* A screen is twenty rows, so it is on one page or two. The view keeps about 206; the rest is for scrolling to and fro.
 */
#define PAGE_ROWS 32
#define MAX_PAGES 64

struct _MnRowCache {
  const MnEntity *entity;
  GHashTable *pages; /* page number → GPtrArray of MnRowData */
  GQueue recent;     /* page numbers, the last used first */
};

MnRowCache *
_mn_row_cache_new (const MnEntity *entity)
{
  MnRowCache *cache = g_new0 (MnRowCache, 1);

  cache->entity = entity;
  cache->pages = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
  g_queue_init (&cache->recent);
  return cache;
}

void
_mn_row_cache_free (MnRowCache *cache)
{
  if (cache == NULL)
    return;
  g_hash_table_unref (cache->pages);
  g_queue_clear (&cache->recent);
  g_free (cache);
}

void
_mn_row_cache_clear (MnRowCache *cache)
{
  g_hash_table_remove_all (cache->pages);
  g_queue_clear (&cache->recent);
}

static void
use_page (MnRowCache *cache, guint page)
{
  if (g_queue_peek_head (&cache->recent) == GUINT_TO_POINTER (page) && cache->recent.length > 0)
    return;
  g_queue_remove (&cache->recent, GUINT_TO_POINTER (page));
  g_queue_push_head (&cache->recent, GUINT_TO_POINTER (page));
  while (cache->recent.length > MAX_PAGES)
    g_hash_table_remove (cache->pages, g_queue_pop_tail (&cache->recent));
}

/* An unreadable page shows as rows that are gone, and is not asked for again until the next change. */
static GPtrArray *
read_page (MnRowCache *cache, MnDb *db, const GArray *ids, guint page)
{
  guint first = page * PAGE_ROWS;
  guint n = MIN (PAGE_ROWS, ids->len - first);
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = mn_query_fetch (cache->entity, db, &g_array_index (ids, gint64, first), n, &error);

  if (rows != NULL)
    return rows;
  g_warning ("Rows of %s could not be read: %s", cache->entity->name, error->message);
  rows = g_ptr_array_new_with_free_func ((GDestroyNotify)mn_row_data_unref);
  g_ptr_array_set_size (rows, (int)n);
  return rows;
}

const MnRowData *
_mn_row_cache_get (MnRowCache *cache, MnDb *db, const GArray *ids, guint position)
{
  guint page = position / PAGE_ROWS;
  GPtrArray *rows = g_hash_table_lookup (cache->pages, GUINT_TO_POINTER (page));

  g_assert (position < ids->len);

  if (rows == NULL)
    {
      rows = read_page (cache, db, ids, page);
      g_hash_table_insert (cache->pages, GUINT_TO_POINTER (page), rows);
    }
  use_page (cache, page);
  return g_ptr_array_index (rows, position % PAGE_ROWS);
}

MnRowData *
_mn_row_cache_peek (MnRowCache *cache, guint position)
{
  GPtrArray *rows = g_hash_table_lookup (cache->pages, GUINT_TO_POINTER (position / PAGE_ROWS));

  return rows != NULL ? g_ptr_array_index (rows, position % PAGE_ROWS) : NULL;
}

void
_mn_row_cache_replace (MnRowCache *cache, guint position, MnRowData *data_taken)
{
  GPtrArray *rows = g_hash_table_lookup (cache->pages, GUINT_TO_POINTER (position / PAGE_ROWS));

  if (rows == NULL)
    {
      mn_row_data_unref (data_taken);
      return;
    }
  mn_row_data_unref (g_ptr_array_index (rows, position % PAGE_ROWS));
  g_ptr_array_index (rows, position % PAGE_ROWS) = data_taken;
}
