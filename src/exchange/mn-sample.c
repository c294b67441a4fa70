/* mn-sample.c: the sample register of huyện Cam Lộ
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "mn-sample.h"

#include "mn-sample-private.h"

/* The source is the five-year review of directive 20-CT/TW of huyện Cam Lộ, with figures to 31/05/2017. Its figures
 * stand as constants beside their sentences in the files that use them; whatever it does not give is invented and says
 * so in its row. */
#define UNIT "468"
#define WORKING_DATE mn_date_new (2017, 5, 31)
#define START "2017-05-31T01:00:00Z"
#define SEED 20170531

static void
clear_child (gpointer data)
{
  MnSampleChild *child = data;

  g_free (child->name);
  g_free (child->personal_id);
  g_free (child->carer);
}

static void
clear_household (gpointer data)
{
  MnSampleHousehold *home = data;

  g_free (home->carer.name);
  g_free (home->father);
  g_free (home->mother);
}

static void
clear_commune (gpointer data)
{
  MnSampleCommune *commune = data;

  g_free (commune->code);
  g_free (commune->place);
}

static MnSample *
sample_new (MnTransaction *tx, GCancellable *cancellable)
{
  MnSample *sample = g_new0 (MnSample, 1);

  sample->tx = tx;
  sample->cancellable = cancellable;
  sample->on = WORKING_DATE;
  sample->random = SEED;
  sample->records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  sample->links = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sample->communes = g_array_new (FALSE, FALSE, sizeof (MnSampleCommune));
  sample->villages = g_array_new (FALSE, FALSE, sizeof (MnSampleVillage));
  sample->households = g_array_new (FALSE, FALSE, sizeof (MnSampleHousehold));
  sample->children = g_array_new (FALSE, FALSE, sizeof (MnSampleChild));
  g_array_set_clear_func (sample->communes, clear_commune);
  g_array_set_clear_func (sample->households, clear_household);
  g_array_set_clear_func (sample->children, clear_child);
  return sample;
}

static void
sample_free (MnSample *sample)
{
  g_clear_pointer (&sample->names, _mn_sample_names_free);
  g_array_unref (sample->children);
  g_array_unref (sample->households);
  g_array_unref (sample->villages);
  g_array_unref (sample->communes);
  g_hash_table_unref (sample->links);
  g_hash_table_unref (sample->records);
  g_free (sample);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnSample, sample_free)

static gboolean
load_communes (MnSample *sample, GError **error)
{
  g_autoptr (MnTsv) tsv = mn_tsv_load (MN_SAMPLE_TABLES "communes.tsv", error);

  if (tsv == NULL)
    return FALSE;
  for (guint i = 0; i < mn_tsv_n_rows (tsv); i++)
    {
      MnSampleCommune commune = { 0 };

      commune.id = _mn_sample_find (sample, "unit", mn_tsv_get (tsv, i, 0), error);
      if (commune.id == 0)
        return FALSE;
      commune.code = g_strdup (mn_tsv_get (tsv, i, 0));
      commune.place = g_strdup (mn_tsv_get (tsv, i, 1));
      commune.weight = (guint)g_ascii_strtoull (mn_tsv_get (tsv, i, 2), NULL, 10);
      g_array_append_val (sample->communes, commune);
    }
  return TRUE;
}

static gboolean
write_villages (MnSample *sample, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (MnTsv) tsv = mn_tsv_load (MN_SAMPLE_TABLES "villages.tsv", error);

  if (tsv == NULL || !_mn_sample_table (sample, "village", "villages.tsv", ids, error))
    return FALSE;
  for (guint i = 0; i < mn_tsv_n_rows (tsv); i++)
    {
      MnSampleVillage village = { .id = g_array_index (ids, gint64, i) };
      const char *unit = mn_tsv_get (tsv, i, mn_tsv_column (tsv, "unit"));

      while (!g_str_equal (_mn_sample_commune (sample, village.commune)->code, unit))
        village.commune++;
      village.weight = (guint)g_ascii_strtoull (mn_tsv_get (tsv, i, mn_tsv_column (tsv, "weight")), NULL, 10);
      village.minority = *mn_tsv_get (tsv, i, mn_tsv_column (tsv, "ethnic_group")) != '\0';
      g_array_append_val (sample->villages, village);
    }
  return TRUE;
}

/* The only row of an entity that every register has. */
static MnRecord *
load_only (MnSample *sample, const char *entity, GError **error)
{
  MnDb *db = mn_transaction_get_db (sample->tx);
  g_autofree char *sql = g_strdup_printf ("SELECT min(id) FROM %s WHERE deleted_at IS NULL", entity);
  gint64 id = mn_db_get_int (db, sql, 0, error);

  return id != 0 ? mn_record_load (db, mn_entity_find (entity), id, error) : NULL;
}

static gboolean
write_register (MnSample *sample, GError **error)
{
  g_autoptr (MnRecord) row = load_only (sample, "register", error);

  if (row == NULL)
    return FALSE;
  mn_record_set_text (row, "name", "Sổ dữ liệu mẫu huyện Cam Lộ");
  mn_record_set_integer (row, "sample", TRUE);
  mn_record_set_text (
      row, "note",
      "Dữ liệu mẫu. Mọi trẻ em, hộ gia đình và cán bộ đều do chương trình đặt ra. Số lượng lấy từ Báo cáo sơ kết 5 năm "
      "thực hiện Chỉ thị số 20-CT/TW của huyện Cam Lộ (số liệu đến ngày 31/5/2017); phần nguồn không cho biết là số "
      "liệu minh họa.");
  return mn_record_save (row, sample->tx, sample->on, error);
}

static gboolean
write_office (MnSample *sample, GError **error)
{
  static const char *const fields[][2] = {
    { "name", "Phòng Lao động - Thương binh và Xã hội" },
    { "parent_name", "Ủy ban nhân dân huyện Cam Lộ" },
    { "place", "Cam Lộ" },
    { "head_name", "Trần Minh Khải" },
    { "accountant_name", "Hoàng Đức Thịnh" },
    { "preparer_name", "Lê Thị Thu Hà" },
    { "note", "Tên người ký là số liệu minh họa" },
  };
  g_autoptr (MnRecord) row = load_only (sample, "office", error);

  if (row == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    mn_record_set_text (row, fields[i][0], fields[i][1]);
  if (!_mn_sample_set_link (sample, row, "unit", UNIT, error) || !mn_record_save (row, sample->tx, sample->on, error))
    return FALSE;
  return _mn_sample_table (sample, "officer", "officers.tsv", NULL, error);
}

/* MnWriteFunc, on the writer thread. */
static gboolean
write_sample (MnTransaction *tx, gpointer data, GError **error)
{
  g_autoptr (MnSample) sample = sample_new (tx, data);

  mn_transaction_set_subject (tx, "Dữ liệu mẫu huyện Cam Lộ");
  sample->names = _mn_sample_names_load (error);
  return sample->names != NULL && write_register (sample, error) && write_office (sample, error)
         && load_communes (sample, error) && write_villages (sample, error) && _mn_sample_make_people (sample, error)
         && _mn_sample_write_people (sample, error) && _mn_sample_write_care (sample, error)
         && _mn_sample_write_cards (sample, error) && _mn_sample_write_awards (sample, error)
         && _mn_sample_write_programmes (sample, error)
         && _mn_sample_table (sample, "budget_line", "budget-lines.tsv", NULL, error)
         && _mn_sample_table (sample, "voucher", "vouchers.tsv", NULL, error)
         && _mn_sample_table (sample, "observation", "observations.tsv", NULL, error)
         && !g_cancellable_set_error_if_cancelled (sample->cancellable, error);
}

/* MnBuildFunc. */
static gboolean
build_sample (MnRegister *reg, gpointer data, GCancellable *cancellable, GError **error)
{
  MnStore *store = mn_register_get_store (reg);

  return mn_store_write (store, "sample", write_sample, cancellable, NULL, error);
}

gboolean
mn_sample_write (const char *path, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (path != NULL, FALSE);

  return mn_register_build (path, UNIT, WORKING_DATE, START, build_sample, NULL, cancellable, error);
}
